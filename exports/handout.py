"""The picture as one HTML file for the meeting: opens by double click, asks nobody, can be clicked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from pathlib import Path

from locales import Words

HERE = Path(__file__).parent


def write_handout(title: str, svg: str, panels: Mapping[str, str], words: Words) -> str:
    """Return the page: the picture with its legend, and for each body the panel that a click shows.

    `svg` is the picture with its bodies named (`data-id`), `panels` holds HTML by the id of a body; whoever
    made them has escaped every name in them. The page's own content-security policy lets it run only its own
    script and load nothing.
    """
    style, script = ((HERE / f"handout.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    told = "".join(f'<template data-of="{escape(body)}">{panel}</template>' for body, panel in panels.items())
    return (HERE / "handout.html").read_text(encoding="utf-8").format(
        language=words.language, title=escape(title), style=style, script=script,
        style_hash=_digest(style), script_hash=_digest(script),
        svg=svg, hint=escape(words("picture.handout_hint")), panels=told,
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
