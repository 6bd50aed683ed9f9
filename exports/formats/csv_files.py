"""Records as CSV files, in a folder or a zip: a file a sheet, for Excel to open by double click."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

from exports.cells import headings, rows
from exports.contents import Records
from exports.format import Format
from graph.errors import UsageError
from loaders.origins import origin_headings, origin_sheet
from loaders.reading import read
from loaders.sheets import sheets


def csv_files(content: Records) -> dict[str, bytes]:
    """Return a CSV file for each sheet, by its name, and one that says where they are from.

    Raises UsageError (`unwritable_characters`) when the encoding cannot hold a name, with all such characters.
    """
    words, encoding = content.words, content.encoding
    texts = {f"{sheet.name(words.language)}.csv": _text(
        headings(sheet, words), rows(sheet, content.records, content.catalogue, words)) for sheet in sheets()}
    if origins := content.origins():
        said = ([origin.area, str(origin.number), origin.digest] for origin in origins)
        texts[f"{origin_sheet(words.language)}.csv"] = _text(origin_headings(words.language), said)
    if missing := sorted({c for text in texts.values() for c in set(text) if not _holds(encoding, c)}):
        raise UsageError("unwritable_characters", encoding=encoding, characters="".join(missing))
    return {name: text.encode(encoding) for name, text in texts.items()}


def csv_zip(content: Records) -> bytes:
    """Return a zip of the CSV files. Raises UsageError as `csv_files` does."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in csv_files(content).items():
            archive.writestr(name, text)
    return written.getvalue()


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


CSV_ZIP = Format("csv_zip", ".zip", Records, csv_zip, "application/zip", place=2, read=read)
CSV_FOLDER = Format("csv_folder", "", Records, csv_files, "text/csv", place=3, read=read)
