"""What is missing: all kinds for a nation, one town's gap page from large and small stores, memory."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from benchmarks.in_process import CATALOGUE, WORDS
from benchmarks.invented import NATION, nation
from benchmarks.side_by_side import Line, in_turn, peak
from graph.analysis.gaps.ranking import find_gaps
from graph.codes import prefecture_of
from graph.questions.gap_search import GapSearch
from graph.recent import forget
from graph.record.record import Record
from graph.store import Store, open_store
from wording.gaps import GapReader

DAY = dt.date(2026, 11, 23)


def lines(scale: float) -> Iterator[Line]:
    """Yield the lines; `scale` 1 is the nation."""
    import igraph  # a yardstick only: GPL, so the program itself does without
    records = list(nation(**{name: round(value * scale) for name, value in NATION.items()}))
    towns = [record for record in records if record.platforms]
    town = towns[len(towns) // 2].area.code
    local_records = [record for record in records if record.area.code in (town, prefecture_of(town))]
    with tempfile.TemporaryDirectory() as folder:
        large, small = (filled(Path(folder) / name, contents)
                        for name, contents in (("nation.db", records), ("town.db", local_records)))
        peers = {*GapSearch(large, CATALOGUE).chosen(large.load(town).record)[0], *(r.area.code for r in local_records)}
        group = filled(Path(folder) / "group.db", [r for r in records if r.area.code in peers])
        codes = [record.area.code for record in towns]
        shapes = [_plain_graphs(record) for record in towns]
        kernels = [(igraph.Graph.TupleList(ties.edges), igraph.Graph.TupleList(contacts.edges))
                   for ties, contacts, _ in shapes]
        yield Line("all gaps of all municipalities, read from the store",
                   "the structural ones alone, written plainly in networkx, from records in memory",
                   *in_turn(lambda: _all(large, codes), lambda: [_plain(record) for record in towns], 2),
                   aim="≥ 20 × faster", faster=True)
        yield Line("the same", "igraph's kernels alone on ready-made graphs",
                   *in_turn(lambda: _all(large, codes), lambda: [_kernels(*pair) for pair in kernels], 2),
                   aim="≤ 3 ×")
        for store in (large, small, group):
            _page(store, town)
        yield Line("one municipality's gaps from the nation's store (5 times)",
                   "the same from a store of that town alone, with nobody to compare with",
                   *in_turn(lambda: [_page(large, town) for _ in range(5)],
                            lambda: [_page(small, town) for _ in range(5)], 9), aim="≤ 1.2 ×")
        yield Line("the same", "the same from a store of that town and those it is compared with",
                   *in_turn(lambda: [_page(large, town) for _ in range(5)],
                            lambda: [_page(group, town) for _ in range(5)], 9), aim="≤ 1.2 ×")
        yield Line("peak memory: all gaps of all municipalities", "their records in memory",
                   [peak(lambda: _all(large, codes))], [peak(lambda: _records(large, codes))],
                   aim="—", unit="MB")
        for store in (large, small, group):
            store.close()


def filled(path: Path, records: list[Record]) -> Store:
    """Return a new store with records in it."""
    store = open_store(f"sqlite:///{path}")
    store.save_all([(record, 0) for record in records], who="架空")
    return store


def _all(store: Store, codes: list[str]) -> int:
    forget()
    asker = GapSearch(store, CATALOGUE)
    count = 0
    for start in range(0, len(codes), 200):
        records = [store.look(code).record for code in codes[start:start + 200]]
        count += sum(len(find_gaps(context)) for context in asker.about_each(records, DAY))
    return count


def _records(store: Store, codes: list[str]) -> list[Record]:
    forget()
    return [store.look(code).record for code in codes]


def _page(store: Store, code: str) -> int:
    forget()
    record = store.look(code).record
    gaps = find_gaps(GapSearch(store, CATALOGUE).about(record, DAY))
    return len(GapReader(record, CATALOGUE, WORDS).rows(gaps))


def _plain_graphs(record: Record) -> tuple[nx.Graph, nx.Graph, str]:
    ties, contacts = nx.Graph(), nx.Graph()
    organisations = [o.id for o in record.organisations]
    ties.add_nodes_from(organisations)
    contacts.add_nodes_from(organisations)
    contacts.add_nodes_from(n.id for n in record.networks)
    for tie in record.ties:
        contacts.add_edge(tie.source, tie.target)
        ties.add_edge(tie.source, tie.target)
    for m in record.memberships:
        contacts.add_edge(m.member, m.network)
    hub = record.platform_roles[0].actor
    for part in record.platform_parts:
        contacts.add_edge(hub, part.network)
    return ties, contacts, hub


def _plain(record: Record) -> list[object]:
    """Return what the structural kinds of gap need, as anybody would write it in networkx."""
    ties, contacts, hub = _plain_graphs(record)
    results: list[object] = [list(nx.isolates(contacts)), list(nx.bridges(contacts))]
    for actor in nx.articulation_points(contacts):
        rest = contacts.copy()
        rest.remove_node(actor)
        results.append([list(part) for part in nx.connected_components(rest)])
    results.append(sorted(nx.adamic_adar_index(ties), key=lambda item: -item[2])[:10])
    results.append(nx.single_source_shortest_path_length(contacts, hub))
    seats: dict[str, set[str]] = {}
    for m in record.memberships:
        seats.setdefault(m.network, set()).add(m.member)
    results.append([seats[a] & seats[b] for a in seats for b in seats if a < b])
    return results


def _kernels(ties: Any, contacts: Any) -> list[object]:
    return [contacts.articulation_points(), contacts.bridges(), contacts.connected_components().sizes(),
            contacts.distances(source=[0]), ties.similarity_inverse_log_weighted()]
