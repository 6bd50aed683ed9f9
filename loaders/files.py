"""From paths to tables: workbooks, CSV files, folders and zips, each known by its content."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath

from loaders import limits
from loaders.csv_files import csv_table, text_table
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Reports, Table
from loaders.workbooks import BROKEN_ARCHIVE, MAIN_PART, workbook_tables

WORKBOOKS = {".xlsx", ".xlsm"}
ARCHIVES = WORKBOOKS | {".zip", ".xlsb", ".ods", ".numbers"}
"""Files that are archives of parts; which of them a file is, its parts say."""
KNOWN_PARTS = {
    "xl/workbook.bin": ProblemKind.BINARY_EXCEL,
    "content.xml": ProblemKind.OPEN_DOCUMENT,
    "index/document.iwa": ProblemKind.NUMBERS,
    "index.zip": ProblemKind.NUMBERS,
}
"""By which part spreadsheets of other programs are known. They are refused by name: no reader tells what they show."""
ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the older Office files begin, and those with a password."""
XML = {".graphml", ".gexf"}
CHUNK_BYTES = 1 << 20
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
"""An encrypted workbook is an OLE file that holds a part of this name."""
OTHERS = (b"%pdf", b"<!doctype", b"<html", b"<?xml", b"\x89png", b"\xff\xd8")
"""How files begin that somebody may have named a CSV: a PDF, a page, a picture."""


def _csv(file: str, path: Path, reports: Reports, book: str) -> list[Table]:
    table = csv_table(file, path.read_bytes(), reports, book)
    return [table] if table else []


def _text(file: str, path: Path, reports: Reports, book: str) -> list[Table]:
    table = text_table(file, path.read_bytes(), reports, book)
    return [table] if table else []


def _document(file: str, path: Path, reports: Reports, book: str) -> list[Table]:
    from loaders.word_files import document_tables  # half a second that only those wait who need it

    return document_tables(file, path, reports, book)


def _graph(file: str, path: Path, reports: Reports, book: str) -> list[Table]:
    from loaders.graph_files import graph_tables

    return graph_tables(file, path.read_bytes(), reports, book)


Readers = Mapping[str, Callable[[str, Path, Reports, str], list[Table]]]
"""By the end of a file's name what returns its tables: of files that are no archives of sheets or files."""
OF_OURS: Readers = {".csv": _csv, ".tsv": _csv, ".txt": _csv}
"""The files in which our own template comes."""
OF_ANYBODY: Readers = {**OF_OURS, ".txt": _text, ".docx": _document, ".graphml": _graph, ".gexf": _graph,
                       ".json": _graph}
"""The files that people have."""


def tables(paths: Sequence[Path], reports: Reports, readers: Readers = OF_OURS) -> list[Table]:
    """Return every table in the files; a file that cannot be read is reported."""
    return [table for path in paths for table in _of_path(path, reports, readers)]


def _of_path(path: Path, reports: Reports, readers: Readers) -> Iterator[Table]:
    try:
        if path.is_dir():
            yield from _of_folder(path, reports, readers)
        elif path.is_file():
            yield from _of_file(path.name, path, "", reports, readers)
        else:
            reports.problem(ProblemKind.MISSING_FILE, path.name)
    except OSError as error:
        reports.problem(ProblemKind.UNREADABLE_FILE, path.name, detail=error.strerror or "")


def _of_folder(folder: Path, reports: Reports, readers: Readers) -> Iterator[Table]:
    """Yield the tables of the files in a folder and in the folders in it, each of which is a book of its own.

    Raises OSError.
    """
    present = list(islice(_walked(folder), limits.ENTRIES + 1))
    wanted = {path for path in present if path.suffix.lower() in WORKBOOKS | readers.keys()}
    if not wanted:
        reports.problem(ProblemKind.NO_TABLES, folder.name)
    if len(present) > limits.ENTRIES:
        reports.problem(ProblemKind.TOO_LARGE, folder.name, detail=f"{limits.ENTRIES:,}")
        return
    for path in present:
        file = path.relative_to(folder).as_posix()
        if path not in wanted:
            reports.hint(HintKind.UNREAD_FILE, file)
        elif not path.is_file():  # a link that leads nowhere, or a pipe that would never end
            reports.problem(ProblemKind.MISSING_FILE, file)
        else:
            yield from _of_file(file, path, str(path.parent), reports, readers)


def _walked(folder: Path) -> Iterator[Path]:
    """Yield what a person put into a folder, then into those in it; a link to a folder is not followed."""
    present = [path for path in sorted(folder.iterdir()) if _is_wanted(path.name)]
    yield from (path for path in present if not path.is_dir())
    for path in present:
        if path.is_dir() and not path.is_symlink():
            yield from _walked(path)


