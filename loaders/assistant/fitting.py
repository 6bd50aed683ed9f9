"""How well a table fits each kind: a score from 0 to 1, and what spoke for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.assistant import cells
from loaders.assistant.columns import Column
from loaders.assistant.council_table import label_column
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import Kind, reasons_of
from loaders.assistant.headings import Role, asks_about_one, item_in
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.offices import office_of
from loaders.assistant.place import Surroundings
from loaders.assistant.progress import municipalities_named
from loaders.assistant.respondents import respondent_in
from loaders.assistant.rows import is_total_row
from loaders.assistant.spelling import kept, plain
from loaders.assistant.statuses import status_columns
from loaders.assistant.tables import Block
from loaders.assistant.tie_matrix import matrix_overlap
from loaders.assistant.titles import council_likeness

Fits = Mapping[Kind, tuple[float, tuple[str, ...]]]
LEAST_COUNCIL = 0.5
"""How sure a heading must be a council's name for its column to be a list of members."""
LOOKED_AT = 200
"""Rows of a table that are looked at to know what it is."""
_NAMES_MEMBERS = re.compile(r"名簿|委員|構成員|構成機関|構成団体|メンバー|会員|参画|参加機関")
_NAMES_COUNCILS = re.compile(r"会議体|協議会|会議|参画|構成機関|ネットワーク")
_NAMES_TIES = re.compile(r"連携|つながり|関係|ネットワーク|情報共有|紹介")


@dataclass(frozen=True)
class Candidate:
    """A table to be judged, with what is around it; `has_edges`: another table of the file lists edges."""

    grid: Grid
    block: Block
    columns: tuple[Column, ...]
    surroundings: Surroundings
    title: str
    has_edges: bool = False

    def has(self, *roles: Role) -> bool:
        """Return whether the table has a column with one of the roles."""
        return any(column.role in roles for column in self.columns)

    @cached_property
    def label(self) -> Column | None:
        """The column whose cells name the rows."""
        return label_column(self.columns)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that are neither empty nor notes nor totals."""
        return tuple(
            row
            for row in range(self.block.first, min(self.block.last, self.block.first + LOOKED_AT))
            if self._counts(row)
        )

    def _counts(self, row: int) -> bool:
        texts = [text for text in self.grid.rows[row][self.block.left : self.block.right] if text.strip()]
        return bool(texts) and not cells.is_note(texts[0]) and not is_total_row(texts)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What stands in the label column."""
        return self.texts(self.label) if self.label else ()

    def texts(self, column: Column) -> tuple[str, ...]:
        """Return what stands in a column, without 〃."""
        cells_below = (kept(self.grid.rows[row][column.at]) for row in self.rows)
        return tuple(text for text in cells_below if text and not cells.is_ditto(text))

    @cached_property
    def marks(self) -> tuple[Column, ...]:
        """The columns of signs."""
        return tuple(column for column in self.columns if column.role is Role.MARK)

    def share(self, look: Callable[[str], bool], texts: Sequence[str]) -> float:
        """Return the share of texts that look like something; 0 of none."""
        return sum(map(look, texts)) / len(texts) if texts else 0.0


def fits_of(table: Candidate) -> Fits:
    """Return how well a table fits each kind that it fits at all."""
    fits = {kind: fit(table) for kind, fit in _FITS.items()}
    return {kind: said for kind, said in fits.items() if said[0] > 0}


def _graph(table: Candidate) -> tuple[float, tuple[str, ...]]:
    return (0.99, ("graph_file",)) if table.grid.is_graph else (0.0, ())


def _progress(table: Candidate) -> tuple[float, tuple[str, ...]]:
    statuses = status_columns(table.columns, table.grid, table.block, table.title)
    places = next((table.texts(column) for column in table.columns if column.role is Role.MUNICIPALITY), table.labels)
    if not statuses or not places:
        return 0.0, ()
    known = table.share(lambda text: bool(municipalities_named(text, table.surroundings)), places)
    named = table.share(lambda text: bool(re.search(r"[市町村区]$", plain(text))), places)
    is_headed = table.has(Role.MUNICIPALITY)
    if known < 0.5 and not (is_headed and named >= 0.6):
        return 0.0, ()
    return min(0.99, 0.85 + 0.03 * len(statuses)), reasons_of(
        (("names_municipalities", True), ("items_as_headings", True))
    )


def _edges(table: Candidate) -> tuple[float, tuple[str, ...]]:
    if table.has(Role.SOURCE) and table.has(Role.TARGET):
        return 0.95, ("two_ends",)
    if table.has(Role.TARGET) and table.has(Role.KIND, Role.FREQUENCY) and respondent_in(table.grid, table.block.above):
        return 0.85, ("respondent_above", "other_ends")
    if (
        table.has(Role.RESPONDENT, Role.ORGANISATION)
        and table.has(Role.TARGET)
        and not table.has(Role.TIMESTAMP)
        and len(table.marks) < 2
    ):
        return (0.86 if table.has(Role.KIND, Role.FREQUENCY) else 0.72), ("two_ends",)
    if (
        table.has_edges
        and table.has(Role.IDENTIFIER, Role.NUMBER)
        and table.has(Role.LABEL, Role.ORGANISATION)
        and not table.marks
    ):
        return 0.95, ("ids_and_names",)
    return 0.0, ()


