"""Stores that older versions of the program really wrote (`old/`) are brought up to date, a copy of them made first.

Each holds the same history, as two offices saved it, one of them with a clock that stood at 2099 for a while:
みどり市 is begun on 31 March 2024, filled on 1 April at half past midnight in Japan, emptied by mistake and taken back
in May; いずみ町 is begun together with it, renamed by the wrong clock, and removed in June.
"""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.errors import NothingRecorded
from graph.record.record import Record
from graph.store import Store, copies_of, open_store, restore
from graph.store.engines.queries import cypher_statements, query
from graph.store.migrating import VERSION
from tests.clocks import Hands
from tests.store.bare import make_bare, rules
from tests.towns import nothing_but_its_line, two_networks_one_hub
from tools.neo4j.server import PASSWORD, USER, Server

OLD = Path(__file__).parent / "old"
TOWN, NEIGHBOUR = "992011", "993018"


def written_by(version: int, folder: Path) -> Path:
    """Return a store as a program of that version left it."""
    file = folder / "tsunagari.db"
    with gzip.open(OLD / f"v{version}.db.gz") as packed, file.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return file


def on(store: Store, area: str, day: str) -> Record | None:
    """Return what had been recorded of an area by the end of a day."""
    try:
        return store.load(area, as_of=dt.date.fromisoformat(day)).record
    except NothingRecorded:
        return None


def says_what_it_said(store: Store) -> None:
    assert store.check() == ()
    assert store.load(TOWN).record == two_networks_one_hub()
    assert [r.note for r in store.history(TOWN)] == ["やはり正しい", "まちがい", "新年度", "はじめて"]
    assert [(r.note, r.removed) for r in store.history(NEIGHBOUR)] == [("合併", True), ("", False), ("はじめて", False)]
    assert [line.code for line in store.areas()] == [TOWN]
    assert on(store, TOWN, "2024-03-30") is None
    assert on(store, TOWN, "2024-03-31") == nothing_but_its_line()
    assert on(store, TOWN, "2024-04-01") == two_networks_one_hub()


def order(store: Store) -> dict[str, list[int]]:
    return {area: [r.sequence for r in reversed(store.history(area))] for area in (TOWN, NEIGHBOUR)}


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_file_of_an_older_program_says_what_it_said(version: int, tmp_path: Path, hands: Hands) -> None:
    file = written_by(version, tmp_path)
    before = file.read_bytes()
    store = open_store(f"sqlite:///{file}", hands.clock)
    says_what_it_said(store)
    store.save(nothing_but_its_line(), based_on=4, who="架空課")
    assert store.history(TOWN)[0].sequence == 7
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    (kept,) = copies_of(f"sqlite:///{file}", hands.clock)
    assert (kept.why, kept.made) == (f"v{version}", hands.clock.local(hands.moment))
    with closing(sqlite3.connect(kept.file)) as copy, closing(sqlite3.connect(":memory:")) as original:
        original.deserialize(before.replace(b"\x02\x02", b"\x01\x01", 1))  # a file in memory has no log
        assert list(copy.iterdump()) == list(original.iterdump())


