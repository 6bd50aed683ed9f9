"""Beside the picture: a tie between two, and what can be done with what is selected."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_parts.editing.draft import drafted
from app_parts.editing.fact_form import fact_form, tie_form
from app_parts.editing.members import members
from app_parts.editing.names import named
from app_parts.editing.partner import partner_choice, partner_of
from app_parts.editing.putting import day_input, put_and_show, say
from app_parts.frame import session
from app_parts.frame.choosing import NOTHING, segments, select
from app_parts.frame.plain import plain
from graph.changes.applying import applied
from graph.changes.between import changes_between
from graph.changes.change import Change, Merge
from graph.changes.removing import ending, links_of, removing
from graph.decisions.gap import GapDecision
from graph.decisions.governance import GovernanceAnswer
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.errors import NothingRecorded
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.fact import Fact
from graph.facts.links import Tie
from graph.facts.observations import Remark, ReportedTotal
from graph.record.kinds import KEPT
from graph.record.record import Record
from wording.changes import ChangeReader
from wording.facts import Reader

WRITTEN_ELSEWHERE = frozenset((Tie, GapDecision, Pairing, GovernanceAnswer, Plan, ReportedTotal, Remark))
"""A tie has a form of its own here; the others are decided on their pages, or come with a file."""
OFFERED = tuple(kind for kind in KEPT if kind not in WRITTEN_ELSEWHERE)
"""What can be written down with a form made of its fields, in the order of the records."""
EDIT, END, REMOVE, MERGE = "edit", "end", "remove", "merge"


def editing(area: str, selected: str, reader: Reader) -> None:
    """Show the ways to change what is looked at: a tie between two, what is selected, something new.

    Where no actor is recorded there is only the last of these, and it is open.
    """
    words = reader.words
    try:
        record = drafted(area)
    except NothingRecorded:
        return
    draft_reader = Reader(record, reader.catalogue, words, session.store().surrounded(record))
    fact = next((known for known in record if selected and selected in (known.path(), *_id_of(known))), None)
    actor = selected if _is_actor(fact) else ""
    begun = bool(record.nodes())
    if begun and (panel := _opened(words("editing.tie"), f"tie_{bool(actor)}", expanded=bool(actor))):
        with panel:
            if actor:
                partner_choice(actor, words)
            tie_form(area, draft_reader, first=actor, second=partner_of(actor))
    if fact is not None:
        if panel := _opened(words("editing.selected", name=plain(_called(fact, draft_reader))), f"selected_{selected}"):
            with panel:
                change_forms(area, fact, draft_reader)
    elif selected:
        st.text(words("editing.elsewhere"))
    if panel := _opened(words("editing.add"), f"add_{begun}", expanded=not begun):
        with panel:
            _add(area, draft_reader)


def _opened(label: str, key: str, *, expanded: bool = False) -> DeltaGenerator | None:
    """Show a part that opens; return it when it is open: what nobody sees is not made."""
    panel = st.expander(label, key=key, expanded=expanded, on_change="rerun")
    return panel if panel.open else None


def _add(area: str, reader: Reader) -> None:
    words = reader.words
    names = {kind.KIND: words(f"fact.{kind.KIND}") for kind in OFFERED}
    wanted = select(words("editing.what"), names, key="add_what", words=words, chosen=Organisation.KIND)
    kind = next((kind for kind in OFFERED if wanted == kind.KIND), Organisation)
    fact_form(area, kind, None, reader)


def change_forms(area: str, fact: Fact, reader: Reader, place: str = "") -> None:
    """Show the ways to change a fact, and the form of the chosen one; `place` tells it from another on the page."""
    words = reader.words
    ends = fact.ENDS or _is_actor(fact)
    options = [EDIT, *([END] if ends else ()), REMOVE, *([MERGE] if isinstance(fact, Organisation | Network) else ())]
    change = segments(words("editing.way"), {change: words(f"editing.{change}") for change in options},
                      key=f"way_{place}{fact.KIND}", chosen=EDIT)
    if change == END:
        _end(area, fact, reader, place)
    elif change == REMOVE:
        _remove(area, fact, reader, place)
    elif change == MERGE:
        _merge(area, fact, reader)
    else:
        if isinstance(fact, Network):
            members(area, fact, reader)
        fact_form(area, type(fact), fact, reader, place=place)


def _end(area: str, fact: Fact, reader: Reader, place: str) -> None:
    """Show the form that lets a link, or all links of an actor, end on a day."""
    words = reader.words
    links = links_of(reader.record, fact.key()[0]) if _is_actor(fact) else (fact,)
    with st.form(f"end_{place}{area}_{fact.path()}", border=False, enter_to_submit=False):
        st.text(words("editing.end_means", count=len(links)))
        on, problems = day_input(words("field.until"), reader, f"end_{place}{fact.path()}")
        if not st.form_submit_button(words("editing.put"), type="primary"):
            return
    if on is None:
        say([*problems] or [words("editing.no_day")])
    elif changes := ending(links, on):
        put_and_show(area, changes, reader)
    else:
        say([words("editing.has_ended")])


def _remove(area: str, fact: Fact, reader: Reader, place: str) -> None:
    """Say what goes with a fact that was recorded by mistake, and offer to remove it."""
    words, changes = reader.words, removing(reader.record, fact)
    st.text(words("editing.remove_means", count=len(changes)))
    _list(reader.record, applied(reader.record, changes), changes, reader)
    if st.button(words("editing.remove_now"), key=f"remove_{place}{fact.path()}"):
        put_and_show(area, changes, reader)


def _merge(area: str, fact: Fact, reader: Reader) -> None:
    """Show the choice of the one that is the same, and what would move."""
    words, (kept,) = reader.words, fact.key()
    others = {key: name for key, name in named(reader, (fact.KIND,)).items() if key != kept}
    gone = select(words("editing.merge_other"), others, key=f"merge_{kept}", words=words)
    if gone == NOTHING:
        return
    change = Merge(kept, gone)
    after = applied(reader.record, [change])
    changes = changes_between(reader.record, after)
    st.text(words("editing.merge_means", kept=_called(fact, reader), gone=others[gone], count=len(changes)))
    _list(reader.record, after, changes, reader)
    if st.button(words("editing.merge_now"), key=f"merge_now_{kept}_{gone}"):
        put_and_show(area, [change], reader)


def _list(record: Record, after: Record, changes: tuple[Change, ...], reader: Reader) -> None:
    """Show changes as a list of sentences."""
    around = session.store().surrounded
    lines = ChangeReader(record, after, reader.catalogue, reader.words, around).lines(changes)
    st.html("<ul>" + "".join(f"<li>{escape(line.sentence)}</li>" for line in lines) + "</ul>")


def _is_actor(fact: Fact | None) -> bool:
    return isinstance(fact, Organisation | Network)


def _id_of(fact: Fact) -> tuple[str, ...]:
    return fact.key() if isinstance(fact, Organisation | Network | Platform) else ()


def _called(fact: Fact, reader: Reader) -> str:
    return ChangeReader(None, reader.record, reader.catalogue, reader.words).subject(fact, reader)
