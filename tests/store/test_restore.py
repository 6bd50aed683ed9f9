"""A backup takes the store's place only when it is whole and nobody has the store open; what was there is kept."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graph.errors import (
    StoreBusy,
    StoreDamaged,
    StoreInUse,
    StoreTooNew,
    StoreUnreachable,
    UsageError,
    User,
)
from graph.store import copies_of, in_use, open_store, restore
from graph.store.copies import place_of_server
from graph.store.engines import sqlite
from graph.store.in_use import folder_of
from tests.clocks import Hands
from tests.towns import nothing_but_its_line, two_networks_one_hub

ROOT = Path(__file__).parents[2]
CLOCK = Hands("2026-11-25 10:15").clock


def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store of two revisions, which nobody has open."""
    file = tmp_path / "保存先" / "tsunagari.db"
    store = open_store(url(file))
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.save(nothing_but_its_line(), based_on=1, who="架空係")
    store.close()
    return file


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup with the first of the two revisions."""
    store = open_store(url(tmp_path / "first.db"))
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    assert store.backup(tmp_path / "控え" / "backup.db") == ()
    store.close()
    return tmp_path / "控え" / "backup.db"


def offices(file: Path) -> list[str]:
    """Return who saved what a file holds, newest first."""
    store = open_store(url(file))
    try:
        return [r.who for r in store.history("992011")]
    finally:
        store.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Others who have it open -------------------------------------------------------------------------


@contextmanager
def another_office(file: Path) -> Iterator[Callable[[], str]]:
    """Let another program have a store open; gives a function by which it saves and says how that went."""
    with subprocess.Popen([sys.executable, "-m", "tests.store.holding_process", url(file)], cwd=ROOT, text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as office:
        assert office.stdout is not None
        assert office.stdin is not None
        assert office.stdout.readline() == "open\n"

        def save() -> str:
            print(file=office.stdin, flush=True)
            return office.stdout.readline().strip()

        save.process = office
        yield save
        office.kill()


def test_it_waits_for_whoever_has_the_store_open_and_says_whom(file: Path, backup: Path) -> None:
    with another_office(file) as save:
        heard: list[tuple[User, ...]] = []
        with pytest.raises(StoreInUse) as refused:
            restore(url(file), backup, CLOCK, wait=0.3, waiting=heard.append)
        (user,) = refused.value.users
        assert heard == [refused.value.users], "said once, not at each look"
        assert (user.process, user.host) == (save.process.pid, socket.gethostname())
        assert user.command.startswith("holding_process sqlite:///")
        assert user.since.date().isoformat() == "2026-11-25"
        assert refused.value.fields["store"] == str(file)
        assert offices(file) == ["架空係", "架空課"]
        assert save() == "saved 1", "nothing was changed"
        assert copies_of(url(file)) == ()


def test_it_goes_on_as_soon_as_the_other_ends_even_by_a_kill(file: Path, backup: Path) -> None:
    with another_office(file) as save:
        kept = restore(url(file), backup, CLOCK, wait=60, waiting=lambda _: save.process.kill())
    assert offices(file) == ["架空課"]
    assert kept is not None
    assert offices(kept) == ["架空係", "架空課"]
    assert not folder_of(file).exists(), "what the killed one left behind is gone"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace a file that is open")
def test_whoever_is_surely_gone_is_told_if_not(file: Path, backup: Path) -> None:
    with another_office(file) as save:
        assert save() == "saved 1"
        kept = restore(url(file), backup, CLOCK, wait=0, anyway=True)
        assert save() == "StoreReplaced"
        assert save() == "saved 1"
    assert kept is not None
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT count(*) FROM revision WHERE area = '993018'").fetchone() == (1,)
    store = open_store(url(file))
    assert store.histories() == {"992011": 1, "993018": 1}
    assert store.check() == ()
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace a file that is open")
def test_a_save_that_is_under_way_is_in_the_kept_copy_or_is_told(file: Path, backup: Path) -> None:
    """Even against somebody who said nothing: an acknowledged save is nowhere lost."""
    acknowledged: list[str] = []
    with another_office(file) as save:
        def keep_saving() -> None:
            while (said := save()) != "StoreReplaced":
                acknowledged.append(said)

        office = threading.Thread(target=keep_saving)
        office.start()
        time.sleep(0.2)
        kept = restore(url(file), backup, CLOCK, wait=0, anyway=True)
        office.join(60)
    assert kept is not None
    with closing(sqlite3.connect(kept)) as copy:
        (saved,) = copy.execute("SELECT count(*) FROM revision WHERE area = '993018'").fetchone()
    assert acknowledged == [f"saved {number}" for number in range(1, saved + 1)]
    assert acknowledged


def test_whoever_comes_while_a_backup_is_put_in_its_place_waits(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.3)
    with in_use.alone(file, CLOCK.now(), wait=1, anyway=False, waiting=lambda _: None):
        with pytest.raises(StoreBusy) as refused:
            open_store(url(file))
        assert refused.value.fields["store"] == str(file)
    assert offices(file) == ["架空係", "架空課"]


def test_of_two_who_restore_at_once_the_second_waits(file: Path, backup: Path) -> None:
    with in_use.alone(file, CLOCK.now(), wait=1, anyway=False, waiting=lambda _: None), pytest.raises(StoreBusy) as refused:
        restore(url(file), backup, CLOCK, wait=0.2)
    assert refused.value.fields["store"] == str(file)
    restore(url(file), backup, CLOCK)
    assert offices(file) == ["架空課"]


def test_many_may_have_it_open_at_once_and_are_all_named(file: Path, backup: Path) -> None:
    stores = [open_store(url(file)) for _ in range(3)]
    with pytest.raises(StoreInUse) as refused:
        restore(url(file), backup, CLOCK, wait=0)
    assert [user.process for user in refused.value.users] == [os.getpid()] * 3
    for number, store in enumerate(stores, start=2):
        store.save(nothing_but_its_line(), based_on=number, who="架空課")
        store.close()
    assert restore(url(file), backup, CLOCK, wait=0) is not None


def test_where_nobody_may_say_that_he_has_it_open_it_is_read_and_saved_all_the_same(file: Path) -> None:
    folder_of(file).write_text("架空", encoding="utf-8")  # as on a disk that can only be read
    store = open_store(url(file))
    assert store.save(two_networks_one_hub(), based_on=2, who="架空課").number == 3
    store.close()


# What was there ----------------------------------------------------------------------------------


def test_what_was_there_is_kept_under_a_name_of_its_own_each_time(file: Path, backup: Path) -> None:
    first = restore(url(file), backup, CLOCK)
    second = restore(url(file), backup, CLOCK)
    third = restore(url(file), backup, Hands("2026-11-26 09:00").clock)
    assert [path and path.name for path in (first, second, third)] == [
        "tsunagari.db.before-restore.20261125-101500.bak", "tsunagari.db.before-restore.20261125-101500-2.bak",
        "tsunagari.db.before-restore.20261126-090000.bak"]
    assert [offices(copy.file) for copy in copies_of(url(file), CLOCK)] == [["架空課"], ["架空課"], ["架空係", "架空課"]]
    assert [copy.made.isoformat() for copy in copies_of(url(file), CLOCK)] == [
        "2026-11-26T09:00:00+09:00", "2026-11-25T10:15:00+09:00", "2026-11-25T10:15:00+09:00"]


def test_copies_of_a_server_are_kept_in_one_place_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TSUNAGARI_COPIES")
    before = place_of_server("neo4j://127.0.0.1:7687")
    monkeypatch.chdir(tmp_path)
    assert before.is_absolute()
    assert place_of_server("neo4j://127.0.0.1:7687") == before
    monkeypatch.setenv("TSUNAGARI_COPIES", "copies")
    assert place_of_server("neo4j://127.0.0.1:7687").parent == tmp_path / "copies"


def test_copies_that_older_programs_kept_are_listed_too(file: Path) -> None:
    for name in ("tsunagari.db.before-restore", "tsunagari.db.v1.bak", "tsunagari.db.v2.99999999-999999.bak",
                 "tsunagari.db-wal", "other.db.v1.bak", "tsunagari.db.notes"):
        file.with_name(name).write_bytes(b"x")
    assert {(copy.file.name, copy.why, copy.size) for copy in copies_of(url(file), CLOCK)} == {
        ("tsunagari.db.before-restore", "before-restore", 1), ("tsunagari.db.v1.bak", "v1", 1),
        ("tsunagari.db.v2.99999999-999999.bak", "v2", 1)}


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing left": lambda _: b"",
    "no database": lambda _: "架空の文書".encode() * 500,
    "a head of zeros": lambda content: bytes(4096) + content[4096:],
    "a page of nonsense": lambda content: content[:8192] + b"\xff" * 4096 + content[12288:],
    "cut short": lambda content: content[: len(content) // 3],
    "half a page": lambda content: content[:2000],
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_store_is_kept_as_it_is_and_the_backup_takes_its_place(file: Path, backup: Path, kind: str) -> None:
    damaged = DAMAGE[kind](file.read_bytes())
    file.write_bytes(damaged)
    file.with_name("tsunagari.db-wal").write_bytes(b"a log")
    file.with_name("tsunagari.db-shm").write_bytes(b"an index")
    kept = restore(url(file), backup, CLOCK)
    assert offices(file) == ["架空課"]
    assert kept is not None
    assert kept.name == "tsunagari.db.damaged.20261125-101500.bak"
    assert kept.read_bytes() == damaged
    assert names(file.parent) == ["tsunagari.db", *(f"{kept.name}{more}" for more in ("", "-shm", "-wal"))]
    assert [copy.why for copy in copies_of(url(file))] == ["damaged"]


def test_a_store_with_a_record_that_cannot_be_read_is_kept_whole(file: Path, backup: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET record = '{' WHERE number = 2")
    kept = restore(url(file), backup, CLOCK)
    assert kept is not None
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT record FROM revision WHERE number = 2").fetchone() == ("{",)
    assert offices(file) == ["架空課"]


def test_another_programs_database_is_not_replaced(tmp_path: Path, backup: Path) -> None:
    other = tmp_path / "residents.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE resident (name TEXT)")
    content = other.read_bytes()
    with pytest.raises(StoreDamaged) as refused:
        restore(url(other), backup, CLOCK)
    assert refused.value.fields == {"store": str(other), "reason": "not_ours"}
    assert other.read_bytes() == content


# The backup --------------------------------------------------------------------------------------


def altered(backup: Path, statement: str) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(("statement", "said"), [
    ("UPDATE revision SET record = '{'", "992011/1: revision; 992011/1: record"),
    ("UPDATE revision SET record = replace(record, 'みどり', 'あおい')", "992011/1: revision; 992011: area"),
    ("UPDATE revision SET record = NULL", "992011/1: revision"),
    ("UPDATE revision SET who = '架空べつの課'", "992011/1: revision"),
    ("DELETE FROM membership WHERE position = 0", "992011: membership"),
    ("UPDATE organisation SET name = '架空べつ' WHERE position = 1", "992011: organisation"),
], ids=["JSON that breaks off", "another name", "no record", "another office", "a row less", "another row"])
def test_a_backup_that_is_not_whole_is_refused_by_its_name(file: Path, backup: Path, statement: str, said: str) -> None:
    altered(backup, statement)
    with pytest.raises(StoreDamaged) as refused:
        restore(url(file), backup, CLOCK)
    assert refused.value.fields["store"] == str(backup)
    assert str(refused.value.fields["reason"]).startswith(said)
    assert offices(file) == ["架空係", "架空課"]
    assert names(file.parent) == ["tsunagari.db"]


@pytest.mark.parametrize("statement", ["DROP TABLE tie", "ALTER TABLE revision DROP COLUMN note",
                                       "PRAGMA application_id = 7", "PRAGMA user_version = 0"])
def test_a_backup_of_another_shape_is_refused_by_its_name(file: Path, backup: Path, statement: str) -> None:
    altered(backup, statement)
    with pytest.raises(StoreDamaged) as refused:
        restore(url(file), backup, CLOCK)
    assert refused.value.fields["store"] == str(backup)
    assert offices(file) == ["架空係", "架空課"]
    assert names(file.parent) == ["tsunagari.db"]


def test_a_backup_of_a_newer_program_is_refused_by_its_name(file: Path, backup: Path) -> None:
    altered(backup, "PRAGMA user_version = 99")
    with pytest.raises(StoreTooNew) as refused:
        restore(url(file), backup, CLOCK)
    assert refused.value.fields["store"] == str(backup)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_store_behind_a_link_is_restored_where_it_lies(file: Path, backup: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(file)
    store = open_store(url(link))
    with pytest.raises(StoreInUse, match="seconds=0"):
        restore(url(file), backup, CLOCK, wait=0)
    store.close()
    kept = restore(url(link), backup, CLOCK)
    assert link.is_symlink()
    assert offices(file) == ["架空課"]
    assert kept is not None
    assert kept.parent == file.parent


def test_a_folder_is_no_backup(file: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable) as refused:
        restore(url(file), tmp_path, CLOCK)
    assert refused.value.fields == {"store": str(tmp_path), "reason": "folder"}


def test_what_a_copied_store_has_in_its_log_is_restored_too(file: Path, tmp_path: Path) -> None:
    """Somebody copied the three files of a store that was in use, and calls that a backup."""
    source = tmp_path / "copied.db"
    store = open_store(url(source))
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    with closing(sqlite3.connect(source)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM revision").fetchone()
        store.save(nothing_but_its_line(), based_on=1, who="架空町")  # stays in the log while somebody reads
        for more in ("", "-wal"):
            shutil.copy(f"{source}{more}", f"{tmp_path / 'taken.db'}{more}")
    store.close()
    assert (tmp_path / "taken.db-wal").stat().st_size > 0
    restore(url(file), tmp_path / "taken.db", CLOCK)
    assert offices(file) == ["架空町", "架空課"]


def test_a_store_is_not_backed_up_onto_itself(file: Path) -> None:
    store = open_store(url(file))
    with pytest.raises(UsageError) as refused:
        store.backup(file)
    assert refused.value.what == "backup_onto_itself"
    store.close()
    assert offices(file) == ["架空係", "架空課"]


def test_a_backup_tells_what_is_not_whole_in_the_store_and_copies_it_all_the_same(file: Path, tmp_path: Path) -> None:
    altered(file, "UPDATE revision SET record = '{' WHERE number = 1")
    store = open_store(url(file))
    assert store.backup(tmp_path / "out" / "backup.db") == store.check() == ("992011/1: revision", "992011/1: record")
    store.close()
    assert names(tmp_path / "out") == ["backup.db"]


def test_a_store_with_a_damaged_page_is_copied_as_it_is_and_told(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'revision'").fetchone()
    content[(page - 1) * 4096:page * 4096] = b"\xff" * 4096
    file.write_bytes(content)
    store = open_store(url(file))
    assert store.backup(tmp_path / "out" / "backup.db") == store.check() != ()
    store.close()
    assert names(tmp_path / "out") == ["backup.db"]
    with pytest.raises(StoreDamaged) as refused:
        restore(url(file), tmp_path / "out" / "backup.db", CLOCK)
    assert refused.value.fields["store"] == str(tmp_path / "out" / "backup.db")


def test_a_backup_takes_the_place_of_an_older_one_only_when_it_is_whole(file: Path, backup: Path,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(url(file))
    content = backup.read_bytes()
    with monkeypatch.context() as at_once:
        at_once.setattr("graph.store.store.findings_in", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError, match="division"):
            store.backup(backup)
    assert backup.read_bytes() == content
    store.backup(backup)
    store.close()
    assert offices(backup) == ["架空係", "架空課"]
    assert names(backup.parent) == ["backup.db"]

