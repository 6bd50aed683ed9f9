"""How often the encoding of a CSV file is read rightly, refused, or read wrongly: `python -m benchmarks.encodings`.

The files are made of the names in the sample data, which are real, with 1 to 200 rows and sometimes headings.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import sample_data
from graph.catalogue import read_catalogue
from loaders.encodings import Undecodable, decoded
from loaders.reading import read

TARGET = Path(__file__).parents[1] / "docs" / "encodings.md"
HEAD = """# How often the encoding of a CSV file is found

Made by `python -m benchmarks.encodings`: files of the names in the sample data, with 1 to 200 rows, short ones
also without headings; half-width kana, Windows' own characters and rare kanji are among them. Every tenth of
the short files also went to charset-normalizer. "Refused" is with a sentence that says the line and the way
out. Of the mixed files about a tenth have all their Japanese in one of the two encodings, and are read. EUC-JP
without kana cannot be told from Chinese or Korean, and is refused. What is read wrongly are Chinese words of
two characters whose bytes are valid UTF-8.

"""
COMPARED_ROWS, COMPARED_EVERY = 5, 10
"""The library is slow: only every tenth of the short files is given to it."""
HEADINGS = "機関ID,機関名,所在地,備考"
ODD = ["ｹｱﾊｳｽｶｸｳ", "㈱架空ﾌｰｽﾞ", "髙﨑架空会", "①相談支援", "架空～みどり", "籠り支援檮原", "架空橋本病院（分院）"]
"""Half-width kana, Windows' own characters, kanji of the second level: what names have beside everyday characters."""
FOREIGN = {
    "gb18030": ["社会福利机构", "医院", "学校", "居民委员会", "市政府办公室", "心理咨询中心"],
    "big5": ["社會福利機構", "醫院", "學校", "社區發展協會", "市政府辦公室", "心理諮商中心"],
    "cp949": ["사회복지협의회", "병원", "학교", "주민센터", "시청", "상담소"],
}
"""Names of the kind that files in the encodings of neighbours hold."""
LENGTHS = (1, 2, 5, 20, 200)
TRIES = 200
PLAIN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp_ext",
         "gb18030", "big5", "cp949")


def names() -> list[str]:
    """Return every name and place in the sample data."""
    records = read(sample_data.FOLDERS, catalogue=read_catalogue(), recorded=lambda _: None).records
    texts = {record.area.name for record in records}
    for record in records:
        texts |= {o.name for o in record.organisations} | {n.name for n in record.networks}
        texts |= {o.place for o in record.organisations if o.place} | {r.text for r in record.remarks}
    return sorted(texts) + ODD


def table(chance: random.Random, words: list[str], length: int, headings: str) -> list[str]:
    """Return the lines of an invented file."""
    lines = [headings] * chance.choice((0, 1)) if length < COMPARED_ROWS else [headings]
    return lines + [",".join((f"o{n}", *chance.choices(words, k=3))) for n in range(length)]


def written(lines: list[str], encoding: str) -> bytes:
    """Return lines as a file."""
    return "".join(line + "\r\n" for line in lines).encode(encoding)


def mixed(first: str, second: str) -> Callable[[random.Random, list[str]], bytes]:
    """Return what writes the beginning of a file in one encoding and the rest in another."""
    def write(chance: random.Random, lines: list[str]) -> bytes:
        at = chance.randrange(1, len(lines)) if len(lines) > 1 else 0
        return written(lines[:at], first) + written(lines[at:], second)
    return write


def cut(encoding: str) -> Callable[[random.Random, list[str]], bytes]:
    """Return what writes a file and loses its last bytes, in the middle of a character."""
    def write(_: random.Random, lines: list[str]) -> bytes:
        return written([*lines, "架空"], encoding).rstrip(b"\r\n")[:-1]
    return write


def garbled(_: random.Random, lines: list[str]) -> bytes:
    """Return UTF-8 that was read as Shift_JIS and saved as UTF-8."""
    return written(lines, "utf-8").decode("cp932", "replace").encode()


CASES: dict[str, Callable[[random.Random, list[str]], bytes]] = {
    **{name: (lambda _, lines, name=name: written(lines, name)) for name in PLAIN},
    "cp932, then UTF-8": mixed("cp932", "utf-8"), "UTF-8, then cp932": mixed("utf-8", "cp932"),
    "cp932, then EUC-JP": mixed("cp932", "euc_jp"), "EUC-JP, then cp932": mixed("euc_jp", "cp932"),
    "cut UTF-8": cut("utf-8"), "cut cp932": cut("cp932"), "cut EUC-JP": cut("euc_jp"), "garbled before": garbled,
}


def outcomes(name: str, length: int, words: list[str], *, tries: int = TRIES, compared: bool = True) -> Counter[str]:
    """Return how many files of a case were read rightly, refused, or read wrongly, by us and by the library."""
    chance, counts = random.Random(f"{name}{length}"), Counter[str]()
    words = FOREIGN.get(name) or [word for word in words if _can_be_written(name, word)]
    headings = ",".join(words[:4]) if name in FOREIGN else HEADINGS
    for _ in range(tries):
        lines = table(chance, words, length, headings)
        content = CASES[name](chance, lines)
        right = "".join(line + "\r\n" for line in lines)
        counts["files"] += 1
        counts[_ours(content, right)] += 1
        if compared and length <= COMPARED_ROWS and counts["files"] % COMPARED_EVERY == 0:
            from charset_normalizer import from_bytes  # only here: the tests make the same files without it

            best = from_bytes(content).best()
            ok = best is not None and str(best).lstrip("\ufeff") == right
            counts["library right" if ok else "library refused" if best is None else "library wrong"] += 1
    return counts


def _can_be_written(name: str, word: str) -> bool:
    try:
        CASES[name](random.Random(name), [word, HEADINGS])
        CASES[name](random.Random(name), [HEADINGS, word])
    except UnicodeEncodeError:
        return False
    return True


def _ours(content: bytes, right: str) -> str:
    try:
        return "right" if decoded(content).text == right else "wrong"
    except Undecodable:
        return "refused"


def rows() -> Iterator[str]:
    """Yield the lines of the table in docs/encodings.md."""
    words = names()
    yield "| file | files | read rightly | refused | read wrongly | charset-normalizer: rightly / refused / wrongly |"
    yield "|---|---|---|---|---|---|"
    for name in CASES:
        sums = sum((outcomes(name, length, words) for length in LENGTHS), Counter[str]())
        library = " / ".join(str(sums[f"library {what}"]) for what in ("right", "refused", "wrong"))
        yield f"| {name} | {sums['files']} | {sums['right']} | {sums['refused']} | {sums['wrong']} | {library} |"


def main() -> None:
    """Make all files and write docs/encodings.md."""
    TARGET.write_text(HEAD + "\n".join(rows()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
