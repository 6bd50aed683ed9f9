"""Whatever a file does, reading it ends within its bounds of memory and time, with a sentence, and nobody else is hurt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph.errors import Problem
from loaders import limits, reading_apart
from loaders.problems import ProblemKind
from loaders.reading_apart import ReadingFailed, anybodys_apart, tables_apart
from loaders.tables import Reports
from tests.loaders.files import problems, reading, rewritten
from tests.loaders.test_refusals import FILES, SHEET, XML, Make, named, town, with_sheet

ROOT = Path(__file__).parents[2]
MEGABYTE = 1 << 20
OURS_BYTES = 256 * MEGABYTE
"""What a file that our own limits refuse may take before they do."""
HEAD, TAIL = (part.encode() for part in XML.split("{}"))
MAIN = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def swollen(name: str, *pieces: tuple[bytes, int]) -> Make:
    """A workbook of some kilobytes, one part of which goes on and on: each piece as often as it says."""
    def make(folder: Path) -> Path:
        path = folder / "bomb.xlsx"
        with zipfile.ZipFile(town(folder)) as sound, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for other in sound.namelist():
                if other != name:
                    archive.writestr(other, sound.read(other))
            with archive.open(name, "w") as part:
                for piece, times in pieces:
                    for _ in range(times):
                        part.write(piece)
        return path
    return make


def one_text_a_million_times(folder: Path) -> Path:
    """A workbook whose million cells all name the same long text."""
    text = "架空" * 15_000
    shared = ('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
              f"<si><t>{text}</t></si></sst>").encode()
    cells = "".join(f'<row r="{row}">' + '<c t="s"><v>0</v></c>' * 500 + "</row>" for row in range(1, 2_001))
    return rewritten(folder / "bomb.xlsx", with_sheet(folder, cells), {"xl/sharedStrings.xml": shared})


def billion_laughs(folder: Path) -> Path:
    """A sheet whose entities would unfold without end."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    content = (f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'
               + XML.split("?>")[1].format('<row r="1"><c r="A1" t="str"><v>&l11;</v></c></row>'))
    return rewritten(folder / "bomb.xlsx", town(folder), {SHEET: content.encode()})


