"""What a person is told when something goes wrong that they, or somebody, can mend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app_parts.plain import plain
from exports.problems import error_sentence
from graph.errors import PlatformError
from locales import Words


@contextmanager
def said_in_words(words: Words) -> Iterator[None]:
    """Turn every error raised on purpose into a sentence on the page; anything else is our mistake."""
    try:
        yield
    except PlatformError as error:
        st.error(plain(error_sentence(error, words)).replace("\n", "\n\n"))
        st.button(words("app.try_again"), key="try_again")
