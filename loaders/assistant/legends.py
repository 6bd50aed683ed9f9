"""Legends: what the signs in a table's cells mean, as the file says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.assistant.cells import mark
from loaders.assistant.grid import Grid
from loaders.assistant.guess import Sign
from loaders.assistant.headings import role_of, tie_kinds_in
from loaders.assistant.seats import seat_in
from loaders.assistant.signs import is_sign_word
from loaders.assistant.spelling import kept, plain
from loaders.assistant.vocabulary import one_of

_SHAPE = r"[○〇◯◎●◉⦿△▲▽▼□■◇◆☆★✓✔×✕✖✗]"
_SIGN = (
    rf"(?:{_SHAPE}|[／＼－ー―—\-]|[0-9０-９①-⑩]{{1,2}}|[A-Za-zＡ-Ｚａ-ｚ]{{1,2}}|空欄|空白|無印"
    rf"|[「『][^」』]{{1,4}}[」』]"
    r"|[\u3041-\u30fa\u4e00-\u9fff]{1,2})"
)
_IS = r"[ 　]*印?[ 　]*(?:(?:[:：＝=…‥→]|\.{2,})+|(?<=[○〇◯◎●◉△▲▽▼□■◇◆☆★×印」])は)[ 　]*"
_NOT_BEHIND = r"(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ.．年月/／\u4e00-\u9fff])"
_ENTRY = re.compile(
    rf"{_NOT_BEHIND}(?P<signs>{_SIGN}(?:[・、,/／ 　]{_SIGN})*){_IS}(?P<text>[^\n]+?)(?="
    rf"(?:[ 　、,，；;／/。)）】\]]+{_SIGN}{_IS})|[\n]|$)"
)
_TURNED_ENTRY = re.compile(
    rf"(?P<text>[^、,，;；／/:：＝=()（）「」『』\s]{{2,24}}?)[ 　]*[:：＝=…→][ 　]*"
    rf"(?P<signs>{_SHAPE}|[－ー―—\-])(?=[、,，;；／/）)」』。 　]|$)"
)
"""An entry that ends with its sign: 「月1回以上：◎、年数回：○」."""
_BARE_ENTRY = re.compile(rf"(?P<signs>{_SHAPE})印?[ 　]*(?P<text>[^○〇◯◎●◉⦿△▲▽▼□■◇◆☆★✓✔×✕✖✗\n]{{2,24}})")
_COUNTED_ENTRY = re.compile(
    r"(?:^|[ 　、\n])(?P<signs>[0-9０-９①-⑨])[.．:： 　)）]?[ 　]*(?P<text>[^\d０-９\n①-⑨]{2,24}?)"
    r"(?=[ 　、,\n]+[0-9０-９①-⑨]|\n|$)"
)
_LEAD = re.compile(
    r"^[ 　]*[（(【\[<＜※＊*・]*(?:凡例|記号|注記?|表の見方|符号|表記|回答|選択肢|記入方法"
    r"|評価)?[ 　:：】\])）>＞]*(?:は)?[ 　]*"
)
_ALSO = re.compile(r"[（(]((?:[「『][^」』]{1,4}[」』][・、]?)+|[^（）()」』（]{1,12}?)も(.{1,8}?)[）)]")
_QUOTED = re.compile(r"[「『]([^」』]{1,4})[」』]")
_VERB = re.compile(r"(?:を(?:示す|表す|意味する|指す)|であることを示す|とする|である)[。]?$")
_MAY_EXPLAIN = re.compile(rf"[:：＝=…‥→は印]|\.\.|{_SHAPE}|[0-9０-９①-⑨][.．:： 　)）]?[ 　]*[^0-9０-９]")
LONGEST_MEANING = 60
MOST_EXPLAINED = 14
"""Cells of a row beyond which it is no legend laid out in cells."""


def legend_of(grids: Iterable[Grid]) -> tuple[Sign, ...]:
    """Return the signs that legends anywhere in a file explain, each once; the first explanation counts."""
    meanings: dict[str, str] = {}
    for grid in grids:
        for text in _texts(grid):
            for sign, meaning in entries_in(text):
                meanings.setdefault(sign, meaning)
    return tuple(Sign(sign, meaning) for sign, meaning in meanings.items())


def _texts(grid: Grid) -> Iterator[str]:
    """Yield the texts that may hold a legend: single cells, and a sign's cell with the one beside it."""
    for row in grid.rows:
        filled = [cell.strip() for cell in row if cell.strip()]
        yield from (cell for cell in filled if len(cell) > 3 and _MAY_EXPLAIN.search(cell))
        if 1 < len(filled) <= MOST_EXPLAINED and _explains(filled):
            pairs = [cell for cell in filled if plain(cell) not in ("凡例", "記号")]
            yield from (f"{sign}：{text}" for sign, text in zip(pairs[::2], pairs[1::2], strict=False))


