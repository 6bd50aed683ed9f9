"""What files would change: conflicts, lists that may be complete, what goes, what comes, and the buttons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

import pandas as pd
import streamlit as st

from app_parts.editing.draft import draft_of, put
from app_parts.editing.review import MOST_LINES, choices_among, counts_line
from app_parts.frame import session
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from app_parts.widgets.grid import grid
from graph.changes.between import changes_between
from graph.changes.merging import Side
from graph.errors import NothingRecorded
from graph.facts.links import Membership
from graph.record.record import Record
from graph.signing import MOST_NOTE, MOST_WHO, signed
from graph.store import Base
from graph.store.surroundings import with_neighbours
from loaders.lists import CompleteList
from loaders.origins import Origin
from loaders.reading import Reading, settled
from locales import Words
from wording.changes import Around, ChangeLine, ChangeReader, What
from wording.conflicts import ConflictReader
from wording.marked import without_marks
from wording.problems import sentence

MOST_ROWS = 6
Reread = Callable[[Sequence[CompleteList]], Reading]
"""Reads the same files again, with lists of which a person says that they are complete."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An area as it was first asked for: the record that a file is laid over, a draft's where there is one."""

    record: Record | None
    base: Base
    has_draft: bool


class Recorded:
    """What is recorded of areas, or stands in this person's drafts of them, as it was first asked for."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def __call__(self, area: str) -> Record | None:
        """Return the record of an area that files are laid over, or None."""
        return self.seen(area).record

    def seen(self, area: str) -> Seen:
        """Return an area as it was first asked for."""
        if area not in self._seen:
            self._seen[area] = _seen(area)
        return self._seen[area]

    def exported(self, origin: Origin) -> Record | None:
        """Return the record of the revision that a book was exported from, None where it is not this store's."""
        return session.store().exported(origin.area, origin.number, origin.digest)


def _seen(area: str) -> Seen:
    draft = draft_of(area)
    try:
        loaded = session.store().load(area)
    except NothingRecorded:
        return Seen(draft.record if draft else None, 0, draft is not None)
    return Seen(draft.record if draft else loaded.record, loaded.revision, draft is not None)


def show_outcome(reading: Reading, recorded: Recorded, reread: Reread, words: Words) -> tuple[str, ...]:
    """Show what files would change and the buttons; return the areas that were saved or put into drafts, if any.

    Raises RevisionConflict and StoreReplaced as `Store.save_all` does; nothing is saved then.
    """
    if reading.hints:
        # A table, because a careless file may give thousands.
        hints = pd.DataFrame({words("intake.column.remark"): [sentence(hint, words) for hint in reading.hints]})
        grid(hints, words, key="remark_rows", most=MOST_ROWS, file=words("intake.remarks_file"))
    if lists := _complete_lists(reading, recorded, words):
        reading = reread(lists)
    reading = _with_choices(reading, recorded, words)
    around = with_neighbours(reading.records, recorded)
    lines = {record.area.code: _lines(record, recorded, words, around) for record in reading.records}
    changed = [record for record in reading.records if lines[record.area.code]]
    if not changed:
        st.info(words("intake.no_difference"))
        return ()
    _show_lines(changed, lines, recorded, words)
    is_meant = _is_meant(reading, words)
    return _buttons(changed, recorded, words, is_meant=is_meant)


def _lines(record: Record, recorded: Recorded, words: Words, around: Around) -> list[ChangeLine]:
    before = recorded(record.area.code)
    reader = ChangeReader(before, record, session.catalogue(), words, around, marks=True)
    return reader.lines(changes_between(before, record))


def _complete_lists(reading: Reading, recorded: Recorded, words: Words) -> list[CompleteList]:
    """Ask of each council whose members the files name, and of which more are recorded, whether those are all."""
    lists = []
    for code, councils in reading.councils.items():
        record = recorded(code)
        names = {network.id: network.name for network in record.networks} if record else {}
        for council in councils:
            known = [seat for seat in record.memberships if seat.network == council] if record else []
            key = f"whole_{st.session_state.get('uploads', 0)}_{code}_{council}"
            if known and st.checkbox(words("intake.whole", council=plain(names.get(council, council))), key=key):
                lists.append(CompleteList(Membership, council, area=code))
    return lists


