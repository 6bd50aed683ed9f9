"""A comparison as what can be written: all its panels as one picture, all its tables."""

from __future__ import annotations

from collections.abc import Sequence

from exports.contents import Picture, Table, Tables
from graph.analysis.comparison.differences import Difference
from graph.pictures.comparison_picture import draw_comparison, on_one_sheet
from wording.comparison import ComparisonReader
from wording.ladder import LadderReader


def picture(reader: ComparisonReader, *, ghosts: bool = False) -> Picture:
    """Return the sides' pictures side by side, with `ghosts` also what only another side has."""
    words = reader.words
    panels = draw_comparison(reader.lined_up, reader.titles, reader.catalogue, words, words.language, ghosts=ghosts)
    return Picture(on_one_sheet(panels, " × ".join(reader.titles)), "", words)


def tables(ladder_reader: LadderReader, differences: Sequence[Difference]) -> Tables:
    """Return the ladder, counterparts, differences and figures; the differences are the main table."""
    reader = ladder_reader.comparison
    sheets = {reader.words("ladder.sheet"): ladder_reader.rows()} | reader.sheets(differences)
    return Tables({title: Table.of(rows) for title, rows in sheets.items()},
                  main=reader.words("comparison.sheet.differences"))
