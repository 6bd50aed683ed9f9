"""Choosing what of a record is looked at, and saying what is hidden by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import multiselect, radio, segments
from app_parts.frame.plain import plain
from graph.analysis.network.record_filter import Filtered, Only, RecordFilter
from graph.catalogue import Catalogue
from graph.facts.choices import Tier
from graph.record.record import Record
from locales import Words


def filter_panel(record: Record, catalogue: Catalogue, words: Words, record_filter: RecordFilter) -> None:
    """Show the button behind which kinds of tie, statuses, types, functions, tiers and a day are chosen."""
    panel = st.popover(words("filter.title"), width="stretch", key="filter_panel", on_change="rerun")
    if not panel.open:
        return
    with panel:
        for name, counts, word in _choices(record, catalogue, words):
            chosen: frozenset[str] = getattr(record_filter, looking.CHOICES[name])
            labels = {value or looking.NOT_RECORDED: words(
                "filter.option", count=counts.get(value, 0),
                name=word(value) if value else words("filter.not_recorded")) for value in (*counts, *sorted(chosen))}
            multiselect(words(f"filter.{name}"), labels, key=f"filter_{name}_{record.area.code}", words=words,
                        chosen=[value or looking.NOT_RECORDED for value in sorted(chosen)],
                        placeholder=words("filter.everything"), on_choice=partial(looking.keep, name))
        radio(words("filter.only"), {only.value: words(f"filter.only_{only}") for only in Only}, key="filter_only",
              chosen=record_filter.only.value, horizontal=True, on_choice=_choose_only)
        st.text_input(words("filter.on"), st.query_params.get("on", ""), key="filter_on", max_chars=20,
                      placeholder=words("filter.today"), help=words("filter.on_help"), on_change=_choose_day)


def _choices(record: Record, catalogue: Catalogue, words: Words
             ) -> list[tuple[str, Mapping[str, int], Callable[[str], str]]]:
    """Return, for each choice, how often each value is recorded and the word for it; "" is not recorded."""
    def named(name: str) -> Callable[[str], str]:
        terms = getattr(catalogue, name)
        return lambda value: terms[value].name(words.language) if value in terms else value

    organisations = record.organisations
    functions = [catalogue.functions_of(o.partner_types, o.functions) for o in organisations]
    return [
        ("tie", Counter(t.kind for t in record.ties), named("tie_kinds")),
        ("status", Counter(m.status for m in record.memberships), named("statuses")),
        ("type", Counter(t for o in organisations for t in o.partner_types or ("",)), named("partner_types")),
        ("function", Counter(f for values in functions for f in values or ("",)), named("functions")),
        ("tier", Counter(o.tier.value for o in organisations), lambda value: words.of(Tier(value))
         if value in set(Tier) else value),
    ]


def _choose_only(only: str) -> None:
    looking.keep("only", [] if only in ("", Only.ALL) else [only])


def _choose_day() -> None:
    looking.keep("on", filter(None, [st.session_state["filter_on"].strip()]))


def steps_around(words: Words, record_filter: RecordFilter) -> None:
    """Show how far around what is selected the picture goes; nothing where nothing is selected."""
    if not record_filter.centre:
        return
    labels = {str(n): words(f"filter.step.{n}" if n else "filter.whole") for n in range(looking.MOST_STEPS + 1)}
    segments(words("filter.steps"), labels, key=f"steps_{record_filter.centre}", chosen=str(record_filter.steps),
             label_visibility="visible", on_choice=lambda n: looking.keep("steps", [] if n in ("", "0") else [n]))


def hidden(seen: Filtered, words: Words) -> None:
    """Say what is hidden, and offer to look at everything again; nothing where nothing is."""
    if st.query_params.get("on") and looking.day() is None:
        st.warning(words("filter.no_day", text=plain(st.query_params["on"])))
    if not seen.hidden:
        return
    counted = (words("filter.counted", kind=words(f"fact.{kind}"), count=count)
               for kind, count in seen.hidden.items())
    with st.container(key="hidden", horizontal=True, vertical_alignment="center"):
        st.text(words("filter.hidden", what=words("list.between").join(counted)))
        st.button(words("filter.forget"), key="forget_filter", on_click=looking.forget)
