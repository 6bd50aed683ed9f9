"""Whatever of a store is changed behind the program's back, `check` finds it, on either database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.kinds import KINDS
from graph.record.record import Record
from graph.store import Store, open_store
from tests.towns import everything_recorded, nothing_but_its_line
from tools.neo4j.server import PASSWORD, USER

TOWN, NEIGHBOUR = "992011", Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN)
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A store with a fact of every kind, a town beside it, and some history."""
    store = open_store(store_url)
    store.save_all([(nothing_but_its_line(), 0), (Record(area=NEIGHBOUR), 0)], who="架空課", note="はじめて")
    store.save(everything_recorded(), based_on=1, who="架空課", note="名簿から")
    store.save(Record(area=NEIGHBOUR), based_on=1, who="架空町")
    yield store
    store.close()


@pytest.fixture
def ask(store_url: str) -> Iterator[Ask]:
    """Ask and change the database itself, as somebody with another tool does."""
    if store_url.startswith("sqlite"):
        with closing(sqlite3.connect(store_url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            yield lambda text, **parameters: [dict(row) for row in connection.execute(text, parameters)]
    else:
        with GraphDatabase.driver(store_url, auth=(USER, PASSWORD)) as driver:
            yield lambda text, **parameters: [dict(row) for row in driver.execute_query(text, parameters).records]


def changed(value: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return [*value, "x"]
    return f"{value}x"


def test_the_town_of_these_tests_has_a_value_in_every_field() -> None:
    town = everything_recorded()
    assert [f"{kind.KIND}.{f.name}" for kind in KINDS for f in kind.FIELDS
            if not any(getattr(fact, f.name) not in (None, "", (), False) for fact in town.of(kind))] == []


FIELDS = ("area", "number", "sequence", "saved_at", "who", "note", "removed", "record", "digest")


def set_revision(ask: Ask, store_url: str, field: str, value: Any) -> None:
    """Change a field of the second revision of みどり市."""
    if store_url.startswith("sqlite"):
        ask("PRAGMA foreign_keys = OFF")
        ask(f"UPDATE revision SET {field} = :value WHERE area = '992011' AND number = 2", value=value)
    else:
        ask(f"MATCH (r:Revision {{area: '992011', number: 2}}) SET r.{field} = $value", value=value)


@pytest.mark.parametrize("field", FIELDS)
def test_a_revision_that_was_changed_is_found(store: Store, ask: Ask, store_url: str, field: str) -> None:
    assert store.check() == ()
    (row,) = store.ask("find_revisions_whole", area=TOWN, after=1)
    set_revision(ask, store_url, field, changed(row[field]) if field != "removed" else True)
    number = 3 if field == "number" else 2
    area = "992011x" if field == "area" else TOWN
    assert f"{area}/{number}: revision" in store.check()


def test_a_revision_that_is_missing_is_found(store: Store, ask: Ask, store_url: str) -> None:
    if store_url.startswith("sqlite"):
        ask("DELETE FROM revision WHERE area = '992011' AND number = 1")
    else:
        ask("MATCH (r:Revision {area: '992011', number: 1}) DETACH DELETE r")
    assert store.check() == ("992011/1: missing",)


def test_a_save_that_is_missing_is_found(store: Store, ask: Ask, store_url: str) -> None:
    """Nobody could tell by the town alone: its last revision and all its rows are gone."""
    if store_url.startswith("sqlite"):
        ask("DELETE FROM served_area WHERE area = '992011'")
        ask("DELETE FROM revision WHERE area = '992011'")
        for kind in KINDS:
            ask(f"DELETE FROM {kind.KIND} WHERE area = '992011'")
    else:
        ask("MATCH (n) WHERE n.area = '992011' OR n.code = '992011' DETACH DELETE n")
        ask("MATCH ()-[r {area: '992011'}]->() DELETE r")
    assert store.check() == ("save 2: missing",)


def test_a_record_that_cannot_be_read_is_found(store: Store, ask: Ask, store_url: str) -> None:
    for text in ("{", '{"area": {"code": "992011", "name": "", "kind": "city"}}', "[]"):
        set_revision(ask, store_url, "record", text)
        assert store.check() == ("992011/2: revision", "992011/2: record")


def test_rows_of_an_area_that_has_no_record_are_found(store: Store, ask: Ask, store_url: str) -> None:
    store.remove(TOWN, based_on=2, who="架空課")
    assert store.check() == ()
    if store_url.startswith("sqlite"):
        ask("INSERT INTO remark (area, position, text, kind, cites, note) VALUES ('992011', 0, 'x', 'lesson', '[]', '')")
    else:
        ask("CREATE (:Remark {area: '992011', position: 0, text: 'x', kind: 'lesson', note: ''})")
    assert store.check() == ("992011: remark",)


def test_every_row_that_was_changed_is_found_field_by_field_in_a_file(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}")
    store.save(everything_recorded(), based_on=0, who="架空課")
    unnoticed = []
    with closing(sqlite3.connect(tmp_path / "tsunagari.db", isolation_level=None)) as connection:
        for kind in KINDS:
            rows = connection.execute(f"SELECT * FROM {kind.KIND}")
            for at, column in enumerate(column[0] for column in rows.description):
                before = connection.execute(f'SELECT position, "{column}" FROM {kind.KIND} ORDER BY 1 DESC').fetchone()
                value = changed(before[1]) if column != "position" else 99
                where = f"WHERE position = {before[0]}"
                connection.execute(f'UPDATE {kind.KIND} SET "{column}" = ? {where}', [value])
                if f"992011: {kind.KIND}" not in store.check():
                    unnoticed.append((kind.KIND, column, at))
                back = where if column != "position" else "WHERE position = 99"
                connection.execute(f'UPDATE {kind.KIND} SET "{column}" = ? {back}', [before[1]])
    assert unnoticed == []
    assert store.check() == ()
    store.close()


NODES = """MATCH (n) WHERE (n.area = '992011' AND NOT n:Revision) OR n.code = '992011'
UNWIND keys(n) AS name RETURN elementId(n) AS id, labels(n) AS labels, name, n[name] AS value ORDER BY id, name"""
LINKS = """MATCH (a)-[r]->(b) WHERE type(r) <> 'SERVED'
RETURN elementId(r) AS id, type(r) AS type, properties(r) AS properties, elementId(a) AS source, elementId(b) AS target"""


@pytest.mark.timeout(600)
def test_every_node_and_relationship_that_was_changed_is_found_field_by_field(neo4j_url: str) -> None:
    """But for `key` and `code`, by which they are found."""
    store = open_store(neo4j_url)
    store.save(everything_recorded(), based_on=0, who="架空課")
    unnoticed = []
    with GraphDatabase.driver(neo4j_url, auth=(USER, PASSWORD)) as driver:
        def ask(text: str, **parameters: Any) -> list[Any]:
            return list(driver.execute_query(text, parameters).records)

        for row in ask(NODES):
            if row["name"] not in ("key", "code"):
                ask("MATCH (n) WHERE elementId(n) = $id SET n[$name] = $value", id=row["id"], name=row["name"],
                    value=changed(row["value"]))
                if not store.check():
                    unnoticed.append((row["labels"], row["name"]))
                ask("MATCH (n) WHERE elementId(n) = $id SET n[$name] = $value", id=row["id"], name=row["name"],
                    value=row["value"])
        assert store.check() == ()
        for row in ask(LINKS):
            for name, value in row["properties"].items():
                ask("MATCH ()-[r]->() WHERE elementId(r) = $id SET r[$name] = $value", id=row["id"], name=name,
                    value=changed(value))
                if not store.check() and (row["type"], name) != ("SERVES", "position"):
                    unnoticed.append((row["type"], name))
                ask("MATCH ()-[r]->() WHERE elementId(r) = $id SET r[$name] = $value", id=row["id"], name=name, value=value)
            ask("MATCH ()-[r]->() WHERE elementId(r) = $id DELETE r", id=row["id"])
            if not store.check():
                unnoticed.append((row["type"], "deleted"))
            ask("MATCH (a), (b) WHERE elementId(a) = $source AND elementId(b) = $target "
                "CREATE (a)-[r:$($type)]->(b) SET r = $properties", source=row["source"], target=row["target"],
                type=row["type"], properties=row["properties"])
    assert unnoticed == []
    assert store.check() == ()
    store.close()
