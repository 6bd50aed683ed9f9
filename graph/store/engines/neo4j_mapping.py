"""How each kind of fact stands in the graph: which label, type or key it has there, and what its references become.

All of it follows from the declaration; written down here is only what is called otherwise than its kind or field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.facts.activities import Activity
from graph.facts.actors import Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import RoleKind
from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.facts.links import Membership, PlatformPart, PlatformRole
from graph.facts.observations import NeedsSurvey, Remark, Source, Window
from graph.record.kinds import NODES

ACTOR, SOURCE, AREA = "Actor", "Source", "Area"
"""The labels of nodes that others name; their names are unique among them."""

TYPES: dict[type[Fact], str] = {Membership: "MEMBER_OF", PlatformPart: "PART_OF"}
"""The types of relationships that links become, if not the name of their kind: `TIE`."""

TYPED_BY: dict[type[Fact], tuple[str, dict[StrEnum, str]]] = {PlatformRole: ("role", {
    RoleKind.HUB: "HUB_OF", RoleKind.SECRETARIAT: "SECRETARIAT_OF", RoleKind.MEMBER: "TAKES_PART_IN",
    RoleKind.BACK_UP: "BACKS_UP", RoleKind.LINKED: "LINKED_TO"})}
"""Links whose type is that of a choice; a choice that is not named here gives its own name."""

REFERENCES: dict[tuple[type[Fact], str], str] = {
    (Organisation, "parent"): "DEPARTMENT_OF", (Remark, "subject"): "ABOUT",
    (Activity, "whom"): "HELD_WITH",
    (Window, "operator"): "OPERATES", (NeedsSurvey, "conducted_by"): "CONDUCTED"}
"""The types of relationships that references become, if not the name of their field: `CITES`."""

INWARDS = {"OPERATES", "CONDUCTED"}
"""Types that lead from what is named to the observation that names it."""

SERVED: dict[tuple[type[Fact], str], str] = {(Platform, "serves"): "SERVES"}
"""Lists of codes that become relationships to the areas, with a place each."""

MORE_LABELS: dict[tuple[type[Fact], str], str] = {(Organisation, "parent"): "Department"}
"""Labels of nodes that have a value in a field."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that becomes relationships to nodes of a label, from the fact's node or `inwards` to it."""

    field: Field
    type: str
    label: str
    inwards: bool = False


def is_link(kind: type[Fact]) -> bool:
    """Return whether a kind becomes relationships: its ends are actors that are recorded, one each."""
    ends = [field for field in kind.FIELDS if field.name in kind.ENDS]
    return bool(ends) and all(_target(field) == ACTOR and field.required and not field.is_list and not field.loosely
                              for field in ends)


def types_of(kind: type[Fact]) -> tuple[str, ...]:
    """Return the types of relationships that a link becomes."""
    return tuple(dict.fromkeys(type_name for _, type_name in types_by_choice(kind)))


def types_by_choice(kind: type[Fact]) -> Iterator[tuple[StrEnum | None, str]]:
    """Yield the type that each choice gives a link, or its one type."""
    if kind not in TYPED_BY:
        yield None, TYPES.get(kind, kind.KIND.upper())
        return
    name, types = TYPED_BY[kind]
    (field,) = (field for field in kind.FIELDS if field.name == name)
    for choice in field.holds:  # type: ignore[attr-defined]
        yield choice, types.get(choice, choice.upper())


def label_of(kind: type[Fact]) -> str:
    """Return the label of a kind's nodes: `NeedsSurvey`."""
    return "".join(word.capitalize() for word in kind.KIND.split("_"))


def identity_of(kind: type[Fact]) -> str:
    """Return the label among which a kind's nodes are unique, so that others may name them; "" for observations."""
    return AREA if kind is Area else SOURCE if kind is Source else ACTOR if kind in NODES else ""


def references_of(kind: type[Fact]) -> tuple[Reference, ...]:
    """Return the references of a kind that become relationships; the others stay text, and so do those of links."""
    if is_link(kind):
        return ()
    return tuple(Reference(field, name, _target(field), name in INWARDS) for field in kind.REFERENCES if _target(field)
                 for name in (REFERENCES.get((kind, field.name), field.name.upper()),))


def served_by(kind: type[Fact]) -> tuple[Reference, ...]:
    """Return the lists of codes of a kind that become relationships to areas."""
    return tuple(Reference(field, SERVED[kind, field.name], AREA) for field in kind.FIELDS
                 if (kind, field.name) in SERVED)


def labels_by_field(kind: type[Fact]) -> Iterator[tuple[str, str]]:
    """Yield the fields whose value gives a node one more label, with the label."""
    yield from ((name, label) for (owner, name), label in MORE_LABELS.items() if owner is kind)


def _target(field: Field) -> str:
    """Return the label of what a field names; "" where that has no node that can be found by its name."""
    names = {*field.refers}
    return SOURCE if names == {Source.KIND} else ACTOR if names and names <= {node.KIND for node in NODES} else ""
