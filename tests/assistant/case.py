"""Files as town halls have them, written by hand with their right reading: `cases/*.toml`."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from loaders.assistant.cleaned import Cleaned
from loaders.assistant.cleaning import cleaned
from loaders.assistant.grid import Grid, grid_from, grid_of
from loaders.assistant.guess import Guess, Kind
from loaders.assistant.guessing import guess_of
from loaders.assistant.place import AreaName, Surroundings
from loaders.assistant.reading import Answers, understand
from loaders.assistant.spelling import key
from loaders.assistant.understood import Understood
from loaders.csv_files import pasted_table
from loaders.graph_files import graph_tables
from loaders.tables import Reports, Span
from loaders.word_files import document_tables

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
UNDIRECTED = {"shares_information", "handles_cases_together", "formal_agreement"}


@dataclass(frozen=True)
class Case:
    """One case: what lies in its file, what is around it, what a careful reader takes from it."""

    name: str
    said: dict[str, Any]

    @property
    def surroundings(self) -> Surroundings:
        """What the assistant is given beside the file."""
        areas = tuple(AreaName(*area) for area in self.said.get("areas", [self.said["area"]]))
        return Surroundings(AreaName(*self.said["area"]), areas)

    def grids(self, folder: Path) -> tuple[Grid, ...]:
        """Return the file as grids; a Word document is written into the folder and read from there."""
        if "paste" in self.said:
            table = pasted_table("", self.said["paste"].lstrip("\n"), Reports())
            assert table
            return (grid_from(table),)
        if "docx" in self.said:
            return tuple(map(grid_from, document_tables("要綱.docx", _document(self.said["docx"], folder / "a.docx"), Reports())))
        if "content" in self.said:
            return tuple(map(grid_from, graph_tables(self.said["file"], self.said["content"].strip().encode(), Reports())))
        return tuple(_sheet(sheet, self.said) for sheet in self.said["sheets"])

    def read(self, folder: Path, *, guesses: bool) -> tuple[Cleaned, Guess, Understood]:
        """Return what the assistant makes of the file, told what it is or left to guess."""
        clean = cleaned(self.grids(folder))
        guess = guess_of(clean.grids, self.surroundings, wanted=None if guesses else Kind(self.said["kind"]))
        return clean, guess, understand(clean, guess, self.surroundings, Answers(tie_kind=self.said.get("tie_kind", "")))

    @property
    def expected(self) -> dict[str, Any]:
        """What a careful reader takes from the file."""
        expected: dict[str, Any] = self.said["expected"]
        return expected


def case(path: Path) -> Case:
    """Return the case of a TOML file."""
    return Case(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def lines(text: str) -> list[list[str]]:
    """Return the parts of each line, parted by |."""
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


def membership_keys(text: str, networks: list[str]) -> set[tuple[str, str, str]]:
    """Return memberships as keys; one line an organisation, its council unless there is one only, its seat."""
    keys = set()
    for parts in lines(text) if text.strip() else ():
        organisation, *rest = parts
        council, seat = (networks[0], rest[0]) if len(networks) == 1 else (rest[0], rest[1])
        keys.add((key(organisation), key(council), seat))
    return keys


def tie_key(source: str, target: str, kind: str, reported_by: str) -> tuple[str, str, str, str]:
    """Return a tie as a key; of a kind without direction the ends are in one order."""
    ends = sorted((key(source), key(target))) if kind in UNDIRECTED else [key(source), key(target)]
    return ends[0], ends[1], kind, key(reported_by)


def _sheet(said: dict[str, Any], case_said: dict[str, Any]) -> Grid:
    separator = said.get("separator", case_said.get("separator", "|"))
    text = said["rows"].lstrip("\n")
    rows = [[cell.replace("⏎", "\n") for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator, quoting=csv.QUOTE_NONE)]
    merged = tuple(_span(reference) for reference in said.get("merged", case_said.get("merged", ())))
    return grid_of(rows, file=case_said.get("file", ""), sheet=said.get("name", ""), merged=merged, hidden=said.get("hidden", False))


def _span(reference: str) -> Span:
    match = re.fullmatch(r"([A-Z])(\d+):([A-Z])(\d+)", reference)
    assert match
    return Span(int(match[2]) - 1, ord(match[1]) - 65, int(match[4]) - 1, ord(match[3]) - 65)


def _document(text: str, path: Path) -> Path:
    """Write a Word document: `1. ` are Word's own numbers (a new list after other lines), ~~ is crossed out."""
    document = Document()
    document.core_properties.author = "架空 作成者"
    document.sections[0].footer.paragraphs[0].text = "担当：架空 作成者"
    number = 0
    was_item = False
    for line in text.strip().splitlines():
        is_item = line.startswith("1. ")
        paragraph = document.add_paragraph()
        bare = line.removeprefix("1. ").removeprefix("# ")
        run = paragraph.add_run(bare.strip("~"))
        run.font.strike = bare.startswith("~~") or None
        if is_item:
            number += not was_item
            _numbered(document, paragraph, number)
        was_item = is_item
    document.save(str(path))
    return path


def _numbered(document: Any, paragraph: Any, number: int) -> None:
    root = document.part.numbering_part.element
    number_id = str(100 + number)
    if not any(numbering.get(qn("w:numId")) == number_id for numbering in root.findall(qn("w:num"))):
        new = OxmlElement("w:num")
        new.set(qn("w:numId"), number_id)
        abstract = OxmlElement("w:abstractNumId")
        abstract.set(qn("w:val"), root.findall(qn("w:abstractNum"))[0].get(qn("w:abstractNumId")))
        new.append(abstract)
        root.append(new)
    properties = paragraph._p.get_or_add_pPr()
    numbered = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", number_id)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        numbered.append(child)
    properties.append(numbered)
