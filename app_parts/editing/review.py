"""The review of a draft: what would be added, changed, removed, what it does to the gaps, and the button that saves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from app_parts.editing.draft import DRAFTED, draft_of, person, with_draft
from app_parts.frame import session
from app_parts.frame.choosing import radio
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from app_parts.gaps.search import context_of
from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.network.as_of import standing
from graph.changes.applying import applied
from graph.changes.change import Change
from graph.changes.merging import Conflict, Conflicting, Side
from graph.changes.removing import MANY_REMOVED, undoing
from graph.errors import NothingRecorded
from graph.record.record import Record
from graph.signing import MOST_NOTE, MOST_WHO, signed
from graph.store.drafting import Draft
from graph.text import one_line
from locales import Words
from wording.changes import ChangeReader, What
from wording.conflicts import ConflictReader
from wording.marked import without_marks

MOST_EFFECTS = 10
"""Of so many changes each tells what it does to the gaps by itself; with more it would take too long."""
MOST_LINES = 200
"""So many changes are shown a line each, with a button; of more it says how many."""


def review(area: str, words: Words) -> None:
    """Show a draft, line by line, each to be taken back, and what saving it takes."""
    draft = draft_of(area)
    if draft is None:
        st.info(words("draft.none"))
        return
    reader = ChangeReader(draft.before, draft.record, session.catalogue(), words, session.store().surrounded,
                          marks=True)
    lines = reader.lines(draft.changes)
    cards = with_draft(session.look(area)).record
    counts = Counter(line.what for line in lines)
    st.html(counts_line(counts, words))
    effects = _Effects(draft)
    st.text(words("draft.effect", **effects.whole()))
    order = sorted(range(len(lines)), key=lambda n: (lines[n].what is not What.REMOVED, n))
    for number in order[:MOST_LINES]:
        line = lines[number]
        left, right = st.columns([6, 1], vertical_alignment="center", gap="small")
        effect = words("draft.effect_of_one", **effects.of(line.change)) if len(lines) <= MOST_EFFECTS else ""
        said = linked(escape(line.sentence), cards, words)
        left.html(f'<p class="change {line.what}">{said} <small>{escape(effect)}</small></p>')
        right.button(words("draft.take_back"), key=f"take_back_{number}_{len(lines)}",
                     help=plain(without_marks(line.sentence)),
                     on_click=_take_back, args=(area, line.change, words))
    if len(lines) > MOST_LINES:
        st.text(words("draft.more", count=len(lines) - MOST_LINES))
    _saving(draft, counts[What.REMOVED], words)


def counts_line(counts: Mapping[What, int], words: Words) -> str:
    """Return, as HTML, how much would be added, changed and removed; what is removed stands out."""
    return (f'<p class="draft_counts">{escape(words("draft.counts", added=counts[What.ADDED]))}'
            f'{escape(words("draft.counts_changed", changed=counts[What.CHANGED]))}'
            f'<b class="{"gone" if counts[What.REMOVED] else ""}">'
            f'{escape(words("draft.counts_removed", removed=counts[What.REMOVED]))}</b></p>')


class _Effects:
    """What a draft, and each change of it, does to the gaps: how many close, how many open."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        recorded = session.store().look(draft.area, number=draft.based_on or None).record
        self._drafted = applied(recorded, draft.changes)
        self._before, self._after = self._gaps(recorded), self._gaps(self._drafted)

    def whole(self) -> dict[str, int]:
        """Return what all of it does."""
        return {"closed": len(self._before - self._after), "opened": len(self._after - self._before)}

    def of(self, change: Change) -> dict[str, int]:
        """Return what one change does: the gaps with it beside those without it, and without what rests on it."""
        without = self._gaps(applied(self._drafted, undoing(self._draft.before, self._draft.record, change)))
        return {"closed": len(without - self._after), "opened": len(self._after - without)}

    @staticmethod
    def _gaps(record: Record) -> frozenset[str]:
        return frozenset(gap.id for gap in find_gaps(context_of(standing(record, session.today()))))


def _take_back(area: str, change: Change, words: Words) -> None:
    draft = draft_of(area)
    if draft is None or change not in draft.changes:
        return
    left = session.store().put_into_draft(area, person(), undoing(draft.before, draft.record, change))
    st.session_state[DRAFTED] = words("draft.taken_back") if left else words("draft.nothing_left")


def _saving(draft: Draft, removed: int, words: Words) -> None:
    """Ask once for office and note, and whether many removals are meant; save, or ask about what others changed."""
    choices = _conflicts(draft, words)
    meant = removed <= MANY_REMOVED or st.checkbox(words("draft.meant", count=removed), key=f"meant_{removed}")
    with st.form("save_draft_form", border=False, enter_to_submit=False):
        who = st.text_input(words("intake.who"), st.session_state.get("office", ""), key="draft_who",
                            max_chars=MOST_WHO)
        note = st.text_input(words("intake.note"), key="draft_note", max_chars=MOST_NOTE)
        if not st.form_submit_button(words("draft.save"), type="primary"):
            return
    if not who.strip():
        st.error(words("draft.who_is_missing"))
    elif not meant:
        st.error(words("draft.not_meant"))
    else:
        _save(draft, who, note, choices, words)


def _save(draft: Draft, who: str, note: str, choices: dict[str, Side], words: Words) -> None:
    office, reason = signed(who, one_line(note, MOST_NOTE))
    store = session.store()
    histories = {revision.number: revision for revision in store.history(draft.area)}
    between = [revision for number, revision in histories.items() if number > draft.based_on]
    try:
        saved = store.save_draft(draft.area, person(), who=office, note=reason, choices=choices)
    except Conflicting as conflicting:
        st.session_state["conflicts"] = conflicting.conflicts
        st.rerun()
    st.session_state.pop("conflicts", None)
    st.session_state["office"] = office
    others = words("list.between").join(dict.fromkeys(revision.who for revision in between))
    st.session_state[DRAFTED] = " ".join(filter(None, (
        words("draft.saved", number=saved.number, count=len(draft.changes)) if saved else words("draft.nothing_left"),
        words("draft.merged_with", who=others) if others else "")))
    st.rerun()


def _conflicts(draft: Draft, words: Words) -> dict[str, Side]:
    """Show what others changed otherwise, side by side, and ask whose counts; return what was chosen."""
    conflicts: tuple[Conflict, ...] = st.session_state.get("conflicts", ())
    if not conflicts:
        return {}
    st.warning(words("draft.conflicts", count=len(conflicts)))
    return choices_among(conflicts, ConflictReader(draft.before, draft.record, _newest(draft), session.catalogue(),
                                                   words, session.store().surrounded), words)


def choices_among(conflicts: Sequence[Conflict], reader: ConflictReader, words: Words,
                  key: str = "", mine: str = "draft.mine") -> dict[str, Side]:
    """Show conflicts, each with both sides' values side by side; return whose value was chosen, by conflict.

    `mine` is the key of the words for one's own side.
    """
    choices: dict[str, Side] = {}
    for conflict in conflicts:
        options = {"mine": words(mine, value=reader.mine(conflict)),
                   "theirs": words("draft.theirs", value=reader.theirs(conflict))}
        side = radio(plain(reader.label(conflict)), options, key=f"conflict_{key}{conflict.name}", chosen="theirs")
        choices[conflict.name] = "mine" if side == "mine" else "theirs"
    return choices


def _newest(draft: Draft) -> Record:
    try:
        return session.store().load(draft.area).record
    except NothingRecorded:
        return draft.record
