"""Backups, what is restored and what is kept, as a person types it; disks that are full, and odd names."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

import sample_data
from cli import main
from graph.errors import StoreInUse, User
from graph.facts.actors import Organisation
from graph.replacing import replace
from graph.store import open_store
from locales import Words
from tests.towns import nothing_but_its_line, two_networks_one_hub
from wording.problems import error_sentence

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store of two revisions."""
    file = tmp_path / "town hall" / "tsunagari.db"
    store = open_store(f"sqlite:///{file}")
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.save(nothing_but_its_line(), based_on=1, who="架空係")
    store.close()
    return file


@pytest.fixture
def run(file: Path) -> Run:
    """Run the command on that store."""
    def run(*words: str) -> Result:
        return CliRunner().invoke(main, [words[0], "--store", f"sqlite:///{file}", *words[1:]], catch_exceptions=False)

    return run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_whole_store_is_backed_up_with_exit_0(run: Run, tmp_path: Path) -> None:
    done = run("backup", str(tmp_path / "控え" / "a.db"), "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (
        0, {"file": str(tmp_path / "控え" / "a.db"), "whole": True, "findings": []})
    assert names(tmp_path / "控え") == ["a.db"]


def test_a_store_that_is_not_whole_is_backed_up_and_told_with_an_exit_code_of_its_own(run: Run, file: Path,
                                                                                      tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET record = '{' WHERE number = 1")
    done = run("backup", str(tmp_path / "a.db"), "--json")
    assert (done.exit_code, json.loads(done.stdout)["findings"]) == (5, ["992011/1: revision", "992011/1: record"])
    assert (tmp_path / "a.db").is_file()
    lines = run("backup", str(tmp_path / "b.db")).stdout.splitlines()
    assert lines[0] == f"{tmp_path / 'b.db'} に控えを取りました。"
    assert "2件の問題があります" in lines[1]
    assert lines[2:] == ["注意：992011/1: revision", "注意：992011/1: record"]
    refused = run("restore", str(tmp_path / "b.db"))
    assert refused.exit_code == 4
    assert f"控え（{tmp_path / 'b.db'}）の中身が正しくありません" in refused.stderr


def test_what_was_kept_is_listed_newest_first(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("copies").stdout == "残してある控えはありません。\n"
    run("backup", str(tmp_path / "a.db"))
    kept = [json.loads(run("restore", str(tmp_path / "a.db"), "--json").stdout)["kept"] for _ in range(2)]
    monkeypatch.setenv("TSUNAGARI_TODAY", "2026-12-24")
    kept.append(json.loads(run("restore", str(tmp_path / "a.db"), "--json").stdout)["kept"])
    listed = json.loads(run("copies", "--json").stdout)["copies"]
    assert len(set(kept)) == 3
    assert sorted(copy["file"] for copy in listed) == sorted(kept)
    assert (listed[0]["file"], listed[0]["why"], listed[0]["made"][:10]) == (kept[2], "before-restore", "2026-12-24")
    assert "復元する前の内容" in run("copies").stdout
    assert "before a backup was restored" in run("copies", "--lang", "en").stdout


def test_a_store_that_is_in_use_is_not_replaced_and_it_is_said_by_whom(run: Run, file: Path, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "a.db"))
    store = open_store(f"sqlite:///{file}")
    refused = run("restore", str(tmp_path / "a.db"), "--wait", "0.2")
    store.close()
    assert refused.exit_code == 4
    waiting, said = refused.stderr.splitlines()
    assert waiting.startswith("終わるのを待っています：")
    assert f"プロセス {os.getpid()}、2026-11-25" in said
    assert "何も変えていません" in said
    assert run("restore", str(tmp_path / "a.db"), "--wait", "0").exit_code == 0


@pytest.mark.parametrize(("broken", "sentence"), [
    (lambda whole: "架空の文書\n".encode() * 400, "SQLiteのファイルではありません"),
    (lambda whole: whole[:8192] + b"\xff" * (len(whole) - 8192), "ファイルが壊れています")], ids=["no database", "damaged"])
def test_why_a_store_cannot_be_read_is_said_in_the_readers_language(
    run: Run, file: Path, broken: Callable[[bytes], bytes], sentence: str
) -> None:
    """SQLite says it in English, whoever reads."""
    file.write_bytes(broken(file.read_bytes()))
    refused = run("history", "992011")
    assert refused.exit_code == 4
    assert sentence in refused.stderr


def test_of_many_who_have_a_store_open_some_are_named_and_the_others_counted() -> None:
    """A shared folder may have dozens; one program with several connections is told once."""
    users = [User(number, "fukushi-pc", "serve", dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)) for number in range(1, 9)]
    said = error_sentence(StoreInUse(store="tsunagari.db", seconds=10, users=(*users, users[0])), Words("ja"))
    assert [number for number in range(1, 9) if f"プロセス {number}、" in said] == [1, 2, 3, 4, 5]
    assert "ほか3件" in said


