"""CSV files: the encoding is decided on the whole file, and said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from loaders import limits
from loaders.problems import ProblemKind, RemarkedKind
from loaders.tables import Reports, Table, check_cells

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NAMES = {"utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-8": "UTF-8", "cp932": "Shift_JIS (cp932)"}
SEPARATORS = ",\t;"


def csv_table(file: str, content: bytes, reports: Reports) -> Table | None:
    """Return the table of a CSV file, or None with a problem reported."""
    text = _decoded(file, content, reports)
    if text is None:
        return None
    name = PurePath(file).stem
    try:
        rows = list(_rows(text))
    except csv.Error:
        reports.problem(ProblemKind.CELL_TOO_LONG, file, sheet=name, detail=str(limits.CHARACTERS))
        return None
    if not any(any(row) for row in rows):
        reports.problem(ProblemKind.EMPTY_FILE, file)
        return None
    table = Table(file, name, rows)
    return table if check_cells(table, reports) else None


def _decoded(file: str, content: bytes, reports: Reports) -> str | None:
    marked = next((e for mark, e in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            broken = error
            continue
        if "\x00" in text:
            reports.problem(ProblemKind.NOT_WHAT_IT_CLAIMS, file, detail="NUL")
            return None
        reports.remark(RemarkedKind.ENCODING, file, value=NAMES[encoding])
        return text
    line = content.count(b"\n", 0, broken.start) + 1
    reports.problem(ProblemKind.UNDECODABLE, file, row=line, value=f"0x{content[broken.start]:02X}")
    return None


def _rows(text: str) -> Iterator[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield [cell.strip() for cell in row]
