"""Text that Streamlit would read as Markdown, made to show as it is."""

from __future__ import annotations

_MEANS_SOMETHING = frozenset(r"\`*_{}[]()<>#+-.!|$:~&")


def plain(text: str) -> str:
    """Return text in which no character means anything to Markdown: no image, no link, no colour.

    Needed wherever a name from somebody's file reaches `st.error`, a label or a heading: an image
    in Markdown would be asked from another host.
    """
    return "".join("\\" + c if c in _MEANS_SOMETHING else c for c in text)