@pytest.mark.parametrize("words", [
    ("history", "992011"), ("measures", "992011"), ("gaps", "992011"), ("undo", "992011"), ("backup", "backup.db"),
    ("export", "992011", "--to", "a.xlsx"), ("rollup", "39"), ("compare", "992011", "993018"), ("what-if", "992011")],
    ids=lambda words: words[0])
def test_what_only_reads_a_store_makes_none(tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address, or a file that somebody took away: no empty store, and no empty backup over a good one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "backup.db").write_bytes(b"last night's")
    refused = CliRunner().invoke(main, [words[0], "--store", "sqlite:///data/nowhere.db", *words[1:]])
    assert (refused.exit_code, "ファイルがありません" in refused.stderr) == (4, True)
    assert names(tmp_path) == ["backup.db"]
    assert (tmp_path / "backup.db").read_bytes() == b"last night's"


def test_the_days_of_history_are_the_offices(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past midnight on 1 April in Japan is 31 March in UTC."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET saved_at = '2026-03-31T15:30:00.000000+00:00' WHERE number = 2")
    revisions = json.loads(run("history", "992011", "--json").stdout)["revisions"]
    assert revisions[0]["saved_at"] == "2026-03-31T15:30:00+00:00"
    assert "2026-04-01 00:30" in run("history", "992011").stdout
    assert json.loads(run("measures", "992011", "--json").stdout)["as_of"] == "2026-04-01"
    monkeypatch.setenv("TSUNAGARI_TIME_ZONE", "Europe/London")
    assert "2026-03-31 16:30" in run("history", "992011").stdout


