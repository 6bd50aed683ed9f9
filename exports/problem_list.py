"""The problems of files as a workbook, for the person who mends them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from exports.workbook import put_text, save
from graph.errors import Problem
from locales import Words
from wording.problems import sentence

WIDTHS = (24, 16, 8, 20, 80)


def write_problem_list(problems: Sequence[Problem], path: Path, words: Words) -> None:
    """Write the problems as a workbook, a row a problem. Raises UsageError (`cannot_write`)."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.append([words(f"intake.column.{name}") for name in ("file", "sheet", "row", "column", "sentence")])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, problem in enumerate(problems, start=2):
        told = (problem.file, problem.sheet, problem.row, problem.column, sentence(problem, words))
        for at, value in enumerate(told, start=1):
            cell = sheet.cell(number, at, value)
            if isinstance(value, str):
                put_text(sheet, number, at, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    save(workbook, path)
