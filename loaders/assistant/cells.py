"""What a single cell looks like, whatever its column: a number, a mark, a date, a term, a telephone number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from graph.dates import RecordedDate
from loaders.assistant.grid import CUT
from loaders.assistant.spelling import kept, plain
from loaders.assistant.vocabulary import plain_words, words
from loaders.dates import read_date

_COUNTED = r"[0-9]{1,4}|[一二三四五六七八九十百]{1,4}|[ア-ン]|[a-z]|[ivx]{1,4}|[イロハニホヘト]"
_NUMBER = re.compile(rf"(?:no\.?|第)?\(?(?:{_COUNTED})[)\].、:]?|[0-9]{{1,3}}-[0-9]{{1,3}}")
_FIGURE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?(?:%|件|人|名|回|団体|機関|市町村|か所|箇所)?|[0-9]+[/／][0-9]+")
_MARKS = {
    "〇": "○",
    "◯": "○",
    "⭕": "○",
    "o": "○",
    "⚪": "○",
    "⃝": "○",
    "◦": "○",
    "⚫": "●",
    "⦿": "◎",
    "✔": "✓",
    "☑": "✓",
    "✅": "✓",
    "✕": "×",
    "✖": "×",
    "✗": "×",
    "✘": "×",
    "❌": "×",
    "x": "×",
    "ー": "－",
    "-": "－",
    "―": "－",
    "—": "－",
    "–": "－",
    "−": "－",
    "─": "－",
    "‐": "－",
    "━": "－",
    "/": "／",
    "\\": "＼",
    "l": "レ",
    "⟋": "／",
    "⟍": "＼",
    "╱": "／",
    "╲": "＼",
    "→": "→",
    "·": "・",
    "．": "・",
    ".": "・",
}
_SIGNS = re.compile(r"[○●◎◉△▲▽▼□■◇◆☆★✓×－／＼レ・]+")
_PHONE = re.compile(
    r"(?:tel|電話|fax)?:?\(?0\d{1,4}\)?[-‐―ー−(]?\d{1,4}[-‐―ー−)]?\d{3,4}(?:\(?(?:内線|代表?|直通)\)?[\d-]*\)?)?"
)
_MOBILE = re.compile(r"(?<!\d)0[5789]0[-‐―ー−( ]{0,2}\d{4}[-‐―ー−) ]{0,2}\d{4}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BETWEEN = re.compile(r"[~〜～]|から|より|-(?=[^-]*[年/.元])|—|–|―|‐|→|自|至|\n")
_SENTENCE = re.compile(
    r"[。]$|(?:です|ます|ません|ください|こと|とする|による|される|された|場合がある|ものとする|含まない|含む|除く"
    r"|である|基づき設置|願います)[。)]?$"
)


@lru_cache(maxsize=65536)
def mark(text: str) -> str:
    """Return a mark in its plainest shape (○ for 〇 and ◯), or the plain text when it is no mark."""
    signs = plain(text)
    return "".join(_MARKS.get(sign, sign) for sign in signs)


@cache
def signs(part: str) -> Mapping[str, str]:
    """Return what each sign of a part of `words.toml` means, by the sign's plainest shape."""
    return {mark(word): meaning for meaning, spellings in words(part).items() for word in spellings}


def is_mark(text: str) -> bool:
    """Return whether a cell holds a sign, or a word that a table of ○ uses like one."""
    seen = mark(text)
    return bool(_SIGNS.fullmatch(seen)) or seen in signs("marks")


def says_no(text: str) -> bool:
    """Return whether a sign in a table of ○ says no: ×, －, ／, 無, 0."""
    return signs("marks").get(mark(text)) == "no"


def is_number(text: str) -> bool:
    """Return whether a cell holds an item's number: 1, ①, (3), ア, No.4."""
    return bool(_NUMBER.fullmatch(plain(text)))


def is_figure(text: str) -> bool:
    """Return whether a cell holds a count or a share: 12, 4／4, 33.8%, 7団体."""
    return bool(_FIGURE.fullmatch(plain(text)))


def is_phone(text: str) -> bool:
    """Return whether a cell holds a telephone number and nothing else."""
    return bool(_PHONE.fullmatch(plain(text)))


def has_mobile(text: str) -> bool:
    """Return whether a text holds a mobile number (070, 080, 090) or an IP number (050), in any width."""
    return bool(_MOBILE.search(plain(text)))


