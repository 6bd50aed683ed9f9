"""When a revision was saved, in words."""

from __future__ import annotations

from graph.clock import Clock
from graph.store import Revision
from locales import Words
from wording.facts import day_text


def saved_at_text(revision: Revision, clock: Clock, words: Words) -> str:
    """Return when a revision was saved as the office's clock shows it, and whether that can be believed."""
    moment = clock.local(revision.saved_at)
    return _believed(words("date.moment", day=day_text(moment.date(), words), time=f"{moment:%H:%M}"), revision, words)


def saved_at_column(revision: Revision, clock: Clock, words: Words) -> str:
    """Return the same as it stands in a column of a terminal: every day as broad as any other."""
    return _believed(f"{clock.local(revision.saved_at):%Y-%m-%d %H:%M}", revision, words)


def _believed(when: str, revision: Revision, words: Words) -> str:
    return words("history.doubtful", when=when) if revision.clock_doubtful else when