def _of_file(file: str, path: Path, book: str, reports: Reports, readers: Readers) -> list[Table]:
    """Return the tables of one file, which is what its content says and not what its name says."""
    reports.begin(file)
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.FILE_BYTES >> 20} MB")
            return []
        with path.open("rb") as opened:
            start = opened.read(512)
        suffix = path.suffix.lower()
        known = suffix in ARCHIVES | readers.keys()
        if not start.strip():
            reports.problem(ProblemKind.EMPTY_FILE, file)
        elif start.startswith(OLE):
            encrypted = ENCRYPTED_PART in path.read_bytes()
            reports.problem(ProblemKind.ENCRYPTED if encrypted else ProblemKind.OLD_EXCEL, file)
        elif start.startswith((ZIP, EMPTY_ZIP)) and suffix in ARCHIVES:
            return _of_archive(file, path, reports, readers)
        elif suffix in readers and _may_be(suffix, start):
            return readers[suffix](file, path, reports, book)
        else:
            kind = ProblemKind.NOT_WHAT_IT_CLAIMS if known else ProblemKind.UNKNOWN_FORMAT
            reports.problem(kind, file, detail=suffix)
    except OSError as error:
        reports.problem(ProblemKind.UNREADABLE_FILE, file, detail=error.strerror or "")
    return []


def _may_be(suffix: str, start: bytes) -> bool:
    """Return whether a file that begins like this may be what the end of its name says."""
    if suffix == ".docx":
        return start.startswith(ZIP)
    is_other = start.lstrip().lower().startswith(OTHERS) and suffix not in XML
    return not is_other and not start.startswith(ZIP)


def _of_archive(file: str, path: Path, reports: Reports, readers: Readers) -> list[Table]:
    """Return the tables of a workbook, or of a zip of files."""
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN_ARCHIVE as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return []
    with archive:
        parts = {name.replace("\\", "/").lower() for name in archive.namelist()}
        if any(entry.flag_bits & 1 for entry in archive.infolist()):
            reports.problem(ProblemKind.ENCRYPTED, file)
        elif MAIN_PART in parts:
            return workbook_tables(file, path, reports)
        elif kind := next((kind for part, kind in KNOWN_PARTS.items() if part in parts), None):
            reports.problem(kind, file)
        elif path.suffix.lower() == ".zip":
            return list(_of_zip(file, archive, reports, readers))
        else:
            reports.problem(ProblemKind.NOT_WHAT_IT_CLAIMS, file, detail=path.suffix.lower())
    return []


def _of_zip(file: str, archive: zipfile.ZipFile, reports: Reports, readers: Readers) -> Iterator[Table]:
    """Yield the tables of the files in a zip; only their last names count, so none leads anywhere."""
    files = (entry for entry in archive.infolist() if not entry.is_dir())
    present = [(PurePosixPath(_name(entry)).name, entry) for entry in files]
    wanted = [(name, entry) for name, entry in present
              if _is_wanted(name) and not entry.filename.startswith("__MACOSX/")]
    if len(wanted) > limits.ENTRIES:
        reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.ENTRIES:,}")
        return
    left, has_tables = limits.UNPACKED_BYTES, False
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, entry) in enumerate(wanted):
            suffix = PurePosixPath(name).suffix.lower()
            if suffix == ".zip":
                reports.problem(ProblemKind.ZIP_IN_ZIP, file, value=name)
            elif suffix not in WORKBOOKS | readers.keys():
                reports.hint(HintKind.UNREAD_FILE, f"{file}/{name}")
            else:
                has_tables, unpacked = True, Path(folder, f"{number}{suffix}")
                most = min(left, limits.FILE_BYTES)
                size = _unpack(f"{file}/{name}", archive, entry, unpacked, most, reports)
                if size is None:
                    continue
                left -= size
                if left < 0 or size > limits.FILE_BYTES:
                    reports.problem(ProblemKind.TOO_LARGE, f"{file}/{name}",
                                    detail=f"{limits.FILE_BYTES >> 20} MB")
                    return
                yield from _of_file(f"{file}/{name}", unpacked, file, reports, readers)
                unpacked.unlink()
    if not has_tables:
        reports.problem(ProblemKind.NO_TABLES, file)


def _is_wanted(name: str) -> bool:
    """Return whether a file is one that a person put there: not hidden, not Excel's mark of an open file."""
    return not name.startswith(("~$", "."))


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; Windows writes it in cp932, and other tools in UTF-8, without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        for encoding in ("utf-8", "cp932"):
            try:
                name = entry.filename.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return name.replace("\\", "/")


def _unpack(file: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int,
            reports: Reports) -> int | None:
    """Unpack one entry, stopping just after `most` bytes; return how many, or None when it is damaged."""
    size = 0
    try:
        with archive.open(entry) as packed, target.open("wb") as unpacked:
            while size <= most and (chunk := packed.read(CHUNK_BYTES)):
                size += unpacked.write(chunk)
    except BROKEN_ARCHIVE as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return None
    return size
