"""CSV files: the encoding is decided on the whole file, and said."""

from __future__ import annotations

import io
import re
from itertools import islice
from pathlib import PurePath

from loaders.csv_rows import csv_rows
from loaders.problems import ProblemKind, RemarkedKind
from loaders.tables import Reports, Table, check_cells

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NAMES = {"utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-8": "UTF-8", "cp932": "Shift_JIS (cp932)"}
SEPARATORS = ",\t;"
LINES_LOOKED_AT = 20
"""Lines by which the separator is known: a title above the headings has none."""
_NOT_IN_WINDOWS = re.compile(r"[\x80-\xa0\uf8f0-\uf8f3]")
"""What Python's cp932 reads from bytes that Windows' own does not use: a sign of another encoding."""


def csv_table(file: str, content: bytes, reports: Reports, book: str = "") -> Table | None:
    """Return the table of a CSV file, or None with a problem reported."""
    text = _decoded(file, content, reports)
    if text is None:
        return None
    name = PurePath(file).stem
    rows = csv_rows(file, text, _separator(text), reports)
    if rows is None:
        return None
    if not any(any(row) for row in rows):
        reports.problem(ProblemKind.EMPTY_FILE, file)
        return None
    table = Table(file, name, rows, book)
    return table if check_cells(table, reports) else None


def _decoded(file: str, content: bytes, reports: Reports) -> str | None:
    marked = next((e for mark, e in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    broken_at = 0
    for encoding in (marked,) if marked else ("utf-8", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            broken_at = error.start
            continue
        if encoding == "cp932" and (odd := _NOT_IN_WINDOWS.search(text)):
            broken_at = len(text[: odd.start()].encode("cp932"))
            continue
        if "\x00" in text:
            reports.problem(ProblemKind.NOT_WHAT_IT_CLAIMS, file, detail=PurePath(file).suffix)
            return None
        reports.remark(RemarkedKind.ENCODING, file, value=NAMES[encoding])
        return text
    line = content.count(b"\n", 0, broken_at) + 1
    reports.problem(ProblemKind.UNDECODABLE, file, row=line, value=f"0x{content[broken_at]:02X}")
    return None


def _separator(text: str) -> str:
    first = "".join(islice(io.StringIO(text), LINES_LOOKED_AT))
    return max(SEPARATORS, key=first.count)