def test_a_clock_that_was_wrong_is_marked_in_the_history(run: Run, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET saved_at = '2099-01-01T00:00:00.000000+00:00' WHERE number = 2")
    revisions = json.loads(run("history", "992011", "--json").stdout)["revisions"]
    assert [r["clock_doubtful"] for r in revisions] == [True, False]
    assert "2099-01-01 09:00（時計が疑わしい）" in run("history", "992011").stdout


@pytest.mark.parametrize(("name", "value"), [("TSUNAGARI_TIME_ZONE", "Nowhere"), ("TSUNAGARI_TODAY", "きのう")])
def test_a_setting_of_the_clock_that_nobody_understands_is_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch,
                                                                     name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    refused = run("history", "992011")
    assert (refused.exit_code, name in refused.stderr, value in refused.stderr) == (2, True, True)


# Full disks --------------------------------------------------------------------------------------

SMALL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
import sample_data
from cli import main
main()
"""


def on_a_small_disk(size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command where no file can become larger than so many bytes."""
    return subprocess.run([sys.executable, "-c", SMALL, str(size), *words], cwd=ROOT, text=True, check=False,
                          capture_output=True)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A store whose one town fills more than a small disk, however well it is packed."""
    file, chance = tmp_path / "large" / "tsunagari.db", Random(1)
    store = open_store(f"sqlite:///{file}")
    actors = tuple(Organisation(id=f"o{n}", name=f"架空{n}", note=chance.randbytes(500).hex()) for n in range(150))
    store.save(replace(nothing_but_its_line(), organisations=actors), based_on=0, who="架空課")
    store.close()
    return file


SMALL_DISK = 40_000
"""Enough for the index that SQLite needs beside an open store, and for nothing else."""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows cannot make a disk small for one program")
@pytest.mark.parametrize("words", [
    ("backup", "a.db"), ("export", "992011", "--to", "a.xlsx"), ("export", "992011", "--to", "a.zip"),
    ("export", "992011", "--to", "a"), ("template", "a.xlsx"),
], ids=lambda words: "-".join(words[::len(words) - 1]))
def test_a_full_disk_leaves_no_file_and_names_the_one_that_was_meant(large: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    target = tmp_path / "out" / words[-1]
    target.parent.mkdir()
    refused = on_a_small_disk(100 if words[0] == "template" else SMALL_DISK, words[0], "--store", f"sqlite:///{large}",
                              *words[1:-1], str(target))
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1), refused.stderr
    assert str(target) in refused.stderr
    assert names(target.parent) == []
    assert names(large.parent) == ["tsunagari.db"]


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows cannot make a disk small for one program")
def test_a_full_disk_keeps_what_was_there(large: Path, tmp_path: Path) -> None:
    target, store = tmp_path / "a.xlsx", f"sqlite:///{large}"
    target.write_bytes(b"last year's")
    assert on_a_small_disk(SMALL_DISK, "export", "--store", store, "992011", "--to", str(target)).returncode == 2
    assert target.read_bytes() == b"last year's"


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows cannot make a disk small for one program")
@pytest.mark.parametrize("size", [0, 4096, 50_000])
@pytest.mark.parametrize("words", [("import", "nowhere.xlsx"), ("serve",)], ids=lambda words: words[0])
def test_a_store_that_cannot_be_begun_leaves_no_file(tmp_path: Path, size: int, words: tuple[str, ...]) -> None:
    refused = on_a_small_disk(size, words[0], "--store", f"sqlite:///{tmp_path / 'new.db'}", *words[1:])
    assert (refused.returncode, len(refused.stderr.splitlines())) == (4, 1), refused.stderr
    assert str(tmp_path / "new.db") in refused.stderr
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows cannot make a disk small for one program")
def test_a_save_on_a_full_disk_saves_nothing_and_the_store_stays_whole(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "a.db"
    assert on_a_small_disk(10_000_000, "backup", "--store", f"sqlite:///{file}", str(backup)).returncode == 0
    for words in (("undo", "992011"), ("restore", str(backup))):
        refused = on_a_small_disk(SMALL_DISK, words[0], "--store", f"sqlite:///{file}", words[1])
        assert (refused.returncode, len(refused.stderr.splitlines())) == (4, 1), refused.stderr
        assert str(file) in refused.stderr
        store = open_store(f"sqlite:///{file}")
        assert store.check() == ()
        assert [r.number for r in store.history("992011")] == [2, 1]
        store.close()
        assert names(file.parent) == ["tsunagari.db"]


# Odd names ---------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes on Windows")
def test_odd_bytes_in_names_are_names(file: Path, tmp_path: Path) -> None:
    """A name in another encoding than the system's is a name all the same."""
    odd = os.fsdecode(b"\xe0\xff")
    store = f"sqlite:///{file}"
    for words in (("backup", f"{odd}.db"), ("template", f"{odd}.xlsx"), ("export", "992011", "--to", f"{odd}.zip"),
                  ("restore", f"{odd}.db"), ("restore", f"{odd}.db", "--json")):
        named = [str(tmp_path / word) if odd in word else word for word in words]
        done = subprocess.run([sys.executable, "-m", "cli", words[0], "--store", store, *named[1:]], cwd=ROOT,
                              capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), words
    new_store = f"sqlite:///{tmp_path / 'new'}/a.db"
    done = subprocess.run([sys.executable, "-m", "cli", "import", "--store", new_store, str(tmp_path / f"{odd}.zip")],
                          cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "new" / "a.db").is_file()
    for words in (("undo", odd), ("history", odd), ("measures", odd), ("undo", "992011", "--to", str(10**30))):
        done = subprocess.run([sys.executable, "-m", "cli", words[0], "--store", store, *words[1:]], cwd=ROOT,
                              capture_output=True, check=False)
        assert done.returncode == 2, words
        assert done.stderr.count(b"\n") == 1, done.stderr


@pytest.mark.parametrize("address", ["sqlite:///a%00b.db", "sqlite:////", "sqlite:///" + "x" * 300 + ".db",
                                     "sqlite:///%2e%2e", "sqlite://", "sqlite:///"])
def test_an_address_that_is_no_file_is_told(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, ["history", "--store", address, "992011"], catch_exceptions=False)
    assert refused.exit_code in (2, 4)
    assert len(refused.stderr.splitlines()) == 1
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["100%.db", "a?b.db", "a#b.db", "a b.db", "架空.db"])
def test_an_address_may_hold_any_sign_of_a_file_name(name: str, tmp_path: Path) -> None:
    if os.name == "nt" and "?" in name:
        name = "question.db"
    written = str(tmp_path / name).replace("%", "%25")
    taken = CliRunner().invoke(main, ["import", "--store", f"sqlite:///{written}", str(sample_data.FOLDERS[0])])
    assert (taken.exit_code, names(tmp_path)) == (0, [name])
