"""The log of our own mistakes: where and how, never what was in somebody's file; bounded, and never in the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guard import faults

SECRET = "架空 山田太郎"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TSUNAGARI_LOG", str(tmp_path / "log"))
    return tmp_path / "log"


def logged(error: BaseException) -> str:
    """Return what the log says of an error, and check its number."""
    number = faults.record(error, page="gaps")
    assert re.fullmatch(r"\d{4}-\d{4}", number)
    text = faults.log_file().read_text(encoding="utf-8")
    assert f" {number} page=gaps tsunagari=" in text
    return text


class Named(Exception):
    """An error whose message holds what somebody typed."""


def raised(name: str) -> Exception:
    try:
        try:
            {}[name]
        except KeyError as missing:
            missing.add_note(name)
            raise Named(name) from missing
    except Named as error:
        return error


def test_the_log_holds_the_way_through_the_program_and_no_message(folder: Path) -> None:
    text = logged(raised(SECRET))
    assert SECRET not in text
    assert text.index("builtins.KeyError\nwhich led to:\nTraceback (most recent call last):") < text.index("Named\n")
    assert 'File "tests/guard/test_faults.py", line' in text
    assert "    {}[name]\n" in text
    assert str(Path.home()) not in text
    assert str(folder.parent) not in text


def test_of_several_errors_at_once_each_has_its_way(folder: Path) -> None:
    text = logged(ExceptionGroup(SECRET, [raised(SECRET), ValueError(SECRET)]))
    assert SECRET not in text
    assert text.count("test_faults.Named\n") == 1
    assert text.count("builtins.ValueError\n") == 1


def test_a_mistake_that_calls_itself_without_end_fills_no_disk(folder: Path) -> None:
    def deeper(n: int) -> int:
        return deeper(n + 1)

    try:
        deeper(0)
    except RecursionError as error:
        assert len(logged(error)) < 50_000


def test_the_log_never_grows_beyond_two_bounded_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "LARGEST_BYTES", 3_000)
    numbers = [faults.record(raised(SECRET), page="gaps") for _ in range(50)]
    assert sorted(file.name for file in folder.iterdir()) == ["faults.log", "faults.old.log"]
    assert all(file.stat().st_size <= 3_000 for file in folder.iterdir())
    assert numbers[-1] in faults.log_file().read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_where_the_log_cannot_be_written_it_goes_to_the_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("TSUNAGARI_LOG", str(tmp_path / place))
    number = faults.record(raised(SECRET), command="gaps")
    said = capsys.readouterr().err
    assert f"{number} command=gaps" in said
    assert "Traceback (most recent call last):" in said
    assert SECRET not in said


def test_without_a_word_the_log_is_where_the_system_keeps_such_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TSUNAGARI_LOG", raising=False)
    monkeypatch.setattr(faults.sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert faults.log_file() == tmp_path / "tsunagari" / "faults.log"
    monkeypatch.setattr(faults.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert faults.log_file() == tmp_path / "Local" / "tsunagari" / "faults.log"


def test_two_numbers_are_hardly_ever_the_same(folder: Path) -> None:
    assert len({faults.record(ValueError(), page="gaps") for _ in range(200)}) > 195
