"""Cells that nobody means well with: they are read or left out and told, and never stop the reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders.assistant.cleaning import cleaned
from loaders.assistant.doubts import LeftOutKind
from loaders.assistant.grid import grid_of
from loaders.assistant.guessing import guess_of
from loaders.assistant.place import AreaName, Surroundings
from loaders.assistant.reading import understand
from loaders.problems import GuessProblemKind, ProblemKind
from loaders.reading_apart import anybodys_apart
from loaders.tables import Reports
from tests.loaders.files import zipped

AROUND = Surroundings(AreaName("992011", "架空みどり市", "city"))
HEADINGS = ["番号", "機関名", "役職名", "備考"]
USUAL = [[str(number), f"架空機関{number}会", "委員", ""] for number in range(2, 6)]
HOSTILE = ["架空" * 490, "（" * 990, "山田 " * 330, "1" * 990, "1" * 30_000, "会長 山田 " * 160, "a." * 490 + "@", "\u202e架空\u202c", "=1+1",
           "<img src=x onerror=alert(1)>", "\ufdd0架空", "架空\n" * 300, "R6.4.1～" * 120, "${7*7}", "[x](javascript:1)"]


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_the_rows_around_a_hostile_cell_are_read(cell: str) -> None:
    clean = cleaned([grid_of([["架空会議　委員名簿"], HEADINGS, ["1", cell, cell, cell], *USUAL], file="名簿.xlsx")])
    understood = understand(clean, guess_of(clean.grids, AROUND), AROUND)
    assert {row[1] for row in USUAL} <= {organisation.name for organisation in understood.organisations}


def test_a_cell_that_is_too_long_is_left_out_and_told() -> None:
    clean = cleaned([grid_of([HEADINGS, ["1", "架空会", "委員", "山田" * 600], *USUAL], file="名簿.xlsx")])
    assert [(left_out.kind, left_out.place.row) for left_out in clean.left_out] == [(LeftOutKind.TOO_LONG, 2)]
    assert "山田" not in repr(clean)


def test_cells_without_a_value_are_told_with_their_place(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "名簿"
    for row in (HEADINGS, ["1", "架空会", "=A1", ""], *USUAL):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    _, clean = anybodys_apart([tmp_path / "a.xlsx"], Reports())
    assert clean is not None
    assert [(left_out.place.sheet, left_out.place.row, left_out.place.column) for left_out in clean.left_out
            if left_out.kind is LeftOutKind.WITHOUT_VALUE] == [("名簿", 2, "C")]


@pytest.mark.parametrize(("name", "content", "kind"), [
    ("a.json", b'{"nodes": 3}', GuessProblemKind.NO_GRAPH), ("a.json", b"[" * 100_000, GuessProblemKind.NO_GRAPH),
    ("a.graphml", b'<!DOCTYPE a [<!ENTITY b "c">]><graphml>&b;</graphml>', GuessProblemKind.NO_GRAPH),
    ("a.gexf", b"<gexf>", GuessProblemKind.NO_GRAPH), ("a.docx", b"no archive", ProblemKind.NOT_WHAT_IT_CLAIMS),
    ("a.txt", b"", ProblemKind.EMPTY_FILE), ("a.pdf", b"%PDF-1.7", ProblemKind.UNKNOWN_FORMAT)])
def test_a_file_that_is_none_is_refused(tmp_path: Path, name: str, content: bytes, kind: ProblemKind) -> None:
    (tmp_path / name).write_bytes(content)
    reports = Reports()
    assert anybodys_apart([tmp_path / name], reports) == ([], None)
    assert [problem.kind for problem in reports.problems] == [kind]


def test_a_word_file_without_its_parts_is_refused(tmp_path: Path) -> None:
    reports = Reports()
    anybodys_apart([zipped(tmp_path / "a.docx", {"word/document.xml": b"<w/>"})], reports)
    assert [problem.kind for problem in reports.problems] == [ProblemKind.DAMAGED]
