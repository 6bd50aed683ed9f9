"""A plan as the address says it (`?do=without/hub&do=tie/a/b/refers_to`), and the ways to change it."""

from __future__ import annotations

import streamlit as st

from app_parts import looking
from app_parts.plain import plain
from exports.facts_in_words import Reader
from exports.plan_in_words import step_text
from graph.analysis.plan import plans
from graph.analysis.steps import (
    DEFAULT_KIND,
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
from graph.model import Record

ADDRESS, WAYS = "do", (WITHOUT, TIE, MEMBER, PARTNER, NETWORK)


def steps(record: Record) -> list[Step]:
    """Return the steps that the address names, or those of the kept plan it names, without nonsense."""
    told = st.query_params.get_all(ADDRESS)
    if not told and (name := st.query_params.get("plan")):
        return next((list(plan.steps) for plan in plans(record) if plan.name == name), [])
    found = (read_step(text) for text in told)
    return list(dict.fromkeys(step for step in found if step is not None))


def unknown_plan(record: Record) -> str:
    """Return the name of a plan that the address names and nobody has kept, "" where all is well."""
    name = st.query_params.get("plan", "")
    return "" if st.query_params.get_all(ADDRESS) or name in {plan.name for plan in plans(record)} else name


def keep(several: list[Step]) -> None:
    """Write the steps into the address."""
    if several:
        st.query_params[ADDRESS] = [str(step) for step in dict.fromkeys(several)]
    else:
        looking.keep(ADDRESS, ())
        looking.keep("plan", ())


def step_list(several: list[Step], reader: Reader) -> None:
    """Show the steps, each with a button that takes it back."""
    words = reader.words
    if not several:
        st.text(words("plan.empty"))
        return
    for number, step in enumerate(several):
        label = step_text(step, reader) if fits(step, reader.record) else words(
            "plan.does_not_fit", step=str(step))
        left, right = st.columns([3, 1], vertical_alignment="center", gap="small")
        left.text(label)
        right.button(words("plan.take_back"), key=f"take_back_{number}_{step}", help=plain(label),
                     on_click=keep, args=([s for s in several if s != step],))
    st.button(words("plan.clear"), key="clear_plan", on_click=keep, args=([],))


def step_form(several: list[Step], reader: Reader) -> None:
    """Show the choice of what to assume, and the button that adds it to the plan."""
    words, record = reader.words, reader.record
    way = st.segmented_control(words("plan.way"), WAYS, default=WITHOUT, key="plan_way", required=True,
                               format_func=lambda w: words(f"plan.{w}"), label_visibility="collapsed")
    bodies = [o.id for o in record.organisations] + [n.id for n in record.networks]
    networks = [n.id for n in record.networks]

    def body(name: str, ids: list[str]) -> str:
        return st.selectbox(words(f"plan.{name}"), ids, index=None, format_func=reader.name,
                            placeholder=words("way.choose"), key=f"plan_{way}_{name}") or ""

    step: Step | None = None
    if way == TIE:
        one, other = body("one", bodies), body("other", bodies)
        kinds = list(reader.catalogue.tie_kinds)
        kind = st.selectbox(words("plan.kind"), kinds, index=kinds.index(DEFAULT_KIND), key="plan_kind",
                            format_func=lambda k: reader.catalogue.tie_kinds[k].name(words.language))
        step = tie(one, other, kind)
    elif way == MEMBER:
        step = member(body("body", bodies), body("network", networks))
    elif way == PARTNER:
        types = reader.catalogue.partner_types
        kind = st.selectbox(words("plan.type"), list(types), index=None, placeholder=words("way.choose"),
                            key="plan_type", format_func=lambda own: types[own].name(words.language)) or ""
        seats = st.multiselect(words("plan.seats"), networks, format_func=reader.name,
                               placeholder=words("way.choose"), key="plan_seats")
        step = partner(types[kind].name(words.language).replace("/", "／") if kind else "", kind, *seats)
    elif way == NETWORK:
        name = st.text_input(words("plan.name"), key="plan_name", max_chars=60).replace("/", "／").strip()
        members = st.multiselect(words("plan.members"), bodies, format_func=reader.name,
                                 placeholder=words("way.choose"), key="plan_members")
        step = network(name, *members)
    else:
        step = without(body("body", bodies))
    whole = all(step.parts) and fits(step, record)
    st.button(words("plan.add"), key="add_step", type="primary", disabled=not whole, on_click=keep,
              args=([*several, step],))
