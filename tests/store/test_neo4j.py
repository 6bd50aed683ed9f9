"""What the server keeps to itself: refusals, lost connections, versions, backups, and how the graph reads."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from graph.codes import check_digit
from graph.errors import (
    StoreBusy,
    StoreDamaged,
    StoreDiffers,
    StoreError,
    StoreReplaced,
    StoreTooNew,
    StoreUncertain,
    StoreUnreachable,
    UsageError,
)
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.facts.links import Membership, Tie
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, copies_of, copy, identical, open_store, restore
from graph.store.engines import neo4j
from graph.store.engines.engine import Row
from graph.store.engines.neo4j import VERSION, Neo4j, ours
from graph.store.engines.queries import query
from graph.store.engines.sqlite import SQLite
from tests.clocks import Hands
from tests.store.bare import make_bare
from tests.store.cable import Cable
from tests.store.test_old_stores import says_what_it_said, written_by
from tests.towns import TOWN, nothing_but_its_line, organisations, two_networks_one_hub
from tools.neo4j.server import PASSWORD, USER, Server, free_port

NEIGHBOUR = Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN)
NEXT = VERSION + 1
CLOCK = Hands().clock


def cypher(server: Server, text: str, **parameters: object) -> list[dict[str, object]]:
    """Ask the server as an analyst would, beside our store."""
    with GraphDatabase.driver(server.url, auth=(USER, PASSWORD)) as driver:
        return [dict(row) for row in driver.execute_query(text, parameters).records]


@pytest.fixture
def town_store(neo4j_url: str) -> Iterator[Store]:
    """A store with one town in it."""
    store = open_store(neo4j_url)
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    yield store
    store.close()


@pytest.fixture
def no_store_yet(neo4j_url: str, neo4j_server: Server) -> Iterator[str]:
    """A database in which nothing of ours was ever kept; afterwards too."""
    cypher(neo4j_server, "MATCH (n) DETACH DELETE n")
    yield neo4j_url
    cypher(neo4j_server, "MATCH (n) DETACH DELETE n")


# Addresses and refusals --------------------------------------------------------------------------


@pytest.mark.parametrize("address", [
    "neo4j://", "neo4j://neo4j:himitsu@host:7687", "bolt://himitsu@host", "neo4j+x://host", "neo4j://host/himitsu",
    "neo4j://host:7687?himitsu=1", "neo4j://host:himitsu", "neo4j://[himitsu", "http://host"])
def test_an_address_nobody_understands_is_wrong_use_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_store(address)
    assert "himitsu" not in str(refused.value.fields)


def test_a_server_that_is_not_there_is_a_sentence_within_seconds(monkeypatch: pytest.MonkeyPatch,
                                                                 capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "himitsu")
    begun = time.monotonic()
    with pytest.raises(StoreUnreachable) as refused:
        open_store(f"neo4j://127.0.0.1:{free_port()}")
    assert refused.value.fields["reason"] == "server"
    assert time.monotonic() - begun < 20
    assert capfd.readouterr() == ("", "")


def test_a_wrong_password_is_a_sentence_that_does_not_repeat_it(neo4j_url: str, monkeypatch: pytest.MonkeyPatch,
                                                                capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "himitsu")
    with pytest.raises(StoreUnreachable) as refused:
        open_store(neo4j_url)
    assert refused.value.fields == {"store": neo4j_url, "reason": "password"}
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreUnreachable) as refused:
        open_store(neo4j_url)
    assert refused.value.fields["reason"] == "password"
    assert capfd.readouterr() == ("", "")


def test_a_wrong_database_is_a_sentence(neo4j_url: str, monkeypatch: pytest.MonkeyPatch,
                                        capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    with pytest.raises(StoreUnreachable) as refused:
        open_store(neo4j_url)
    assert refused.value.fields["reason"] == "database"
    assert capfd.readouterr() == ("", "")


def test_the_database_can_be_named(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "neo4j")
    store = open_store(neo4j_url.replace("neo4j://", "bolt://"))
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    assert store.load("992011").record == nothing_but_its_line()
    store.close()


@pytest.mark.parametrize("code", ["Neo.ClientError.Cluster.NotALeader",
                                  "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"])
def test_a_follower_that_refuses_writes_is_told_as_one(code: str) -> None:
    """What the driver makes of a cluster's words; no cluster was at hand."""
    refused = ours(Neo4jError._hydrate_neo4j(code=code, message="no"), "neo4j://host", 30)
    assert isinstance(refused, StoreUnreachable)
    assert refused.fields["reason"] == "read_only"


