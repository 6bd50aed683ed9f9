"""What each revision changed, in words, and the way to take one back without touching later ones."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from app_parts.editing.draft import put, with_draft
from app_parts.frame import session
from app_parts.frame.choosing import select
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from graph.changes.between import changes_between
from graph.changes.merging import Conflicting, merged
from graph.errors import NothingRecorded
from graph.record.record import Record
from graph.store import Revision
from locales import Words
from wording.changes import ChangeLine, ChangeReader, What
from wording.revisions import saved_at_text

MOST_READ = 30
"""Of so many of the newest revisions it is worked out what they changed."""
MOST_LINES = 100


def record_at(area: str, number: int) -> Record | None:
    """Return an area's record at a revision, None where there was none."""
    try:
        return session.store().load(area, number=number).record if number else None
    except NothingRecorded:
        return None


def lines_of(area: str, number: int, words: Words) -> list[ChangeLine]:
    """Return what a revision changed, in words with marked names; nothing where it removed the record."""
    before, after = record_at(area, number - 1), record_at(area, number)
    if after is None:
        return []
    reader = ChangeReader(before, after, session.catalogue(), words, session.store().surrounded, marks=True)
    return reader.lines(changes_between(before, after))


def summary(area: str, number: int, words: Words) -> str:
    """Return how much a revision added, changed and removed."""
    if record_at(area, number) is None:
        return words("revision.removed")
    counts = Counter(line.what for line in lines_of(area, number, words))
    return words("revision.counts", added=counts[What.ADDED], changed=counts[What.CHANGED],
                 removed=counts[What.REMOVED])


def revision_in_words(area: str, revisions: tuple[Revision, ...], words: Words) -> None:
    """Show the choice of a revision, what it changed, and the button that takes just that back."""
    labels = {str(r.number): words("revision.label", number=r.number, who=r.who,
                                   saved_at=saved_at_text(r, session.clock(), words)) for r in revisions[:MOST_READ]}
    chosen = select(words("revision.which"), labels, key=f"revision_{area}", words=words)
    if not chosen:
        return
    number = int(chosen)
    lines = lines_of(area, number, words)
    shown = [line.sentence for line in lines[:MOST_LINES]] or [words("revision.same")]
    if len(lines) > MOST_LINES:
        shown.append(words("revision.more", count=len(lines) - MOST_LINES))
    said = "".join(f'<p class="change">{escape(line)}</p>' for line in shown)
    st.html(linked(said, with_draft(session.look(area)).record, words))
    if lines and number > 1 and record_at(area, number - 1) is not None:
        st.button(words("revision.take_back"), key=f"take_back_{area}_{number}", on_click=_take_back,
                  args=(area, number, words))


def _take_back(area: str, number: int, words: Words) -> None:
    """Put into the draft what makes the newest record as if a revision had changed nothing."""
    before, after, newest = (record_at(area, number - 1), record_at(area, number),
                             session.store().load(area).record)
    if before is None or after is None:
        return
    try:
        without = merged(after, before, newest)
    except Conflicting as conflicting:
        st.session_state["overlaps"] = words("revision.overlaps", count=len(conflicting.conflicts))
        return
    put(area, changes_between(newest, without), words)


def overlaps() -> None:
    """Say why a revision could not be taken back by itself, if that was asked."""
    if sentence := st.session_state.pop("overlaps", ""):
        st.warning(plain(sentence))
