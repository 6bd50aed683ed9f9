"""Files to take away: made only when somebody asks for them, and a sentence where one cannot be made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import streamlit as st

from app_parts.frame.failures import said_when_asked
from app_parts.frame.plain import plain
from locales import Words


def download(label: str, make: Callable[[], bytes | str], file: str, words: Words, *, key: str,
             kind: str | None = None, width: Literal["content", "stretch"] = "content") -> None:
    """Show the button that makes a file and gives it; `kind` is its media type, found out by itself for most."""
    st.download_button(plain(label), said_when_asked(make, words), file, kind, key=key, on_click="ignore", width=width)


def made(write: Callable[[Path], object], suffix: str) -> Callable[[], bytes]:
    """Return a function that writes a file of a certain ending and returns what is in it."""
    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"file{suffix}")
            write(path)
            return path.read_bytes()

    return make
