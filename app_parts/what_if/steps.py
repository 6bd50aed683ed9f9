"""A plan as the address says it (`?do=without/hub&do=tie/a/b/refers_to`), and the ways to change it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import Labels, multiselect, segments, select
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from graph.analysis.plans.keeping import steps_of
from graph.analysis.steps import (
    MEMBER,
    NETWORK,
    PARTNER,
    TIE,
    WITHOUT,
    Step,
    fits,
    member,
    network,
    partner,
    read_step,
    tie,
    without,
)
from graph.catalogue import Term
from graph.record.record import Record
from locales import Words
from wording.facts import Reader
from wording.marked import marking
from wording.steps import step_text

STEP_KINDS = (WITHOUT, TIE, MEMBER, PARTNER, NETWORK)


def steps(record: Record) -> list[Step]:
    """Return the steps that the address names, or those of the kept plan it names, without nonsense."""
    texts = st.query_params.get_all(looking.DO)
    if not texts and (name := st.query_params.get("plan")):
        return next((list(steps_of(plan)) for plan in record.plans if plan.name == name), [])
    read_steps = (read_step(text, session.catalogue().plain_tie) for text in texts)
    return list(dict.fromkeys(step for step in read_steps if step is not None))


def unknown_plan(record: Record) -> str:
    """Return the name of a plan that the address names and nobody has kept, "" where all is well."""
    name = st.query_params.get("plan", "")
    return "" if st.query_params.get_all(looking.DO) or name in {plan.name for plan in record.plans} else name


def keep(chosen: list[Step]) -> None:
    """Write the steps into the address."""
    if chosen:
        st.query_params[looking.DO] = [str(step) for step in dict.fromkeys(chosen)]
    else:
        looking.keep(looking.DO, ())
        looking.keep("plan", ())


def step_list(chosen: list[Step], reader: Reader) -> None:
    """Show the steps, each with a button that takes it back."""
    words = reader.words
    if not chosen:
        st.text(words("plan.empty"))
        return
    for number, step in enumerate(chosen):
        fitting = fits(step, reader.record, reader.catalogue)
        label = step_text(step, reader) if fitting else words("plan.does_not_fit", step=str(step))
        left, right = st.columns([3, 1], vertical_alignment="center", gap="small")
        said = step_text(step, marking(reader)) if fitting else label
        left.html(f'<p class="told">{linked(escape(said), reader.record, words)}</p>')
        right.button(words("plan.take_back"), key=f"take_back_{number}_{step}", help=plain(label),
                     on_click=keep, args=([s for s in chosen if s != step],))
    st.button(words("plan.clear"), key="clear_plan", on_click=keep, args=([],))


def step_form(chosen: list[Step], reader: Reader) -> None:
    """Show the choice of what to assume, and the button that adds it to the plan."""
    words, record = reader.words, reader.record
    names = {kind: words(f"plan.{kind}") for kind in STEP_KINDS}
    step_kind = segments(words("plan.way"), names, key="plan_way", chosen=WITHOUT)
    networks = {n.id: n.name for n in record.networks}
    actors = {o.id: o.name for o in record.organisations} | networks

    def actor(name: str, labels: Labels) -> str:
        return select(words(f"plan.{name}"), labels, key=f"plan_{step_kind}_{name}", words=words,
                      placeholder=words("way.choose"))

    step: Step | None = None
    if step_kind == TIE:
        first, second = actor("one", actors), actor("other", actors)
        kind = select(words("plan.kind"), _names(reader.catalogue.tie_kinds, words), key="plan_kind", words=words,
                      chosen=reader.catalogue.plain_tie)
        step = tie(first, second, kind)
    elif step_kind == MEMBER:
        step = member(actor("actor", actors), actor("council", networks))
    elif step_kind == PARTNER:
        types = reader.catalogue.partner_types
        kind = select(words("plan.type"), _names(types, words), key="plan_type", words=words)
        seats = multiselect(words("plan.seats"), networks, key="plan_seats", words=words)
        step = partner(types[kind].name(words.language).replace("/", "／") if kind else "", kind, *seats)
    elif step_kind == NETWORK:
        name = st.text_input(words("plan.name"), key="plan_name", max_chars=60).replace("/", "／").strip()
        members = multiselect(words("plan.members"), actors, key="plan_members", words=words,
                              placeholder=words("way.choose"))
        step = network(name, *members)
    else:
        step = without(actor("actor", actors))
    whole = all(step.parts) and fits(step, record, reader.catalogue)
    st.button(words("plan.add"), key="add_step", type="primary", disabled=not whole, on_click=keep,
              args=([*chosen, step],))


def _names(terms: Mapping[str, Term], words: Words) -> dict[str, str]:
    return {id_: term.name(words.language) for id_, term in terms.items()}
