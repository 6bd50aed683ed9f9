"""Whatever is typed or lies in the store: a sentence and an exit code, no traceback, and no line that was not said."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sample_data
from cli import main
from graph.store import open_store
from graph.text import ODD
from guard import faults
from tests.samples.kept import sample_records, store_of_samples
from tests.serving import ROOT

CODES = (0, 2, 3, 4)
ODD_TEXTS = ("", " ", "\udcff\udc80", "39\udce43860", "a\0b", "\x1b[2J\x1b]0;x\x07", "\x9b2K", "‮393860", "\r\n  99  2020-01-01",
             "393860\n", "9" * 100_000, "あ" * 50_000, "🏯", "'; DROP TABLE revision; --", "../../etc/passwd", "%s%n{0}{x}", "{area}",
             "-1", "0", "1e9", "NaN", "١٢٣٤٥٦", "３９３８６０", "393860@", "@", ":", "::::", "a:b:c:d", "/", "//", "http://192.0.2.1/", "\ufffe")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("measures", "{}"), ("measures", "393860", "{}"), ("measures", "393860", "--as-of", "{}"), ("history", "{}"),
    ("undo", "{}"), ("undo", "393860", "--to", "{}"), ("undo", "{}", "--who", "x"), ("gaps", "{}"), ("gaps", "--prefecture", "{}"),
    ("gaps", "393860", "--kind", "{}"), ("gaps", "393860", "--peers", "{}"), ("gaps", "393860", "--years", "{}"),
    ("what-if", "{}"), ("what-if", "993018", "--without", "{}"), ("what-if", "993018", "--tie", "{}"),
    ("what-if", "993018", "--member", "{}"), ("what-if", "993018", "--network", "{}"), ("what-if", "993018", "--propose", "{}"),
    ("compare", "{}", "393860"), ("compare", "393860", "393860@{}"), ("rollup", "{}"), ("export", "{}", "--to", "{tmp}/out.xlsx"),
    ("export", "393860", "--to", "{tmp}/o.xlsx", "--as-of", "{}"), ("import", "{}"), ("serve", "--address", "{}"),
    ("serve", "--host", "{}", "--address", "no address"), ("restore", "{}"), ("copy", "--to", "{}"),
    ("{}",), ("measures", "{}", "--json"), ("history", "{}", "--json", "--lang", "en"), ("gaps", "{}", "--json"))
WINDOWS = os.name == "nt"
DEVICES = () if WINDOWS else ("/dev/full", "/proc/1/x", "/")
PLACES = ("\udcff", "a\0b", "x" * 300, "y/" * 3_000, "", ".", "a\nb\x1b[2K", "‮x", *DEVICES)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return store_of_samples(tmp_path_factory.mktemp("store"))


@pytest.fixture
def run(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    monkeypatch.setenv("TSUNAGARI_STORE", store)
    monkeypatch.setenv("TSUNAGARI_LOG", str(tmp_path / "log"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = open_store(store).histories()

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, list(words), catch_exceptions=False)

    yield run
    assert open_store(store).histories().keys() == before.keys()


def answered(result: Result, tmp_path: Path) -> None:
    """Assert that a command ended with a sentence and a code, and printed nothing that moves a cursor."""
    log = tmp_path / "log" / "faults.log"
    assert result.exit_code in CODES, log.read_text(encoding="utf-8") if log.exists() else result.output
    assert "Traceback" not in result.output
    assert ODD.search(result.output.replace("\n", "")) is None
    assert result.exit_code == 0 or result.stderr.strip() or result.output.strip()
    assert all(len(line) < 2_000 for line in result.stderr.splitlines())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_any_text_as_any_argument_is_answered_with_a_sentence(
    run: Callable[..., Result], tmp_path: Path, words: tuple[str, ...]
) -> None:
    for text in ODD_TEXTS:
        if words[0] == "restore" and len(text) > 255:
            continue
        result = run(*(word.replace("{tmp}", str(tmp_path)).replace("{}", text) for word in words))
        answered(result, tmp_path)


@pytest.mark.parametrize("words", [
    ("export", "393860", "--to", "{}"), ("export", "393860", "--to", "{}.zip"), ("export", "393860", "--to", "{}.xlsx"),
    ("template", "{}"), ("template", "{}.xlsx"), ("compare", "393860", "993018", "--to", "{}.svg"),
    ("compare", "393860", "993018", "--to", "{}.csv"), ("compare", "393860", "993018", "--to", "{}.xlsx"), ("import", "{}.xlsx"),
    ("import", "{}"), ("backup", "{}.db"), ("restore", "{}.db")], ids=" ".join)
def test_any_place_for_a_file_is_answered_with_a_sentence_and_nothing_empty_is_left(
    run: Callable[..., Result], tmp_path: Path, words: tuple[str, ...]
) -> None:
    for place in PLACES:
        if words[0] in ("export", "template", "backup", "restore") and place in ("", ".", "/") and words[-1] != "{}":
            continue
        if (words[0] in ("import", "restore") and place in (".", "/")) or (words[0] == "restore" and len(place) > 200):
            continue
        if place in DEVICES and words[-1] != "{}":  # whoever may write there would leave 「/dev/full.db」
            continue
        answered(run(*(word.replace("{}", place) for word in words)), tmp_path)
    left = [p for p in (tmp_path / "here").rglob("*") if p.is_file() and (not p.stat().st_size or ".unfinished" in p.name)]
    assert left == []
    assert not Path("/dev/full").is_file()


@pytest.mark.parametrize("url", ["sqlite:///a%00b.db", "sqlite:///\udcff.db", "sqlite:///", "sqlite://host/a.db", "x" * 100_000,
                                 *(f"sqlite:///{device}" for device in DEVICES), "sqlite:////", "sqlite:///.",
                                 "neo4j://[::1", "neo4j://", "neo4j://u:geheim@h", "neo4j+x://h", "bolt://h:0", "sqlite:///a\x1b[2K.db",
                                 f"sqlite:///{'x' * 300}.db", "file:///etc/passwd", "http://192.0.2.1/", "‮"])
@pytest.mark.parametrize("command", [("history", "393860"), ("backup", "b.db"), ("measures", "393860", "--json")])
def test_any_store_is_answered_with_a_sentence(run: Callable[..., Result], tmp_path: Path, command: tuple[str, ...], url: str) -> None:
    result = run(command[0], "--store", url, *command[1:])
    answered(result, tmp_path)
    assert result.exit_code in (2, 4)
    assert "geheim" not in result.output


# Who and why ------------------------------------------------------------------------------------

def lines_of_history(run: Callable[..., Result]) -> list[str]:
    return run("history", "393860").stdout.splitlines()


@pytest.mark.parametrize("option", ["--who", "--note"])
@pytest.mark.parametrize("text", ["x" * 100_000, "a\x1b[2K\x1b[1Ab", "‮課", "a\x9bb", "\udcffx", "a\0b", "行\n" * 300])
def test_what_cannot_stand_in_the_history_is_refused(run: Callable[..., Result], option: str, text: str) -> None:
    before = lines_of_history(run)
    refused = run("undo", "393860", option, text)
    assert refused.exit_code == 2
    assert ODD.search(refused.output.replace("\n", "")) is None
    assert len(refused.stderr) < 1_000
    assert lines_of_history(run) == before


def test_lines_in_a_note_become_one_line_so_that_no_revision_can_be_forged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    monkeypatch.setenv("TSUNAGARI_STORE", url)

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, list(words), catch_exceptions=False)

    run("import", str(sample_data.FOLDERS[0]), "--who", "本当の課\n  99  2020-01-01 00:00  別の課", "--note", "a\r\n\tb")
    history = lines_of_history(run)
    assert len(history) == 1
    assert history[0].endswith("本当の課   99  2020-01-01 00:00  別の課  a b")
    assert json.loads(run("history", "393860", "--json").stdout)["revisions"][0]["note"] == "a b"


def test_what_an_older_store_holds_is_shown_on_one_line_and_safe_as_json(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    store = open_store(url)
    record = next(r for r in sample_records() if r.area.code == "393860")
    odd = "課\n  99  2020-01-01 00:00  偽\x1b[2K‮\x9b\u2028x"
    store.save(record, based_on=0, who=odd, note=odd)
    store.close()
    shown = CliRunner().invoke(main, ["history", "393860", "--store", url]).stdout
    assert len(shown.splitlines()) == 1
    assert ODD.search(shown.replace("\n", "")) is None
    answer = CliRunner().invoke(main, ["history", "393860", "--store", url, "--json"]).stdout
    assert ODD.search(answer.replace("\n", "")) is None
    assert json.loads(answer)["revisions"][0]["who"] == odd


def test_json_is_whole_on_a_console_that_has_not_every_character(store: str) -> None:
    command = [sys.executable, "-m", "cli", "history", "393860", "--json", "--store", store]
    said = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}).stdout
    assert json.loads(said)["revisions"][0]["who"] == "見本データ"


# Full disks --------------------------------------------------------------------------------------

def let_no_file_grow() -> None:
    """Let no file of this process grow beyond a few bytes: for the program a disk that is full."""
    import resource  # not on Windows
    resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))


@pytest.mark.parametrize(("words", "name"), [] if WINDOWS else [
    (("export", "393860", "--to"), "a.xlsx"), (("export", "393860", "--to"), "a.zip"), (("template",), "a.xlsx"),
    (("compare", "393860", "993018", "--to"), "a.svg"), (("compare", "393860", "993018", "--to"), "a.csv"),
    (("compare", "393860", "993018", "--to"), "a.xlsx"), (("export", "393860", "--to"), "folder")])
@pytest.mark.parametrize("was", [None, b"before"])
def test_a_full_disk_is_said_and_leaves_what_was_there(
    store: str, tmp_path: Path, words: tuple[str, ...], name: str, was: bytes | None
) -> None:
    if was is not None and name != "folder":
        (tmp_path / name).write_bytes(was)
    kept = open_store(store)  # so that the store's own files need not grow
    kept.areas()
    command = [sys.executable, "-B", "-m", "cli", words[0], *words[1:], str(tmp_path / name)]
    ended = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"TSUNAGARI_STORE": store},
                           preexec_fn=let_no_file_grow)
    kept.close()
    assert ended.returncode == 2, ended.stderr
    assert "空き容量" in ended.stderr
    assert "Traceback" not in ended.stderr
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert [p.read_bytes() for p in files] == ([was] if was is not None and name != "folder" else [])


@pytest.mark.parametrize("words", [] if WINDOWS else [
    ("measures", "393860"), ("measures", "393860", "--json"), ("history", "393860"), ("gaps", "393860"), ("compare", "393860", "993018"),
    ("rollup", "39"), ("what-if", "393860", "--without", "hoken-fukushi")], ids=" ".join)
def test_an_answer_that_goes_to_a_full_disk_is_said_to_be_lost(store: str, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, "-m", "cli", *words], stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT,
                               env=os.environ | {"TSUNAGARI_STORE": store})
    assert ended.returncode == 2
    assert ended.stderr == "結果を書き出せません：空き容量がありません。不要なファイルを消すか、別の場所を指定してください。\n"


# Mistakes of ours ---------------------------------------------------------------------------------

@pytest.mark.parametrize(("language", "sentence"), [("ja", "思いがけない不具合"), ("en", "Something unexpected")])
def test_a_mistake_of_ours_is_a_number_that_stands_in_the_log(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("架空 山田太郎")

    monkeypatch.setattr("graph.store.Store.history", broken)
    ended = run("history", "393860", "--lang", language)
    assert ended.exit_code == faults.UNEXPECTED
    assert ended.stdout == ""
    assert sentence in ended.stderr
    [number] = re.findall(r"\d{4}-\d{4}", ended.stderr)
    log = (tmp_path / "log" / "faults.log").read_text(encoding="utf-8")
    assert f"{number} command=history language={language}" in log
    assert "Traceback (most recent call last):" in log
    assert "山田太郎" not in log.replace('raise KeyError("架空 山田太郎")', "")
    assert "山田太郎" not in ended.stderr


def test_who_stops_a_command_or_reads_only_its_beginning_reads_no_more(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with subprocess.Popen([sys.executable, "-m", "cli", "measures", "393860", "992011", "993018", "--json"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, cwd=ROOT) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        assert command.stdout.readline() == "{\n"
        command.stdout.close()
        assert command.stderr.read() == ""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.store.Store.history", stopped)
    ended_by_hand = run("history", "393860")
    assert (ended_by_hand.exit_code, ended_by_hand.output) == (130, "")
    assert not (tmp_path / "log").exists()