def has_mail(text: str) -> bool:
    """Return whether a text holds an e-mail address."""
    return "@" in plain(text) and bool(_MAIL.search(plain(text)))


def is_sentence(text: str) -> bool:
    """Return whether a text is a sentence rather than a name."""
    return bool(_SENTENCE.search(plain(text))) or len(plain(text)) > 80


def is_note(text: str) -> bool:
    """Return whether a text is a note about the table: 「※ 部会は含まない。」."""
    return plain(text).startswith(tuple(plain_words("notes", "begins")))


def is_ditto(text: str) -> bool:
    """Return whether a cell says that the one above holds: 〃, 同上."""
    return plain(text).strip("()") in plain_words("ditto", "exactly")


def is_nothing(text: str) -> bool:
    """Return whether an answer names nobody: 特になし, 無, －, or an empty cell."""
    return not text.strip() or plain(text).strip("()") in plain_words("none", "exactly")


def is_total(text: str) -> bool:
    """Return whether a cell labels a total: 計, 市計, 参加会議体数, 計12名."""
    seen = re.sub(r"[0-9]+(?:名|人|団体|機関)?$", "", plain(text)).strip("()【】")
    return seen in plain_words("totals", "exactly") or bool(
        re.fullmatch(r".{0,8}(?:市|町|村|県|府|道|都|郡|区|域|ブロック|管内|小|合|総|部)計", seen)
    )


def is_example(text: str) -> bool:
    """Return whether a cell marks its row as an example for whoever fills the form."""
    return plain(text).startswith(tuple(plain_words("examples", "begins")))


@lru_cache(maxsize=65536)
def date_of(text: str) -> RecordedDate | None:
    """Return the date that a cell holds, or None; a time of day behind it does not matter."""
    try:
        return read_date(kept(text).strip("()（）").removesuffix("現在").removesuffix("時点"))
    except ValueError:
        return None


def moment_of(text: str) -> str:
    """Return a text by which answers are put in order of time: 2024/06/03 10:11:05; empty for no moment."""
    seen = re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\D*(\d{1,2})?:?(\d{1,2})?:?(\d{1,2})?", kept(text))
    if seen:
        return "".join(f"{int(part or 0):04}" for part in seen.groups())
    date = date_of(text)
    return str(date).replace("-", "").ljust(24, "0") if date else ""


@lru_cache(maxsize=4096)
def term_of(text: str) -> tuple[RecordedDate | None, RecordedDate | None]:
    """Return the beginning and the end of a term: 「R6.4.1～R8.3.31」. A length (2年) alone is no date."""
    seen = plain(kept_lines(text))
    parts = [part for part in _BETWEEN.split(seen) if part is not None]
    parts = [part.removesuffix("まで").strip("()、,:") for part in parts]
    dates = [(number, date_of(part)) for number, part in enumerate(parts) if part]
    dates = [(number, date) for number, date in dates if date]
    if not dates and len(parts) < 2:
        return None, None
    if len(dates) == 1:
        number, date = dates[0]
        later = _with_era_of(parts[number], parts[number + 1]) if number + 1 < len(parts) and number == 0 else ""
        end = date_of(later) if later else None
        if end:
            return date, end
        is_end = seen.endswith("まで") or (number > 0 and not any(parts[:number]) and len(parts) > 1)
        return (None, date) if is_end else (date, None) if len(parts) > 1 else (None, None)
    return (dates[0][1], dates[1][1]) if len(dates) == 2 else (None, None)


def kept_lines(text: str) -> str:
    """Return a text whose line breaks stand as 〜: a term over two lines."""
    return (
        "〜".join(line.strip() for line in text.splitlines() if line.strip(" 　〜～~"))
        if "\n" in text.strip()
        else text
    )


def _with_era_of(first: str, second: str) -> str:
    """Return the second date with the first one's era: 「令和6年4月1日～8年3月31日」."""
    era = re.match(r"(令和|平成|昭和|[rhs])", first)
    return era.group(1) + second if era and re.match(r"\d{1,2}[年.]", second) else ""


def cut_free(text: str) -> str:
    """Return a text without the mark of what was cut out of it."""
    return text.replace(CUT, "").strip(" 　()（）:：・、,")
