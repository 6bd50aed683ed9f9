"""Where records are kept: `open_store(url)` gives the one `Store`, whichever database is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from graph.clock import Clock, office_clock
from graph.errors import StoreUnreachable, UsageError
from graph.store.copies import BEFORE_RESTORE, DAMAGED, Kept, kept_copies, place_of_server
from graph.store.copying import Copied, copy, identical
from graph.store.engines.sqlite import SQLite
from graph.store.order import LastSave
from graph.store.restoring import Waiting, restore_file
from graph.store.revisions import AreaLine, Loaded, Revision
from graph.store.store import Base, Store

DEFAULT_STORE = "sqlite:///data/tsunagari.db"
FILE = "sqlite:///"
SERVER = ("neo4j", "bolt")
SECURED = ("", "s", "ssc")

WAIT_FOR_OTHERS_SECONDS = 10.0
"""How long a restore waits for others who have the store open."""

__all__ = ["BEFORE_RESTORE", "DAMAGED", "DEFAULT_STORE", "WAIT_FOR_OTHERS_SECONDS", "AreaLine", "Base", "Copied",
           "Kept", "LastSave", "Loaded", "Revision", "Store", "copies_of", "copy", "empty_store", "identical",
           "open_store", "restore"]


def open_store(url: str, clock: Clock | None = None, *, create: bool = True) -> Store:
    """Open a store, made if there is none, unless it must be there; `clock` is the office's if not given.

    `sqlite:///relative.db` or `sqlite:////absolute.db` is a file; `neo4j://host:7687` (also `bolt://`,
    `neo4j+s://` …) a database of a server, whose user, password and name come from the environment
    (`NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`). Raises UsageError (`store_url`) for an address
    nobody understands or that holds a password, and StoreError when the store cannot be opened.
    """
    clock = clock or office_clock()
    if _is_server(url):
        from graph.store.engines.neo4j import Neo4j  # the driver takes a while to import, and few need it

        return Store(Neo4j(url, clock), clock)
    return Store(SQLite(_file(url), clock, create=create), clock)


@contextmanager
def empty_store(called: str, clock: Clock) -> Iterator[Store]:
    """Open a store that holds nothing and is forgotten when it is left; errors name it `called`.

    Raises StoreError when there is no room for it.
    """
    with ExitStack() as opened:
        try:
            folder = Path(opened.enter_context(TemporaryDirectory()))
        except OSError as error:  # no folder for passing files takes a byte
            raise StoreUnreachable(store=called, reason="no_space") from error
        yield opened.enter_context(closing(Store(SQLite(folder / "none.db", clock, called=called), clock)))


def restore(url: str, source: Path, clock: Clock | None = None, *, wait: float = WAIT_FOR_OTHERS_SECONDS,
            anyway: bool = False, waiting: Waiting = lambda _: None) -> Path | None:
    """Put a backup in the store's place; return the file in which what was there is kept, if anything was.

    `wait`, `anyway` and `waiting` are about others who have a file open, see `restore_file`; on a server everybody
    stays. Raises as `restore_file` does. Then nothing was changed.
    """
    clock = clock or office_clock()
    if _is_server(url):
        from graph.store.engines.neo4j import Neo4j

        with closing(Neo4j(url, clock)) as engine:
            return engine.restore(source)
    return restore_file(_file(url), source, clock, wait=wait, anyway=anyway, waiting=waiting)


def copies_of(url: str, clock: Clock | None = None) -> tuple[Kept, ...]:
    """Return the copies that were kept of a store before it was restored or brought up to date, newest first."""
    clock = clock or office_clock()
    return kept_copies(place_of_server(url) if _is_server(url) else _file(url), clock)


def _is_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        scheme, _, secured = parts.scheme.partition("+")
        known = scheme in SERVER and secured in SECURED and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(known) and not (parts.username or parts.password or parts.query or parts.path.strip("/"))


def _file(url: str) -> Path:
    """Return the file of an address. Raises UsageError (`store_url`) when it is none."""
    # sqlite:///C:/folder/a.db and sqlite:///folder/a.db are both "/…" behind the empty host.
    path = unquote(url[len(FILE):], errors="surrogateescape") if url.startswith(FILE) else ""
    if not path or "\0" in path:
        # The address may carry a password; it is never repeated.
        scheme = url.partition(":")[0] if "://" in url else ""
        raise UsageError("store_url", scheme=scheme)
    return Path(path)
