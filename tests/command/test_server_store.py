"""The command on a server store: the same answers, moving there and back, and what it says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sample_data
from cli import main
from tools.neo4j.server import Server, free_port


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """A store in a file, with the sample data and a second revision."""
    url = f"sqlite:///{tmp_path / 'tsunagari.db'}"
    assert run("import", "--store", url, *map(str, sample_data.FOLDERS), "--who", "架空課").exit_code == 0
    assert run("undo", "--store", url, "993018", "--to", "1").exit_code == 0
    return url


ANSWERS = [
    ("measures", "393860"), ("gaps", "393860"), ("gaps", "--prefecture", "39"), ("gaps", "993018", "--as-of", "2099"),
    ("what-if", "393860", "--without", "hoken-fukushi"), ("compare", "393860", "993018"), ("rollup", "39"),
    ("history", "993018"),
]


def test_a_store_is_moved_to_a_server_and_answers_the_same(file_url: str, neo4j_url: str, tmp_path: Path) -> None:
    moved = run("copy", "--from", file_url, "--to", neo4j_url, "--json")
    report = json.loads(moved.stdout)
    assert (moved.exit_code, report["identical"], report["written"]) == (0, True, report["revisions"])
    for words in ANSWERS:
        ours, theirs = (run(words[0], "--store", url, "--json", *words[1:]) for url in (file_url, neo4j_url))
        assert ours.exit_code == 0
        assert json.loads(theirs.stdout) == json.loads(ours.stdout), words
    files = [tmp_path / "file", tmp_path / "server"]
    for url, folder in zip((file_url, neo4j_url), files, strict=True):
        assert run("export", "--store", url, "393860", "--to", str(folder)).exit_code == 0
    exported = [{p.name: p.read_bytes() for p in folder.iterdir()} for folder in files]
    assert exported[0] == exported[1]
    back = run("copy", "--from", neo4j_url, "--to", f"sqlite:///{tmp_path / 'back.db'}", "--lang", "en")
    assert back.exit_code == 0
    assert "Both stores hold the same" in back.stdout


def test_records_are_taken_in_undone_and_backed_up_on_a_server(neo4j_url: str, tmp_path: Path) -> None:
    taken = run("import", "--store", neo4j_url, *map(str, sample_data.FOLDERS), "--who", "架空課", "--json")
    assert json.loads(taken.stdout)["saved"] is True
    again = run("import", "--store", neo4j_url, *map(str, sample_data.FOLDERS), "--json")
    assert json.loads(again.stdout)["areas"] == []
    file = tmp_path / "backup.db"
    assert json.loads(run("backup", "--store", neo4j_url, str(file), "--json").stdout)["findings"] == []
    assert run("undo", "--store", neo4j_url, "393860", "--to", "1").exit_code == 0
    restored = json.loads(run("restore", "--store", neo4j_url, str(file), "--json").stdout)
    listed = json.loads(run("copies", "--store", neo4j_url, "--json").stdout)["copies"]
    assert [copy["file"] for copy in listed] == [restored["kept"]]
    assert Path(restored["kept"]).parent == tmp_path / "kept copies"
    assert len(json.loads(run("history", "--store", neo4j_url, "393860", "--json").stdout)["revisions"]) == 1


def test_what_is_not_a_copy_is_not_copied_over(file_url: str, neo4j_url: str) -> None:
    assert run("import", "--store", neo4j_url, str(sample_data.FOLDERS[0])).exit_code == 0
    refused = run("copy", "--from", file_url, "--to", neo4j_url, "--lang", "en")
    assert refused.exit_code == 4
    assert "Nothing was copied" in refused.stderr
    assert run("copy", "--from", file_url, "--to", "neo4j://neo4j:himitsu@host").exit_code == 2


def test_a_server_that_refuses_or_is_away_is_exit_code_4(neo4j_server: Server, neo4j_url: str,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    monkeypatch.setenv("NEO4J_PASSWORD", "himitsu")
    results.append(run("history", "--store", neo4j_url, "393860"))
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.environment["NEO4J_PASSWORD"])
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    results.append(run("history", "--store", neo4j_url, "393860"))
    monkeypatch.delenv("NEO4J_DATABASE")
    results.append(run("history", "--store", f"bolt://127.0.0.1:{free_port()}", "393860"))
    assert [result.exit_code for result in results] == [4, 4, 4]
    for result, word in zip(results, ("NEO4J_PASSWORD", "NEO4J_DATABASE", "応答しません"), strict=True):
        assert word in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1
        assert "himitsu" not in result.output


def test_serving_is_refused_when_the_password_is_wrong(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "himitsu")
    refused = run("serve", "--store", neo4j_url, "--no-browser")
    assert refused.exit_code == 4
    assert "himitsu" not in refused.output