def _survey(table: Candidate) -> tuple[float, tuple[str, ...]]:
    questions = sum(column.role is Role.QUESTION for column in table.columns)
    respondent = table.has(Role.RESPONDENT)
    if not (respondent or table.has(Role.ORGANISATION, Role.SOURCE, Role.DEPARTMENT)):
        return 0.0, ()
    is_form = table.has(Role.TIMESTAMP)
    if questions:
        return min(0.99, (0.9 if respondent else 0.78) + 0.05 * is_form), reasons_of(
            (("answering_column", respondent), ("questions_as_headings", True), ("timestamps", is_form))
        )
    is_grid = is_form and sum(asks_about_one(column.heading) for column in table.marks) > 1
    answers = is_grid or (respondent and (table.has(Role.TARGET) or len(table.marks) >= 2))
    if answers:
        asks_several = len({column.headings[:-1] for column in table.marks}) > 1
        return (0.97 if is_form or (asks_several and table.has(Role.PERSON)) else 0.75 if asks_several else 0.7), (
            "answering_column",
        )
    return 0.0, ()


def _matrix(table: Candidate) -> tuple[float, tuple[str, ...]]:
    if len(table.marks) < 2 or table.label is None:
        return 0.0, ()
    overlap = matrix_overlap(table.grid, table.columns, table.rows, table.label)
    if overlap >= 0.5:
        return 0.9 + 0.06 * overlap, ("same_names_both_ways",)
    like = min(
        table.share(lambda text: organisation_likeness(text) >= 0.9, table.labels),
        table.share(lambda text: organisation_likeness(text) >= 0.9, [c.heading for c in table.marks]),
    )
    councils = max(_councils(table))
    return (
        (0.62, ("organisations_both_ways",))
        if like >= 0.6 and councils < 0.4 and _NAMES_TIES.search(table.title)
        else (0.0, ())
    )


def _councils(table: Candidate) -> tuple[float, float]:
    down = [council_likeness(text) for text in table.labels]
    across = [council_likeness(column.heading) for column in table.marks]
    return sum(down) / max(len(down), 1), sum(across) / max(len(across), 1)


def _council_table(table: Candidate) -> tuple[float, tuple[str, ...]]:
    if not table.marks or table.label is None or _progress(table)[0]:
        return 0.0, ()
    down, across = _councils(table)
    best = max(down, across)
    if best >= 0.4 and (len(table.marks) > 1 or best >= 0.7):
        return min(0.95, 0.7 + 0.25 * best), ("councils_one_way",)
    like = table.share(lambda text: organisation_likeness(text) >= 0.9, table.labels)
    is_said = bool(
        _NAMES_COUNCILS.search(plain(table.title + " ".join(h for c in table.marks for h in c.headings[:-1])))
    )
    return (0.6, ("signs_beside_organisations",)) if len(table.marks) > 1 and like >= 0.5 and is_said else (0.0, ())


def _names_member(text: str) -> bool:
    """Return whether a cell may name a member: an organisation, or the post of somebody in one."""
    return organisation_likeness(text) >= 0.5 or bool(office_of(text.replace(CUT, "").strip(" 　")))


def _member_list(table: Candidate) -> tuple[float, tuple[str, ...]]:
    key = next(
        (
            column
            for column in table.columns
            if column.role in (Role.ORGANISATION, Role.ORGANISATION_AND_PERSON, Role.LABEL, Role.DEPARTMENT)
        ),
        None,
    )
    if key is None:
        return 0.0, ()
    texts = [text for row in table.rows if (text := kept(table.grid.rows[row][key.at]))]
    like = table.share(_names_member, texts)
    if not texts or like < 0.3:
        return 0.0, ()
    is_said = bool(
        _NAMES_MEMBERS.search(plain(table.title))
        or council_likeness(table.title) >= 1
        or council_likeness(key.heading) >= LEAST_COUNCIL
    )
    score = 0.4 + 0.1 * like
    signs = (
        (Role.SEAT, 0.2),
        (Role.COUNCIL, 0.2),
        (Role.PERSON, 0.08),
        (Role.POST, 0.08),
        (Role.TERM, 0.1),
        (Role.NUMBER, 0.03),
        (Role.GROUP, 0.05),
        (Role.NOTE, 0.03),
    )
    score += sum(weight for role, weight in signs if table.has(role)) + 0.15 * is_said
    against = (
        0.5 * (len(table.marks) >= 2)
        + 0.4 * table.has(Role.QUESTION, Role.TARGET, Role.TIMESTAMP)
        + 0.4 * bool([c for c in table.columns if c.role is Role.MARK and item_in(c.path)])
    )
    return max(0.0, min(0.94, score - against)), reasons_of(
        (
            ("names_organisations", True),
            ("seats", table.has(Role.SEAT)),
            ("persons_beside", table.has(Role.PERSON)),
            ("terms", table.has(Role.TERM)),
            ("title_says_members", is_said),
        )
    )


_FITS: Mapping[Kind, Callable[[Candidate], tuple[float, tuple[str, ...]]]] = {
    Kind.GRAPH: _graph,
    Kind.PROGRESS: _progress,
    Kind.EDGE_LIST: _edges,
    Kind.SURVEY: _survey,
    Kind.TIE_MATRIX: _matrix,
    Kind.COUNCIL_TABLE: _council_table,
    Kind.MEMBER_LIST: _member_list,
}
