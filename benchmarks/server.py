"""The server store: loading a nation, one town's record from stores of any size, questions on both stores.

Needs Java 17 and Maven. `python -m benchmarks.server` runs this part alone; `--million` loads a million
organisations with five million relations too, which takes half an hour and 8 GB of disk.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase, ManagedTransaction

from benchmarks.invented import NATION, nation
from benchmarks.side_by_side import Line, in_turn
from graph.codes import prefecture_of
from graph.facts.fact import Fact
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.recent import forget
from graph.record.record import Record
from graph.store import Store, copy, open_store
from graph.store.codec import to_row
from tools.neo4j import server
from tools.neo4j.server import PASSWORD, USER, Server, free_port

BATCH = 5_000
FACTS_AT_ONCE = 50_000
MILLION = {"municipalities": 29_017, "organisations": 1_000_000, "relations": 5_000_000}
LINKS: tuple[tuple[type[Fact], str, str, str], ...] = (
    (Membership, "MEMBER_OF", "member", "network"), (PlatformPart, "PART_OF", "network", "platform"),
    (PlatformRole, "ROLE", "actor", "platform"), (Tie, "TIE", "source", "target"))
READ = (
    "MATCH (n:Organisation {area: $area}) RETURN properties(n) AS n",
    "MATCH (n:Network {area: $area}) RETURN properties(n) AS n",
    "MATCH (n:Platform {area: $area})-[:SERVES]->(a) RETURN properties(n) AS n, collect(a.code) AS serves",
    "MATCH (a)-[r:MEMBER_OF {area: $area}]->(b) RETURN a.key AS a, b.key AS b, properties(r) AS r",
    "MATCH (a)-[r:PART_OF {area: $area}]->(b) RETURN a.key AS a, b.key AS b, properties(r) AS r",
    "MATCH (a)-[r:HUB_OF {area: $area}]->(b) RETURN a.key AS a, b.key AS b, properties(r) AS r",
    "MATCH (a)-[r:BACKS_UP {area: $area}]->(b) RETURN a.key AS a, b.key AS b, properties(r) AS r",
    "MATCH (a)-[r:TIE {area: $area}]->(b) RETURN a.key AS a, b.key AS b, properties(r) AS r",
    "MATCH (n:Window {area: $area}) RETURN properties(n) AS n",
    "MATCH (n:Assessment {area: $area}) RETURN properties(n) AS n",
    "MATCH (n:Source {area: $area}) RETURN properties(n) AS n",
)
QUESTIONS: dict[str, dict[str, Any]] = {
    "find_profiles": {"areas": []}, "count_partner_types": {"areas": []},
    "find_peers": {"population": 24_000, "kinds": ["town"], "factor": 2.0, "forms": [], "most": 30},
    "find_platforms_in": {"prefix": "13"}, "find_areas": {"prefix": ""}, "find_records": {"upto": 2**62},
}


def lines(scale: float, *, million: bool = False) -> Iterator[Line]:
    """Yield the lines; `scale` 1 is the nation."""
    server.fetch()
    records = list(nation(**{name: round(value * scale) for name, value in NATION.items()}))
    towns = [record for record in records if record.platforms]
    town = towns[len(towns) // 2]
    local_codes = (town.area.code, prefecture_of(town.area.code))
    local_records = [record for record in records if record.area.code in local_codes]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        large = opened.enter_context(running(Path(folder) / "large", "2g"))
        small = opened.enter_context(running(Path(folder) / "small", "1g"))
        yield _load(large, records)
        nation_store, town_store = (opened.enter_context(store_on(instance, contents))
                                    for instance, contents in ((large, records), (small, local_records)))
        driver = opened.enter_context(GraphDatabase.driver(large.url, auth=(USER, PASSWORD)))
        code = town.area.code
        for _ in range(200):  # until Java has compiled what both ways need
            _read(nation_store, code)
            _read(town_store, code)
            _read_bare(driver, code)
        yield Line("one municipality's record with its surroundings from the server (20 times)",
                   "the bare driver's read of the same rows",
                   *in_turn(lambda: _times(20, _read, nation_store, code),
                            lambda: _times(20, _read_bare, driver, code), 9), aim="≤ 1.5 ×")
        yield Line("the same", "the same from a server that holds that town alone",
                   *in_turn(lambda: _times(20, _read, nation_store, code),
                            lambda: _times(20, _read, town_store, code), 9), aim="≤ 1.2 ×")
        file_store = open_store(f"sqlite:///{folder}/nation.db")
        opened.callback(file_store.close)
        copy(nation_store, file_store)
        for name, asked in QUESTIONS.items():
            parameters = asked | ({"area": code} if name == "find_peers" else {})
            assert nation_store.ask(name, **parameters) == file_store.ask(name, **parameters), name
            yield Line(f"the question `{name}`, asked of the server", "asked of the file",
                       *in_turn(lambda n=name, h=parameters: nation_store.ask(n, **h),  # type: ignore[misc]
                                lambda n=name, h=parameters: file_store.ask(n, **h), 5), aim="—")  # type: ignore[misc]
        if million:
            yield from _million(Path(folder), opened, nation_store, town)


@contextmanager
def running(home: Path, heap: str) -> Iterator[Server]:
    """Run a server, with user and password in the environment."""
    instance = Server(home, free_port(), heap=heap, cache="512m")
    os.environ |= instance.environment
    instance.start()
    try:
        yield instance
    finally:
        instance.kill()


@contextmanager
def store_on(where: Server, records: Iterable[Record]) -> Iterator[Store]:
    """Open a store on a server and save records in it, some fifty thousand facts at a time."""
    store = open_store(where.url)
    fill(store, records)
    yield store
    store.close()


def fill(store: Store, records: Iterable[Record]) -> None:
    """Save records that are not there yet."""
    waiting: list[tuple[Record, int]] = []
    size = 0
    for record in records:
        waiting.append((record, 0))
        size += sum(map(len, record.facts().values()))
        if size > FACTS_AT_ONCE:
            store.save_all(waiting, who="架空")
            waiting, size = [], 0
    if waiting:
        store.save_all(waiting, who="架空")


def _load(where: Server, records: list[Record]) -> Line:
    nodes, links = _rows(records)
    ours: list[float] = []
    theirs: list[float] = []
    with GraphDatabase.driver(where.url, auth=(USER, PASSWORD)) as driver:
        for _ in range(3):
            store = open_store(where.url)
            start = time.perf_counter()
            fill(store, records)
            ours.append(time.perf_counter() - start)
            store.close()
            _empty(driver)
            start = time.perf_counter()
            _load_bare(driver, nodes, links)
            theirs.append(time.perf_counter() - start)
            _empty(driver)
    return Line("the nation's records → the server, revisions included", "the bare driver's UNWIND of the same rows",
                ours, theirs, aim="≤ 1.5 ×")


def _rows(records: list[Record]) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
    """Return nodes by label and links by type as rows, ready to be handed over."""
    nodes: dict[str, list[dict[str, Any]]] = {}
    links: dict[str, list[dict[str, Any]]] = {}
    ends = {kind: (rel, a, b) for kind, rel, a, b in LINKS}

    def key(area: str, ref: str) -> str:
        return ref if ":" in ref else f"{area}:{ref}"

    for record in records:
        area = record.area.code
        for kind, facts in record.facts().items():
            for at, fact in enumerate(facts):
                row = to_row(fact) | {"area": area, "position": at}
                if kind in ends:
                    rel, a, b = ends[kind]
                    links.setdefault(rel, []).append({"a": key(area, row.pop(a)), "b": key(area, row.pop(b)), "r": row})
                else:
                    id_ = row.get("id") or row.get("code") or f"{kind.KIND}/{at}"
                    nodes.setdefault(kind.__name__, []).append(row | {"key": key(area, id_)})
    return nodes, links


def _load_bare(driver: Driver, nodes: dict[str, list[dict[str, Any]]], links: dict[str, list[dict[str, Any]]]) -> None:
    """Write rows as anybody would: constraints first, `UNWIND` in batches, `MERGE`, nothing checked."""
    for label in nodes:
        driver.execute_query(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:Bare{label}) REQUIRE n.key IS UNIQUE")
    driver.execute_query("CREATE CONSTRAINT IF NOT EXISTS FOR (n:Bare) REQUIRE n.key IS UNIQUE")
    for label, rows in nodes.items():
        query = f"UNWIND $rows AS row MERGE (n:Bare {{key: row.key}}) SET n += row, n:Bare{label}"
        for start in range(0, len(rows), BATCH):
            driver.execute_query(query, rows=rows[start:start + BATCH])
    for rel, rows in links.items():
        query = (f"UNWIND $rows AS row MATCH (a:Bare {{key: row.a}}) MATCH (b:Bare {{key: row.b}}) "
                 f"CREATE (a)-[r:BARE_{rel}]->(b) SET r = row.r")
        for start in range(0, len(rows), BATCH):
            driver.execute_query(query, rows=rows[start:start + BATCH])


def _empty(driver: Driver) -> None:
    with driver.session() as session:
        session.run("MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def _read(store: Store, code: str) -> Record:
    forget()
    return store.look(code).record


def _read_bare(driver: Driver, code: str) -> list[list[dict[str, Any]]]:
    def read(transaction: ManagedTransaction) -> list[list[dict[str, Any]]]:
        return [transaction.run(query, area=code).data() for query in READ]

    with driver.session(default_access_mode="READ") as session:
        return session.execute_read(read)


def _times(often: int, run: Any, *words: Any) -> None:
    for _ in range(often):
        run(*words)


def _million(folder: Path, opened: ExitStack, nation_store: Store, town: Record) -> Iterator[Line]:
    """Load a million organisations, with the same town among them, and read it from both."""
    huge = opened.enter_context(running(folder / "huge", "3g"))
    start = time.perf_counter()
    everything = (town if record.area.code == town.area.code else record for record in nation(**MILLION))
    store = opened.enter_context(store_on(huge, everything))
    seconds = time.perf_counter() - start
    counts = store.areas()
    actors = sum(line.organisations for line in counts)
    print(f"loaded {actors:,} organisations of {len(counts):,} areas in {seconds:,.0f} s, the app's memory at its "
          f"peak {_memory():,.0f} MB", flush=True)
    for _ in range(100):
        _read(store, town.area.code)
        _read(nation_store, town.area.code)
    yield Line("one municipality's record from a server with a million organisations (20 times)",
               "the same from the nation's",
               *in_turn(lambda: _times(20, _read, store, town.area.code),
                        lambda: _times(20, _read, nation_store, town.area.code), 9), aim="≤ 1.5 ×")
    codes = [line.code for line in counts if line.platforms][:: max(len(counts) // 2_000, 1)]
    sizes = []
    for start_at in (0, len(codes) // 2):
        for code in codes[start_at:start_at + len(codes) // 2]:
            store.look(code)
        sizes.append(_resident())
    yield Line(f"the app's memory after looking at {len(codes):,} municipalities", "after half of them",
               [sizes[1]], [sizes[0]], aim="flat", unit="MB")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Run this part alone and print its lines."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=1.0, help="1 is the nation")
    options.add_argument("--million", action="store_true")
    given = options.parse_args()
    for line in lines(given.scale, million=given.million):
        print(line.row(), flush=True)


if __name__ == "__main__":
    main()
