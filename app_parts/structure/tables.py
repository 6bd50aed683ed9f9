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
from graph.decisions.gap import GapDecision
from graph.decisions.governance import GovernanceAnswer
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.decisions.requirement import Assessment
from graph.facts.activities import Activity
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.fact import Fact
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import NeedsSurvey, Remark, ReportedTotal, Source, Window
from graph.record.kinds import KEPT
from wording.facts import Reader

ELSEWHERE = frozenset((Platform, PlatformPart, NeedsSurvey, Activity, Assessment, GapDecision, Pairing,
                       GovernanceAnswer, Plan, ReportedTotal, Remark, Source))
"""What has no table here: it stands in the picture, the panels, the timeline, or on the page it was decided on."""
TABLES = tuple(kind for kind in KEPT if kind not in ELSEWHERE)
"""The kinds of which there is a table, in the order of the records."""
LEFT_OUT: dict[type[Fact], frozenset[str]] = {
    Organisation: frozenset(("other_names", "functions", "place", "contact")),
    Network: frozenset(("tiers", "members_known", "as_of")),
    Membership: frozenset(("note",)),
    PlatformRole: frozenset(("note",)),
    Tie: frozenset(("as_of", "note")),
    Window: frozenset(("any_sex", "any_disability", "publicised_on", "as_of", "note")),
}
"""Fields for which a table that is read at a glance has no room; the card and the records page show them."""
RECORDS, CARDS = "app_pages/records.py", "app_pages/actor.py"


def tables(reader: Reader, selected: str) -> None:
    """Show one table at a time; choosing a row selects its actor or tie everywhere."""
    words = reader.words
    kinds = {kind.KIND: kind for kind in TABLES}
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


def columns_of(kind: type[Fact]) -> list[str]:
    """Return the fields that the table of a kind shows, in order: every one that is declared and not left out."""
    return [field.name for field in kind.FIELDS if field.name not in LEFT_OUT.get(kind, frozenset()) | {"id", "cites"}]


def frame(reader: Reader, kind: type[Fact], facts: Sequence[Fact], selected: str) -> pd.DataFrame:
    """Return the rows of a table: "●" where the row involves what is selected, then its fields in words."""
    if not facts:
        return pd.DataFrame()
    columns = {reader.words("tables.selected"): ["●" if _involves(f, selected) else "" for f in facts]}
    for name in columns_of(kind):
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