def test_a_mistake_of_ours_is_not_made_a_sentence(town_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j, "query", lambda *_: "RETURN nonsense")
    with pytest.raises(Neo4jError, match="nonsense"):
        town_store.areas()


# Connections that break --------------------------------------------------------------------------


def test_a_server_that_comes_back_is_found_again_without_doing_anything(mortal_server: Server) -> None:
    store = open_store(mortal_server.url)
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    mortal_server.kill()
    with pytest.raises(StoreUnreachable, match="reason=server"):
        store.look("992011")
    with pytest.raises(StoreUnreachable, match="reason=server"):
        store.save(two_networks_one_hub(), based_on=1, who="架空課")
    mortal_server.start()
    assert store.look("992011").record == nothing_but_its_line()
    assert store.save(two_networks_one_hub(), based_on=1, who="架空課").number == 2
    store.close()


def test_a_server_lost_in_the_middle_of_a_save_saves_nothing(mortal_server: Server,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(mortal_server.url)
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    save_rows = Neo4j.save_rows

    def lost(engine: Neo4j, kind: type[Fact], rows: Iterable[Row]) -> None:
        if kind is Membership:
            mortal_server.kill()
        save_rows(engine, kind, rows)

    with monkeypatch.context() as at_once:
        at_once.setattr(Neo4j, "save_rows", lost)
        with pytest.raises(StoreUnreachable, match="reason=server"):
            store.save(two_networks_one_hub(), based_on=1, who="架空課")
    mortal_server.start()
    assert store.load("992011").record == nothing_but_its_line()
    assert store.check() == ()
    store.close()


def test_a_server_that_can_only_be_read_is_read_and_says_so(mortal_server: Server) -> None:
    store = open_store(mortal_server.url)
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    mortal_server.stop()
    mortal_server.set_up("server.databases.read_only=neo4j")
    mortal_server.start()
    assert store.look("992011").record == two_networks_one_hub()
    with pytest.raises(StoreUnreachable) as refused:
        store.save(nothing_but_its_line(), based_on=1, who="架空課")
    assert refused.value.fields["reason"] == "read_only"
    again = open_store(mortal_server.url)
    assert again.load("992011").record == two_networks_one_hub()
    again.close()
    store.close()


def test_an_answer_lost_on_its_way_is_no_save_that_failed(neo4j_server: Server, neo4j_url: str) -> None:
    with Cable(neo4j_server.port) as cable:
        store = open_store(f"bolt://127.0.0.1:{cable.port}")
        store.save(nothing_but_its_line(), based_on=0, who="架空課")
        cable.cut_after = b"\xb0\x12"  # Bolt's COMMIT
        with pytest.raises(StoreUncertain, match=r"store=bolt://127\.0\.0\.1"):
            store.save(two_networks_one_hub(), based_on=1, who="架空課", note="届いた")
        assert [r.note for r in store.history("992011")] == ["届いた", ""], "as the sentence says: look at the history"
        store.close()


def test_a_server_that_hangs_does_not_keep_anybody_waiting_for_ever(mortal_server: Server) -> None:
    store = open_store(mortal_server.url)
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    mortal_server.pause()
    begun = time.monotonic()
    with pytest.raises(StoreUnreachable, match="reason=server"):
        store.load("992011")
    assert time.monotonic() - begun < 40
    mortal_server.go_on()
    assert store.load("992011").record == nothing_but_its_line()
    store.close()


def test_whoever_waits_too_long_is_told_that_somebody_saves(town_store: Store, neo4j_url: str,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Neo4j(neo4j_url, CLOCK)
    done, held = threading.Event(), threading.Event()

    def hold() -> None:
        with engine.writing():
            held.set()
            done.wait(30)

    somebody = threading.Thread(target=hold)
    somebody.start()
    assert held.wait(30)
    with monkeypatch.context() as impatient:
        impatient.setattr(neo4j, "SAVE_SECONDS", 1.0)
        with pytest.raises(StoreBusy, match="seconds="):
            town_store.save(nothing_but_its_line(), based_on=1, who="架空係")
    assert town_store.look("992011").record == two_networks_one_hub(), "reading goes on meanwhile"
    done.set()
    somebody.join()
    assert town_store.save(nothing_but_its_line(), based_on=1, who="架空係").number == 2
    engine.close()


def test_clicks_in_threads_of_their_own_leave_no_descriptor_behind(town_store: Store) -> None:
    def click() -> None:
        town_store.look("992011")
        town_store.areas()

    def clicks(count: int) -> int:
        for _ in range(count):
            thread = threading.Thread(target=click)
            thread.start()
            thread.join()
        return psutil.Process().num_fds()

    before = clicks(20)
    assert clicks(300) <= before
    with ThreadPoolExecutor(40) as visitors:
        list(visitors.map(lambda _: click(), range(200)))
    assert psutil.Process().num_fds() <= before + 40, "as many as asked at once, and kept for the next ones"


def test_a_server_store_with_a_record_that_cannot_be_read_is_copied_and_replaced(
    town_store: Store, neo4j_url: str, neo4j_server: Server, tmp_path: Path
) -> None:
    town_store.backup(tmp_path / "backup.db")
    cypher(neo4j_server, "MATCH (r:Revision) SET r.record = '{'")
    with pytest.raises(StoreDamaged, match="992011/1"):
        copy(town_store, Store(SQLite(tmp_path / "copy.db", CLOCK), CLOCK))
    assert town_store.backup(tmp_path / "damaged.db") == ("992011/1: revision", "992011/1: record")
    kept = restore(neo4j_url, tmp_path / "backup.db")
    assert town_store.load("992011").record == two_networks_one_hub()
    assert town_store.check() == ()
    assert kept is not None
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT record FROM revision").fetchall() == [("{",)]


# Versions and other people's databases -----------------------------------------------------------


def test_another_programs_database_is_left_alone(no_store_yet: str, neo4j_server: Server) -> None:
    cypher(neo4j_server, "CREATE (:Resident {name: '架空'})")
    with pytest.raises(StoreDamaged, match="reason=not_ours"):
        open_store(no_store_yet)
    assert cypher(neo4j_server, "MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Resident"]}]


def test_a_store_of_a_newer_program_is_left_alone(no_store_yet: str, neo4j_server: Server) -> None:
    store = open_store(no_store_yet)
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    cypher(neo4j_server, "MATCH (s:Store) SET s.version = 99")
    with pytest.raises(StoreTooNew, match="version=99"):
        store.save(two_networks_one_hub(), based_on=1, who="架空課")
    with pytest.raises(StoreTooNew) as refused:
        open_store(no_store_yet)
    assert refused.value.fields["version"] == 99
    store.close()


def test_an_older_store_is_copied_and_then_brought_up_to_date(
    no_store_yet: str, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = open_store(no_store_yet)
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.close()
    text = query
    script = "// a comment\nMATCH (o:Organisation)\nSET o.checked = true;\nCREATE INDEX kinds IF NOT EXISTS FOR ()-[t:TIE]-() ON (t.kind);\n"
    monkeypatch.setattr(neo4j, "query", lambda engine, name: script if name == f"migrate_to_{NEXT}"
                        else text(engine, name))
    monkeypatch.setattr(neo4j, "VERSION", NEXT)
    newer = Store(Neo4j(no_store_yet, CLOCK, version=NEXT), CLOCK)
    assert newer.load("992011").record == two_networks_one_hub()
    newer.close()
    assert cypher(neo4j_server, "MATCH (s:Store) RETURN s.version AS version") == [{"version": NEXT}]
    assert cypher(neo4j_server, "MATCH (o:Organisation) RETURN DISTINCT o.checked AS checked") == [{"checked": True}]
    cypher(neo4j_server, "DROP INDEX kinds IF EXISTS")
    (copy,) = copies_of(no_store_yet)
    assert (copy.why, copy.file.parent) == (f"v{VERSION}", tmp_path / "kept copies"), "not where one happens to stand"
    kept = open_store(f"sqlite:///{copy.file}")
    assert kept.load("992011").record == two_networks_one_hub()
    kept.close()


def test_a_migration_that_fails_is_tried_again_at_the_next_opening(
    no_store_yet: str, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(no_store_yet).close()
    text = query
    monkeypatch.setattr(neo4j, "query", lambda engine, name: "NONSENSE" if name == f"migrate_to_{NEXT}"
                        else text(engine, name))
    with pytest.raises(Neo4jError, match="NONSENSE"):
        Neo4j(no_store_yet, CLOCK, version=NEXT)
    assert cypher(neo4j_server, "MATCH (s:Store) RETURN s.version AS version") == [{"version": VERSION}]


def test_four_offices_may_open_a_new_database_at_once(bare_server: str, neo4j_server: Server) -> None:
    """Tried some times: of offices that made and dropped the same rules, one in seven was refused, and all after it."""
    for number in range(5):
        if number:
            make_bare(neo4j_server)
        with ThreadPoolExecutor(4) as offices:
            stores = list(offices.map(lambda _: open_store(bare_server), range(4)))
        assert cypher(neo4j_server, "MATCH (s:Store) RETURN count(s) AS stores") == [{"stores": 1}]
        for revision, store in enumerate(stores):
            assert store.save(nothing_but_its_line(), based_on=revision, who="架空課").number == revision + 1
            store.close()


# Backups and copies ------------------------------------------------------------------------------


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, with two towns and some history."""
    store = open_store(f"sqlite:///{tmp_path / 'file.db'}")
    store.save(nothing_but_its_line(), based_on=0, who="架空係", note="はじめて")
    store.save(two_networks_one_hub(), based_on=1, who="架空課")
    store.save(Record(area=NEIGHBOUR, organisations=organisations("a"),
                      ties=(Tie(source="a", target="992011:a", kind="refers_to"),)), based_on=0, who="架空町")
    store.remove("993018", based_on=1, who="架空町", note="合併")
    yield store
    store.close()


def test_everything_is_copied_there_and_back_history_included(neo4j_url: str, file_store: Store,
                                                              tmp_path: Path) -> None:
    server, back = open_store(neo4j_url), open_store(f"sqlite:///{tmp_path / 'back.db'}")
    said: list[tuple[int, int]] = []
    copied = copy(file_store, server, lambda *step: said.append(step))
    assert (copied.areas, copied.revisions, copied.written) == (2, 4, 4)
    assert said == [(1, 2), (2, 2)]
    assert copy(server, back).written == 4
    assert identical(file_store, server)
    assert identical(file_store, back)
    assert server.history("993018") == file_store.history("993018")
    assert [line.code for line in server.areas()] == ["992011"]
    assert server.check() == back.check() == ()
    assert copy(file_store, server).written == 0
    for store in (server, back):
        store.close()


def test_a_copy_is_brought_up_to_date_and_never_overwrites_anything(neo4j_url: str, file_store: Store) -> None:
    server = open_store(neo4j_url)
    copy(file_store, server)
    file_store.save(nothing_but_its_line(), based_on=2, who="架空課")
    assert not identical(file_store, server)
    assert copy(file_store, server).written == 1
    assert server.load("992011").record == nothing_but_its_line()
    server.save(two_networks_one_hub(), based_on=3, who="架空係")
    file_store.save(nothing_but_its_line(), based_on=3, who="架空課")
    with pytest.raises(StoreDiffers) as refused:
        copy(file_store, server)
    assert refused.value.fields["areas"] == "992011"
    assert len(server.history("992011")) == 4
    server.close()


def test_a_copy_that_was_cut_off_is_gone_on_with(neo4j_url: str, file_store: Store,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.copying.FACTS_AT_ONCE", 1)
    server = open_store(neo4j_url)

    def stop(done: int, _: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        copy(file_store, server, stop)
    assert server.histories() == {"992011": 2}
    assert copy(file_store, server).written == 2
    assert identical(file_store, server)
    server.close()


def test_a_backup_is_a_file_that_holds_everything_and_is_put_back(town_store: Store, neo4j_url: str,
                                                                  tmp_path: Path) -> None:
    target = tmp_path / "控え" / "backup.db"
    town_store.backup(target)
    town_store.save(nothing_but_its_line(), based_on=1, who="架空係")
    town_store.save(Record(area=NEIGHBOUR), based_on=0, who="架空町")
    kept = restore(neo4j_url, target)
    assert town_store.load("992011").record == two_networks_one_hub()
    assert [line.code for line in town_store.areas()] == ["992011"]
    assert town_store.check() == ()
    assert kept is not None
    before = open_store(f"sqlite:///{kept}")
    assert len(before.history("992011")) == 2
    before.close()
    assert [p.name for p in target.parent.iterdir()] == ["backup.db"]
    assert [copy.file for copy in copies_of(neo4j_url)] == [kept]


def test_after_a_restore_nobody_is_shown_what_had_the_same_number_before(town_store: Store, neo4j_url: str,
                                                                         tmp_path: Path) -> None:
    town_store.backup(tmp_path / "backup.db")
    town_store.save(nothing_but_its_line(), based_on=1, who="架空係")
    looked_at = town_store.load("992011")
    assert looked_at.record == nothing_but_its_line()
    restore(neo4j_url, tmp_path / "backup.db")
    other = open_store(neo4j_url)
    theirs = Record(area=TOWN, organisations=organisations("new"))
    other.save(theirs, based_on=1, who="架空課")
    other.close()
    assert town_store.load("992011").revision.number == 2
    assert town_store.load("992011").record == theirs
    with pytest.raises(StoreReplaced) as refused:
        town_store.save(looked_at.record, based_on=looked_at.revision, who="架空係")
    assert refused.value.fields == {"store": neo4j_url}


@pytest.mark.parametrize("content", [b"", b"no database"])
def test_what_is_no_backup_is_not_put_in_the_place_of_the_store(town_store: Store, neo4j_url: str, tmp_path: Path,
                                                                content: bytes) -> None:
    source = tmp_path / "wrong.db"
    source.write_bytes(content)
    for wrong in (source, tmp_path / "nowhere.db"):
        with pytest.raises(StoreError, match="store="):
            restore(neo4j_url, wrong)
    assert town_store.load("992011").record == two_networks_one_hub()


def test_a_backup_of_an_older_version_is_put_back_and_left_as_it_is(town_store: Store, neo4j_url: str,
                                                                    tmp_path: Path) -> None:
    older = written_by(1, tmp_path)
    content = older.read_bytes()
    restore(neo4j_url, older)
    says_what_it_said(town_store)
    assert older.read_bytes() == content


# How the graph reads -----------------------------------------------------------------------------


def test_an_actor_that_others_name_stays_a_name_when_its_own_record_goes(neo4j_url: str, neo4j_server: Server) -> None:
    store = open_store(neo4j_url)
    town = Record(area=TOWN, organisations=organisations("a", "b"))
    names_it = Tie(source="c", target="992011:a", kind="refers_to")
    store.save(town, based_on=0, who="架空課")
    store.save(Record(area=NEIGHBOUR, organisations=organisations("c"), ties=(names_it,)), based_on=0, who="架空町")
    actors = "MATCH (b:Actor) RETURN b.key AS key, labels(b) AS labels ORDER BY key"
    store.save(replace(town, organisations=organisations("b")), based_on=1, who="架空課")
    assert [{**row, "labels": sorted(row["labels"])} for row in cypher(neo4j_server, actors)] == [  # type: ignore[type-var]
        {"key": "992011:a", "labels": ["Actor", "Unrecorded"]}, {"key": "992011:b", "labels": ["Actor", "Organisation"]},
        {"key": "993018:c", "labels": ["Actor", "Organisation"]}]
    store.save(town, based_on=2, who="架空課")
    assert cypher(neo4j_server, "MATCH (:Organisation {id: 'c'})-[:TIE]->(o:Organisation) RETURN o.name AS name") == [
        {"name": "架空a"}]
    store.remove("993018", based_on=1, who="架空町")
    store.save(replace(town, organisations=()), based_on=3, who="架空課")
    assert cypher(neo4j_server, actors) == [], "nobody names them any more"
    assert cypher(neo4j_server, "MATCH (u:Unrecorded) RETURN u") == []
    store.close()


@pytest.mark.parametrize("name", ["find_newest_revision", "find_revision", "find_revisions", "find_record",
                                  "find_newest_save", "find_newest_numbers", "find_serving_areas",
                                  "find_revisions_whole"])
def test_one_areas_revisions_are_found_without_reading_those_of_others(town_store: Store, neo4j_server: Server,
                                                                      name: str) -> None:
    fives = [f"98{number:03}" for number in range(1, 41)]
    areas = [Area(code=five + check_digit(five), name="架空", kind=AreaKind.TOWN) for five in fives]
    town_store.save_all([(Record(area=area), 0) for area in areas], who="架空課")
    known = {"area": "992011", "upto": 2**62, "number": 1, "after": 0, "areas": ["992011"]}
    with GraphDatabase.driver(neo4j_server.url, auth=(USER, PASSWORD)) as driver:
        plan = driver.execute_query("PROFILE " + query("neo4j", name), known).summary.profile
    assert plan is not None
    assert rows_read(plan) < 10


def rows_read(plan: dict[str, Any]) -> int:
    """Return the largest number of rows that any step of a plan had."""
    return max([plan["rows"], *(rows_read(step) for step in plan.get("children", ()))])


def test_a_save_keeps_the_nodes_that_stay(town_store: Store, neo4j_server: Server) -> None:
    """Whoever keeps a node's own id, as a scene in Bloom does, finds it again after a save."""
    nodes = "MATCH (b:Actor) RETURN b.key AS key, elementId(b) AS id ORDER BY key"
    before = cypher(neo4j_server, nodes)
    town_store.save(two_networks_one_hub(), based_on=1, who="架空課")
    assert cypher(neo4j_server, nodes) == before
