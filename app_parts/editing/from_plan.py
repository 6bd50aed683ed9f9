"""Steps of a plan, and what closes a gap, as changes for the draft: what was only assumed has come about."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.editing.draft import put, with_draft
from app_parts.editing.putting import new_id
from app_parts.frame.plain import plain
from graph.analysis.gaps.gap import Gap
from graph.analysis.steps import ASSUMED, MEMBER, TIE, WITHOUT, Step, fits, record_after
from graph.changes.applying import applied
from graph.changes.between import changes_between
from graph.changes.change import Change, Rename
from graph.facts.actors import Network, Organisation
from graph.facts.references import home_of
from graph.record.record import Record
from graph.store import Loaded
from locales import Words
from wording.facts import Reader
from wording.steps import step_text

MOST_OFFERED = 3


def changes_of(record: Record, steps: Sequence[Step], reader: Reader) -> tuple[Change, ...]:
    """Return what steps change in a record; actors that they assume get ids of their own.

    An actor that another area records is not ours to take out.
    """
    ours = [step for step in steps if not (step.does == WITHOUT and home_of(step.parts[0]))]
    after = record_after(record, ours, reader.catalogue)
    renames = [Rename(kind, actor.key()[0], new_id(kind)) for kind in (Organisation, Network)
               for actor in after.of(kind) if actor.key()[0].startswith(ASSUMED)]
    after = applied(after, renames)
    return changes_between(record, after)


def plan_into_draft(loaded: Loaded, steps: Sequence[Step], reader: Reader) -> None:
    """Show the button that puts a plan's steps into the draft."""
    if steps:
        st.button(reader.words("editing.plan"), key="plan_into_draft", on_click=_put, args=(loaded, steps, reader))


def gap_closed(loaded: Loaded, gap: Gap, reader: Reader) -> None:
    """Show a button for each tie or seat that would close a gap: it has come about, and goes into the draft."""
    steps = [step for step in gap.closes if step.does in (TIE, MEMBER)
             and fits(step, loaded.record, reader.catalogue)][:MOST_OFFERED]
    for step in steps:
        st.button(plain(reader.words("editing.closed", step=step_text(step, reader))), key=f"closed_{gap.id}_{step}",
                  on_click=_put, args=(loaded, [step], reader))


def _put(loaded: Loaded, steps: Sequence[Step], reader: Reader) -> None:
    words: Words = reader.words
    now = with_draft(loaded).record
    put(loaded.record.area.code, changes_of(now, steps, reader), words)