def _with_choices(reading: Reading, recorded: Recorded, words: Words) -> Reading:
    """Show what was changed both in an exported book and in the record; return the reading with what is chosen."""
    if not reading.conflicts:
        return reading
    st.warning(words("intake.conflicts", count=sum(map(len, reading.conflicts.values()))))
    choices: dict[str, Mapping[str, Side]] = {}
    for code, conflicts in reading.conflicts.items():
        edition = reading.editions[code]
        reader = ConflictReader(edition.base, edition.mine, edition.theirs, session.catalogue(), words,
                                session.store().surrounded)
        choices[code] = choices_among(conflicts, reader, words, key=f"file_{code}_", mine="intake.mine")
    return settled(reading, recorded, choices)


def _show_lines(changed: Sequence[Record], lines: Mapping[str, Sequence[ChangeLine]], recorded: Recorded,
                words: Words) -> None:
    """Show how much comes, changes and goes; what goes by name, in red, names as links; then all of it as a table."""
    named = [(record.area.name, line) for record in changed for line in lines[record.area.code]]
    st.text(words("intake.differences", areas=len(changed), count=len(named)))
    st.html(counts_line(Counter(line.what for _, line in named), words))
    gone = [(recorded(area.code), line.sentence) for area in (record.area for record in changed)
            for line in lines[area.code] if line.what is What.REMOVED]
    if gone:
        said = (linked(escape(line), before, words) if before else without_marks(escape(line)) for before, line in gone)
        st.html("".join(f'<p class="change removed">{line}</p>' for line in islice(said, MOST_LINES)))
    if len(gone) > MOST_LINES:
        st.text(words("draft.more", count=len(gone) - MOST_LINES))
    table = pd.DataFrame({words("fact.area"): [name for name, _ in named],
                          words("intake.column.difference"): [without_marks(line.sentence) for _, line in named]})
    grid(table, words, key="difference_rows", file=words("intake.differences_file"))


def _is_meant(reading: Reading, words: Words) -> bool:
    """Show what may be a slip, and a box to tick; return whether it may be saved."""
    for doubt in reading.doubts:
        st.warning(plain(sentence(doubt, words)))
    # A box of its own for each upload and each doubt: what was meant once is not meant ever after.
    key = f"meant_{st.session_state.get('uploads', 0)}_{hash(reading.doubts)}"
    return not reading.doubts or st.checkbox(words("intake.meant"), key=key)


def _buttons(changed: Sequence[Record], recorded: Recorded, words: Words, *, is_meant: bool) -> tuple[str, ...]:
    """Show the button that puts all of it into drafts; of several areas, or new ones, also the one that saves."""
    seen = {record.area.code: recorded.seen(record.area.code) for record in changed}
    drafted = [record.area.name for record in changed if seen[record.area.code].has_draft]
    are_recorded = all(each.base for each in seen.values())
    if are_recorded and st.button(words("intake.into_draft"), key="into_draft", type="primary", disabled=not is_meant):
        return _put_into_drafts(changed, recorded, words)
    if are_recorded and len(changed) == 1:
        return ()
    if drafted:
        st.text(words("intake.draft_first", areas=words("list.between").join(drafted)))
        return ()
    who = st.text_input(words("intake.who"), key="who", max_chars=MOST_WHO)
    note = st.text_input(words("intake.note"), key="note", max_chars=MOST_NOTE)
    if not st.button(words("intake.save"), key="save", type="secondary" if are_recorded else "primary",
                     disabled=not (who.strip() and is_meant)):
        return ()
    office, reason = signed(who, note)
    session.store().save_all([(record, seen[record.area.code].base) for record in changed], who=office, note=reason)
    names = words("list.between").join(record.area.name for record in changed)
    st.session_state["intake_saved"] = words("intake.saved", areas=plain(names), count=len(changed))
    return tuple(record.area.code for record in changed)


def _put_into_drafts(changed: Sequence[Record], recorded: Recorded, words: Words) -> tuple[str, ...]:
    """Put what files change into the draft of each area, unless somebody has changed one since it was shown."""
    codes = tuple(record.area.code for record in changed)
    if any(_seen(code) != recorded.seen(code) for code in codes):
        st.session_state.pop("intake", None)
        st.warning(words("intake.changed_meanwhile"))
        st.button(words("intake.show_again"), key="show_again")
        return ()
    for record in changed:
        put(record.area.code, changes_between(recorded(record.area.code), record), words, line=record.area)
    if len(changed) > 1:
        names = words("list.between").join(record.area.name for record in changed)
        st.session_state["intake_saved"] = words("intake.drafted", areas=plain(names), count=len(changed))
    return codes
