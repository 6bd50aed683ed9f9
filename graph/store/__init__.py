"""Where records are kept: `open_store(url)` gives the one `Store`, whichever database is behind it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from graph.errors import UsageError
from graph.store.copying import Copied, copy, identical
from graph.store.revisions import AreaLine, Loaded, Revision
from graph.store.sqlite import SQLite, restore_file
from graph.store.store import Store

DEFAULT_STORE = "sqlite:///data/tsunagari.db"
SERVER = ("neo4j", "bolt")
SECURED = ("", "s", "ssc")

__all__ = ["DEFAULT_STORE", "AreaLine", "Copied", "Loaded", "Revision", "Store", "copy", "identical",
           "open_store", "restore"]


def open_store(url: str) -> Store:
    """Open a store, made if there is none.

    `sqlite:///relative.db` or `sqlite:////absolute.db` is a file; `neo4j://host:7687` (also `bolt://`,
    `neo4j+s://` …) a database of a server, whose user, password and name come from the environment
    (`NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`). Raises UsageError (`store_url`) for an address
    nobody understands or that holds a password, and StoreError when the store cannot be opened.
    """
    if _is_server(url):
        from graph.store.neo4j import Neo4j  # the driver takes a while to import, and few need it

        return Store(Neo4j(url))
    return Store(SQLite(_file(url)))


def restore(url: str, source: Path) -> Path | None:
    """Put a backup in the store's place; return the file in which what was there is kept, if anything was.

    Raises as `restore_file` does. Then nothing was changed.
    """
    if _is_server(url):
        from graph.store.neo4j import Neo4j

        engine = Neo4j(url)
        try:
            return engine.restore(source)
        finally:
            engine.close()
    return restore_file(_file(url), source)


def _is_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        scheme, _, secured = parts.scheme.partition("+")
        known = scheme in SERVER and secured in SECURED and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(known) and not (parts.username or parts.password or parts.query or parts.path.strip("/"))


def _file(url: str) -> Path:
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets around what is no IPv6 address
        raise UsageError("store_url", scheme="") from None
    # sqlite:///C:/folder/a.db and sqlite:///folder/a.db are both "/…" behind the empty host.
    path = unquote(parts.path)[1:]
    if parts.scheme != "sqlite" or parts.netloc or not path:
        # The address may carry a password; it is never repeated.
        raise UsageError("store_url", scheme=parts.scheme)
    return Path(path)