BOMBS: dict[str, tuple[Make, str]] = {
    "a zip bomb": (swollen(SHEET, (HEAD, 1), (b" " * MEGABYTE, 512), (TAIL, 1)), "too_large"),
    "350 MB of sheets": (swollen("xl/workbook.xml", (MAIN + b"<sheets>", 1), (b"<sheet/>" * 131_072, 350),
                                 (b"</sheets></workbook>", 1)), "too_large"),
    "names without end": (swollen("xl/workbook.xml", (MAIN + b"<definedNames>", 1), (
        b'<definedName name="a">x</definedName>' * 10_000, 200), (b"</definedNames></workbook>", 1)), "too_large"),
    "three million relations": (swollen("xl/_rels/workbook.xml.rels", (b"<Relationships>", 1), (
        b"".join(b'<Relationship Id="r%d" Type="t" Target="x"/>' % n for n in range(3_000)), 1_000),
        (b"</Relationships>", 1)), "too_large"),
    "an attribute of 80 MB": (swollen(SHEET, (HEAD + b'<row r="', 1), (b"1" * MEGABYTE, 80), (b'"/>' + TAIL, 1)), "too_large"),
    "a comment of 80 MB": (swollen(SHEET, (HEAD + b"<!--", 1), (b"x" * MEGABYTE, 80), (b"-->" + TAIL, 1)), "too_large"),
    "a text of 200 MB": (swollen(SHEET, (HEAD + b"<row><c><v>", 1), (b"1" * MEGABYTE, 200), (b"</v></c></row>" + TAIL, 1)), "too_many_cells"),
    "styles without end": (swollen("xl/styles.xml", (b"<styleSheet><cellXfs>", 1), (b"<xf/>" * 100_000, 100),
                                   (b"</cellXfs></styleSheet>", 1)), "too_large"),
    "rows without end": (swollen(SHEET, (HEAD, 1), (b"<row/>" * 100_000, 12), (TAIL, 1)), "too_many_cells"),
    "merged cells without end": (swollen(SHEET, (HEAD + b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
                                                 b'<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>', 1),
                                         (b'<mergeCell ref="A1:A1048576"/>', 1_000),
                                         (b"</mergeCells></worksheet>", 1)), "too_many_cells"),
    "one text a million times": (one_text_a_million_times, "too_many_cells"),
    "a cell at XFD1048576": (FILES[ProblemKind.TOO_MANY_CELLS], "too_many_cells"),
    "a billion laughs": (billion_laughs, "damaged"),
    "a cell of 10 MB": (lambda folder: named(
        folder, "自治体.csv", b"code,name,kind\n992011," + b"x" * 10_000_000), "cell_too_long"),
    "a quotation mark left open": (lambda folder: named(
        folder, "自治体.csv", b'code,name,kind\n992011,"x,city\n' + b"992011,x,city\n" * 20_000), "unclosed_quote"),
    "endless columns": (lambda folder: named(folder, "自治体.csv", b"code" + b"," * 5_000_000), "too_many_cells"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_our_limits_refuse_it_before_it_takes_much(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process may have a quarter of what it has otherwise: who takes more is ended with another kind of problem."""
    make, kind = BOMBS[name]
    monkeypatch.setattr(limits, "READING_BYTES", OURS_BYTES)
    assert [problem.kind.value for problem in problems(make(tmp_path), apart=True)] == [kind]


def cells_without_end(folder: Path) -> Path:
    """A workbook whose cells have nothing in them, as many as may be unpacked."""
    return swollen(SHEET, (HEAD, 1), (b'<row r="1">' + b"<c/>" * 16_000 + b"</row>", 6_000), (TAIL, 1))(folder)


def texts_without_end(folder: Path) -> Path:
    """A sheet of two million different texts, which are within every limit of ours."""
    path = folder / "texts.xlsx"
    with zipfile.ZipFile(town(folder)) as sound, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sound.namelist():
            if name != SHEET:
                archive.writestr(name, sound.read(name))
        with archive.open(SHEET, "w") as part:
            part.write(HEAD)
            for row in range(2_000):
                part.write(b"<row>" + b"".join(b'<c t="str"><v>%d-%d</v></c>' % (row, n) for n in range(1_000)) + b"</row>")
            part.write(TAIL)
    return path


def test_what_takes_too_long_is_ended_and_the_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_SECONDS", 1)
    (problem,) = problems(cells_without_end(tmp_path), apart=True)
    assert problem == Problem(ProblemKind.READING_TOO_LONG, "bomb.xlsx", detail="1")


def test_what_takes_too_much_memory_is_ended_and_the_file_is_named(tmp_path: Path,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_BYTES", 100 * MEGABYTE)
    (problem,) = problems(texts_without_end(tmp_path), apart=True)
    assert problem == Problem(ProblemKind.READING_TOO_LARGE, "texts.xlsx", detail="100 MB")


@pytest.mark.skipif(os.name == "nt", reason="only POSIX systems refuse memory by themselves")
def test_the_system_refuses_memory_where_nobody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_BYTES", 64 * MEGABYTE)
    monkeypatch.setattr(limits, "BEYOND_BYTES", 64 * MEGABYTE)
    monkeypatch.setattr(reading_apart, "_watch", lambda process, _: (process.wait(), None)[1])
    (problem,) = problems(texts_without_end(tmp_path), apart=True)
    assert problem.kind is ProblemKind.READING_TOO_LARGE


def test_several_files_share_one_bound_and_the_one_at_fault_is_named(tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_SECONDS", 2)
    (tmp_path / "sound").mkdir()
    problem_list = problems(town(tmp_path / "sound"), cells_without_end(tmp_path), apart=True)
    assert [(p.kind.value, p.file) for p in problem_list] == [("reading_too_long", "bomb.xlsx")]


@pytest.fixture
def readers() -> Iterator[Callable[[], list[psutil.Process]]]:
    """The processes that read and were started by this one."""
    def running() -> list[psutil.Process]:
        return [child for child in psutil.Process().children() if "loaders.reading_process" in child.cmdline()]
    yield running
    assert running() == []


def test_no_process_is_left_when_whoever_asked_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readers: Callable[[], list[psutil.Process]]
) -> None:
    path, at_work = cells_without_end(tmp_path), []

    def interrupted(*_: object) -> None:
        at_work.extend(readers())
        raise KeyboardInterrupt("by hand")
    monkeypatch.setattr(reading_apart, "_watch", interrupted)
    with pytest.raises(KeyboardInterrupt, match="by hand"):
        tables_apart([path], Reports())
    assert len(at_work) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("by", "kind"), [(signal.SIGKILL, "reading_too_large"), (signal.SIGXCPU, "reading_too_long"),
                                          (signal.SIGSEGV, "damaged")])
def test_a_process_that_the_system_ends_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readers: Callable[[], list[psutil.Process]], by: int, kind: str
) -> None:
    def ended(process: subprocess.Popen[bytes], _: object) -> None:
        process.send_signal(by)
        process.wait()
    monkeypatch.setattr(reading_apart, "_watch", ended)
    reports = Reports()
    assert tables_apart([cells_without_end(tmp_path)], reports) == []
    assert [problem.kind.value for problem in reports.problems] == [kind]
    assert readers() == []


def test_a_mistake_of_our_own_is_no_sentence_about_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "COMMAND", [sys.executable, "-c", "raise LookupError('our mistake')"])
    with pytest.raises(ReadingFailed, match="our mistake"):
        tables_apart([town(tmp_path)], Reports())


def test_many_may_read_at_once(tmp_path: Path) -> None:
    path, counts = town(tmp_path), []
    threads = [threading.Thread(target=lambda: counts.append(len(reading(path, apart=True).records))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [1] * 6


def test_a_folder_with_modules_of_python_s_names_changes_nothing(tmp_path: Path) -> None:
    """The process that reads is started where the person is, who may keep a `csv.py` beside the files."""
    path = town(tmp_path)
    for name in ("csv.py", "zipfile.py", "loaders.py"):
        (tmp_path / name).write_text("raise SystemExit(1)", encoding="utf-8")
    code = (f"import sys; sys.path[0] = {str(ROOT)!r}; from tests.loaders.files import reading; "
            f"from pathlib import Path; print(len(reading(Path({str(path)!r}), apart=True).records))")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, text=True, capture_output=True, check=True)
    assert done.stdout == "1\n"


class StoppedByHand(BaseException):
    """What ends the script of a page."""


def test_whoever_stops_reading_ends_the_process_that_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "COMMAND", [sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(reading_apart, "SECONDS_UNTIL_TOLD", 0.0)
    running: list[psutil.Process] = []
    before = set(psutil.Process().children())  # a browser, a server: what other tests have started

    def stop(seconds: float) -> None:
        running.extend(set(psutil.Process().children()) - before)
        raise StoppedByHand("by hand")

    with pytest.raises(StoppedByHand, match="by hand"):
        anybodys_apart([town(tmp_path)], Reports(), waiting=stop)
    assert running, "it was asked while the process was reading"
    assert not any(process.is_running() for process in running)


def test_who_waits_less_than_a_second_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "SECONDS_UNTIL_TOLD", 600.0)
    tables, _ = anybodys_apart([town(tmp_path)], Reports(), waiting=lambda _: pytest.fail("asked too soon"))
    assert tables
