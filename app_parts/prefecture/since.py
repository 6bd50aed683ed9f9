"""What became of ①②③ since an earlier day, as the records were on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.plain import plain
from graph.questions.desk import Became
from graph.questions.prefecture import RollUp
from loaders.dates import read_date
from wording.desk import DeskReader
from wording.facts import date_text

SINCE = "since"
"""The address's name of the earlier day."""


@dataclass(frozen=True)
class Changes:
    """What became what since a day; `date` is as it was written, `is_date` whether it is one, `is_recorded` by then.

    `is_asked` is whether a day is named at all.
    """

    reader: DeskReader
    date: str
    became: Sequence[Became] = ()
    is_date: bool = True
    is_recorded: bool = True
    is_asked: bool = True

    def show(self) -> None:
        """Show the choice of the day, and what changed."""
        with st.container(key="desk_since" if self.became else "desk_since_same"):
            self._show()

    def _show(self) -> None:
        words = self.reader.words
        st.header(plain(words("desk.since_title")))
        key = f"since_{self.date}"
        with st.columns([1, 3])[0]:
            st.text_input(words("desk.since"), self.date, key=key, max_chars=30,
                          placeholder=words("editing.date_example"),
                          on_change=lambda: looking.keep(SINCE, filter(None, [st.session_state[key].strip()])))
        if self.became:
            lines = "".join(f"<li>{escape(self.reader.became(became))}</li>" for became in self.became)
            st.html(f'<ul class="became">{lines}</ul>')
        else:
            says = "ask" if not self.is_asked else "bad" if not self.is_date else "same" if self.is_recorded else "none"
            date = date_text(read_date(self.date), words) if says in ("same", "none") else ""
            st.text(words(f"desk.since_{says}", date=date, text=self.date))


def changes_since(reader: DeskReader, rolled_up_on: Callable[[dt.date], RollUp], *, unasked: bool = True) -> Changes:
    """Return what changed since the day that the address names; `unasked`, since a year ago where it names none."""
    wish = st.query_params.get(SINCE, "")
    if not wish and not unasked:
        return Changes(reader, "", is_asked=False)
    date = wish or str(_a_year_before(reader.desk.day))
    try:
        day = read_date(date).last
    except ValueError:
        return Changes(reader, date, is_date=False)
    before = rolled_up_on(day)
    if not before.municipalities:
        return Changes(reader, date, is_recorded=False)
    return Changes(reader, date, reader.desk.since(before))


def _a_year_before(day: dt.date) -> dt.date:
    """Return the same day a year before; 29 February becomes the 28th."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
