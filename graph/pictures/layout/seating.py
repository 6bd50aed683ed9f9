"""Who sits where in the picture of a platform: a seat by its role, groups where there are too many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from graph.catalogue import Catalogue
from graph.facts.actors import Network, Node, Organisation
from graph.facts.choices import RoleKind
from graph.facts.links import PlatformRole, ends_of
from graph.pictures import looks
from graph.pictures.layout.folding import FOLD_FROM, LABEL_EM, Fold, Row, fold, opened_for
from graph.pictures.layout.placing import SCREEN, Seat, Sheet, Wanted, place
from graph.pictures.shading import Shading
from graph.pictures.wrapping import shortened
from graph.record.record import Record
from graph.replacing import replace

Phrase = Callable[..., str]
"""Gives the words for a key, its places filled with the values given."""
INDENT = 14
"""How much narrower a department is drawn than what it belongs to."""


MEMBER, ROLE, ABOVE = "member", "role", "above"
"""Where a missing actor would sit: among the organisations, beside the platform, above it."""


@dataclass(frozen=True, slots=True)
class Absent:
    """What is missing: links between pairs of actors, perhaps an actor ("" in a pair) with its label and seat.

    `id` is the gap's; with its slashes it is nobody's id.
    """

    id: str
    title: str
    pairs: tuple[tuple[str, str], ...]
    label: str = ""
    seat: str = MEMBER


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants the picture.

    Which groups are open, which actors must be seen, what colours mean, what is missing, which links
    (paths of facts) are only assumed, from how many organisations on they are folded, on what sheet.
    """

    opened: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    shading: Shading | None = None
    absent: tuple[Absent, ...] = ()
    added: frozenset[str] = frozenset()
    fold_from: int = FOLD_FROM
    sheet: Sheet = SCREEN


@dataclass
class Seating:
    """The seats of a record's actors. `parts` are the networks of each platform."""

    record: Record
    catalogue: Catalogue
    words: Phrase
    language: str
    wish: Wish
    parts: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, Fold] = field(default_factory=dict)
    drawn_as: dict[str, str] = field(default_factory=dict)
    """Where the members of a group that is drawn as one are drawn."""

    def __post_init__(self) -> None:
        self.roles: dict[str, set[RoleKind]] = {}
        for role in self.record.platform_roles:
            self.roles.setdefault(role.actor, set()).add(role.role)
        for part in self.record.platform_parts:
            self.parts.setdefault(part.platform, []).append(part.network)
        serving = {p.id for p in self.record.platforms if self.record.area.code in p.serves}
        self.used = {part.network for part in self.record.platform_parts if part.platform in serving}
        self.seated: dict[str, list[str]] = {}
        for m in self.record.memberships:
            self.seated.setdefault(m.member, []).append(m.network)

    def seats(self) -> list[Seat]:
        """Return every actor's seat, by its role."""
        networks = sorted((n for n in self.record.networks if not self._backs_up(n)),
                          key=lambda n: n.id not in self.used)
        order = {network.id: number for number, network in enumerate(networks)}
        area = self.record.area.code
        serving = [p for p in self.record.platforms if area in p.serves]
        linked = [p for p in self.record.platforms if area not in p.serves]
        running = [o for o in self.record.organisations if self._runs(o)]
        above: list[Node] = [*linked, *(n for n in self.record.networks if self._backs_up(n)),
                             *(o for o in self.record.organisations if self._backs_up(o))]
        left = [o for o in self.record.organisations if not self._runs(o) and not self._backs_up(o)]
        others: tuple[Sequence[Node], ...] = (networks, [*serving, *running], above)
        in_network, beside, over = ([self._wanted(actor) for actor in column] for column in others)
        return place([*self._members(left, order), *self._missing(MEMBER)], in_network,
                     [*beside, *self._missing(ROLE)], [*self._missing(ABOVE), *over], self.wish.sheet, self._links())

    def _links(self) -> list[tuple[str, str]]:
        """Return who is linked with whom, as they are drawn: the hub with each network that it links."""
        drawn = []
        for link in self.record.links():
            first, second = ends_of(link)
            seconds = self.parts.get(second, [second]) if isinstance(link, PlatformRole) else [second]
            drawn += [(self.drawn_as.get(first, first), self.drawn_as.get(end, end)) for end in seconds]
        return drawn

    def _missing(self, seat: str) -> Iterator[Wanted]:
        """Yield the actors that are missing and would sit there."""
        yield from (Wanted(absent.id, absent.label, looks.MISSING) for absent in self.wish.absent
                    if absent.label and absent.seat == seat)

    def _members(self, left: Sequence[Organisation], order: dict[str, int]) -> list[Wanted]:
        """Return the organisations on the left: near their networks, departments below their parents."""
        middle = (len(order) - 1) / 2

        def height(ids: Sequence[str]) -> float:
            at = [order[n] for i in ids for n in self.seated.get(i, ()) if n in order]
            return fmean(at) if at else middle

        least = self.wish.fold_from
        opened = opened_for(left, self.wish.shown, self.wish.opened, self.catalogue, least)
        rows = fold(left, opened, self.catalogue, self.language, self.words("picture.unknown_group"), least)
        self.groups = {row.id: row for row in rows if isinstance(row, Fold)}
        self.drawn_as = {i: group.id for group in self.groups.values() for i in group.members}
        present = {row.id for row in rows}
        children: dict[str, list[Organisation]] = {}
        tops: list[Row] = []
        for row in rows:
            if isinstance(row, Organisation) and row.parent in present:
                children.setdefault(row.parent, []).append(row)
            else:
                tops.append(row)
        tops.sort(key=lambda row: height(row.members if isinstance(row, Fold) else [
            row.id, *(c.id for c in children.get(row.id, ()))]))
        return [wanted for row in tops for wanted in self._with_departments(row, children, 0)]

    def _with_departments(self, row: Row, children: dict[str, list[Organisation]],
                          indent: float) -> Iterator[Wanted]:
        if isinstance(row, Fold):
            name = self.words("picture.group", name=shortened(row.label, LABEL_EM), count=len(row.members))
            yield Wanted(row.id, name, looks.FOLDED)
            return
        yield replace(self._wanted(row), indent=indent)
        for child in children.get(row.id, ()):
            yield from self._with_departments(child, children, min(indent + INDENT, 3 * INDENT))

    def _runs(self, actor: Node) -> bool:
        return bool(self.roles.get(actor.id, set()) & {RoleKind.HUB, RoleKind.SECRETARIAT})

    def _backs_up(self, actor: Node) -> bool:
        return (RoleKind.BACK_UP in self.roles.get(actor.id, set()) and actor.id not in self.used
                and not self._runs(actor))

    def _wanted(self, actor: Node) -> Wanted:
        return Wanted(actor.id, actor.name, self.look(actor))

    def look(self, actor: Node) -> looks.NodeLook:
        """Return how an actor looks, by its role."""
        roles = self.roles.get(actor.id, set())
        if isinstance(actor, Organisation) and RoleKind.HUB in roles:
            return looks.HUB
        if isinstance(actor, Organisation) and RoleKind.SECRETARIAT in roles:
            return looks.SECRETARIAT
        if self._backs_up(actor):
            return looks.BACK_UP
        if isinstance(actor, Network):
            return looks.NETWORK
        if isinstance(actor, Organisation):
            return looks.CATEGORY if actor.is_category else looks.ORGANISATION
        return looks.PLATFORM
