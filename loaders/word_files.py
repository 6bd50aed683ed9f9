"""Word documents as tables: paragraphs with Word's own numbers in front, and each table by itself.

Headers, footers, comments and the file's properties name whoever wrote it: they are never read. What is crossed out,
deleted or hidden is not read either.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from loaders import limits
from loaders.problems import ProblemKind
from loaders.tables import Form, Looks, Reports, Span, Table, check_cells
from loaders.word_numbers import Numbering
from loaders.workbooks import BROKEN_ARCHIVE

_NOT_SEEN = ("w:strike", "w:dstrike", "w:vanish")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_APART = {qn("w:txbxContent"), qn("w:rt"), _FALLBACK}
"""What stands in a paragraph and is no part of its text: text boxes, the reading above a word, older copies."""


def document_tables(file: str, path: Path, reports: Reports, book: str = "") -> list[Table]:
    """Return a document's runs of paragraphs and its tables, in their order; what cannot be read is reported."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > limits.UNPACKED_BYTES:
                reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.UNPACKED_BYTES >> 20} MB")
                return []
        tables = _tables(Document(str(path)), file, book or file)
    except (*BROKEN_ARCHIVE, OpcError, XMLSyntaxError, KeyError, AttributeError) as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return []
    if not tables:
        reports.problem(ProblemKind.EMPTY_FILE, file)
    fine = [table for table in tables if check_cells(table, reports)]
    return fine if len(fine) == len(tables) else []


def _tables(document: Any, file: str, book: str) -> list[Table]:
    numbers = Numbering(document)
    tables: list[Table] = []
    lines: list[str] = []
    count = 0
    for element in _parts(document.element.body):
        if element.tag == qn("w:p"):
            lines += _lines(element, numbers)
            continue
        count += 1
        tables += _text_table(lines, file, book)
        tables.append(_table(element, file, f"表{count}", book))
        lines = []
    return [*tables, *_text_table(lines, file, book)]


def _text_table(lines: list[str], file: str, book: str) -> list[Table]:
    has_text = any(line.strip() for line in lines)
    return [Table(file, PurePath(file).stem, [[line] for line in lines], book, form=Form.TEXT)] if has_text else []


def _parts(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a body, those inside a form field as well."""
    for element in parent:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _parts(element)


def _lines(paragraph: Any, numbers: Numbering) -> list[str]:
    """Return the lines of a paragraph, after those of text boxes that hang on it."""
    boxes = [
        line
        for box in paragraph.iter(qn("w:txbxContent"))
        if not any(True for _ in box.iterancestors(_FALLBACK))
        for inner in _parts(box)
        if inner.tag == qn("w:p")
        for line in _text(inner).split("\n")
    ]
    text = _text(paragraph)
    first, *rest = text.split("\n")
    return [*boxes, (numbers.mark(paragraph) if text.strip() else "") + first, *rest]


def _text(paragraph: Any) -> str:
    """Return a paragraph's text as a reader sees it."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for part in element:
        if part.tag in _APART or (part.tag == qn("w:r") and _is_unseen(part)):
            continue
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag == qn("w:tab") and element.tag == qn("w:r"):
            yield "\t"
        elif part.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        else:
            yield from _pieces(part)


def _is_unseen(run: Any) -> bool:
    marks = [run.find(f"{qn('w:rPr')}/{qn(name)}") for name in _NOT_SEEN]
    return any(mark is not None and mark.get(qn("w:val")) not in ("0", "false") for mark in marks)


def _table(table: Any, file: str, name: str, book: str) -> Table:
    rows: list[list[str]] = []
    spans: dict[tuple[int, int], Span] = {}
    tops: dict[int, int] = {}
    for at, row in enumerate(_inside(table, "w:tr")):
        cells: list[str] = [""] * _number(row.find(qn("w:trPr")), "w:gridBefore", 0)
        for cell in _inside(row, "w:tc"):
            left, width = len(cells), _number(cell.find(qn("w:tcPr")), "w:gridSpan", 1)
            goes_on = _goes_on(cell) and left in tops
            tops[left] = top = tops[left] if goes_on else at
            spans[top, left] = Span(top, left, at, left + width - 1)
            text = "" if goes_on else "\n".join(filter(None, (_text(p).strip() for p in _inside(cell, "w:p"))))
            cells += [text, *[""] * (width - 1)]
        rows.append(cells)
    merged = tuple(span for span in spans.values() if span.top != span.bottom or span.left != span.right)
    return Table(file, name, rows, book, looks=Looks(merged=merged))


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table, the cells of a row or the paragraphs of a cell, not those of a table within."""
    for element in parent:
        if element.tag == qn(name):
            yield element
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _inside(element, name)


def _goes_on(cell: Any) -> bool:
    """Return whether a cell is the lower part of the one above it."""
    vertical = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return vertical is not None and vertical.get(qn("w:val")) != "restart"


def _number(properties: Any, name: str, otherwise: int) -> int:
    element = properties.find(qn(name)) if properties is not None else None
    return int(element.get(qn("w:val"))) if element is not None else otherwise
