"""A scene as SVG: for print, for reports, and for whoever wants the picture as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from graph.pictures import looks
from graph.pictures.scene import DrawnEdge, DrawnNode, Frame, Hull, LegendEntry, Scene
from graph.pictures.wrapping import width, wrap

HEAD_PX, LEGEND_ROW_PX, SWATCH_PX = 40, 24, 36
CAPTION_PX, CAPTION_ROW_PX = 12, 18
HEXAGON_CORNER, SLANT_PX = 0.42, 20


def to_svg(scene: Scene, *, caption: str = "", language: str = "ja", named: bool = False) -> str:
    """Return the scene as one SVG document, with its title, its legend, and a caption (date, sources).

    `named` puts the ids of actors (`data-id`) and of the ends of lines (`data-ends`) on their groups.
    """
    left, top, right, bottom = scene.view
    rows = list(_legend_rows(scene.legend, right - left))
    caption_lines = wrap(caption, max(10, (right - left - 28) / CAPTION_PX)).split("\n") if caption else []
    foot = len(rows) * LEGEND_ROW_PX + len(caption_lines) * CAPTION_ROW_PX + 12
    height = bottom - top + HEAD_PX + foot
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" xml:lang={quoteattr(language)} '
        f'viewBox="{left:.0f} {top - HEAD_PX:.0f} {right - left:.0f} {height:.0f}" '
        f'width="{right - left:.0f}" height="{height:.0f}" font-family={quoteattr(looks.FONT_FACE)}>',
        f"<title>{escape(scene.title)}</title>",
        f'<rect x="{left:.0f}" y="{top - HEAD_PX:.0f}" width="{right - left:.0f}" height="{height:.0f}" '
        'fill="#fff"/>',
        _text(left + 14, top - HEAD_PX / 2, scene.title, 18, anchor="start", weight=600),
        *map(_frame, scene.frames), *map(_hull, scene.hulls), *(_edge(edge, named=named) for edge in scene.edges),
        *(_node(node, named=named) for node in scene.nodes),
    ]
    y = bottom + LEGEND_ROW_PX / 2 + 4
    for row in rows:
        body += [_entry(left + 14 + x, y, entry) for x, entry in row]
        y += LEGEND_ROW_PX
    body += [_text(left + 14, y + n * CAPTION_ROW_PX, line, CAPTION_PX, anchor="start")
             for n, line in enumerate(caption_lines)]
    return "".join([*body, "</svg>"])


def legend_svg(legend: tuple[LegendEntry, ...], broad: float) -> str:
    """Return only a legend, in rows of at most `broad` pixels, as one SVG document."""
    rows = list(_legend_rows(legend, broad))
    height = len(rows) * LEGEND_ROW_PX
    body = [_entry(4 + x, (n + 0.5) * LEGEND_ROW_PX, entry) for n, row in enumerate(rows) for x, entry in row]
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {broad:.0f} {height}" width="{broad:.0f}" '
        f'height="{height}" font-family={quoteattr(looks.FONT_FACE)}>', *body, "</svg>"])


def _frame(frame: Frame) -> str:
    texts = "".join(_text(x, y, line, size, anchor="start", weight=weight)
                    for line, x, y, size, weight in frame.texts())
    return (f'<rect x="{frame.left:.1f}" y="{frame.top:.1f}" width="{frame.width:.1f}" '
            f'height="{frame.height:.1f}" rx="16" fill="{looks.FRAME_FILL}" stroke="{looks.FRAME_BORDER}"/>{texts}')


def _hull(hull: Hull) -> str:
    look = hull.look
    parts = [f"<title>{escape(hull.title)}</title>"]
    for inside, colour in ((0.0, look.border), (look.border_width, look.fill)):
        parts += [f'<path d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" stroke="{colour}" '
                  f'stroke-width="{looks.BAND - 2 * inside:g}"/>' for (x, y), (to_x, to_y) in hull.bands]
        parts += [f'<rect x="{x + inside:.1f}" y="{y + inside:.1f}" width="{broad - 2 * inside:.1f}" '
                  f'height="{high - 2 * inside:.1f}" rx="10" fill="{colour}"/>' for x, y, broad, high in hull.boxes]
    return f"<g>{''.join(parts)}</g>"


def _edge(edge: DrawnEdge, *, named: bool) -> str:
    name = f" data-ends={quoteattr(f'{edge.source} {edge.target}')}" if named else ""
    (x, y), *rest = edge.points
    curve = f"M{x:.1f} {y:.1f}C{' '.join(f'{x:.1f} {y:.1f}' for x, y in rest)}"
    head = _arrow_head(rest[-2], rest[-1], edge.look.colour) if edge.look.arrow else ""
    return (f"<g{name}><title>{escape(edge.title)}</title>"
            f'<path d="{curve}" fill="none" {_stroke(edge.look.colour, edge.look.width, edge.look.dash)}/>'
            f"{head}</g>")


def _arrow_head(before: tuple[float, float], tip: tuple[float, float], colour: str) -> str:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    ux, uy = dx / length, dy / length
    back_x, back_y = tip[0] - 12 * ux, tip[1] - 12 * uy
    corners = (tip, (back_x - 5 * uy, back_y + 5 * ux), (back_x + 5 * uy, back_y - 5 * ux))
    return f'<polygon points="{_points(corners)}" fill="{colour}"/>'


def _node(node: DrawnNode, *, named: bool) -> str:
    name = f" data-id={quoteattr(node.id)}" if named else ""
    lines = node.label.split("\n")
    step = looks.FONT_PX * looks.LINE_HEIGHT
    texts = "".join(_text(node.x, node.y + (n - (len(lines) - 1) / 2) * step, line, looks.FONT_PX)
                    for n, line in enumerate(lines))
    shape = _shape(node.look, node.x, node.y, node.width, node.height)
    return f"<g{name}><title>{escape(node.title)}</title>{shape}{texts}</g>"


def _shape(look: looks.NodeLook, x: float, y: float, broad: float, high: float) -> str:
    style = f'fill="{look.fill}" {_stroke(look.border, look.border_width, look.dash)}'
    left, top, right, bottom = x - broad / 2, y - high / 2, x + broad / 2, y + high / 2
    if look.shape == "ellipse":
        return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{broad / 2:.1f}" ry="{high / 2:.1f}" {style}/>'
    if look.shape == "hexagon":
        k = high * HEXAGON_CORNER
        six = ((left + k, top), (right - k, top), (right, y),
               (right - k, bottom), (left + k, bottom), (left, y))
        return f'<polygon points="{_points(six)}" {style}/>'
    if look.shape == "slanted":
        k = min(SLANT_PX, high / 2)
        corners = ((left + k, top), (right, top), (right - k, bottom), (left, bottom))
        return f'<polygon points="{_points(corners)}" {style}/>'
    radius = 2 if look.shape == "double" else 8

    def box(x: float, y: float) -> str:
        return (f'<rect x="{x:.1f}" y="{y:.1f}" width="{broad:.1f}" height="{high:.1f}" rx="{radius}" '
                f"{style}/>")

    if look.shape == "stack":
        return box(left + 4, top - 4) + box(left, top)
    outer = box(left, top)
    if look.shape != "double":
        return outer
    return outer + (f'<rect x="{left + 4:.1f}" y="{top + 4:.1f}" width="{broad - 8:.1f}" '
                    f'height="{high - 8:.1f}" fill="none" stroke="{look.border}"/>')


def _stroke(colour: str, broad: float, dash: str) -> str:
    return f'stroke="{colour}" stroke-width="{broad:g}"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _text(x: float, y: float, text: str, size: float, *, anchor: str = "middle", weight: int = 400) -> str:
    return (f'<text x="{x:.1f}" y="{y:.1f}" dy=".36em" text-anchor="{anchor}" font-size="{size:g}" '
            f'font-weight="{weight}" fill="{looks.INK}">{escape(text)}</text>')


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _legend_rows(legend: tuple[LegendEntry, ...], broad: float) -> Iterator[list[tuple[float, LegendEntry]]]:
    """Yield the legend in rows no broader than the picture, each entry with its place in the row."""
    row: list[tuple[float, LegendEntry]] = []
    x = 0.0
    for entry in legend:
        needed = SWATCH_PX + 8 + width(entry.short) * 13 + 22
        if row and x + needed > broad - 28:
            yield row
            row, x = [], 0.0
        row.append((x, entry))
        x += needed
    if row:
        yield row


def _entry(x: float, y: float, entry: LegendEntry) -> str:
    look = entry.look
    if isinstance(look, looks.NodeLook):
        swatch = _shape(look, x + SWATCH_PX / 2, y, SWATCH_PX, 15)
    else:
        end = x + SWATCH_PX
        head = _arrow_head((x, y), (end, y), look.colour) if look.arrow else ""
        swatch = f'<path d="M{x:.1f} {y:.1f}H{end:.1f}" {_stroke(look.colour, look.width, look.dash)}/>{head}'
    whole = f"<title>{escape(entry.label)}</title>" if entry.short != entry.label else ""
    return f'<g>{whole}{swatch}{_text(x + SWATCH_PX + 8, y, entry.short, 13, anchor="start")}</g>'
