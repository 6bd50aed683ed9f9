"""How far apart platforms are: what each has, as a set of features, and the share that only one has.

The same features come from one record (`profile`) and from the store for any number of areas
(`find_profiles`); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analysis.comparison.presence import present, serving, used_networks
from graph.facts.choices import PlatformForm
from graph.record.record import Record

Distances = NDArray[np.float32]
BLOCK = 512
"""So many areas' features are compared with all others at once."""


def profile(record: Record) -> frozenset[str]:
    """Return what a record's platform has.

    Its networks are the area's own and those of the platforms that serve it; its actors the area's own and
    whoever sits on those. Features: partner types (`type/POLICE`), types of networks (`network/NET_JISATSU`),
    which type sits on which (`seat/POLICE/NET_JISATSU`), filled roles (`role/hub`), forms (`form/reused`).
    What is unknown is no feature.
    """
    return frozenset(_features(record))


def _features(record: Record) -> Iterator[str]:
    platforms = serving(record)
    networks = {n.id: n.network_type for n in used_networks(record)}
    seats = [m for m in record.memberships if m.network in networks]
    types = {o.id: o.partner_types for o in present(record)}
    yield from (f"type/{t}" for partner_types in types.values() for t in partner_types)
    yield from (f"network/{network_type}" for network_type in networks.values() if network_type)
    for m in seats:
        if networks[m.network]:
            yield from (f"seat/{t}/{networks[m.network]}" for t in types.get(m.member, ()))
    yield from (f"role/{r.role}" for r in record.platform_roles if r.platform in platforms)
    yield from (f"form/{p.form}" for p in platforms.values() if p.form is not PlatformForm.UNKNOWN)


@dataclass(frozen=True)
class Profiles:
    """The features of several areas: `has[i, j]` is 1 where area i has feature j. Areas by code."""

    codes: tuple[str, ...]
    features: tuple[str, ...]
    has: NDArray[np.float32]


def profiles(rows: Iterable[Mapping[str, Any]]) -> Profiles:
    """Return the features of areas from the rows of the store's question `find_profiles`."""
    by_area: dict[str, set[str]] = {}
    for row in rows:
        by_area.setdefault(row["area"], set()).add(row["feature"])
    codes, features = sorted(by_area), sorted({f for area_features in by_area.values() for f in area_features})
    place = {feature: n for n, feature in enumerate(features)}
    has = np.zeros((len(codes), len(features)), np.float32)
    for n, code in enumerate(codes):
        has[n, [place[f] for f in by_area[code]]] = 1
    return Profiles(tuple(codes), tuple(features), has)


def distance(first: frozenset[str], second: frozenset[str]) -> float | None:
    """Return the share of the features of either that only one has, 0 to 1 (Jaccard 1901).

    None where one has none: nothing recorded is neither alike nor different.
    """
    return 1 - len(first & second) / len(first | second) if first and second else None


def distances(given: Profiles) -> Distances:
    """Return all distances between areas, a square matrix with 0 on its diagonal.

    Worked out in blocks: beside the answer (4 bytes a pair) memory grows with the number of areas only.
    """
    has = given.has
    sizes = has.sum(axis=1)
    square = np.empty((len(has), len(has)), np.float32)
    for start in range(0, len(has), BLOCK):
        part = slice(start, start + BLOCK)
        both = has[part] @ has.T
        square[part] = 1 - both / np.maximum(sizes[part, None] + sizes[None, :] - both, 1)
    np.fill_diagonal(square, 0)
    return square


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups that become one: the places of their areas in the order, and at which mean distance."""

    places: tuple[int, ...]
    height: float
    parts: tuple[float, float]
    """Where in the order the two stems stand."""
    heights: tuple[float, float]
    """At which distances they had come together themselves; 0 for a single area."""


def resemblance(square: Distances) -> tuple[list[int], list[Merge]]:
    """Return an order in which areas that resemble each other stand together, and how they come together.

    Average linkage (Sokal & Michener 1958), leaves ordered so that neighbours are nearest (Bar-Joseph,
    Gifford & Jaakkola 2001).
    """
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering  # it takes long to import
    from scipy.spatial.distance import squareform

    if len(square) < 2:
        return list(range(len(square))), []
    condensed = squareform(square.astype(float), checks=False)
    tree = optimal_leaf_ordering(linkage(condensed, "average"), condensed)
    order = [int(n) for n in leaves_list(tree)]
    at: dict[int, float] = {leaf: float(place) for place, leaf in enumerate(order)}
    heights: dict[int, float] = dict.fromkeys(order, 0.0)
    places: dict[int, tuple[int, ...]] = {leaf: (place,) for place, leaf in enumerate(order)}
    merges = []
    for number, (left, right, height, _) in enumerate(tree, start=len(order)):
        first, second = int(left), int(right)
        places[number] = tuple(sorted(places[first] + places[second]))
        merges.append(Merge(places[number], float(height), (at[first], at[second]), (heights[first], heights[second])))
        at[number], heights[number] = (at[first] + at[second]) / 2, float(height)
    return order, merges

