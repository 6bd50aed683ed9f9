"""A kind of fact, or a field, that only a newer program declares: no query and no migration is written for it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.errors import StoreTooNew
from graph.store import open_store
from graph.store.codec import from_json, to_json
from tests.store.newer_facts import with_another_field, with_another_kind
from tests.towns import everything_recorded
from tools.neo4j.server import PASSWORD, USER

ROOT = Path(__file__).parents[2]


def command(folder: Path, what: str, url: str) -> list[str]:
    return [sys.executable, "-m", "tests.store.newer_program", str(folder), what, url]


def newer_program(folder: Path, what: str, url: str) -> list[str]:
    """Let a newer program do something with a store; return what it finds not whole."""
    done = subprocess.run(command(folder, what, url), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def town(store_url: str) -> Iterator[str]:
    """The address of a store that this program filled; a server's is nobody's afterwards, for its declaration stays."""
    store = open_store(store_url)
    store.save(everything_recorded(), based_on=0, who="架空課")
    store.close()
    yield store_url
    if not store_url.startswith("sqlite"):
        with GraphDatabase.driver(store_url, auth=(USER, PASSWORD)) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")


def changed(url: str, sqlite: str, neo4j: str) -> None:
    """Change the rows behind the program's back."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            assert connection.execute(sqlite).rowcount == 1
    else:
        with GraphDatabase.driver(url, auth=(USER, PASSWORD)) as driver:
            assert driver.execute_query(neo4j).summary.counters.contains_updates


def test_a_new_kind_of_fact_is_kept_read_back_compared_and_removed(town: str, tmp_path: Path) -> None:
    folder = with_another_kind(tmp_path / "facts")
    assert newer_program(folder, "open", town) == []
    assert newer_program(folder, "save", town) == []
    changed(town, "UPDATE outing SET people = 4 WHERE id = 'visit'", "MATCH (n:Outing {id: 'visit'}) SET n.people = 4")
    changed(town, "UPDATE exchange SET receiver = 'office' WHERE position = 0",
            "MATCH ()-[r:EXCHANGE {position: 0}]->() SET r.files = 9")
    assert newer_program(folder, "open", town) == ["992011: exchange", "992011: outing"]
    assert newer_program(folder, "remove", town) == []


def test_a_new_field_is_kept_of_what_was_recorded_before_it(town: str, tmp_path: Path) -> None:
    folder = with_another_field(tmp_path / "facts")
    assert newer_program(folder, "open", town) == []
    changed(town, "UPDATE window SET web = 'x'", "MATCH (n:Window) SET n.web = 'x'")
    assert newer_program(folder, "open", town) == ["992011: window"]


@pytest.mark.parametrize("newer", [with_another_kind, with_another_field])
def test_what_a_newer_program_declares_is_no_damage_to_an_older_one(
        town: str, tmp_path: Path, newer: Callable[[Path], Path]) -> None:
    running = open_store(town)
    assert newer_program(newer(tmp_path / "facts"), "open", town) == []
    with pytest.raises(StoreTooNew, match="version="):
        running.save(everything_recorded(), based_on=1, who="架空課")
    assert running.load("992011").record == everything_recorded()
    running.close()
    with pytest.raises(StoreTooNew, match=r"version=\d, (exchange|outing|window)\."):
        open_store(town)


def test_a_record_that_holds_what_this_program_does_not_know_is_not_read_without_it() -> None:
    text = to_json(everything_recorded())
    for newer in (text.replace('"ties":[{', '"ties":[{"strength":1,'), text.replace('"ties":', '"outings":[],"ties":')):
        with pytest.raises(ValueError, match="unknown field"):
            from_json(newer)


def test_a_program_that_is_killed_while_it_makes_rows_anew_leaves_a_whole_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tsunagari.db'}"
    store = open_store(url)
    store.save(everything_recorded(), based_on=0, who="架空課")
    store.close()
    folder = with_another_kind(tmp_path / "facts")
    for number in range(6):
        with subprocess.Popen(command(folder, "open", url), cwd=ROOT, stdout=subprocess.DEVNULL) as office:
            time.sleep(0.2 + 0.1 * number)
            office.kill()
    assert newer_program(folder, "open", url) == []
