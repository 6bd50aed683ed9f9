"""Who saves and why: what the history keeps beside each revision."""

from __future__ import annotations

from graph.errors import UsageError
from graph.text import one_line

MOST_WHO, MOST_NOTE = 100, 500
"""The most characters of an office's name and of a reason."""


def signed(who: str, note: str) -> tuple[str, str]:
    """Return the office and the reason as the history keeps them, each on one line.

    Raises UsageError (`too_long_who`, `too_long_note`): nobody's words are cut without their knowing.
    """
    office, reason = one_line(who).strip(), one_line(note).strip()
    for name, text, most in (("who", office, MOST_WHO), ("note", reason, MOST_NOTE)):
        if len(text) > most:
            raise UsageError(f"too_long_{name}", length=len(text), most=most)
    return office, reason
