"""Records as CSV files, in a folder or a zip: a file a sheet, for Excel to open by double click."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from exports.cells import headings, rows
from graph.catalogue import Catalogue
from graph.errors import UsageError
from graph.model import Record
from loaders.sheets import sheets
from locales import Words

EXCEL_READS = "utf-8-sig"


def write_csv_folder(records: Sequence[Record], folder: Path, *, catalogue: Catalogue, words: Words,
                     encoding: str = EXCEL_READS) -> None:
    """Write a CSV file a sheet into a folder, made if there is none.

    Raises UsageError (`unwritable_characters`) when the encoding cannot hold a name, with all such
    characters; then nothing was written.
    """
    files = dict(_files(records, catalogue, words, encoding))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise UsageError("cannot_write", file=folder, reason=error.strerror or "") from error


def write_csv_zip(records: Sequence[Record], path: Path, *, catalogue: Catalogue, words: Words,
                  encoding: str = EXCEL_READS) -> None:
    """Write a zip of CSV files, its folder made if there is none. Raises UsageError as `write_csv_folder` does."""
    files = dict(_files(records, catalogue, words, encoding))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    except OSError as error:
        raise UsageError("cannot_write", file=path, reason=error.strerror or "") from error


def _files(records: Sequence[Record], catalogue: Catalogue, words: Words,
           encoding: str) -> Iterator[tuple[str, bytes]]:
    texts = {sheet: _text(headings(sheet, words), rows(sheet, records, catalogue, words))
             for sheet in sheets()}
    if missing := sorted({c for text in texts.values() for c in set(text) if not _holds(encoding, c)}):
        raise UsageError("unwritable_characters", encoding=encoding, characters="".join(missing))
    for sheet, text in texts.items():
        yield f"{sheet.name(words.language)}.csv", text.encode(encoding)


def _holds(encoding: str, character: str) -> bool:
    try:
        return character.encode(encoding).decode(encoding) == character
    except UnicodeError:
        return False


def _text(first: list[str], others: Iterator[list[str]]) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(first)
    writer.writerows(others)
    return written.getvalue()
