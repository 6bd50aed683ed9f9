"""In which encoding a file is written: decided on the whole file by how much of it reads as Japanese, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.japanese_text import KANA, Met, japanese_share, met

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32",
                    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NAMES = {"utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
         "utf-32": "UTF-32", "utf-8": "UTF-8", "cp932": "Shift_JIS (cp932)", "euc_jp": "EUC-JP",
         "iso2022_jp_ext": "ISO-2022-JP", "gb18030": "GB18030", "big5": "Big5", "cp949": "EUC-KR"}
_JAPANESE = ("cp932", "euc_jp")
_OTHERS = ("gb18030", "big5", "cp949")
"""Encodings of neighbours that we do not read: a file that may be one of theirs is doubtful."""
_SURE, _CLEARLY_BETTER = 0.85, 0.25
"""Shares of a file's bytes that read as everyday Japanese: in the right encoding, and how far behind the next is."""
_PLAUSIBLE = 0.6
_LINE_IS_OTHERWISE = 0.4
_TIMES_MORE_ZEROS = 2
"""Of UTF-16 without its mark: every ASCII character has a zero on one side, a few others on the other one."""
_GARBLED_SHARE = 0.15
_GARBLED = re.compile("[縺繧繝縲]")
"""What UTF-8 kana become when they were once read as Shift_JIS and saved like that."""
_MAY_BE_GARBLED = re.compile("[縺繧繝縲\uff61-\uff9f]")
_NOT_IN_WINDOWS = re.compile(r"[\x80-\xa0\uf8f0-\uf8f3]")
"""What Python's cp932 reads from bytes that Windows' own does not use: a sign of another encoding."""
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]{5,}-?")
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I")
_SAMPLE = 20
"""Characters shown of how a doubtful file would read."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding it is in."""

    text: str
    encoding: str


class Undecodable(ValueError):
    """A file that no encoding we read makes sense of. `row` is the line from 1 where that shows, or None."""

    def __init__(self, row: int | None, value: str) -> None:
        super().__init__(row, value)
        self.row, self.value = row, value


class CutOff(Undecodable):
    """A file that ends within a character."""


class Doubtful(Undecodable):
    """A file that may be in one encoding or another; `value` is how it would read."""


class Mixed(Undecodable):
    """A file of which some lines are in one encoding and some in another."""


