"""The file under an open store is removed, replaced or written over: nobody is shown the old one, no save is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreReplaced, StoreUnreachable
from graph.replacing import replace
from graph.store import Store, open_store
from graph.store.conflict import RevisionConflict
from graph.store.engines.pool import Pool
from graph.store.engines.sqlite import SQLite
from tests.towns import TOWN, nothing_but_its_line, two_networks_one_hub

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody touch a file that is open")


def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tsunagari.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """An open store with a town in it, as an app has it for days."""
    store = open_store(url(file))
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    yield store
    store.close()


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """Another store, whose town has the same revisions by number, and another name."""
    path = tmp_path / "another.db"
    store = open_store(url(path))
    store.save(replace(nothing_but_its_line(), area=replace(TOWN, name="架空べつの市")), based_on=0, who="架空課")
    store.close()
    return path


def seen_by_others(file: Path) -> list[str]:
    """Return who saved what the file under the path holds, as somebody sees it who opens it now."""
    store = open_store(url(file))
    try:
        assert store.check() == ()
        return [r.who for r in store.history("992011")]
    finally:
        store.close()


WAYS: dict[str, Callable[[Path, Path], object]] = {
    "renamed onto it": lambda another, file: another.replace(file),
    "removed, then copied": lambda another, file: (file.unlink(), shutil.copy(another, file)),
    "written over": shutil.copyfile,
}


@pytest.mark.parametrize("way", WAYS)
def test_another_file_in_its_place_is_shown_at_once_and_the_next_save_is_not_lost(
    store: Store, file: Path, another: Path, way: str
) -> None:
    looked_at = store.load("992011")
    WAYS[way](another, file)
    assert store.look("992011").record.area.name == "架空べつの市"
    with pytest.raises(StoreReplaced, match=file.name):
        store.save(looked_at.record, based_on=looked_at.revision, who="架空係")
    assert seen_by_others(file) == ["架空課"]
    again = store.load("992011")
    store.save(again.record, based_on=again.revision, who="架空係")
    assert seen_by_others(file) == ["架空係", "架空課"]


def test_whoever_saves_into_another_file_without_having_looked_at_it_is_told(store: Store, file: Path,
                                                                            another: Path) -> None:
    another.replace(file)
    with pytest.raises(StoreReplaced) as refused:
        store.save(nothing_but_its_line(), based_on=1, who="架空係")
    assert refused.value.fields == {"store": str(file)}
    assert seen_by_others(file) == ["架空課"]
    assert store.save(nothing_but_its_line(), based_on=1, who="架空係").number == 2
    assert seen_by_others(file) == ["架空係", "架空課"]


def test_an_older_copy_written_over_the_file_is_a_conflict_for_whoever_saw_more(store: Store, file: Path,
                                                                               tmp_path: Path) -> None:
    store.backup(tmp_path / "backup.db")
    store.save(nothing_but_its_line(), based_on=1, who="架空係")
    shutil.copyfile(tmp_path / "backup.db", file)
    with pytest.raises(RevisionConflict, match="based_on=2"):
        store.save(two_networks_one_hub(), based_on=2, who="架空係")
    assert seen_by_others(file) == ["架空課"]


@pytest.mark.parametrize("moment", range(1, 4), ids=["before the first row", "before the commit", "after the commit"])
def test_a_file_that_is_replaced_during_a_save_does_not_take_it_with_it(
    store: Store, file: Path, another: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the moment: what is acknowledged is in the file that the path names, or it is not acknowledged."""
    looks = iter(range(1, 4))
    really = Pool.refuse_another

    def replaced_meanwhile(pool: Pool, *lent: object) -> None:
        if next(looks) == moment:
            another.replace(file)
        really(pool, *lent)

    with monkeypatch.context() as at_once:
        at_once.setattr(Pool, "refuse_another", replaced_meanwhile)
        with pytest.raises(StoreReplaced, match=file.name):
            store.save(nothing_but_its_line(), based_on=1, who="架空係")
    assert seen_by_others(file) == ["架空課"]
    assert store.look("992011").record.area.name == "架空べつの市"


def test_a_file_that_is_gone_is_told_not_made_anew_and_found_when_it_is_back(store: Store, file: Path) -> None:
    away = file.rename(file.with_name("away.db"))
    for attempt in (lambda: store.areas(), lambda: store.look("992011"), lambda: store.check(),
                    lambda: store.save(nothing_but_its_line(), based_on=1, who="架空係"),
                    lambda: store.undo("992011", who="架空係"), lambda: store.backup(file.with_name("backup.db"))):
        with pytest.raises(StoreUnreachable) as refused:
            attempt()
        assert refused.value.fields == {"store": str(file), "reason": "missing"}
    assert not file.exists()
    assert not file.with_name("backup.db").exists()
    away.rename(file)
    assert store.look("992011").record == two_networks_one_hub()
    assert store.save(nothing_but_its_line(), based_on=1, who="架空係").number == 2
    assert seen_by_others(file) == ["架空係", "架空課"]


def test_nobody_else_makes_a_new_one_either_while_it_is_in_use(store: Store, file: Path) -> None:
    file.unlink()
    with pytest.raises(StoreUnreachable) as refused:
        open_store(url(file))
    assert refused.value.fields == {"store": str(file), "reason": "missing"}
    store.close()
    open_store(url(file)).close()
    assert file.exists(), "where nobody has it open, a store is begun"


def test_a_file_that_goes_during_a_save_is_no_save(store: Store, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = SQLite.run

    def gone_meanwhile(engine: SQLite, name: str, *rows: object) -> None:
        file.unlink(missing_ok=True)
        really(engine, name, *rows)

    with monkeypatch.context() as at_once:
        at_once.setattr(SQLite, "run", gone_meanwhile)
        with pytest.raises(StoreUnreachable, match="reason=missing"):
            store.save(nothing_but_its_line(), based_on=1, who="架空係")
    assert not file.exists()


@pytest.mark.parametrize("beside", ["-wal", "-shm"])
def test_the_files_beside_it_may_be_tidied_away(store: Store, file: Path, beside: str) -> None:
    file.with_name(file.name + beside).unlink()
    with pytest.raises(RevisionConflict, match="based_on=0"):
        store.save(nothing_but_its_line(), based_on=0, who="架空係")
    store.save(nothing_but_its_line(), based_on=1, who="架空係")
    assert seen_by_others(file) == ["架空係", "架空課"]
    file.with_name(file.name + beside).unlink()
    assert store.load("992011").record == nothing_but_its_line()
    store.save(two_networks_one_hub(), based_on=2, who="架空課")
    assert seen_by_others(file) == ["架空課", "架空係", "架空課"]


def test_what_a_reader_kept_in_the_log_goes_into_the_file_at_the_next_question(store: Store, file: Path,
                                                                              tmp_path: Path) -> None:
    log = file.with_name(file.name + "-wal")
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM revision").fetchone()
        store.save(nothing_but_its_line(), based_on=1, who="架空係")
        assert log.stat().st_size > 0
    store.areas()
    assert log.stat().st_size == 0
    shutil.copyfile(file, tmp_path / "copy.db")
    assert seen_by_others(tmp_path / "copy.db") == ["架空係", "架空課"]


def test_the_file_by_itself_holds_every_save(store: Store, file: Path, tmp_path: Path) -> None:
    """Whoever copies it alone, as people do, has everything."""
    for number in range(1, 4):
        store.save(nothing_but_its_line(), based_on=number, who=f"架空{number}")
        copied = tmp_path / f"copy{number}.db"
        shutil.copyfile(file, copied)
        assert len(seen_by_others(copied)) == number + 1
