"""Files to take away: a button a format, made only when somebody asks, and a sentence where one cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

import streamlit as st

from app_parts.frame import session
from app_parts.frame.failures import said_when_asked
from app_parts.frame.plain import plain
from exports.format import Format, formats_of
from locales import Words

C = TypeVar("C")


def downloads(label: str, content: type[C], make: Callable[[], C], file: str, words: Words, *, key: str,
              width: Literal["content", "stretch"] = "content") -> None:
    """Show a button for each format that is one file and holds a content; `label` is the key of its words.

    `make` returns the content. The file's name has no ending, the format has it; so has the button's key.
    """
    for form in formats_of(content):
        if not form.is_folder:
            download(words(label, form=words(f"format.{form.id}")), form, make, file, words,
                     key=f"{key}_{form.suffix.removeprefix('.')}", width=width)


def download(label: str, form: Format, make: Callable[[], object], file: str, words: Words, *, key: str,
             width: Literal["content", "stretch"] = "content") -> None:
    """Show the button that makes a file of one format and gives it; the day on which it is made stands in its name."""
    name = f"{file}_{session.today().isoformat()}{form.suffix}"
    st.download_button(plain(label), said_when_asked(lambda: form.content(make()), words), name,
                       form.media_type, key=key, on_click="ignore", width=width)
