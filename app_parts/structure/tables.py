"""The same facts as tables: sortable, linked with the picture's selection."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from app_parts.editing.table import ADDRESS as EDITED
from app_parts.frame import session
from app_parts.widgets.grid import choosing_grid
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.views import chosen_view
from graph.facts.actors import Network, Organisation
from graph.facts.fact import Fact
from graph.facts.links import Membership, PlatformRole, Tie
from graph.facts.observations import Window
from wording.facts import Reader

COLUMNS: dict[type[Fact], tuple[str, ...]] = {
    Organisation: ("name", "partner_types", "tier", "parent", "is_category", "as_of", "note"),
    Network: ("name", "network_type", "legal_basis", "member_cap", "meeting", "since", "note"),
    Membership: ("member", "network", "seat", "status", "since", "until", "as_of"),
    PlatformRole: ("actor", "platform", "role", "since", "until", "as_of"),
    Tie: ("source", "target", "kind", "formality", "frequency", "reported_by", "since", "until"),
    Window: ("name", "operator", "place", "contact", "any_age", "publicised_by", "all_households_reached"),
}
"""The tables, and the fields each shows, in order."""
RECORDS, CARDS = "app_pages/records.py", "app_pages/actor.py"


def tables(reader: Reader, selected: str) -> None:
    """Show one table at a time; choosing a row selects its actor or tie everywhere."""
    words = reader.words
    kinds = {kind.KIND: kind for kind in COLUMNS}
    kind = kinds[chosen_view(words("tables.choose"), list(kinds), lambda name: words(
        "tables.tab", kind=words(f"fact.{name}"), count=len(reader.record.of(kinds[name]))), "table", on_paper=False)]
    here = {"area": reader.record.area.code, "lang": words.language}
    with st.container(horizontal=True):
        st.page_link(RECORDS, label=words("table.link"), query_params=here | {EDITED: kind.KIND})
        st.page_link(CARDS, label=words("actor.all"), query_params=here)
    facts = reader.record.of(kind)
    if not facts:
        st.text(words("tables.empty", kind=words(f"fact.{kind.KIND}")))
        return
    rows = frame(reader, kind, facts, selected)
    table_on_paper(rows.drop(columns=words("tables.selected")).to_dict("records"))
    choosing_grid(rows, [_name(fact) for fact in facts], words,
                  key=f"rows_{kind.KIND}", chosen=selected, on_choice=session.select,
                  file=words("tables.file", area=reader.record.area.name, what=words(f"fact.{kind.KIND}")))


def frame(reader: Reader, kind: type[Fact], facts: Sequence[Fact], selected: str) -> pd.DataFrame:
    """Return the rows of a table: "●" where the row involves what is selected, then its fields in words."""
    if not facts:
        return pd.DataFrame()
    columns = {reader.words("tables.selected"): ["●" if _involves(f, selected) else "" for f in facts]}
    for name in COLUMNS[kind]:
        columns[reader.label(facts[0], name)] = [reader.value(fact, name) for fact in facts]
    columns[reader.words("field.cites")] = [reader.value(fact, "cites") for fact in facts]
    return pd.DataFrame(columns)


def _involves(fact: Fact, selected: str) -> bool:
    if not selected:
        return False
    named = {ref for name, refs in fact.references() if name != "cites" for ref in refs}
    return selected in named | {_name(fact), fact.path()}


def _name(fact: Fact) -> str:
    """Return by what a fact is selected: an actor by its id, others by their path."""
    return getattr(fact, "id", "") or fact.path()