def decoded(content: bytes) -> Decoded:
    """Return the text of a file. Raises Undecodable, or what is more exactly wrong with it."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    if marked:
        return Decoded(_strictly(content, marked), marked)
    if (unmarked := _utf_16(content)) is not None:
        return unmarked
    if any(escape in content for escape in _ESCAPES) and not _NOT_ASCII.search(content):
        return Decoded(_strictly(content, "iso2022_jp_ext"), "iso2022_jp_ext")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(content, error)
    _check_utf_8(content, text)
    return Decoded(text, "utf-8")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        row = None if encoding.startswith(("utf-16", "utf-32")) else _row(content, error.start)
        if _is_at_the_end(content, error):
            raise CutOff(row, NAMES[encoding]) from error
        raise Undecodable(row, f"0x{content[error.start]:02X}") from error


def _utf_16(content: bytes) -> Decoded | None:
    """Return the text of UTF-16 without its mark, known by the zeros beside commas and line ends; else None."""
    for encoding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = content[at::2].count(0), content[1 - at::2].count(0)
        if zeros > 1 and zeros > _TIMES_MORE_ZEROS * others:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError as error:
                if _is_at_the_end(content, error):
                    raise CutOff(None, NAMES[encoding]) from error
                continue
            if japanese_share(text, encoding) >= _PLAUSIBLE:
                return Decoded(text, encoding)
    return None


def _check_utf_8(content: bytes, text: str) -> None:
    """Refuse UTF-8 whose text went through a wrong encoding before, or is another one in disguise."""
    if (lost := text.find("\ufffd")) >= 0:
        raise Doubtful(text.count("\n", 0, lost) + 1, _sample(text, lost))
    for number, line in enumerate(text.splitlines() if _MAY_BE_GARBLED.search(text) else (), start=1):
        if _MAY_BE_GARBLED.search(line) and _is_garbled(line):
            raise Doubtful(number, _sample(line, 0))
    if text.isascii() and (match := _UTF_7.search(content)):
        try:
            disguised = match[0].decode("utf-7")
        except UnicodeDecodeError:
            return
        if KANA.search(disguised) and japanese_share(disguised, "utf-8") >= _SURE:
            raise Doubtful(_row(content, match.start()), f"UTF-7: {disguised[:_SAMPLE]}")


def _is_garbled(line: str) -> bool:
    """Return whether a line is UTF-8 that was read as Shift_JIS and saved like that: 「譫ｶ遨ｺ縺ｿ」 for 「架空み」."""
    try:
        return not line.encode("cp932").decode("utf-8").isascii()
    except UnicodeError:
        kinds = [met(character) for character in line if character > "\x7f"]
        mixed = Met.NARROW in kinds and kinds.count(Met.RARE) > len(kinds) * _GARBLED_SHARE
        return mixed or len(_GARBLED.findall(line)) > max(1, len(kinds) * _GARBLED_SHARE)


def _not_utf_8(content: bytes, error: UnicodeDecodeError) -> Decoded:
    """Return the text of a file that is not UTF-8, where one encoding makes clearly more sense than all others."""
    if _is_at_the_end(content, error) and japanese_share(content[:error.start].decode("utf-8"), "utf-8") >= _SURE \
            and _NOT_ASCII.search(content[:error.start]):
        raise CutOff(_row(content, error.start), NAMES["utf-8"])
    shares = sorted(_readings(content), key=lambda reading: reading[0], reverse=True)
    broken_at = _first_not_in_windows(content)
    if not shares:
        _refuse_mixed(content)
        if broken_at is not None and broken_at >= len(content) - 1:
            raise CutOff(_row(content, broken_at), NAMES["cp932"])
        at = error.start if broken_at is None else broken_at
        raise Undecodable(_row(content, at), f"0x{content[at]:02X}")
    share, encoding, text = shares[0]
    _refuse_mixed(content, encoding if encoding in _JAPANESE else "")
    second = shares[1][0] if len(shares) > 1 else 0.0
    # Without kana the bytes of EUC-JP may as well be Chinese or Korean: the kanji lie in the same places.
    is_kanji_only = encoding == "euc_jp" and not KANA.search(text)
    if encoding not in _JAPANESE or is_kanji_only or not _is_clear(share, second):
        at = next(_NOT_ASCII.finditer(content)).start()
        raise Doubtful(_row(content, at), " / ".join(
            f"{NAMES[name]}: {_sample(read, 0)}" for _, name, read in shares[:3]))
    return Decoded(text, encoding)


def _is_clear(share: float, second: float) -> bool:
    """Return whether the best reading of a file can be believed, by its share and the next one's."""
    if share >= _SURE:
        return share == 1 or share - second >= _CLEARLY_BETTER
    return share >= _PLAUSIBLE and share - second >= _LINE_IS_OTHERWISE


def _readings(content: bytes) -> Iterator[tuple[float, str, str]]:
    for encoding in (*_JAPANESE, *_OTHERS):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp932" or not _NOT_IN_WINDOWS.search(text):
            yield japanese_share(text, encoding), encoding, text


def _refuse_mixed(content: bytes, encoding: str = "") -> None:
    """Raise Mixed where a line is plainly in another encoding than the file, or than the lines before it."""
    before = encoding
    for number, line in enumerate(content.splitlines(), start=1):
        if not _NOT_ASCII.search(line):
            continue
        texts = {name: text for name in ("utf-8", *_JAPANESE) if (text := _line_in(line, name)) is not None}
        if not texts:
            return
        if texts.keys() == {before}:
            continue
        shares = {name: japanese_share(text, name) for name, text in texts.items()}
        best = max(shares, key=lambda name: shares[name])
        if before and shares[best] - shares.get(before, 0.0) > _LINE_IS_OTHERWISE and shares[best] >= _SURE:
            raise Mixed(number, f"{NAMES[before]} / {NAMES[best]}")
        before = before or best


def _line_in(line: bytes, encoding: str) -> str | None:
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if encoding == "cp932" and _NOT_IN_WINDOWS.search(text) else text


def _first_not_in_windows(content: bytes) -> int | None:
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError as error:
        return error.start
    odd = _NOT_IN_WINDOWS.search(text)
    return len(text[: odd.start()].encode("cp932")) if odd else None


def _is_at_the_end(content: bytes, error: UnicodeDecodeError) -> bool:
    return error.start >= len(content) - 3 and ("end" in error.reason or "truncated" in error.reason
                                                or "incomplete" in error.reason)


def _row(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1


def _sample(text: str, at: int) -> str:
    """Return some of a text, beginning with what is not ASCII."""
    begin = next((place for place in range(at, len(text)) if text[place] > "\x7f"), at)
    return " ".join(text[begin:begin + _SAMPLE].split())
