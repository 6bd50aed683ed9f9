"""Choosing which gaps are shown, whom to compare with, and from when on a fact is old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import multiselect, select
from app_parts.frame.plain import plain
from app_parts.gaps.search import MOST_YEARS, PEER, PEERS, YEARS, GapResults, choice, years
from graph.analysis.gaps.decisions import state_of
from graph.analysis.gaps.filtering import GapFilter, filtered, tiers_of
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.peers import Choice
from graph.analysis.gaps.ranking import gap_kinds
from graph.decisions.gap import GapState
from graph.facts.choices import Tier
from locales import Words

CHOICES = {"kind": "kinds", "function": "functions", "tier": "tiers", "certainty": "certainties",
           "state": "states"}
"""The address's names of the choices, with the filter's own."""


def asked_filter() -> GapFilter:
    """Return the filter that the address describes; what it names and nobody knows lets nothing less through."""
    known = _known()
    return GapFilter(**{name: frozenset(st.query_params.get_all(key)) & known[key] for key, name in CHOICES.items()})


def _known() -> dict[str, frozenset[str]]:
    """Return everything that the address may name, by choice."""
    return {"kind": frozenset(gap_kinds()), "function": frozenset(session.catalogue().functions),
            "tier": frozenset(Tier), "certainty": frozenset(Certainty), "state": frozenset(GapState)}


def _say_unknown(words: Words) -> None:
    for name, known in _known().items():
        if unknown := [value for value in dict.fromkeys(st.query_params.get_all(name)) if value not in known]:
            st.warning(words("gap_filter.no_such", what=words(f"gap_filter.{name}"),
                             values=plain(words("list.between").join(unknown))))


def gap_filter_panel(results: GapResults) -> tuple[Gap, ...]:
    """Show the choices behind one button and what they hide; return the gaps that are left."""
    words = results.reader.words
    _say_unknown(words)
    kept = filtered(results.gaps, results.context.record, asked_filter())
    with st.container(horizontal=True, vertical_alignment="center"):
        panel = st.popover(words("gap_filter.title"), key="gap_filter", on_change="rerun")
        st.text(words("gap_filter.shown", shown=len(kept), total=len(results.gaps)))
        if len(kept) < len(results.gaps):
            st.button(words("filter.forget"), key="forget_gap_filter", on_click=_forget)
    if panel.open:
        with panel:
            for name in CHOICES:
                _choice(name, results)
            _peers(results)
    return kept


def _choice(name: str, results: GapResults) -> None:
    words, record = results.reader.words, results.context.record
    values: dict[str, tuple[Callable[[Gap], Iterable[str]], Callable[[str], str]]] = {
        "kind": (lambda g: [g.kind], lambda v: words(f"gap.kind.{v}")),
        "function": (lambda g: g.functions, results.reader.function),
        "tier": (lambda g: tiers_of(g, record), lambda v: words(f"tier.{v}")),
        "certainty": (lambda g: [g.certainty.value], lambda v: words(f"gap.certainty.{v}")),
        "state": (lambda g: [state_of(record, g).value], lambda v: words(f"gap_state.{v}")),
    }
    values_of, word = values[name]
    counts = Counter(value for gap in results.gaps for value in values_of(gap))
    labels = {value: words("filter.option", name=word(value), count=count) for value, count in counts.items()}
    multiselect(words(f"gap_filter.{name}"), labels, key=f"gap_filter_{name}_{record.area.code}", words=words,
                chosen=st.query_params.get_all(name), placeholder=words("filter.everything"),
                on_choice=lambda values: looking.keep(name, values))


def _peers(results: GapResults) -> None:
    words, chosen = results.reader.words, choice()
    select(words("gap_filter.peers"), {c.value: words(f"gap_filter.peers_{c}") for c in Choice}, key="peers",
           words=words, chosen=chosen.value, on_choice=lambda value: looking.keep(PEERS, filter(None, [value])))
    if chosen is Choice.OWN:
        names = {line.code: line.name for line in session.areas() if line.organisations}
        multiselect(words("gap_filter.own"), names, key="peers_own", words=words, chosen=st.query_params.get_all(PEER),
                    on_choice=lambda codes: looking.keep(PEER, codes))
    now = years()
    years_key = f"years_{now}"
    st.number_input(words("gap_filter.years"), 0, MOST_YEARS, now, key=years_key,
                    on_change=lambda: looking.keep(YEARS, [str(st.session_state[years_key])]))


def _forget() -> None:
    for name in CHOICES:
        looking.keep(name, ())
