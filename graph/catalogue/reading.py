"""Reading the lists: the town hall's own where there is one, each checked whole, every problem at its cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from graph.catalogue import cells
from graph.catalogue.areas import AreaList
from graph.catalogue.cells import Cells, ListProblem
from graph.catalogue.terms import Catalogue, Requirement, RequirementTest, Term
from graph.errors import InputError, Problem

SHIPPED = Path(__file__).parent
ENCODINGS = ("utf-8-sig", "cp932")
"""UTF-8, or what a Japanese Excel writes."""
NOT_IN_WINDOWS = re.compile(r"[\x80-\xa0\uf8f0-\uf8f3]")
"""What Python reads from bytes that Windows' own cp932 does not use: a sign of another encoding."""
T = TypeVar("T", bound=Term)


class CatalogueError(InputError):
    """A town hall's own lists cannot be used; `problems` is everything there is to mend in them."""


def read_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the lists, each from the user's own folder where it has that file, else as shipped.

    A column that only newer lists have may lack in an own list: what it says is then taken from the shipped list,
    by id. Raises CatalogueError, with every problem of all files, when anything in them could not be used.
    """
    reading = _Reading(folder)
    catalogue = Catalogue(
        functions=reading.terms("functions", cells.function),
        partner_types=reading.terms("partner_types", cells.partner_type),
        network_types=reading.terms("network_types", cells.network_type),
        tie_kinds=reading.terms("tie_kinds", cells.tie_kind),
        seats=reading.terms("seats", cells.seat),
        statuses=reading.terms("statuses", cells.status),
        activity_kinds=reading.terms("activity_kinds", cells.activity_kind),
        requirements=reading.terms("requirements", cells.requirement),
        areas=AreaList(reading.path_of("areas")),
    )
    reading.check_folder()
    reading.check_references(catalogue)
    if reading.problems:
        raise CatalogueError(reading.in_order())
    return catalogue


@dataclass
class _Reading:
    """The lists while they are read: where each term stands, and what is wrong so far."""

    folder: Path | None
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str], Cells] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)

    def in_order(self) -> tuple[Problem, ...]:
        """Return the problems as a person reads: file after file, row after row, from left to right."""
        files = list(dict.fromkeys(f"{name}.csv" for name, _ in self.places))

        def place(problem: Problem) -> tuple[int, int, int]:
            at = files.index(problem.file) if problem.file in files else len(files)
            columns = self.headings.get(problem.file, [])
            return at, problem.row or 0, columns.index(problem.column) if problem.column in columns else len(columns)

        return tuple(sorted(self.problems, key=place))

    def check_folder(self) -> None:
        """Report a folder that is not there, and a file in it that is none of the lists."""
        if self.folder is None:
            return
        if not self.folder.is_dir():
            self.problems.append(Problem(ListProblem.NO_FOLDER, file=str(self.folder)))
            return
        names = {name for name, _ in self.places} | {"areas"}
        self.problems += [Problem(ListProblem.NO_SUCH_LIST, file=path.name, detail=", ".join(sorted(names)))
                          for path in sorted(self.folder.glob("*.csv")) if path.stem not in names]

    def path_of(self, name: str) -> Path:
        """Return where a list is read: in the own folder where that has it."""
        path = self.folder / f"{name}.csv" if self.folder else None
        return path if path and path.is_file() else SHIPPED / f"{name}.csv"

    def terms(self, name: str, make: Callable[[Cells], T]) -> dict[str, T]:
        """Return the terms of one list by their ids."""
        path = self.path_of(name)
        shipped = {} if path.parent == SHIPPED else {row["id"]: row for _, row in _rows(_text(SHIPPED / path.name))}
        terms: dict[str, T] = {}
        self.places[name, ""] = Cells(path.name, 1, {}, {}, self.problems)
        try:
            rows = list(_rows(_text(path)))
        except (OSError, UnicodeError, csv.Error):
            self.problems.append(Problem(ListProblem.UNREADABLE, file=path.name))
            return terms
        if not rows:
            self.problems.append(Problem(ListProblem.EMPTY, file=path.name))
        self.headings[path.name] = [heading for _, row in rows[:1] for heading in row]
        for number, row in rows:
            place = Cells(path.name, number, row, shipped.get(row.get("id", ""), {}), self.problems)
            term = make(place)
            if term.id in terms:
                place.report(ListProblem.TWICE, "id")
            terms[term.id] = term
            self.places[name, term.id] = place
        return terms

    def check_references(self, catalogue: Catalogue) -> None:
        """Report what one list says of another, or of itself, that is not so."""
        for kind in catalogue.partner_types.values():
            place = self.places["partner_types", kind.id]
            place.known("function", catalogue.functions, "functions.csv")
            place.known("share_counted_with", catalogue.partner_types, "partner_types.csv")
        for activity in catalogue.activity_kinds.values():
            place = self.places["activity_kinds", activity.id]
            for item_id in activity.answers:
                if item_id not in catalogue.requirements:
                    place.report(ListProblem.NO_SUCH_TERM, "answers", "requirements.csv")
        for item in catalogue.requirements.values():
            self._check_item(item, catalogue.requirements)

    def _check_item(self, item: Requirement, items: Mapping[str, Requirement]) -> None:
        place = self.places["requirements", item.id]
        place.known("parent", items, "requirements.csv")
        parent = items.get(item.parent)
        if parent is not None and parent.level is not item.level:
            place.report(ListProblem.OTHER_LEVEL, "parent")
        if item.id in _above(item, items):
            place.report(ListProblem.CIRCLE, "parent")
        if item.test is RequirementTest.WHOLE and not any(other.parent == item.id for other in items.values()):
            place.report(ListProblem.NO_PARTS, "test")


def _above(item: Requirement, items: Mapping[str, Requirement]) -> set[str]:
    """Return the items that an item is a part of, however far up."""
    above: set[str] = set()
    while item.parent in items and item.parent not in above:
        above.add(item.parent)
        item = items[item.parent]
    return above


def _text(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ENCODINGS[:-1]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode(ENCODINGS[-1])
    if NOT_IN_WINDOWS.search(text):
        raise UnicodeError(path.name)
    return text


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that hold anything, with the numbers that a spreadsheet shows; cells without spaces around."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    headings = [cell.strip() for cell in next(lines, [])]
    for number, line in enumerate(lines, start=2):
        row = {heading: cell.strip() for heading, cell in zip(headings, line, strict=False)}
        row |= dict.fromkeys(headings[len(line):], "")
        if any(cell.strip() for cell in line[len(headings):]):
            row[cells.BEYOND] = line[len(headings)].strip()
        if any(row.values()):
            yield number, row

