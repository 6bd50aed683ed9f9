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
from graph.files import write_all_whole, write_whole
from graph.record.record import Record
from loaders.sheets import sheets
from locales import Words

EXCEL_READS = "utf-8-sig"


def write_csv_folder(records: Sequence[Record], folder: Path, *, catalogue: Catalogue, words: Words,
                     encoding: str = EXCEL_READS) -> None:
    """Write a CSV file a sheet into a folder, made if there is none.

    Raises UsageError (`unwritable_characters`) when the encoding cannot hold a name, with all such
    characters; then nothing was written.
    """
    write_all_whole(folder, dict(_files(records, catalogue, words, encoding)))


def write_csv_zip(records: Sequence[Record], path: Path, *, catalogue: Catalogue, words: Words,
                  encoding: str = EXCEL_READS) -> None:
    """Write a zip of CSV files, into a folder made if there is none. Raises UsageError as `write_csv_folder` does."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(records, catalogue, words, encoding):
            archive.writestr(name, content)
    write_whole(path, written.getvalue())


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
