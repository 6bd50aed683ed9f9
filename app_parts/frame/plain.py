"""Text that Streamlit would read as Markdown, made to show as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.text import one_line

_MEANS_SOMETHING = frozenset(r"\`*_{}[]()<>#+-.!|$:~&=@")
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_SECOND_LETTER = re.compile(r"""
    (?<=h)t(?=tps?://[-.a-z0-9_]) | (?<=w)w(?=w\.)                      # an address
    | (?<=:)[ms](?=aterial[/_]|treamlit:)                    # a sign of Streamlit's own
    | (?<=(?<!\S)[<>~-])[=>-](?=>?(?!\S))                    # an arrow, a dash, a comparison
""", re.IGNORECASE | re.VERBOSE)

_MAIL = re.compile(r"(?<=[-.\w+])@(?=[-\w]+\.[-\w])", re.ASCII)


def plain(text: str) -> str:
    """Return text in which no character means anything to Markdown: no image, no link, no colour, no sign.

    Needed wherever a name from somebody's file reaches `st.error`, a label or a heading: an image
    in Markdown would be asked from another host. What is copied from the page is the same text.

    What Markdown knows is escaped. What Streamlit looks for afterwards, in text that is plain by then (addresses, its
    icons, arrows), is cut in two by an emphasis around one character, which `style.css` lets look like the others.
    """
    cut = set(_cuts(text))
    shown = "".join(f"*{_escaped(c)}*" if n in cut else _escaped(c) for n, c in enumerate(text))
    return _INDENTED.sub(lambda blanks: "&#32;" * len(blanks[0]), shown)


def bold(text: str) -> str:
    """Return text as `plain` does, in bold letters; Markdown knows none with blanks around, or over paragraphs."""
    return f"**{plain(one_line(text).strip())}**"


def _escaped(character: str) -> str:
    return "\\" + character if character in _MEANS_SOMETHING else character


def _cuts(text: str) -> Iterator[int]:
    """Yield which characters are cut off, never two in a row: their marks would run into each other."""
    places = {match.start() for match in _SECOND_LETTER.finditer(text)} | {
        _beside(text, match.start()) for match in _MAIL.finditer(text)}
    last = -2
    for place in sorted(places):
        if place > last + 1:
            yield place
            last = place


def _beside(text: str, at: int) -> int:
    """Return which character is cut off at the @ of an address: a letter where there is one, as emphasis likes it."""
    return next((place for place in (at + 1, at - 1) if text[place].isalnum()), at)
