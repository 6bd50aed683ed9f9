"""When a revision was saved, in words."""

from __future__ import annotations

from graph.clock import Clock
from graph.store import Revision
from locales import Words


def saved_at_text(revision: Revision, clock: Clock, words: Words) -> str:
    """Return when a revision was saved as the office's clock shows it, and whether that can be believed."""
    when = clock.local(revision.saved_at).strftime("%Y-%m-%d %H:%M")
    return words("history.doubtful", when=when) if revision.clock_doubtful else when
