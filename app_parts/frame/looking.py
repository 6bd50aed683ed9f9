"""What of a record is looked at and how, as the address says it: `?tie=funds&only=named&steps=2&open=…`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import streamlit as st

from graph.analysis.network.record_filter import Only, RecordFilter
from loaders.dates import read_date

CHOICES = {"tie": "tie_kinds", "status": "statuses", "type": "partner_types", "function": "functions",
           "tier": "tiers"}
"""The address's names of the choices, with the filter's own."""
NOT_RECORDED = "-"
"""How a choice of the unknown is spelt in the address."""
MOST_STEPS = 3
WITH, DO, ON = "with", "do", "on"
"""The address's names of the other sides of a comparison, of a plan's steps, and of the day that is looked at."""


def record_filter(selected: str) -> RecordFilter:
    """Return the filter that the address describes; what nobody understands in it is left out."""
    chosen = {name: frozenset("" if v == NOT_RECORDED else v for v in st.query_params.get_all(key))
              for key, name in CHOICES.items()}
    only, steps = st.query_params.get("only", ""), st.query_params.get("steps", "")
    return RecordFilter(
        **chosen,
        only=Only(only) if only in set(Only) else Only.ALL,
        on=day(),
        centre=selected,
        steps=int(steps) if selected and steps in {str(n) for n in range(1, MOST_STEPS + 1)} else 0,
    )


def day() -> dt.date | None:
    """Return the day that the address names, the last one it may mean; None for none or nonsense."""
    try:
        return read_date(st.query_params.get(ON, "")).last
    except ValueError:
        return None


def opened() -> frozenset[str]:
    """Return the groups that are open in the picture."""
    return frozenset(st.query_params.get_all("open"))


def toggle(group: str) -> None:
    """Open a group of the picture, or close it with all that is in it."""
    now = opened()
    keep("open", [g for g in now if not g.startswith(group)] if group in now else [*now, group])


def keep(name: str, values: Iterable[str]) -> None:
    """Write values into the address under a name; none of them take the name out of it."""
    wanted = sorted(values)
    if wanted == st.query_params.get_all(name):  # each writing is a step of the browser's way back
        return
    if wanted:
        st.query_params[name] = wanted
    elif name in st.query_params:
        del st.query_params[name]


def forget() -> None:
    """Look at everything again."""
    for name in (*CHOICES, "only", "on", "steps"):
        keep(name, ())
