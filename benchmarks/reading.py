"""How long large files of anybody's own form take, and how much memory: `python -m benchmarks.reading` prints it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.in_process import CATALOGUE
from benchmarks.side_by_side import Line, in_turn, peak
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from loaders.assistant.place import AreaName
from loaders.assisted import Asked, Assistant, read_anybodys
from loaders.files import OF_ANYBODY, tables
from loaders.tables import Reports
from loaders.without_persons import without_persons

TOWN = Area(code="992011", name="架空みどり市", kind=AreaKind.CITY)
NAMES = (AreaName(TOWN.code, TOWN.name, TOWN.kind.value),)
SEATS = ("会長", "副会長", "委員", "委員", "委員", "事務局")
KINDS = ("社会福祉協議会", "病院", "民生委員児童委員協議会", "家族会", "地域包括支援センター", "就労支援センター")
MATRIX, LIST = 300, 5_000
"""Organisations of the matrix, members on the list; those of a prefecture have fewer."""
ROUNDS = 3


def lines(scale: float) -> Iterator[Line]:
    """Yield the lines; `scale` 1 is larger than any file there is."""
    size, length = round(MATRIX * scale), round(LIST * scale)
    for name, rows in ((f"a matrix of {size} × {size} organisations", matrix(size)),
                       (f"a list of {length:,} members", members(length))):
        with tempfile.TemporaryDirectory() as folder:
            yield from _of(name, written(Path(folder) / "架空.xlsx", rows))


def _of(name: str, path: Path) -> Iterator[Line]:
    yield Line(f"{name}: file → what it would change, nothing said of what it is", "openpyxl reading the same cells",
               *in_turn(lambda: read(path), lambda: plainly(path), ROUNDS), aim="—")
    yield Line(f"{name}: peak memory", "openpyxl's", [peak(lambda: read_here(path))],
               [peak(lambda: plainly(path))], aim="—", unit="MB")


def matrix(size: int) -> list[Sequence[object]]:
    """Return a matrix of ties, a tenth of its cells filled, with its legend."""
    names = [f"架空第{number}{KINDS[number % len(KINDS)]}" for number in range(1, size + 1)]
    signs = [["○" if (row + column) % 10 == 0 and row != column else "" for column in range(size)]
             for row in range(size)]
    return [["架空みどり市　連携の状況"], ["○：情報共有"], ["機関名", *names],
            *([name, *row] for name, row in zip(names, signs, strict=True))]


def members(length: int) -> list[Sequence[object]]:
    """Return a members' list with its title, a column of names and one of terms."""
    return [["架空みどり市ひきこもり支援協議会　委員名簿"], ["番号", "機関名", "役職名", "氏名", "任期"],
            *([number, f"架空第{number}{KINDS[number % len(KINDS)]}", SEATS[number % len(SEATS)], "架空　太郎",
               "R6.4.1～R8.3.31"] for number in range(1, length + 1))]


def written(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write rows as a workbook of one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def read(path: Path) -> int:
    """Read a file as `import` does, in a process of its own; return how many facts would be recorded."""
    reading, _ = read_anybodys([path], Asked(TOWN.code), catalogue=CATALOGUE, recorded=_recorded, areas=NAMES)
    return sum(map(len, reading.records[0].facts().values()))


def read_here(path: Path) -> int:
    """Read a file in this process, where its memory can be seen."""
    clean = without_persons(tables([path], Reports(), OF_ANYBODY))
    if clean is None:
        raise ValueError(f"{path.name} was taken for our own form")
    assistant = Assistant(TOWN.code, catalogue=CATALOGUE, recorded=_recorded, areas=NAMES)
    records = assistant.read(clean, assistant.guess(clean), Asked(TOWN.code)).reading.records
    return sum(map(len, records[0].facts().values()))


def plainly(path: Path) -> int:
    """Read the cells alone."""
    with closing(load_workbook(path, read_only=True)) as book:
        return sum(cell is not None for row in book.worksheets[0].iter_rows(values_only=True) for cell in row)


def _recorded(code: str) -> Record | None:
    return Record(area=TOWN) if code == TOWN.code else None


if __name__ == "__main__":
    for line in lines(1.0):
        print(line.row(), flush=True)
