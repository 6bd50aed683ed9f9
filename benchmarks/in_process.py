"""What needs no browser: import, one town's page from stores small and large, the nation's figures."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import networkx as nx

from benchmarks.invented import NATION, nation
from benchmarks.side_by_side import Line, in_turn
from exports.contents import Records
from exports.format import write
from exports.formats.csv_files import CSV_FOLDER
from graph.analysis.measures.figures import figures
from graph.analysis.measures.per_actor import actor_figures
from graph.analysis.network.record_filter import RecordFilter, filtered
from graph.catalogue import read_catalogue
from graph.codes import prefecture_of
from graph.facts.actors import Organisation
from graph.pictures.platform_picture import draw_platform
from graph.pictures.renderers.pyvis_network import to_pyvis
from graph.recent import forget
from graph.record.record import Record
from graph.store import Store, open_store
from loaders.reading import read
from locales import Words

CATALOGUE, WORDS = read_catalogue(), Words("ja")


def lines(scale: float) -> Iterator[Line]:
    """Yield the lines; `scale` 1 is the nation."""
    size = {name: round(value * scale) for name, value in NATION.items()}
    records = list(nation(**size))
    with tempfile.TemporaryDirectory() as folder:
        yield _import(records, Path(folder))
        yield _page(records, Path(folder))
    yield _figures(records)


def _import(records: list[Record], folder: Path) -> Line:
    files = folder / "files"
    write(Records(records, CATALOGUE, WORDS), CSV_FOLDER, files)
    rounds = iter(range(100))

    def ours() -> None:
        reading = read([files], catalogue=CATALOGUE, recorded=lambda _: None)
        store = open_store(f"sqlite:///{folder / f'ours{next(rounds)}.db'}")
        store.save_all([(record, 0) for record in reading.records], who="架空")
        store.close()

    def theirs() -> None:
        with closing(sqlite3.connect(folder / f"raw{next(rounds)}.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN")
            for path in sorted(files.iterdir()):
                with path.open(encoding="utf-8-sig", newline="") as file:
                    rows = csv.reader(file)
                    head = next(rows)
                    columns = ", ".join(f"c{n}" for n in range(len(head)))
                    connection.execute(f'CREATE TABLE "{path.stem}" ({columns})')
                    marks = ", ".join("?" * len(head))
                    connection.executemany(f'INSERT INTO "{path.stem}" VALUES ({marks})', rows)
            connection.execute("COMMIT")

    times = in_turn(ours, theirs, 3)
    return Line("import of the nation: files → checked records → store",
                "csv.reader + INSERT of the same rows", *times, aim="≤ 2 ×")


def page_data(store: Store, code: str) -> int:
    """Do what the structure page does for one municipality, from the store's bytes to the picture's data."""
    record = filtered(store.look(code).record, RecordFilter(), CATALOGUE).record
    figures(record)
    actor_figures(record, CATALOGUE)
    return len(to_pyvis(draw_platform(record, CATALOGUE, WORDS, "ja")).nodes)


def _page(records: list[Record], folder: Path) -> Line:
    stores = []
    towns = [record for record in records if record.platforms]
    town = towns[len(towns) // 2].area.code
    local_records = [record for record in records if record.area.code in (town, prefecture_of(town))]
    for name, contents in (("nation", records), ("town", local_records)):
        store = open_store(f"sqlite:///{folder / name}.db")
        store.save_all([(record, 0) for record in contents], who="架空")
        stores.append(store)

    def visit(store: Store) -> None:
        for _ in range(10):
            forget()  # as if somebody came who had not been there
            page_data(store, town)

    for store in stores:
        visit(store)
    times = in_turn(lambda: visit(stores[0]), lambda: visit(stores[1]), 15)
    for store in stores:
        store.close()
    return Line("one municipality's page data from the nation's store (10 times)",
                "the same from a store of that town alone", *times, aim="≤ 1.2 ×")


def _figures(records: list[Record]) -> Line:
    def ours() -> None:
        forget()
        for record in records:
            figures(record)

    def theirs() -> None:
        for record in records:
            plain_figures(record)

    return Line("all structural figures of all municipalities", "the same written plainly in networkx",
                *in_turn(ours, theirs, 3), aim="≥ 20 × faster", faster=True)


def plain_figures(record: Record) -> list[object]:
    """Return the structural figures as anybody would write them in networkx: no sharing, no care."""
    ties, seats, contacts = nx.Graph(), nx.Graph(), nx.Graph()
    organisations = [o.id for o in record.organisations]
    members = set(organisations)
    ties.add_nodes_from(organisations)
    contacts.add_nodes_from(organisations)
    contacts.add_nodes_from(n.id for n in record.networks)
    kinds: dict[frozenset[str], set[str]] = {}
    reports: dict[tuple[frozenset[str], str], set[str | None]] = {}
    for tie in record.ties:
        contacts.add_edge(tie.source, tie.target)
        if tie.source in members and tie.target in members:
            ties.add_edge(tie.source, tie.target)
            kinds.setdefault(frozenset((tie.source, tie.target)), set()).add(tie.kind)
        reports.setdefault((frozenset((tie.source, tie.target)), tie.kind), set()).add(tie.reported_by)
    for m in record.memberships:
        contacts.add_edge(m.member, m.network)
        if m.member in members:
            seats.add_edge(m.member, m.network)
    runs = {r.platform: r.actor for r in record.platform_roles if r.role == "hub"}
    for part in record.platform_parts:
        contacts.add_edge(runs.get(part.platform, part.platform), part.network)
    for role in record.platform_roles:
        if role.actor != runs.get(role.platform):
            contacts.add_edge(runs.get(role.platform, role.platform), role.actor)
    n = len(ties)
    figures: list[object] = [nx.density(ties), len(seats)]
    figures += [sum(kind in pair_kinds for pair_kinds in kinds.values()) for kind in CATALOGUE.tie_kinds]
    degrees = dict(ties.degree())
    most = max(degrees.values(), default=0)
    figures.append(sum(most - d for d in degrees.values()) / max((n - 1) * (n - 2), 1))
    between = nx.betweenness_centrality(ties)
    figures.append(sum(max(between.values(), default=0) - b for b in between.values()))
    figures += [list(nx.connected_components(contacts)), list(nx.articulation_points(contacts)),
                list(nx.bridges(contacts)), list(nx.isolates(contacts))]
    figures.append(sum(len(pair_kinds) > 1 for pair_kinds in kinds.values()))
    figures.append(sum(len(reporters) > 1 for reporters in reports.values()))
    for groups_of in (_types, _tier):
        groups = {o.id: groups_of(o) for o in record.organisations}
        figures.append(sum(groups[a].isdisjoint(groups[b]) for a, b in ties.edges))
        figures.append(sum(first.isdisjoint(second) for first, second in combinations(groups.values(), 2)))
    for hub in runs.values():
        figures.append(nx.single_source_shortest_path_length(contacts, hub) if hub in contacts else None)
    return figures


def _types(organisation: Organisation) -> set[str]:
    return set(organisation.partner_types)


def _tier(organisation: Organisation) -> set[str]:
    return {organisation.tier.value}
