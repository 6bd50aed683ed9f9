"""What can be written to a file: each class is a content, and `exports/formats/` says how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.catalogue import Catalogue
from graph.pictures.scene import Scene
from graph.record.record import Record
from graph.store import Loaded, Revision
from loaders.origins import Origin
from locales import Words

EXCEL_READS = "utf-8-sig"
"""The encoding of CSV files that Excel opens by double click."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of areas, for `loaders` to read back without a difference; `encoding` is that of CSV files.

    `revisions` are those they were read from: what is changed in the file later is laid over what was saved meanwhile.
    """

    records: Sequence[Record]
    catalogue: Catalogue
    words: Words
    encoding: str = EXCEL_READS
    revisions: Sequence[Revision] = ()

    @classmethod
    def of(cls, loaded: Sequence[Loaded], catalogue: Catalogue, words: Words, encoding: str = EXCEL_READS) -> Records:
        """Return records as they were read from a store."""
        return cls([each.record for each in loaded], catalogue, words, encoding, [each.revision for each in loaded])

    def origins(self) -> tuple[Origin, ...]:
        """Return what the file says of where it is from."""
        return tuple(Origin(revision.area, revision.number, revision.digest) for revision in self.revisions)


@dataclass(frozen=True, slots=True)
class Template:
    """The empty form: every sheet, its headings and choices, and what each column means."""

    catalogue: Catalogue
    words: Words


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; a cell is text, a number, or None where nothing is known."""

    headings: Sequence[str]
    rows: Sequence[Sequence[object]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]]) -> Table:
        """Return rows by their headings as a table."""
        return cls(list(rows[0]) if rows else [], [list(row.values()) for row in rows])


@dataclass(frozen=True, slots=True)
class Tables:
    """Several tables by their titles; a format of a single table writes the `main` one."""

    tables: Mapping[str, Table]
    main: str

    @classmethod
    def single(cls, title: str, table: Table) -> Tables:
        """Return one table as the only one."""
        return cls({title: table}, title)

    @classmethod
    def of(cls, sheets: Mapping[str, Sequence[Mapping[str, str]]]) -> Tables:
        """Return rows as tables by their titles; the last one is the main one."""
        return cls({title: Table.of(rows) for title, rows in sheets.items()}, list(sheets)[-1])


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene with the line under it (date, sources)."""

    scene: Scene
    caption: str
    words: Words


@dataclass(frozen=True, slots=True)
class ClickablePicture(Picture):
    """A picture of which a click shows more: `panel` returns it by the id of a node, every name in it escaped."""

    panel: Callable[[str], str]
