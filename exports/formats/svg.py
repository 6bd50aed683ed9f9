"""A picture as one SVG document: for print, for reports."""

from __future__ import annotations

from exports.contents import Picture
from exports.format import Format
from graph.pictures.renderers.svg import to_svg


def svg(content: Picture) -> bytes:
    """Return the picture with its title, legend and caption."""
    return to_svg(content.scene, caption=content.caption, language=content.words.language).encode()


SVG = Format("svg", ".svg", Picture, svg, "image/svg+xml", place=1)
