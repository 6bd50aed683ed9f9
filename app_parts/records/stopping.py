"""The button that stops reading: it stands there as soon as a file takes longer than a second.

A click asks Streamlit to run the page again. It looks for such wishes whenever something is written to the page, and
then ends the running script, with it the process that reads; so something is written again and again while it reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from loaders import limits
from locales import Words


@dataclass
class StopButton:
    """Shows the button when it is called first, and how long it has taken; `stopped` is called after a click."""

    words: Words
    stopped: Callable[[], None]
    place: DeltaGenerator = field(default_factory=st.empty)
    sentence: DeltaGenerator | None = None

    def __call__(self, seconds: float) -> None:
        """Show the button, or let a click on it end the script."""
        if self.sentence is None:
            with self.place.container(horizontal=True, vertical_alignment="center", key="reading"):
                st.button(self.words("assist.stop"), key="stop_reading", on_click=self.stopped)
                self.sentence = st.empty()
        minutes = limits.WAITING_SECONDS // 60
        self.sentence.caption(self.words("assist.stops_itself", seconds=int(seconds), minutes=minutes))

    def gone(self) -> None:
        """Take the button away."""
        self.place.empty()
