"""Figures of each actor: what a table shows by the row and a picture by the colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.analysis import measures as package
from graph.analysis.network.graphs import Graphs
from graph.catalogue import Catalogue
from graph.facts.choices import Tier
from graph.recent import kept
from graph.record.record import Record
from graph.registry import declared

STEPS = 2
"""How far `within_two_steps` looks: to a fellow member, or to a partner's partner."""


@dataclass(frozen=True, slots=True)
class ActorFigure:
    """One figure of every organisation and network; an actor it says nothing of is left out.

    Where nothing is recorded that the figure could rest on (no tie, no seat, no contact at all) it says nothing of
    anybody: that would be a 0 which nobody knows. Values lie in 0..`high`.
    """

    id: str
    unit: str
    high: float
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ActorMeasure:
    """A measure of each actor: `find` returns one figure, or several; `place` is its place among the others."""

    find: Callable[[Graphs], ActorFigure | Iterable[ActorFigure]]
    place: int

    def __call__(self, graphs: Graphs) -> ActorFigure | Iterable[ActorFigure]:
        """Return what it finds."""
        return self.find(graphs)


def actor_measure(place: int) -> Callable[[Callable[[Graphs], ActorFigure | Iterable[ActorFigure]]], ActorMeasure]:
    """Declare a measure of each actor; its words stand under `[actor_measure.ID]`."""
    return lambda find: ActorMeasure(find, place)


@cache
def actor_measures() -> tuple[ActorMeasure, ...]:
    """Return every measure of each actor that is declared in this folder."""
    return declared(package, ActorMeasure, order=lambda measure: measure.place)


@actor_measure(10)
def partners(graphs: Graphs) -> ActorFigure:
    """Return with how many organisations each organisation has a tie (its degree).

    >>> from graph.analysis.examples import town
    >>> partners(town(ties="a-b b-c")).values
    {'a': 1, 'b': 2, 'c': 1}
    """
    values = {actor: graphs.ties.degree(actor) for actor in graphs.ties} if graphs.kinds_of_pair else {}
    return ActorFigure("partners", "actors", max(len(graphs.ties) - 1, 0), values)


@actor_measure(20)
def networks_sat_on(graphs: Graphs) -> ActorFigure:
    """Return on how many networks each organisation sits.

    >>> from graph.analysis.examples import town
    >>> networks_sat_on(town(seats="a/x a/y b/x")).values
    {'a': 2, 'b': 1}
    """
    seats = dict.fromkeys((o.id for o in graphs.record.organisations), 0)
    for member, _ in graphs.seats:
        seats[member] += 1
    return ActorFigure("networks_sat_on", "networks", len(graphs.record.networks), seats if graphs.seats else {})


