"""Where records are kept: `open_store(url)` gives the one `Store`, whichever database is behind it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from graph.errors import UsageError
from graph.store.revisions import AreaLine, Loaded, Revision
from graph.store.sqlite import SQLite, restore_file
from graph.store.store import Store

DEFAULT_STORE = "sqlite:///data/tsunagari.db"

__all__ = ["DEFAULT_STORE", "AreaLine", "Loaded", "Revision", "Store", "open_store", "restore"]


def open_store(url: str) -> Store:
    """Open a store, made if there is none: `sqlite:///relative.db`, `sqlite:////absolute.db`.

    Raises UsageError (`store_url`) for an address nobody understands, and StoreError when the store
    cannot be opened.
    """
    return Store(SQLite(_file(url)))


def restore(url: str, source: Path) -> None:
    """Put a backup in the store's place; what was there is kept beside it. Raises as `restore_file` does."""
    restore_file(_file(url), source)


def _file(url: str) -> Path:
    parts = urlsplit(url)
    # sqlite:///C:/folder/a.db and sqlite:///folder/a.db are both "/…" behind the empty host.
    path = unquote(parts.path)[1:]
    if parts.scheme != "sqlite" or parts.netloc or not path:
        # The address may carry a password; it is never repeated.
        raise UsageError("store_url", scheme=parts.scheme)
    return Path(path)
