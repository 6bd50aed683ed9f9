"""How each thing looks: shape, colour and dash. Colour is never the only sign.

Hues after Okabe & Ito 2008 (safe for colour-blind readers); text on fills at least 7:1, borders and
lines at least 3:1 on white.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1A1A1A"
FRAME_FILL, FRAME_BORDER = "#F4F6F8", "#B8C2CC"
FONT_PX = 14
LINE_HEIGHT = 1.3
FONT_FACE = ("'Noto Sans CJK JP','Noto Sans JP','BIZ UDPGothic','Yu Gothic UI',Meiryo,"
             "'Hiragino Sans',sans-serif")


@dataclass(frozen=True, slots=True)
class NodeLook:
    """An actor's look. `shape`: box, stack, ellipse, hexagon, slanted or double; `dash` in SVG notation."""

    id: str
    shape: str
    fill: str
    border: str
    border_width: float
    dash: str = ""


@dataclass(frozen=True, slots=True)
class EdgeLook:
    """A link's look; `arrow`: whether it points at its target."""

    id: str
    colour: str
    width: float
    dash: str = ""
    arrow: bool = False


ORGANISATION = NodeLook("organisation", "box", "#E3F2EC", "#00694D", 1.5)
CATEGORY = NodeLook("category", "box", "#FFFFFF", "#00694D", 1.5, "5 3")
NETWORK = NodeLook("network", "ellipse", "#D3EAF9", "#005B8F", 2)
HUB = NodeLook("hub", "hexagon", "#FFD88A", "#8A5A00", 2.5)
SECRETARIAT = NodeLook("secretariat", "hexagon", "#FFF3D6", "#8A5A00", 2, "6 3")
FOLDED = NodeLook("folded", "stack", "#E3F2EC", "#00694D", 1.5)
PLATFORM = NodeLook("platform", "double", "#FFFFFF", INK, 2.5)
BACK_UP = NodeLook("back_up", "slanted", "#F3DCE9", "#8A3A6B", 2)
MISSING = NodeLook("missing", "box", "#FFFFFF", "#C04A00", 2, "4 4")
NODES = (ORGANISATION, CATEGORY, FOLDED, NETWORK, HUB, SECRETARIAT, PLATFORM, BACK_UP, MISSING)

AREA = NodeLook("area", "box", "#D3EAF9", "#005B8F", 2)
AREA_DORMANT = NodeLook("area_dormant", "box", "#FFFFFF", "#005B8F", 2, "8 5")
AREA_UNKNOWN = NodeLook("area_unknown", "box", "#FFFFFF", "#6B6B6B", 1.5, "2 3")
PREFECTURAL = NodeLook("prefectural", "slanted", "#F3DCE9", "#8A3A6B", 2)
PREFECTURE = (AREA, AREA_DORMANT, AREA_UNKNOWN, FOLDED, PLATFORM, PREFECTURAL)

HULLS = tuple(NodeLook(f"hull.{n}", "box", fill, border, 2) for n, (fill, border) in enumerate((
    ("#F6E8F1", "#8A3A6B"), ("#EDEDED", "#1A1A1A"), ("#F4EBDD", "#6B4A12"), ("#E6E6F7", "#3B3B98"))))
"""The looks of what holds several areas together on a map, one after the other; the legend names each."""
BAND = 12.0
"""How broad the band between two of them is."""

STATE = {
    "met": NodeLook("state_met", "box", "#A9DCC6", "#00694D", 2),
    "met_otherwise": NodeLook("state_met_otherwise", "box", "#D3EAF9", "#005B8F", 2),
    "partly": NodeLook("state_partly", "box", "#FFE3A3", "#8A5A00", 2, "6 3"),
    "unmet": NodeLook("state_unmet", "box", "#F8C9B8", "#A63A00", 2),
    "unknown": NodeLook("state_unknown", "box", "#FFFFFF", "#6B6B6B", 1.5, "2 3"),
    "not_applicable": NodeLook("state_not_applicable", "box", "#ECECEC", "#6B6B6B", 1.5),
}
"""The looks of the six states of an item of the notice; each has a sign of its own as well."""

MEMBERSHIP_COLOUR, MEMBERSHIP_WIDTH = "#6B7A75", 1.4
PART = EdgeLook("part", INK, 3, arrow=True)
ROLES = {
    "hub": EdgeLook("hub", "#B87900", 3.2),
    "secretariat": EdgeLook("secretariat", "#B87900", 2, "7 4"),
    "member": EdgeLook("role_member", MEMBERSHIP_COLOUR, MEMBERSHIP_WIDTH),
    "back_up": EdgeLook("back_up", "#8A3A6B", 2.5, arrow=True),
    "linked": EdgeLook("linked", "#0072B2", 2.5, "12 4", arrow=True),
}
ABSENT = EdgeLook("absent", "#C04A00", 2.5, "6 5")
ADDED = EdgeLook("added", "#0072B2", 3.2)
ONLY_HERE, ONLY_WIDTH = "#0072B2", 3.0
"""The border, and the lines, of what only one of several compared areas has."""
ONLY = NodeLook("only", "box", "#E3F2EC", ONLY_HERE, ONLY_WIDTH)
GHOST = NodeLook("ghost", "box", "#FFFFFF", "#C04A00", 2, "4 4")
ONLY_EDGE, GHOST_EDGE = EdgeLook("only", ONLY_HERE, 2.2), EdgeLook("ghost", "#C04A00", 2, "6 5")
TITLE = NodeLook("title", "box", "none", "none", 0)
SHARES, NAMES = EdgeLook("shares", INK, 2.5), EdgeLook("names", "#8A3A6B", 1.4)
PLANNED = NodeLook("planned", "double", "#FFFFFF", "#4A4A4A", 2, "5 4")
PLANNED_LINK = EdgeLook("planned", "#4A4A4A", 2.2, "5 4")
TAKEN_UP = EdgeLook("taken_up", "#00694D", 2, "2 3", arrow=True)
TIERS = (HUB, SECRETARIAT, BACK_UP, NETWORK, PLATFORM, PLANNED, ORGANISATION, CATEGORY, AREA, AREA_UNKNOWN, FOLDED)
TIE_WIDTH = 2.0


def folded_look(count: int) -> EdgeLook:
    """Return the look of several links of a group's members drawn as one: broader, the more there are."""
    return EdgeLook("folded", "#7F8B87", min(1.0 + 0.25 * count, 4.0))


def membership_look(status: str, dash: str) -> EdgeLook:
    """Return the look of a membership: its dash is its status's; without a status it has one of its own."""
    drawn = dash if status else "7 3 1 3"
    return EdgeLook(f"membership.{status}", MEMBERSHIP_COLOUR, MEMBERSHIP_WIDTH, drawn)


def tie_look(kind: str, colour: str, dash: str, *, directed: bool) -> EdgeLook:
    """Return the look of a tie: colour and dash are its kind's."""
    return EdgeLook(f"tie.{kind}", colour, TIE_WIDTH, dash, directed)
