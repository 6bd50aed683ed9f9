"""A table on a page whose cells can be pressed, by mouse and keyboard, and that prints as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from app_parts.widgets.served import Frontend

TABLE = "pressed_table"
FRONTEND = Frontend(Path(__file__).parent / "frontend", (TABLE,))


@dataclass(frozen=True, slots=True)
class PressedCell:
    """A cell: its id, a mark, a text, and what a screen reader says; `quiet` where it says that nothing is known."""

    id: str
    mark: str
    text: str
    said: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class PressedRow:
    """A row: its heading and its cells."""

    label: str
    cells: tuple[PressedCell, ...]


@dataclass(frozen=True, slots=True)
class PressedGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[PressedRow, ...]


def pressed_table(caption: str, head: Sequence[str], groups: Sequence[PressedGroup], *, key: str, selected: str,
                  on_press: Callable[[str], None]) -> None:
    """Show a table; before the next run `on_press` is told the id of the cell that was pressed."""
    def pressed() -> None:
        cell = st.session_state[key].get("pressed")
        if isinstance(cell, str):
            on_press(cell)

    component = FRONTEND.component(TABLE, html="<table></table>", css="style.css", js="index.js")
    data = {"caption": caption, "head": list(head), "groups": [asdict(group) for group in groups],
            "selected": selected}
    component(key=key, data=data, on_pressed_change=pressed)
