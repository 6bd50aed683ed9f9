"""The picture as one HTML file for the meeting: opens by double click, asks nobody, can be clicked."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path

from exports.contents import ClickablePicture
from exports.format import Format
from graph.pictures.renderers.svg import to_svg

HERE = Path(__file__).parent


def handout(content: ClickablePicture) -> bytes:
    """Return the page: the picture with its legend, and for each node the panel that a click shows.

    Whoever made the panels has escaped every name in them. The page's own content-security policy lets it run only
    its own script and load nothing.
    """
    scene, words = content.scene, content.words
    style, script = ((HERE / f"handout.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    panels = "".join(f'<template data-of="{escape(node.id)}">{content.panel(node.id)}</template>'
                     for node in scene.nodes)
    return (HERE / "handout.html").read_text(encoding="utf-8").format(
        language=words.language, title=escape(scene.title), style=style, script=script,
        style_hash=_digest(style), script_hash=_digest(script), hint=escape(words("picture.handout_hint")),
        svg=to_svg(scene, caption=content.caption, language=words.language, named=True), panels=panels,
    ).encode()


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


HANDOUT = Format("handout", ".html", ClickablePicture, handout, "text/html", place=2)