def _explains(filled: Sequence[str]) -> bool:
    """Return whether a row holds nothing but signs, each with what it may mean: a legend laid out in cells."""
    said = [cell for cell in filled if plain(cell) not in ("凡例", "記号")]
    signs = [cell for cell in said if re.fullmatch(_SIGN, cell)]
    words = [cell for cell in said if cell not in signs]
    is_led = len(said) < len(filled)
    are_shapes = is_led or all(re.fullmatch(_SHAPE, sign) for sign in signs)
    in_turn = said[::2] == signs and said[1::2] == words
    return len(signs) == len(words) and in_turn and are_shapes and all(map(may_be_meaning, words))


def may_be_meaning(text: str) -> bool:
    """Return whether a text may say what a sign means: a seat, a kind of tie, how often, a status."""
    return len(text) <= 30 and bool(
        is_sign_word(text)
        or tie_kinds_in(text)
        or one_of("frequency", "contains").search(plain(text))
        or one_of("tie_none", "contains").search(plain(text))
        or re.search(r"済|未|検討|実施|設置|予定", text)
    )


def entries_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the signs that a text explains, in their plainest shape, with the explanation."""
    for line in text.split("\n"):
        bare = _LEAD.sub("", line)
        turned = list(_TURNED_ENTRY.finditer(bare))
        if len(turned) > 1 and not re.match(_SHAPE, bare.lstrip("「『（(")):
            yield from (entry for match in turned for entry in _explained(match))
            continue
        entries = list(_ENTRY.finditer(bare)) if re.search(r"[:：＝=…‥→は]|\.\.", bare) else []
        yield from (entry for match in entries for entry in _explained(match))
        if not entries:
            loose = list(_BARE_ENTRY.finditer(bare))
            if len({match["signs"] for match in loose}) > 1 or (loose and "凡例" in line):
                yield from (entry for match in loose for entry in _explained(match))
    counted = [match for match in _COUNTED_ENTRY.finditer(_LEAD.sub("", text)) if match]
    numbers = [int(mark(match["signs"])) for match in counted]
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2:
        yield from (entry for match in counted for entry in _explained(match))


def _explained(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    meaning = kept(re.sub(r"[（(]$", "", match["text"])).strip(" 　、,，;；。/／")
    also = _ALSO.search(meaning)
    meaning = _VERB.sub("", _ALSO.sub("", meaning).strip(" 　、,)）】]＞>"))
    if not meaning or len(meaning) > LONGEST_MEANING:
        return
    for sign in re.split(r"[・、,/／ 　]", match["signs"]) if len(match["signs"]) > 1 else [match["signs"]]:
        if sign and not (len(sign) > 1 and (seat_in(sign) or tie_kinds_in(sign) or role_of(sign))):
            yield _bare(sign), meaning
    for sign in _QUOTED.findall(also[1]) or re.split("[・、]", also[1]) if also else ():
        yield _bare(sign), kept(also[2]) if also else meaning


def _bare(sign: str) -> str:
    inside = sign.strip("「」『』")
    return "" if plain(inside) in ("空欄", "空白", "無印") else mark(inside)
