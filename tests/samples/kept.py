"""The sample data, read once for all tests of a process, and a store that holds it, copied for whoever changes it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sample_data
from graph.catalogue import read_catalogue
from graph.record.record import Record
from graph.store import Store, open_store
from loaders.reading import read

WHO = "見本データ"


@cache
def sample_records() -> tuple[Record, ...]:
    """Return what the shipped tables say."""
    return tuple(read(sample_data.FOLDERS, catalogue=read_catalogue(), recorded=lambda _: None).records)


def save_samples(store: Store, *codes: str) -> None:
    """Save all of the sample data in one go, as the app does when its store is new, or the records of some areas."""
    store.save_all([(record, 0) for record in sample_records() if not codes or record.area.code in codes], who=WHO)


def store_of_samples(folder: Path) -> str:
    """Put a store that holds the sample data into a folder, and return its address."""
    shutil.copy(_kept().name, folder / "tsunagari.db")
    return f"sqlite:///{folder / 'tsunagari.db'}"


class _Kept:
    """A store in a folder that goes when the tests end."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory()
        self.name = Path(self.folder.name, "tsunagari.db")
        store = open_store(f"sqlite:///{self.name}")
        save_samples(store)
        store.close()


@cache
def _kept() -> _Kept:
    return _Kept()
