"""What a plan would change: gaps closed and opened, figures and pictures before and after, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.links import linked
from app_parts.gaps.search import GapResults
from app_parts.widgets.grid import grid
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.take_away import caption
from graph.analysis.gaps.gap import Gap
from graph.analysis.plans.outcome import Outcome, figures_beside
from graph.pictures.layout.folding import PREFIX
from graph.pictures.layout.seating import Wish
from graph.pictures.platform_picture import draw_platform
from graph.pictures.scene import Scene
from graph.record.record import Record
from graph.store import Loaded
from locales import Words
from wording.figures import label_text, sentence_text, value_text
from wording.gaps import GapReader
from wording.marked import marked
from wording.plans import parting_text

HEIGHT = "min(46vh, 30rem)"
MOST_ROWS = 10


def outcome_in_words(outcome: Outcome, results: GapResults) -> None:
    """Show how many gaps there were and would be, and which ones close and open."""
    words, record = results.reader.words, results.context.record
    now, later = results.marking.reader, GapReader(marked(outcome.record), session.catalogue(), words)
    if parting := parting_text(outcome, later):
        st.html(f'<p class="told"><b>{linked(escape(parting), record, words)}</b></p>')
    st.text(words("plan.counts", before=len(outcome.before), after=len(outcome.after),
                  closed=len(outcome.closed), opened=len(outcome.opened), moot=len(outcome.moot)))
    left, right = st.columns(2, gap="small")
    for place, name, gaps, reader in ((left, "closed", outcome.closed, now),
                                      (right, "opened", outcome.opened, later)):
        with place:
            st.markdown(f"**{words(f'plan.{name}', count=len(gaps))}**")
            st.html(_listed(gaps, reader, record) or f'<p class="told">{escape(words("plan.none"))}</p>')
    if outcome.moot:
        st.markdown(f"**{words('plan.moot', count=len(outcome.moot))}**")
        st.html(_listed(outcome.moot, now, record))


def _listed(gaps: Sequence[Gap], reader: GapReader, record: Record) -> str:
    """Return the titles of gaps as an HTML list, names as links to the cards that the record has; "" for none."""
    items = linked("".join(f"<li>{escape(reader.title(gap))}</li>" for gap in gaps), record, reader.words)
    return f'<ul class="told">{items}</ul>' if items else ""


def outcome_in_figures(before: Record, outcome: Outcome, words: Words) -> None:
    """Show the figures that change, side by side, with the bases of both; the others behind a line."""
    catalogue = session.catalogue()
    rows = [{
        words("plan.figure"): label_text(a, catalogue, words), words("plan.before"): value_text(a),
        words("plan.after"): value_text(b), words("plan.unit"): words(f"measure.unit.{a.unit}"),
        words("plan.base_after"): sentence_text(b, words), "changed": a.value != b.value,
    } for a, b in figures_beside(before, outcome.record)]
    everything = st.toggle(words("plan.all_figures"), key="all_figures")
    shown = [{name: row[name] for name in row if name != "changed"} for row in rows if everything or row["changed"]]
    if not shown:
        st.text(words("plan.no_figure_changes"))
        return
    grid(shown, words, key="plan_figures", most=MOST_ROWS, file=words(
        "tables.file", area=before.area.name, what=words("page.what_if")))
    table_on_paper(shown)


def outcome_in_pictures(loaded: Loaded, outcome: Outcome, words: Words) -> None:
    """Show the picture before and after, at the same scale; what is assumed stands out in the second."""
    before, record = loaded.record, outcome.record
    known = {link.path() for link in before.links()}
    added = frozenset(link.path() for link in record.links() if link.path() not in known)
    gone = {b.id for b in before.nodes()} - {b.id for b in record.nodes()}
    shown = frozenset({*gone, *outcome.cut_off, *(end for link in record.links() if link.path() in added
                                for end in (link.path().split("/")[1:3]))})
    wish = Wish(opened=looking.opened(), shown=shown, added=added)
    catalogue = session.catalogue()
    scenes = [draw_platform(version, catalogue, words, words.language, wish) for version in (before, record)]
    view = (min(s.view[0] for s in scenes), min(s.view[1] for s in scenes),
            max(s.view[2] for s in scenes), max(s.view[3] for s in scenes))
    with st.container(key="plan_pictures"):
        places = st.columns(2, gap="small")
    marked = sorted({*gone, *outcome.cut_off}), sorted({*added, *outcome.cut_off})
    for place, name, scene, marks in zip(places, ("before", "after"), scenes, marked, strict=True):
        with place:
            st.markdown(f"**{words(f'plan.{name}')}**")
            _picture(name, _viewed(scene, view), marks, loaded, words)


def record_in_picture(loaded: Loaded, words: Words) -> None:
    """Show the picture of the record as it is: nothing is laid over it yet."""
    scene = draw_platform(loaded.record, session.catalogue(), words, words.language, Wish(opened=looking.opened()))
    with st.container(key="plan_pictures"):
        st.markdown(f"**{words('plan.now')}**")
        _picture("before", scene, (), loaded, words)


def _viewed(scene: Scene, view: tuple[float, float, float, float]) -> Scene:
    return Scene(scene.title, scene.nodes, scene.edges, scene.frames, scene.legend, view, scene.folded)


def _picture(name: str, scene: Scene, marks: Sequence[str], loaded: Loaded, words: Words) -> None:
    network_picture(scene, key=f"plan_{name}_{loaded.record.area.code}", words=words, selected="",
                    marked=list(marks), moved={}, caption=caption(loaded, words), height=HEIGHT,
                    on_pick=lambda what: looking.toggle(what) if what.startswith(PREFIX) else None, click="",
                    on_move=lambda _: None, test=session.settings().test)
