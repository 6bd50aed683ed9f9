"""The record as tables: who sits where, and who is tied to whom, in an order that shows blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graph.facts.links import Link
from graph.record.record import Record


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns are ids of actors in order; a cell holds the facts between its two."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Link, ...]]


def seats_matrix(record: Record) -> Matrix:
    """Return members (rows) by networks (columns).

    Networks used as a platform come first; members of the same networks stand together, those of the
    first network first.
    """
    used = {part.network for part in record.platform_parts}
    columns = tuple(n.id for n in sorted(record.networks, key=lambda n: n.id not in used))
    cells: dict[tuple[str, str], tuple[Link, ...]] = {}
    for m in record.memberships:
        cells[m.member, m.network] = (*cells.get((m.member, m.network), ()), m)
    members = {member for member, _ in cells}
    rows = [actor.id for actor in record.nodes() if actor.id in members]
    rows.sort(key=lambda row: [(row, column) not in cells for column in columns])
    return Matrix(tuple(rows), columns, cells)


def ties_matrix(record: Record) -> Matrix:
    """Return the tied actors by one another: a cell holds the ties from its row to its column.

    Actors that are tied among each other stand together (greedy modularity, Clauset, Newman & Moore
    2004), the larger groups first, within a group those with more partners first.
    """
    cells: dict[tuple[str, str], tuple[Link, ...]] = {}
    G = nx.Graph()
    G.add_nodes_from(actor.id for actor in record.nodes())
    for tie in record.ties:
        cells[tie.source, tie.target] = (*cells.get((tie.source, tie.target), ()), tie)
        G.add_edge(tie.source, tie.target)
    G.remove_nodes_from([actor for actor in list(G) if not G.degree(actor)])
    groups = nx.community.greedy_modularity_communities(G) if G else []
    place = {actor: number for number, actor in enumerate(G)}
    order = tuple(actor for group in groups
                  for actor in sorted(group, key=lambda b: (-G.degree(b), place[b])))
    return Matrix(order, order, cells)
