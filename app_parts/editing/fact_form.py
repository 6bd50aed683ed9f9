"""Forms for what is recorded: a tie as one sentence, and every field of any fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from rapidfuzz import fuzz

from app_parts.editing.fields import inputs, made
from app_parts.editing.names import choosable
from app_parts.editing.putting import day_input, into_draft, new_id, source_input
from app_parts.frame.choosing import select
from app_parts.frame.plain import plain
from graph.facts.fact import Fact
from graph.facts.links import Tie
from graph.record.record import Record
from graph.spelling import plain as plainly
from wording.facts import Reader

NEAR, MOST_NEAR = 75, 5
"""From so many percent on a name may be meant for another one; so many of those are named."""
ACTORS = ("organisation", "network")


def tie_form(area: str, reader: Reader, *, first: str = "", second: str = "", place: str = "") -> None:
    """Show one sentence as a form: these two work together, how, since when, according to what.

    `place` tells it from the same form in another place of the page.
    """
    words, labels = reader.words, choosable(reader, ACTORS)
    kinds = {term.id: term.name(words.language) for term in reader.catalogue.tie_kinds.values()}
    key = f"{place}_{first}_{second}"
    with st.form(f"tie_form_{area}_{key}", border=False, enter_to_submit=False):
        source = select(words("editing.tie_first"), labels, key=f"tie_first_{key}", words=words, chosen=first)
        target = select(words("editing.tie_second"), labels, key=f"tie_second_{key}", words=words, chosen=second)
        kind = select(words("editing.tie_kind"), kinds, key=f"tie_kind_{key}", words=words,
                      chosen=reader.catalogue.plain_tie)
        with st.container(horizontal=True):
            since, problems = day_input(words("field.since"), reader, f"tie_since_{key}")
            cites, new_source = source_input(reader, f"tie_{key}")
        if not st.form_submit_button(words("editing.put"), type="primary"):
            return
    values = {"source": source, "target": target, "kind": kind, "since": since, "cites": cites}
    fact, wrong = made(Tie, values, reader)
    into_draft(area, fact, [*problems, *wrong], reader, also=new_source)


def fact_form(area: str, kind: type[Fact], fact: Fact | None, reader: Reader, *, place: str = "",
              beginning: Mapping[str, Any] | None = None) -> None:
    """Show all fields of a fact, or of a new one, which begins as `beginning` says; `place` as in `tie_form`."""
    words, place = reader.words, place + (fact.path() if fact else f"new_{kind.KIND}")
    turn = st.session_state.get(f"turn_{place}", 0)
    with st.form(f"form_{area}_{place}_{turn}", border=False, enter_to_submit=False):
        filled = inputs(kind, fact, reader, key=f"{area}_{place}_{turn}", without=("cites",),
                        beginning=beginning)
        cites, new_source = source_input(reader, f"{place}_{turn}", fact.cites if fact else ())
        if not st.form_submit_button(words("editing.put"), type="primary"):
            return
    values = filled.values | {"cites": cites}
    if "id" in {field.name for field in kind.FIELDS}:
        values["id"] = fact.key()[0] if fact else new_id(kind)
    changed, problems = made(kind, values, reader)
    problems = [*filled.problems, *problems]
    if fact is None and changed is not None and (double := _same_name(changed, reader.record)):
        problems.append(words("editing.same_name", name=double))
    elif fact is None and changed is not None and (near := _near_names(changed, reader.record)):
        asked = f"near_{place}_{getattr(changed, 'name', '')}"
        if not st.session_state.get(asked):
            st.session_state[asked] = True
            st.warning(plain(words("editing.near_names", names=words("list.between").join(near))))
            return
    if fact is None and not problems:
        st.session_state[f"turn_{place}"] = turn + 1
    into_draft(area, changed, problems, reader, was=fact, also=new_source)


def _near_names(fact: Fact, record: Record) -> list[str]:
    """Return names of what is recorded that are much like a new fact's name, the nearest first."""
    name = plainly(getattr(fact, "name", ""))
    alike = {known.name: fuzz.ratio(name, plainly(known.name)) for known in record.nodes()
             if name and known.KIND == fact.KIND}
    near = [known for known, score in alike.items() if score >= NEAR]
    return sorted(near, key=lambda known: -alike[known])[:MOST_NEAR]


def _same_name(fact: Fact, record: Record) -> str:
    """Return the name of what is recorded already under a new fact's name."""
    name = getattr(fact, "name", "")
    return next((known.name for known in record.nodes()
                 if name and known.KIND == fact.KIND and plainly(known.name) == plainly(name)), "")
