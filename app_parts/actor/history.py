"""What the revisions of the record changed of an actor, in words."""

from __future__ import annotations

from html import escape

from app_parts.actor.sections import section
from app_parts.frame import session
from app_parts.frame.links import linked
from graph.questions.actor_history import MOST_READ, ActorRevision, actor_history
from wording.changes import ChangeReader
from wording.facts import Reader
from wording.revisions import saved_at_text

MOST_REVISIONS, MOST_LINES = 6, 4
"""So many revisions are on the card, and so many lines of each."""


def history_section(actor: str, reader: Reader) -> str:
    """Return the changes as HTML, the newest revision first."""
    words = reader.words
    history = list(actor_history(session.store(), reader.record.area.code, actor))
    lines = [_revision(changed, reader) for changed in history[:MOST_REVISIONS]]
    if len(history) > MOST_REVISIONS:
        lines.append(escape(words("actor.more", count=len(history) - MOST_REVISIONS)))
    return section(words("actor.history", count=MOST_READ), lines, words("actor.no_history"))


def _revision(changed: ActorRevision, reader: Reader) -> str:
    """Return when and by whom a revision was saved, and below it what it changed of the actor."""
    words, around = reader.words, session.store().surrounded
    change_reader = ChangeReader(changed.before, changed.after, reader.catalogue, words, around, cites=False,
                                 marks=True)
    lines = [linked(escape(line.sentence), reader.record, words)
             for line in change_reader.lines(changed.changes[:MOST_LINES])]
    if len(changed.changes) > MOST_LINES:
        lines.append(escape(words("actor.more", count=len(changed.changes) - MOST_LINES)))
    when = saved_at_text(changed.revision, session.clock(), words)
    head = escape(words("actor.revision", when=when, who=changed.revision.who))
    return f"{head}<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
