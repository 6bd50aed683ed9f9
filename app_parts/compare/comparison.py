"""The comparison that the address asks for: `?area=393860&with=993018&with=393860@2021-03-31&on=…`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from graph.analysis.comparison.differences import Difference, differences
from graph.errors import NothingRecorded
from graph.questions.comparison import MOST, Comparison, Side, compare
from graph.replacing import replace
from graph.store import Loaded
from loaders.dates import read_date
from locales import Words
from wording.comparison import ComparisonReader, side_titles
from wording.marked import marked

SEAT = "sel"
"""The address's name of the seat that is selected."""
RUNG = "rung"
"""The address's name of the cell of the ladder that is pressed: `role/hub/0`."""


@dataclass(frozen=True)
class Compared:
    """The comparison with the words for it. The first side is the area being looked at."""

    comparison: Comparison
    reader: ComparisonReader

    @property
    def selected(self) -> str:
        """The seat or the link that the address selects, "" for none."""
        wish = st.query_params.get(SEAT, "")
        return wish if wish in self.reader.lined_up.by_id or wish.count("/") else ""

    @cached_property
    def marking(self) -> ComparisonReader:
        """What reads the records of the sides with marked names, for a page to make links of."""
        lined_up = self.reader.lined_up
        return replace(self.reader, lined_up=replace(lined_up, records=tuple(map(marked, lined_up.records))))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference."""
        return differences(self.reader.lined_up)


def with_cards(markup: str, compared: Compared, side: int) -> str:
    """Return HTML of a side in which each marked name leads to its card, where its area's record of today has one."""
    where = compared.comparison.sides[side]
    record = session.look(where.code).record if where.as_of else compared.comparison.lined_up.records[side]
    return linked(markup, record, compared.reader.words)


def read_side(text: str) -> Side | None:
    """Return the side that a text of the address means, None for nonsense."""
    code, _, date = text.partition("@")
    try:
        return Side(code, read_date(date).last if date else None)
    except ValueError:
        return None


def own_side(loaded: Loaded) -> Side:
    """Return the first side: the area being looked at, as of the day that the address names."""
    return Side(loaded.record.area.code, looking.day())


def other_sides(first: Side) -> list[Side]:
    """Return the other sides that the address names, without doubles and without nonsense."""
    known = {line.code for line in session.areas()}
    sides = (read_side(text) for text in st.query_params.get_all(looking.WITH))
    return list(dict.fromkeys(s for s in sides if s and s != first and s.code in known))[:MOST - 1]


def keep_others(sides: list[Side]) -> None:
    """Write the other sides into the address, in their order."""
    if sides:
        st.query_params[looking.WITH] = [str(side) for side in dict.fromkeys(sides)]
    else:
        looking.keep(looking.WITH, ())


def swap_sides(first: Side, others: list[Side]) -> None:
    """Look at the second side as the own one, and at the own one as the second; the pressed cell is let go of."""
    session.choose_area(others[0].code)
    looking.keep(looking.ON, [str(others[0].as_of)] if others[0].as_of else [])
    looking.keep(RUNG, ())
    keep_others([first, *others[1:]])


def compared(loaded: Loaded, words: Words) -> Compared | None:
    """Return the comparison, None while there is nothing to compare with; say what has no record by its day."""
    first = own_side(loaded)
    sides = [first, *other_sides(first)]
    try:
        for side in sides:
            session.store().load(side.code, as_of=side.as_of)
    except NothingRecorded:
        st.warning(words("compare.no_record_by", side=plain(str(side))))
        return None
    if len(sides) < 2:
        return None
    comparison = compare(session.store(), sides, today=session.today())
    return Compared(comparison, ComparisonReader(comparison.lined_up, side_titles(comparison, words),
                                                 session.catalogue(), words))


def same_area(comparison: Comparison) -> bool:
    """Return whether the sides are times of one area."""
    return len({side.code for side in comparison.sides}) == 1