def test_a_program_that_does_not_count_yet_cannot_save_uncounted(tmp_path: Path, hands: Hands) -> None:
    """It still has the file open while a newer one brings it up to date."""
    file = written_by(3, tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as older:
        older.execute("SELECT count(*) FROM revision").fetchone()
        open_store(f"sqlite:///{file}", hands.clock).close()
        with pytest.raises(sqlite3.IntegrityError, match="newer program"):
            older.execute("INSERT INTO revision (area, number, saved_at, who, note, removed, record) "
                          "VALUES ('992011', 5, '2026-11-25', 'x', '', 0, '{}')")


def test_a_program_of_before_rows_followed_from_declarations_cannot_keep_rows_of_its_own(
        tmp_path: Path, hands: Hands) -> None:
    """It still has the file open, and would keep records without what newer programs recorded."""
    file = written_by(4, tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as older:
        names = [row[1] for row in older.execute("PRAGMA table_info(area)")]
        open_store(f"sqlite:///{file}", hands.clock).close()
        with pytest.raises(sqlite3.IntegrityError, match=r"NOT NULL constraint failed: area\.facts"):
            older.execute(f"INSERT INTO area ({', '.join(names)}) SELECT {', '.join(names)} FROM area")


def test_saves_of_before_there_was_an_order_are_ordered_by_what_clocks_said(tmp_path: Path, hands: Hands) -> None:
    store = open_store(f"sqlite:///{written_by(2, tmp_path)}", hands.clock)
    assert order(store) == {TOWN: [1, 2, 3, 4], NEIGHBOUR: [1, 5, 6]}
    assert on(store, TOWN, "2024-05-01") == nothing_but_its_line()
    assert on(store, NEIGHBOUR, "2024-05-31") == store.load(NEIGHBOUR, number=1).record
    assert on(store, NEIGHBOUR, "2024-06-01") is None
    assert [r.clock_doubtful for r in store.history(NEIGHBOUR)] == [False, True, False]
    store.close()


def test_a_wrong_clock_that_older_programs_let_every_date_follow_is_known(tmp_path: Path, hands: Hands) -> None:
    store = open_store(f"sqlite:///{written_by(3, tmp_path)}", hands.clock)
    assert order(store) == {TOWN: [1, 2, 4, 5], NEIGHBOUR: [1, 3, 6]}
    assert [r.clock_doubtful for r in store.history(TOWN)] == [True, True, False, False]
    today = hands.clock.today().isoformat()
    assert on(store, TOWN, today) == two_networks_one_hub()
    assert on(store, NEIGHBOUR, today) is None
    store.save(nothing_but_its_line(), based_on=4, who="架空課")
    hands.set("2026-12-24 09:00")
    assert on(store, TOWN, today) == nothing_but_its_line()
    assert [r.saved_at.year for r in store.history(TOWN)] == [2026, 2099, 2099, 2024, 2024]
    store.close()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_backup_of_an_older_program_is_put_back_and_left_as_it_is(version: int, tmp_path: Path, hands: Hands) -> None:
    backup = written_by(version, tmp_path)
    content, url = backup.read_bytes(), f"sqlite:///{tmp_path / 'store' / 'new.db'}"
    assert restore(url, backup, hands.clock) is None
    store = open_store(url, hands.clock)
    says_what_it_said(store)
    store.close()
    assert backup.read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == ["store", "tsunagari.db"]
    assert [file.name for file in (tmp_path / "store").iterdir()] == ["new.db"]


def test_a_draft_of_before_mappings_were_remembered_is_still_there(tmp_path: Path, hands: Hands) -> None:
    store = open_store(f"sqlite:///{written_by(5, tmp_path)}", hands.clock)
    assert [draft.person for draft in store.drafts(TOWN)] == ["わたし"]
    assert store.mappings() == ()
    store.close()


@pytest.fixture(params=[1, 2, 3])
def old_server(neo4j_server: Server, bare_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A server with what an older version of the program wrote to one."""
    version: int = request.param
    written = json.loads((OLD / f"neo4j-v{version}.json").read_text(encoding="utf-8"))
    scripts = [(OLD / "neo4j-begin-v1.cypher").read_text(encoding="utf-8"),
               *(query("neo4j", f"migrate_to_{number}") for number in range(2, version + 1))]
    with GraphDatabase.driver(neo4j_server.url, auth=(USER, PASSWORD)) as driver:
        for statement in itertools.chain.from_iterable(map(cypher_statements, scripts)):
            driver.execute_query(statement)
        driver.execute_query("UNWIND range(0, size($nodes) - 1) AS at WITH at, $nodes[at] AS node "
                             "CREATE (n:$(node.labels)) SET n = node.properties, n.at = at", written)
        driver.execute_query("UNWIND $relationships AS r MATCH (a {at: r.from}), (b {at: r.to}) "
                             "CREATE (a)-[l:$(r.type)]->(b) SET l = r.properties", written)
        driver.execute_query("MATCH (n) REMOVE n.at")
        yield bare_server
        driver.execute_query("MATCH (n) DETACH DELETE n")


def test_a_server_of_an_older_program_says_what_it_said(old_server: str, hands: Hands,
                                                        request: pytest.FixtureRequest) -> None:
    version = request.node.callspec.params["old_server"]
    store = open_store(old_server, hands.clock)
    says_what_it_said(store)
    assert order(store) == {TOWN: [1, 2, 4, 5], NEIGHBOUR: [1, 3, 6]}
    store.save(nothing_but_its_line(), based_on=4, who="架空課")
    store.close()
    (kept,) = copies_of(old_server, hands.clock)
    assert kept.why == f"v{version}"
    copy = open_store(f"sqlite:///{kept.file}", hands.clock)
    says_what_it_said(copy)
    assert order(copy) == {TOWN: [1, 2, 4, 5], NEIGHBOUR: [1, 3, 6]}
    copy.close()


def test_a_server_is_brought_up_to_date_once(old_server: str, hands: Hands) -> None:
    for _ in range(2):
        open_store(old_server, hands.clock).close()
    assert len(copies_of(old_server, hands.clock)) == 1


def test_an_older_server_is_brought_to_the_rules_of_a_new_one(old_server: str, neo4j_server: Server, hands: Hands) -> None:
    open_store(old_server, hands.clock).close()
    brought = rules(neo4j_server)
    make_bare(neo4j_server)
    open_store(old_server, hands.clock).close()
    begun = rules(neo4j_server)
    assert {kind: begun[kind] - brought[kind] for kind in begun} == {"CONSTRAINT": {"store_name"}, "INDEX": {"store_name"}}, (
        "only whoever begins needs the rule of the Store node")
    assert brought["CONSTRAINT"] < begun["CONSTRAINT"], "what was unique and is no more is dropped"
