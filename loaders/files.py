"""From paths to tables: workbooks, CSV files, folders and zips, each known by its content."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from loaders import limits
from loaders.csv_files import csv_table
from loaders.problems import ProblemKind
from loaders.tables import Reports, Table
from loaders.workbooks import CHUNK_BYTES, workbook_tables

WORKBOOKS = {".xlsx", ".xlsm"}
CSVS = {".csv", ".tsv", ".txt"}
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY_ZIP = b"PK\x05\x06"
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
"""An encrypted workbook is an OLE file that holds a part of this name."""


def tables(paths: Sequence[Path], reports: Reports) -> list[Table]:
    """Return every table in the files; a file that cannot be read is reported."""
    return [table for path in paths for table in _of_path(path, reports)]


def _of_path(path: Path, reports: Reports) -> Iterator[Table]:
    if path.is_dir():
        yield from _of_folder(path, reports)
    elif not path.is_file():
        reports.problem(ProblemKind.MISSING_FILE, path.name)
    else:
        yield from _of_file(path.name, path, reports)


def _of_folder(folder: Path, reports: Reports) -> Iterator[Table]:
    wanted = [p for p in sorted(folder.iterdir())
              if p.suffix.lower() in WORKBOOKS | CSVS and p.is_file() and not p.name.startswith(("~$", "."))]
    if not wanted:
        reports.problem(ProblemKind.NO_TABLES, folder.name)
    if len(wanted) > limits.ENTRIES:
        reports.problem(ProblemKind.TOO_LARGE, folder.name, detail=str(limits.ENTRIES))
        return
    for path in wanted:
        yield from _of_file(path.name, path, reports)


def _of_file(file: str, path: Path, reports: Reports) -> list[Table]:
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.FILE_BYTES >> 20} MB")
            return []
        with path.open("rb") as opened:
            start = opened.read(512)
        suffix = path.suffix.lower()
        if not start.strip():
            reports.problem(ProblemKind.EMPTY_FILE, file)
        elif start.startswith(OLE):
            encrypted = ENCRYPTED_PART in path.read_bytes()
            reports.problem(ProblemKind.ENCRYPTED if encrypted else ProblemKind.OLD_EXCEL, file)
        elif start.startswith((ZIP, EMPTY_ZIP)):
            return _of_archive(file, path, suffix, reports)
        elif suffix in CSVS and not _is_something_else(start):
            table = csv_table(file, path.read_bytes(), reports)
            return [table] if table else []
        else:
            known = suffix in WORKBOOKS | CSVS | {".zip"}
            kind = ProblemKind.NOT_WHAT_IT_CLAIMS if known else ProblemKind.UNKNOWN_FORMAT
            reports.problem(kind, file, detail=suffix)
    except OSError as error:
        reports.problem(ProblemKind.UNREADABLE_FILE, file, detail=error.strerror or "")
    return []


OTHERS = (b"%pdf", b"<!doctype", b"<html", b"<?xml", b"\x89png", b"\xff\xd8")


def _is_something_else(start: bytes) -> bool:
    """Return whether a file that is called a CSV begins as a PDF, a page or a picture does."""
    return start.lstrip().lower().startswith(OTHERS)


def _of_archive(file: str, path: Path, suffix: str, reports: Reports) -> list[Table]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                reports.problem(ProblemKind.ENCRYPTED, file)
                return []
            if "xl/workbook.xml" in names:
                return workbook_tables(file, path, reports)
            if suffix == ".zip":
                return list(_of_zip(file, archive, reports))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return []
    reports.problem(ProblemKind.NOT_WHAT_IT_CLAIMS, file, detail=suffix)
    return []


def _of_zip(file: str, archive: zipfile.ZipFile, reports: Reports) -> Iterator[Table]:
    """Yield the tables of the files in a zip; only their last names count, so none leads anywhere."""
    wanted = [entry for entry in archive.infolist() if not entry.is_dir() and _is_wanted(entry.filename)]
    if len(wanted) > limits.ENTRIES:
        reports.problem(ProblemKind.TOO_LARGE, file, detail=str(limits.ENTRIES))
        return
    left, found = limits.UNPACKED_BYTES, False
    with tempfile.TemporaryDirectory() as folder:
        for number, entry in enumerate(wanted):
            name = PurePosixPath(_name(entry)).name
            if name.lower().endswith(".zip"):
                reports.problem(ProblemKind.ZIP_IN_ZIP, file, value=name)
                continue
            if PurePosixPath(name).suffix.lower() not in WORKBOOKS | CSVS:
                continue
            found = True
            unpacked = Path(folder, f"{number}{PurePosixPath(name).suffix.lower()}")
            left -= _unpack(archive, entry, unpacked, min(left, limits.FILE_BYTES))
            if left < 0 or unpacked.stat().st_size > limits.FILE_BYTES:
                reports.problem(ProblemKind.TOO_LARGE, file, value=name,
                                detail=f"{limits.FILE_BYTES >> 20} MB")
                return
            for table in _of_file(name, unpacked, reports):
                # A CSV file knows its name; the sheet of a workbook has one of its own.
                yield Table(f"{file}/{name}", table.name, table.rows)
    if not found:
        reports.problem(ProblemKind.NO_TABLES, file)


def _is_wanted(path: str) -> bool:
    name = PurePosixPath(path.replace("\\", "/")).name
    return not name.startswith(("~$", ".")) and "__MACOSX" not in path


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; Windows zips them in cp932 without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("cp932")
        except UnicodeError:
            name = entry.filename
    return name.replace("\\", "/")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> int:
    """Unpack one entry, stopping just after `most` bytes; return how many were written."""
    size = 0
    with archive.open(entry) as packed, target.open("wb") as file:
        while size <= most and (chunk := packed.read(CHUNK_BYTES)):
            size += file.write(chunk)
    return size
