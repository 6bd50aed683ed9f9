"""A comparison as tables: what differs, who is lined up with whom, figures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.compare.comparison import SEAT, Compared, same_area
from app_parts.frame import looking, session
from app_parts.frame.choosing import radio, select, sign
from app_parts.frame.plain import plain
from app_parts.frame.saving import remember_seen, save_change
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.views import chosen_view, switched
from graph.analysis.comparison.differences import Difference
from graph.analysis.comparison.pairings import paired
from graph.analysis.comparison.profile import distance, profile
from graph.facts.references import home_of
from graph.store import Loaded

MOST_ROWS = 14
KINDS = ("only", "differs", "links", "others")
PAIRINGS: dict[str, bool | None] = {"together": True, "apart": False, "forget": None}
"""What a person can say of two actors, and what that means for their pairing."""


def _table(rows: Sequence[dict[str, str]], key: str, name: str, compared: Compared,
           matches: Sequence[str] = ()) -> None:
    """Show rows, to take away as CSV; choosing a row selects its seat in the pictures."""
    words = compared.reader.words
    if not rows:
        st.text(words("compare.nothing"))
        return
    key = f"{key}_{sign(rows)}_{compared.selected}"

    def select() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen and matches:
            looking.keep(SEAT, filter(None, [matches[chosen[0]]]))

    grid(rows, words, key=key, on_select=select, most=MOST_ROWS,
         file=f"{words('compare.file', sides='_'.join(compared.reader.titles))}_{name}")
    table_on_paper(rows)


def differences(compared: Compared) -> None:
    """Show what differs, by kind of difference; links that a missing actor implies only on request."""
    words, all_differences = compared.reader.words, compared.differences
    groups: dict[str, list[Difference]] = {
        "only": [c for c in all_differences if len(c.subject) == 1 and not c.field],
        "differs": [c for c in all_differences if c.field and c.subject],
        "links": [c for c in all_differences if len(c.subject) > 1 and not c.field],
        "others": [c for c in all_differences if not c.subject],
    }
    kinds = [kind for kind in KINDS if kind != "others" or groups[kind]]
    left, right = st.columns([2, 1], vertical_alignment="center")
    with left:
        shown = groups[chosen_view(words("compare.differences"), kinds, lambda kind: words(
            f"compare.kind.{kind}", count=len(groups[kind])), "kind")]
    implied = sum(c.implied for c in shown)
    if implied:
        with right:
            everything = switched(words("compare.implied", count=implied), "implied")
        shown = [c for c in shown if everything or not c.implied]
    _table(compared.reader.difference_rows(shown), "differences", words("comparison.sheet.differences"), compared,
           ["".join(c.subject[:1]) for c in shown])


def counterparts(compared: Compared, loaded: Loaded) -> None:
    """Show who is lined up with whom, how surely; and the form that corrects it."""
    words, reader = compared.reader.words, compared.reader
    st.text(words("compare.by_id_alone" if same_area(compared.comparison) else "compare.how_lined_up"))
    _table(reader.line_up_rows(), "line_up", words("comparison.sheet.line_up"), compared,
           [match.id for match in reader.lined_up.matches])
    _correction(compared, loaded)


def _correction(compared: Compared, loaded: Loaded) -> None:
    """Offer to pair an actor of the own record with another's, or to part them; keep it in the own record."""
    words, lined_up = compared.reader.words, compared.reader.lined_up
    if compared.comparison.sides[0].as_of is not None:
        return
    others = [n for n, side in enumerate(compared.comparison.sides) if n and side.code != loaded.record.area.code]
    mine = {actor.id: actor.name for match in lined_up.matches if (actor := match.actors[0]) is not None}
    theirs = {_absolute(compared, n, actor.id): f"{actor.name}（{compared.reader.titles[n]}）"
              for n in others for match in lined_up.matches
              if (actor := match.actors[n]) is not None and home_of(match.id) is not None}
    if not mine or not theirs:
        return
    with st.expander(words("compare.correct")), st.form("correct", border=False):
        st.text(words("compare.correct_means"))
        left, right = st.columns(2)
        with left:
            own_actor = select(plain(loaded.record.area.name), mine, key="correct_own", words=words,
                               chosen=next(iter(mine)))
        with right:
            counterpart = select(words("compare.other"), theirs, key="correct_other", words=words,
                                 chosen=next(iter(theirs)))
        pairing = radio(words("compare.way"), {p: words(f"compare.{p}") for p in PAIRINGS}, key="correct_way",
                        chosen=next(iter(PAIRINGS)), horizontal=True)
        by = st.text_input(words("decide.by"), st.session_state.get("office", ""), max_chars=100)
        note = st.text_input(words("decide.note"), max_chars=200)
        if st.form_submit_button(words("compare.save"), on_click=remember_seen, args=(loaded,)):
            if not by.strip() or not own_actor or not counterpart or not pairing:
                st.error(words("decide.needs_office"))
                return
            if save_change(loaded, lambda record: paired(record, own_actor, counterpart, together=PAIRINGS[pairing],
                                                         day=session.today(), by=by, note=note),
                           who=by, words=words,
                           note=words("compare.revision", own=mine[own_actor], other=theirs[counterpart])):
                st.session_state["decided"] = words("compare.saved")
                st.rerun()


def _absolute(compared: Compared, side: int, actor: str) -> str:
    """Return an actor's id with the code of its area."""
    return actor if home_of(actor) else f"{compared.comparison.sides[side].code}:{actor}"


def figures_beside(compared: Compared) -> None:
    """Show the figures of all sides with their bases, and how far the platforms are from each other."""
    words, reader = compared.reader.words, compared.reader
    profiles = [profile(record) for record in reader.lined_up.records]
    for n, title in enumerate(reader.titles[1:], start=1):
        apart = distance(profiles[0], profiles[n])
        both, either = len(profiles[0] & profiles[n]), len(profiles[0] | profiles[n])
        key = "compare.distance" if apart is not None else "compare.no_distance"
        st.text(words(key, one=reader.titles[0], other=title, value=f"{apart or 0:.2f}", both=both,
                      either=either))
    _table(reader.figure_rows(), "figures", words("comparison.sheet.figures"), compared)
