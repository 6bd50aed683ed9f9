"""Reading as far as it goes: rows that cannot be taken in are set aside to be mended, and the others make a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.errors import InputError, Problem
from graph.facts.flaws import FlawKind
from graph.replacing import replace
from loaders.origins import origins_in
from loaders.problems import ProblemKind, SetAsideKind
from loaders.reading import Reading
from loaders.tables import Table, shown

ROUNDS = 8
"""How often rows are set aside: each time those that name them may follow."""
OF_A_SHEET = {ProblemKind.NO_HEADINGS, ProblemKind.MISSING_COLUMN, ProblemKind.DUPLICATE_COLUMN}
"""Problems for which no row of a sheet can be taken in."""
OF_EVERYTHING = {ProblemKind.PERSONAL_DATA, ProblemKind.MORE_PROBLEMS}
"""Problems that have to be mended before anything is taken in."""


def read_partly(tables: Sequence[Table], read: Callable[[Sequence[Table]], Reading]
                ) -> tuple[Reading, tuple[Problem, ...]]:
    """Return what `read` makes of tables without the rows that are to be mended, and what there is to mend in those.

    No row is set aside of an exported book, where a row that is missing is one that was deleted. Raises InputError,
    with everything there is to mend, where nothing is left.
    """
    problems: list[Problem] = []
    for _ in range(ROUNDS):
        try:
            reading = read(tables)
        except InputError as error:
            # Whom nobody knows only now is named on a row that was set aside before.
            problems += [replace(problem, kind=SetAsideKind.NAMES_SET_ASIDE, detail="")
                         if problems and problem.kind is FlawKind.UNKNOWN_REFERENCE else problem
                         for problem in error.problems]
            shorter = _without(tables, error.problems)
            if origins_in(tables) or OF_EVERYTHING & {problem.kind for problem in problems} or shorter == tables:
                break
            tables = shorter
        else:
            if problems and not any(not record.is_empty for record in reading.records):
                break
            # Who is on a council is not known while seats are set aside: no list is complete.
            return (replace(reading, councils={}) if problems else reading), tuple(problems)
    raise InputError(tuple(problems))


def _without(tables: Sequence[Table], problems: Iterable[Problem]) -> list[Table]:
    """Return tables without the rows, and the sheets, that problems are about."""
    rows: dict[tuple[str, str], set[int]] = {}
    sheets: set[tuple[str, str]] = set()
    for problem in problems:
        of_sheet = problem.file, problem.sheet
        if problem.row is None or problem.kind in OF_A_SHEET:
            sheets.add(of_sheet)
        else:
            rows.setdefault(of_sheet, set()).add(problem.row)
    return [_without_rows(table, rows.get(at, set())) for table in tables
            if (at := (shown(table.file), shown(table.name))) not in sheets]


def _without_rows(table: Table, gone: set[int]) -> Table:
    if not gone:
        return table
    kept = [() if number in gone else row for number, row in enumerate(table.rows, start=1)]
    return replace(table, rows=kept, faults={at: fault for at, fault in table.faults.items() if at[0] + 1 not in gone})
