"""One gap: why, on what it rests, what would close it, what has been decided; and the form to decide."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import segments
from app_parts.frame.links import linked
from app_parts.frame.saving import remember_seen, save_change
from app_parts.gaps.search import OPENED, GapResults, peers_text
from graph.analysis.gaps.decisions import decided_on, decision_on
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.ranking import gap_kinds
from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision, GapState
from graph.decisions.requirement import Assessment
from graph.facts.fact import Fact
from graph.facts.links import ends_of
from graph.store import Loaded
from loaders.dates import read_date_to_keep
from wording.facts import Reader
from wording.marked import marking

MOST_FACTS = 8


def gap_head(gap: Gap, results: GapResults) -> str:
    """Return the title and the reason of a gap, and what would close it, as HTML."""
    return (f'<h2 class="subject">{escape(results.reader.title(gap))}</h2>'
            f'<p class="reason">{escape(results.reader.sentence(gap))}</p>'
            f'<p class="reason"><b>{escape(results.reader.words("gap_column.closes"))}</b>　'
            f'{escape(results.reader.closes(gap))}</p>')


def gap_html(gap: Gap, results: GapResults, reader: Reader) -> str:
    """Return what is known of a gap as HTML; every value in it is escaped text."""
    words, gap_reader = reader.words, results.reader
    decision = decision_on(results.context.record, gap)
    rows = [(words("gap_column.kind"), gap_reader.kind(gap)),
            (words("gap_column.certainty"), words("gap_detail.certainty", certainty=words(
                f"gap.certainty.{gap.certainty}"), means=words(f"gap.certainty_means.{gap.certainty}")))]
    if peers := peers_text(results) if "total" in gap.base and gap_kinds()[gap.kind].compares else "":
        rows.append((words("gap_detail.compared"), peers))
    if decision:
        rows.append((words("gap_column.state"), words(
            "gap_detail.decided", state=gap_reader.state(decision), by=decision.by or "―",
            until=reader.plain(decision.until) or "―", note=decision.note or "―",
            day=reader.plain(decision.as_of) or "―")))
    if then := gap_reader.then(gap, decision):
        rows.append((words("gap_detail.then"), then))
    cells = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in rows)
    return f"<dl>{cells}</dl>{_evidence(gap, results, reader)}"


def gap_actors(gap: Gap, reader: Reader) -> str:
    """Return the actors that a gap names, each leading to its card, as HTML."""
    title, nodes = escape(reader.words("gap_detail.actors")), marking(reader).nodes
    names = reader.words("list.between").join(nodes[actor].name for actor in gap.actors if actor in nodes)
    return f"<h3>{title}</h3><p>{linked(escape(names), reader.record, reader.words)}</p>" if names else ""


def _evidence(gap: Gap, results: GapResults, reader: Reader) -> str:
    """Return the facts that the gap rests on, each with its date and its sources."""
    facts = results.reader.evidence(gap)
    words = reader.words
    if not facts:
        return f'<p class="unknown">{escape(words("gap_detail.no_evidence"))}</p>'
    items = "".join(f"<li>{escape(_fact(fact, reader))}</li>" for fact in facts[:MOST_FACTS])
    more = len(facts) - MOST_FACTS
    rest = f"<li>{escape(words('gap_detail.more_facts', count=more))}</li>" if more > 0 else ""
    return f"<h3>{escape(words('gap_detail.evidence', count=len(facts)))}</h3><ul>{items}{rest}</ul>"


def _fact(fact: Fact, reader: Reader) -> str:
    """Return a fact in a line: what, as of when, from which source."""
    words = reader.words
    name = getattr(fact, "name", "") or " ― ".join(reader.name(end) for end in ends_of(fact))
    if isinstance(fact, Assessment):
        name = words("gap_detail.assessment", status=reader.value(fact, "status"), note=fact.note).strip()
    dated = reader.date(fact.as_of) if fact.as_of else words("gap_detail.no_date")
    sources = reader.value(fact, "cites") or words("gap_detail.no_source")
    return words("gap_detail.fact", kind=words(f"fact.{fact.KIND}"), name=name, date=dated, sources=sources)


def decide(gap: Gap, results: GapResults, loaded: Loaded) -> None:
    """Show what may be decided on the gap; once something is, the form that says why, who, until when."""
    words, decision = results.reader.words, decision_on(results.context.record, gap)
    now = decision or GapDecision(gap=gap.kind, state=GapState.OPEN)
    state = segments(words("decide.title"), {s.value: words(f"gap_state.{s}") for s in GapState},
                     key=f"state_{gap.id}", chosen=now.state.value, label_visibility="visible")
    if decision is None and state == GapState.OPEN:
        return
    with st.form(f"decide_{gap.id}", border=True):
        note = st.text_area(words("decide.note"), now.note, key=f"note_{gap.id}", max_chars=1000, height=68)
        left, right = st.columns(2)
        by = left.text_input(words("decide.by"), now.by or st.session_state.get("office", ""),
                             key=f"by_{gap.id}", max_chars=100)
        until = right.text_input(words("decide.until"), str(now.until or ""), key=f"until_{gap.id}", max_chars=30)
        if st.form_submit_button(words("decide.save"), type="primary", on_click=remember_seen,
                                 args=(loaded,)):
            _save(gap, results, loaded, GapState(state), note, by, until)


def _save(gap: Gap, results: GapResults, loaded: Loaded, state: GapState, note: str, by: str, until: str) -> None:
    """Save the decision as a revision based on what the person has seen, or say what is missing in it."""
    words = results.reader.words
    wrong = []
    if not by.strip():
        wrong.append(words("decide.needs_office"))
    if state in (GapState.ACCEPTED, GapState.NOT_APPLICABLE) and not note.strip():
        wrong.append(words("decide.needs_reason"))
    day: RecordedDate | None = None
    try:
        day = read_date_to_keep(until) if until.strip() else None
    except ValueError:
        wrong.append(words("decide.no_date"))
    if wrong:
        st.error("\n\n".join(wrong))
        return
    title = results.reader.title(gap)
    if save_change(loaded, lambda record: decided_on(record, gap, state, day=session.today(), note=note, by=by,
                                                     until=day),
                   who=by, note=words("decide.revision", state=words(f"gap_state.{state}"), title=title),
                   words=words):
        st.session_state["decided"] = words("decide.saved", title=title)
        st.query_params[OPENED] = gap.id  # it may stand elsewhere in the list now
        st.rerun()
