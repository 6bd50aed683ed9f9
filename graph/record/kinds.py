"""The kinds of fact and decision there are: every class declared in `graph/facts` and `graph/decisions`.

A new kind is found by itself; nothing lists it a second time.
"""

from __future__ import annotations

import graph.decisions
import graph.facts
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.registry import declared

KINDS: tuple[type[Fact], ...] = tuple(sorted(
    (kind for package in (graph.facts, graph.decisions) for kind in declared(package, type, str)
     if issubclass(kind, Fact) and kind is not Fact), key=lambda kind: kind.PLACE))
"""Every kind, in the order in which records and workbooks hold them; the area's own line first."""

KEPT: tuple[type[Fact], ...] = tuple(kind for kind in KINDS if kind is not Area)
"""Every kind of which a record holds any number."""

BY_NAME = {kind.KIND: kind for kind in KINDS}
BY_PLURAL = {kind.PLURAL: kind for kind in KEPT}
NODES = (Platform, Network, Organisation)
"""Whatever a picture shows as a node."""
IDENTIFIED = tuple(kind for kind in KEPT if kind.KEY == ("id",))
"""The kinds that others name by an id."""
LINKS: tuple[type[Fact], ...] = tuple(kind for kind in KEPT if kind.ENDS)
"""Whatever a picture shows as a line."""



def namesakes(kind: type[Fact]) -> frozenset[str]:
    """Return the kinds among which an id names just one fact: nodes share their ids, others do not."""
    return frozenset(node.KIND for node in NODES) if kind in NODES else frozenset({kind.KIND})
