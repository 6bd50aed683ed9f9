"""Which parts a workbook has: its sheets, in order, and what they share."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from loaders import limits
from loaders.workbooks.styles import Styles
from loaders.workbooks.texts import SharedTexts
from loaders.workbooks.worksheets import Book
from loaders.workbooks.xml_parts import Attributes, Handler, PartTooLarge, is_on, local, read_part

MAIN_PART = "xl/workbook.xml"
HIDDEN_STATES = {"hidden", "veryhidden"}
WORKSHEET, SHARED_TEXTS, STYLES = "worksheet", "sharedstrings", "styles"
"""How the kinds of related parts end, in small letters; the beginning differs between Open XML and Strict Open XML."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its name, where its part is, whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Archive:
    """The parts of a workbook by name; case and slashes do not matter. Counts what is unpacked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
        self._left = limits.UNPACKED_BYTES

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    def read(self, part: str, handler: Handler, most: int = limits.UNPACKED_BYTES) -> None:
        """Give a part to a handler. Raises KeyError when there is none, and what `read_part` and unpacking raise."""
        with self._archive.open(self._entries[part.lower()]) as opened:
            self._left -= read_part(opened, handler, min(most, self._left))


class _Relations:
    """Takes in which parts a part refers to: `of` has kind and place by id."""

    def __init__(self, folder: str) -> None:
        self.of: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2].lower()
            target = attributes.get("Target", "").replace("\\", "/")
            place = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            self.of[attributes.get("Id", "")] = kind, place
            if len(self.of) > limits.ENTRIES:
                raise PartTooLarge(f"{limits.ENTRIES:,}")

    def text(self, data: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass

    def place(self, kind: str, usual: str) -> str:
        return next((place for relation, place in self.of.values() if relation == kind), usual)


@dataclass
class _Sheets:
    """Takes in the list of sheets."""

    of: list[tuple[str, str, bool]] = field(default_factory=list)
    since_1904: bool = False

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "").lower() in HIDDEN_STATES
            self.of.append((attributes.get("name", ""), local(attributes, "id"), hidden))
            if len(self.of) > limits.ENTRIES:
                raise PartTooLarge(f"{limits.ENTRIES:,}")
        elif name == "workbookPr":
            self.since_1904 = is_on(attributes.get("date1904"))

    def text(self, data: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


def open_book(archive: Archive) -> tuple[list[SheetPart], Book]:
    """Return the worksheets of a workbook, in order, and what they share.

    Raises KeyError for a part that is not there, and what `Archive.read` raises.
    """
    sheets, relations = _Sheets(), _Relations("xl")
    archive.read("xl/_rels/workbook.xml.rels", relations, limits.STRUCTURE_BYTES)
    archive.read(MAIN_PART, sheets, limits.STRUCTURE_BYTES)
    texts, styles = SharedTexts(), Styles()
    if (place := relations.place(SHARED_TEXTS, "xl/sharedstrings.xml")) in archive:
        archive.read(place, texts)
    if (place := relations.place(STYLES, "xl/styles.xml")) in archive:
        archive.read(place, styles, limits.STRUCTURE_BYTES)
    parts = [SheetPart(name, relations.of[related][1], hidden) for name, related, hidden in sheets.of
             if relations.of.get(related, ("",))[0] == WORKSHEET]
    return parts, Book(texts.texts, texts.struck, styles.of, sheets.since_1904)