@actor_measure(30)
def betweenness(graphs: Graphs) -> ActorFigure:
    """Return through what share of the shortest ways between others each actor is passed, 0 to 1.

    On the contact graph. Source: Freeman 1977, Sociometry 40; Brandes 2001.

    >>> from graph.analysis.examples import town
    >>> betweenness(town(ties="a-b b-c")).values
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    return ActorFigure("betweenness", "share", 1, graphs.contacts.betweenness if graphs.contacts.edges else {})


@actor_measure(40)
def within_two_steps(graphs: Graphs) -> ActorFigure:
    """Return how many actors each actor reaches over at most two contacts.

    >>> from graph.analysis.examples import town
    >>> within_two_steps(town(ties="a-b b-c c-d")).values
    {'a': 2, 'b': 3, 'c': 3, 'd': 2}
    """
    G = graphs.contacts
    values = {v: G.within(v, STEPS) for v in G} if G.edges else {}
    return ActorFigure("within_two_steps", "actors", max(len(G) - 1, 0), values)


@actor_measure(50)
def left_without(graphs: Graphs) -> ActorFigure:
    """Return how many actors each actor alone keeps in contact with the rest: its removal disconnects them.

    >>> from graph.analysis.examples import town
    >>> left_without(town(ties="a-b b-c c-d")).values
    {'a': 0, 'b': 1, 'c': 1, 'd': 0}
    """
    G = graphs.contacts
    values = {v: sum(map(len, G.without(v))) for v in G} if G.edges else {}
    return ActorFigure("left_without", "actors", max(len(G) - 2, 0), values)


@actor_measure(60)
def effective_size(graphs: Graphs) -> ActorFigure:
    """Return how many partners each organisation has that do not repeat one another: n - 2t / n.

    n partners, t ties among them; undirected, unweighted. An organisation without a partner has none.
    Source: Burt 1992, Structural Holes; Borgatti 1997, Connections 20, for the simpler formula.

    >>> from graph.analysis.examples import town
    >>> effective_size(town(ties="a-b a-c b-c a-d")).values["a"]
    2.3333333333333335
    """
    ties = {actor: graphs.ties[actor] for actor in graphs.ties}
    values = {}
    for actor, partners_of in ties.items():
        if n := len(partners_of):
            among = sum(len(ties[p] & partners_of) for p in partners_of) / 2
            values[actor] = n - 2 * among / n
    return ActorFigure("effective_size", "actors", max(len(ties) - 1, 0), values)


@actor_measure(70)
def constraint(graphs: Graphs) -> ActorFigure:
    """Return how far each organisation's partners are tied to one another: sum (p_ij + sum p_iq p_qj)^2.

    p_ij is 1 / partners of i (unweighted); the higher, the fewer ways around its partners it has. Up to 1.125
    (three organisations all tied). An organisation without a partner has none. Source: Burt 1992.

    >>> from graph.analysis.examples import town
    >>> constraint(town(ties="a-b a-c")).values
    {'a': 0.5, 'b': 1.0, 'c': 1.0}
    """
    ties = {actor: graphs.ties[actor] for actor in graphs.ties}
    values = {}
    for actor, direct in ties.items():
        if not direct:
            continue
        share = 1 / len(direct)
        values[actor] = sum(
            (share + sum(share / len(ties[q]) for q in direct & ties[j])) ** 2 for j in direct)
    return ActorFigure("constraint", "index", HIGHEST_CONSTRAINT, values)


HIGHEST_CONSTRAINT = 1.125
"""In a triangle: 2 (1/2 + 1/4)^2."""


def _brokered(graphs: Graphs) -> dict[str, Counter[str]]:
    """Return how often each organisation is a broker in each role, by whose actors they are.

    a → v → c without a → c; organisations of which the tier is unknown are left out.
    """
    group = {o.id: o.tier for o in graphs.record.organisations if o.tier is not Tier.UNKNOWN}
    out: dict[str, set[str]] = {actor: set() for actor in group}
    into: dict[str, set[str]] = {actor: set() for actor in group}
    for source, target in graphs.arcs:
        if source in group and target in group:
            out[source].add(target)
            into[target].add(source)
    counts: dict[str, Counter[str]] = {}
    for v in group if any(out.values()) else ():
        roles: Counter[str] = Counter()
        for a in into[v]:
            for c in out[v] - out[a] - {a}:
                roles[_role(group[a], group[v], group[c])] += 1
        counts[v] = roles
    return counts


def _role(a: Tier, v: Tier, c: Tier) -> str:
    if a == v == c:
        return "coordinator"
    if a == c:
        return "itinerant"
    if v == c:
        return "gatekeeper"
    return "representative" if a == v else "liaison"


ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
"""AAA, ABA, ABB, AAB, ABC: the groups of the source, the broker and the target."""


@actor_measure(80)
def brokerage(graphs: Graphs) -> Iterator[ActorFigure]:
    """Yield how often each organisation stands between two others that have no tie: all in all, and by role.

    On directed ties, a kind without direction going both ways; groups are municipal, prefectural, national
    and private actors. Source: Gould & Fernandez 1989, Sociological Methodology 19.

    >>> from graph.analysis.examples import town
    >>> next(brokerage(town(ties="a-v v-c", tiers="a:private v:municipal c:private"))).values
    {'a': 0, 'v': 1, 'c': 0}
    """
    brokered = _brokered(graphs)
    grouped = sum(o.tier is not Tier.UNKNOWN for o in graphs.record.organisations)
    n = max(grouped - 1, 0) * max(grouped - 2, 0)
    yield ActorFigure("brokerage", "ways", n, {v: roles.total() for v, roles in brokered.items()})
    for role in ROLES:
        yield ActorFigure(role, "ways", n, {v: roles[role] for v, roles in brokered.items()})


@kept()
def actor_figures(record: Record, catalogue: Catalogue) -> tuple[ActorFigure, ...]:
    """Return every figure of the actors of a record, always in the same order."""
    graphs = Graphs(record, frozenset(kind.id for kind in catalogue.tie_kinds.values() if not kind.directed))
    return tuple(_each(graphs))


def _each(graphs: Graphs) -> Iterator[ActorFigure]:
    for measure in actor_measures():
        result = measure(graphs)
        if isinstance(result, ActorFigure):
            yield result
        else:
            yield from result
