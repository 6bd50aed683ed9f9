"""Real files as a town hall would bring them, and what the loader says of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.catalogue import read_catalogue
from graph.errors import InputError, Problem
from graph.record.record import Record
from loaders.files import tables
from loaders.lists import CompleteList
from loaders.origins import Exported
from loaders.reading import Reading, read

CATALOGUE = read_catalogue()
Rows = Sequence[Sequence[object]]
AREA: Rows = [["自治体コード", "名称", "種類"], ["992011", "架空みどり市", "市"]]
ORGANISATIONS: Rows = [["機関ID", "名称"], ["a", "架空A"], ["b", "架空B"]]


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def csv_file(path: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    """Write a CSV file."""
    text = "".join(",".join("" if cell is None else str(cell) for cell in row) + "\r\n" for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def rewritten(path: Path, source: Path, changes: Mapping[str, bytes], without: Iterable[str] = ()) -> Path:
    """Write a workbook again with some of its parts replaced, added or left out."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in without}
    return zipped(path, parts | dict(changes))


def reading(*paths: Path, recorded: Mapping[str, Record] | None = None, lists: Sequence[CompleteList] = (),
            exported: Exported = lambda origin: None, apart: bool = False) -> Reading:
    """Return what the files say, read here; `apart`, in a process of its own, as the program does.

    That process takes its time to start, and adds nothing but an end to what takes too long: `test_bounds` is about it.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not apart:
            patch.setattr("loaders.reading.tables_apart", tables)
        return read(paths, catalogue=CATALOGUE, recorded=(recorded or {}).get, lists=lists, exported=exported)


def problems(*paths: Path, recorded: Mapping[str, Record] | None = None, apart: bool = False) -> tuple[Problem, ...]:
    """Return everything there is to mend in the files; nothing may have been taken in."""
    try:
        taken = reading(*paths, recorded=recorded, apart=apart)
    except InputError as error:
        return error.problems
    raise AssertionError(f"taken in: {taken}")


def kinds(*paths: Path) -> set[str]:
    """Return the kinds of problem in the files."""
    return {problem.kind.value for problem in problems(*paths)}


def places(*paths: Path) -> list[tuple[str, str, int | None, str]]:
    """Return each problem as kind, sheet, row and column."""
    return [(p.kind.value, p.sheet, p.row, p.column) for p in problems(*paths)]
