"""What the file keeps to itself: versions, backups, damage, and other people's databases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusy, StoreDamaged, StoreTooNew, StoreUnreachable, UsageError
from graph.facts.fact import Fact
from graph.record.kinds import KINDS
from graph.store import Store, copies_of, migrating, open_store, restore
from graph.store.engines import sqlite, sqlite_files
from graph.store.engines.queries import query
from graph.store.engines.sqlite import VERSION, SQLite
from tests.clocks import Hands
from tests.towns import nothing_but_its_line, two_networks_one_hub


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tsunagari.db"


def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def town_store(file: Path) -> Iterator[Store]:
    """A store with one town in it."""
    store = open_store(url(file))
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    yield store
    store.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_table_has_a_column_for_every_field_of_its_fact(town_store: Store, file: Path,
                                                          kind: type[Fact]) -> None:
    with closing(sqlite3.connect(file)) as connection:
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({kind.KIND})")}
    assert {f.name for f in kind.FIELDS} | {"area", "position"} <= columns


NEXT = VERSION + 1
CLOCK = Hands().clock


def kept(file: Path, why: str) -> Path:
    """Return the one copy that was kept of a store for a reason."""
    (copy,) = (copy.file for copy in copies_of(url(file)) if copy.why == why)
    return copy


def test_an_older_store_is_copied_and_then_brought_up_to_date(
    town_store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town_store.close()
    text = query
    script = "ALTER TABLE tie ADD COLUMN strength INTEGER;\nCREATE INDEX tie_by_kind ON tie (kind);\n"
    monkeypatch.setattr(migrating, "query", lambda engine, name: script if name == f"migrate_to_{NEXT}"
                        else text(engine, name))
    newer = SQLite(file, CLOCK, version=NEXT)
    store = Store(newer, CLOCK)
    assert store.load("992011").record == two_networks_one_hub()
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert "strength" in {row[1] for row in connection.execute("PRAGMA table_info(tie)")}
    copy = open_store(url(kept(file, f"v{VERSION}")))
    assert copy.load("992011").record == two_networks_one_hub()
    copy.close()


def test_a_migration_that_fails_changes_nothing(
    town_store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town_store.close()
    text = query
    script = "ALTER TABLE tie ADD COLUMN strength INTEGER;\nALTER TABLE nowhere ADD COLUMN x;\n"
    monkeypatch.setattr(migrating, "query", lambda engine, name: script if name == f"migrate_to_{NEXT}"
                        else text(engine, name))
    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        SQLite(file, CLOCK, version=NEXT)
    monkeypatch.undo()
    store = open_store(url(file))
    assert store.load("992011").record == two_networks_one_hub()
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert "strength" not in {row[1] for row in connection.execute("PRAGMA table_info(tie)")}


def test_a_store_of_the_first_version_is_brought_up_to_date_by_opening_it(file: Path) -> None:
    SQLite(file, CLOCK, version=1).close()
    open_store(url(file)).close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA index_info(organisation_by_id)").fetchall()
        assert connection.execute("PRAGMA index_info(revision_by_sequence)").fetchall()
        assert not connection.execute("PRAGMA index_info(finding_about)").fetchall()
    assert kept(file, "v1").is_file()


def test_a_store_of_a_newer_program_is_left_alone(town_store: Store, file: Path) -> None:
    town_store.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreTooNew) as refused:
        open_store(url(file))
    assert refused.value.fields["version"] == 99


def test_another_programs_database_is_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE resident (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(StoreDamaged, match="reason=not_ours"):
        open_store(url(file))
    with closing(sqlite3.connect(file)) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["resident"]
    assert len(file.read_bytes()) == len(before)


def test_a_file_that_is_no_database_is_left_alone(file: Path) -> None:
    file.write_text("架空の文書です。\n" * 200, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(StoreDamaged, match="reason=no_database"):
        open_store(url(file))
    assert file.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable) as refused:
        open_store(url(tmp_path))
    assert refused.value.fields["reason"] == "folder"


@pytest.mark.parametrize("address", ["", "tsunagari.db", "postgres://host/db", "sqlite://host/db", "sqlite:///"])
def test_an_address_nobody_understands_is_wrong_use_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_store(address)
    assert "host" not in str(refused.value.fields)


def test_whoever_waits_too_long_is_told_that_somebody_saves(
    town_store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sqlite, sqlite_files):
        monkeypatch.setattr(module, "WAIT_SECONDS", 1.0)
    other = open_store(url(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match=r"seconds=1$"):
            other.save(nothing_but_its_line(), based_on=1, who="架空係")
        assert other.load("992011").record == two_networks_one_hub()  # reading goes on meanwhile
        somebody.execute("ROLLBACK")
    assert other.save(nothing_but_its_line(), based_on=1, who="架空係").number == 2
    other.close()


def test_a_damaged_page_is_found_by_the_check(town_store: Store, file: Path) -> None:
    town_store.close()
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle:middle + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    try:
        store = open_store(url(file))
        findings = store.check()
        store.close()
    except StoreDamaged as error:
        findings = (str(error),)
    assert findings


def test_rows_that_differ_from_their_record_are_found_by_the_check(town_store: Store, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM membership WHERE member = 'a'")
    assert town_store.check() == ("992011: membership",)


def test_a_backup_holds_everything_and_is_put_back(town_store: Store, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "控え" / "backup.db"
    town_store.backup(target)
    town_store.save(nothing_but_its_line(), based_on=1, who="架空係")
    town_store.close()
    before = restore(url(file), target)
    store = open_store(url(file))
    assert store.load("992011").record == two_networks_one_hub()
    assert len(store.history("992011")) == 1
    store.close()
    assert before == kept(file, "before-restore")
    copy = open_store(url(before))
    assert len(copy.history("992011")) == 2
    copy.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_what_is_no_backup_is_not_put_in_the_place_of_the_store(
    town_store: Store, file: Path, tmp_path: Path, content: bytes
) -> None:
    source = tmp_path / "wrong.db"
    source.write_bytes(content)
    with pytest.raises(StoreDamaged, match="store="):
        restore(url(file), source)
    assert town_store.load("992011").record == two_networks_one_hub()
    assert sorted(p.name for p in tmp_path.iterdir() if "incoming" in p.name) == []


def test_a_backup_that_is_not_there_is_a_sentence(town_store: Store, file: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match=r"nowhere\.db, reason=missing"):
        restore(url(file), tmp_path / "nowhere.db")
