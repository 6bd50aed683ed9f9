"""Neo4j 5, the server: for many offices at once, for analysts, and for more than one machine holds.

One driver a process, `$rows` in batches, uniqueness constraints before the first row. Only one save at a
time: each begins by writing to the one `Store` node, whose lock it holds until it ends. The only module
that knows the driver. Address from the caller; user, password and database from the environment.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from threading import local
from time import monotonic
from typing import Any

from neo4j import READ_ACCESS, WRITE_ACCESS, GraphDatabase, RoutingControl, Transaction
from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from graph.clock import Clock
from graph.errors import StoreDamaged, StoreTooNew, StoreUncertain
from graph.facts.fact import Fact
from graph.store.copies import BEFORE_RESTORE, keep_copy, place_of_server
from graph.store.copying import copy
from graph.store.declaration import Declaration
from graph.store.engines import neo4j_rows
from graph.store.engines.engine import Row, can_be_held
from graph.store.engines.neo4j_errors import ours
from graph.store.engines.neo4j_ordering import copy_in_order, order_saves
from graph.store.engines.queries import cypher_statements, query
from graph.store.engines.sqlite import SQLite
from graph.store.proving import proven_copy
from graph.store.remaking import replace_all_newest_rows
from graph.store.remembering import row_of
from graph.store.store import Store
from graph.store.writing import write

VERSION = 4
"""The version of the `Store` node. A new database begins with it (`queries/neo4j/begin.cypher`), an older one comes to
it by a script `migrate_to_N.cypher` for each version on the way."""

ROWS_FOLLOW = 3
"""From this version on what is kept of facts follows from the declarations; a new field or kind is no new version."""

BATCH = 5_000
"""Rows handed over in one statement."""

CONNECT_SECONDS = 5.0
"""How long a server may take to answer the first time before it counts as not there."""

SAVE_SECONDS, FACTS_A_SECOND = 30.0, 500
"""How long a save may take, waiting for another one included: so long, and the longer the more it writes."""

MADE_BY_ANOTHER = "SchemaRuleAlreadyExists"
"""Ends the codes by which a server says that there is such an index, or constraint, already."""

# What the driver logs is told by the error that follows; without a handler it would go to the console.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4j:
    """One database of a Neo4j server or cluster."""

    def __init__(self, url: str, clock: Clock, *, version: int = VERSION) -> None:
        self.name, self._clock, self._up_to_date = url, clock, False
        self._database = os.environ.get("NEO4J_DATABASE") or None
        self._here = local()
        self._bookmarks = GraphDatabase.bookmark_manager()
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD")
        with self._errors_translated():
            self._driver = GraphDatabase.driver(
                url, auth=(user, password) if password else None, user_agent="tsunagari",
                connection_timeout=CONNECT_SECONDS, connection_acquisition_timeout=2 * CONNECT_SECONDS,
                max_transaction_retry_time=CONNECT_SECONDS, liveness_check_timeout=1.0,
                notifications_min_severity="OFF")
        with ExitStack() as opened, self._errors_translated():
            opened.callback(self._driver.close)
            self._migrate(version)
            self._up_to_date = True
            opened.pop_all()

    def ask(self, query_name: str, /, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named query."""
        if not can_be_held(parameters.values()):
            return []
        return self._ask(query("neo4j", query_name), parameters)

    def run(self, query_name: str, rows: Iterable[Row], /) -> None:
        """Run a named query for all rows, some thousands at a time; only while writing."""
        self._run(query("neo4j", query_name), rows)

    def save_rows(self, kind: type[Fact], rows: Iterable[Row], /) -> None:
        """Keep rows of a kind of fact, some thousands at a time; only while writing."""
        self._run(neo4j_rows.save(kind), rows)

    def remove_rows(self, kind: type[Fact], areas: Iterable[str], /) -> None:
        """Let go of some areas' rows of a kind of fact; only while writing."""
        self._run(neo4j_rows.remove(kind), ({"area": area} for area in areas))

    def rows(self, kind: type[Fact], areas: Sequence[str], /) -> list[tuple[str, Row]]:
        """Return the rows of a kind of fact that are kept of some areas, each area's in their order."""
        return [(row.pop(neo4j_rows.OF), row) for row in self._ask(neo4j_rows.find(kind), {"areas": list(areas)})]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one transaction, on one server of a cluster; inside a write transaction that one is held."""
        if self._here_is_one():
            yield
            return
        with self._session(READ_ACCESS) as session, self._begun(session.begin_transaction()):
            yield

    @contextmanager
    def writing(self, facts: int = 0) -> Iterator[None]:
        """Hold the one write transaction of the store; inside it, it is held already."""
        if self._here_is_one():
            yield
            return
        seconds = SAVE_SECONDS + facts / FACTS_A_SECOND
        with self._session(WRITE_ACCESS, seconds) as session:
            transaction = session.begin_transaction(timeout=seconds)
            with self._begun(transaction):
                self._hold()
                yield
                self._keep_house("remove_loose_ends")
                with self._errors_translated(committing=True):
                    transaction.commit()

    def settle(self) -> None:
        """Do nothing: the server keeps its statistics itself."""

    def backup(self, target: Path) -> None:
        """Copy everything into a new file, a store of the other kind."""
        with closing(Store(SQLite(target, self._clock, called=str(target)), self._clock)) as store:
            copy(Store(self, self._clock), store, damaged=True)

    def restore(self, source: Path) -> Path:
        """Put a backup in the place of everything; what was there is kept in the file that is returned.

        All in one transaction, which waits for every save. Raises as `proven_copy` does, and UsageError
        (`cannot_write`) when what is there cannot be kept; nothing is changed then.
        """
        with tempfile.TemporaryDirectory() as folder, proven_copy(
                source, Path(folder, "backup.db"), self._clock, store=tempfile.gettempdir()) as file, closing(
                Store(SQLite(file, self._clock, create=False, called=str(source)), self._clock)) as backup:
            versions = [version for area in backup.histories() for version in backup.versions(area)]
            mappings = backup.mappings()
        kept = keep_copy(place_of_server(self.name), BEFORE_RESTORE, self._clock, self.backup)
        with self.writing(sum(v.facts for v in versions)):
            self._keep_house("remove_everything")
            write(self, versions)
            self.run("save_mapping", map(row_of, mappings))
        return kept

    def findings(self) -> tuple[list[str], bool]:
        """Return nothing: the server checks its files itself when it starts."""
        return [], True

    def close(self) -> None:
        """Close the connections of all threads."""
        self._driver.close()

    # ------------------------------------------------------------------------------------------

    def _here_is_one(self) -> bool:
        return getattr(self._here, "transaction", None) is not None

    def _transaction(self) -> Transaction:
        transaction: Transaction = self._here.transaction
        return transaction

    @contextmanager
    def _session(self, access: str, seconds: float | None = None) -> Iterator[Any]:
        with self._errors_translated(seconds=seconds), self._driver.session(
                database=self._database, default_access_mode=access,
                bookmark_manager=self._bookmarks) as session:
            yield session

    @contextmanager
    def _begun(self, transaction: Transaction) -> Iterator[None]:
        """Let everything that this thread asks go through one transaction, and close it at the end."""
        self._here.transaction = transaction
        try:
            yield
        finally:
            self._here.transaction = None
            transaction.close()

    def _ask(self, text: str, parameters: Row) -> list[Row]:
        with self._errors_translated():
            if self._here_is_one():
                return [dict(row) for row in self._transaction().run(text, parameters)]
            result = self._driver.execute_query(
                text, parameters, routing_=RoutingControl.READ, database_=self._database,
                bookmark_manager_=self._bookmarks)
            return [dict(row) for row in result.records]

    def _run(self, text: str, rows: Iterable[Row]) -> None:
        waiting = iter(rows)
        with self._errors_translated():
            while batch := list(islice(waiting, BATCH)):
                self._transaction().run(text, rows=batch).consume()

    def _keep_house(self, name: str, **parameters: Any) -> list[Row]:
        return self._ask(query("neo4j/housekeeping", name), parameters)

    def _hold(self) -> None:
        """Wait until nobody else saves, and keep others waiting until the transaction ends."""
        rows = self._keep_house("hold")
        if not rows:
            raise StoreDamaged(store=self.name, reason="not_ours")
        others = self._up_to_date and rows[0]["declaration"] != neo4j_rows.declared().fingerprint
        if rows[0]["version"] > VERSION or others:
            raise StoreTooNew(store=self.name, version=rows[0]["version"], known=VERSION)

    def _migrate(self, wanted: int) -> None:
        """Bring the database to the wanted version, a copy of it made first, and its rows to the declarations."""
        rows = self._keep_house("find_store")
        if not rows and self._keep_house("find_strangers"):
            raise StoreDamaged(store=self.name, reason="not_ours")
        version = rows[0]["version"] if rows else 0
        unknown = Declaration("", tuple(rows[0]["names"])).unknown_to(neo4j_rows.declared()) if rows else []
        if version > wanted or unknown:
            shown = version if version > wanted else f"{version}, {unknown[0]}"
            raise StoreTooNew(store=self.name, version=shown, known=wanted)
        if version != wanted:
            self._migrate_from(version, wanted)
        if wanted >= ROWS_FOLLOW and not self._follows():
            self._make_rows_anew()

    def _migrate_from(self, version: int, wanted: int) -> None:
        if version:
            write_copy = self.backup if version > 1 else partial(copy_in_order, self, clock=self._clock)
            keep_copy(place_of_server(self.name), f"v{version}", self._clock, write_copy)
        scripts = [f"migrate_to_{number}" for number in range(version + 1, wanted + 1)] if version else ["begin"]
        for script in scripts:
            for statement in cypher_statements(query("neo4j", script)):
                self._write(statement)
        self._keep_house("await_indexes")
        if version == 1:
            order_saves(self, wanted)
        else:
            self._write(query("neo4j/housekeeping", "save_version"), rows=[{"version": wanted}])

    def _follows(self) -> bool:
        """Return whether rows are kept as this program declares them."""
        return bool(self._keep_house("find_store")[0]["declaration"] == neo4j_rows.declared().fingerprint)

    def _make_rows_anew(self) -> None:
        """Replace the rows of all areas. Meanwhile nobody saves who keeps them otherwise; whoever opens joins in."""
        now = neo4j_rows.declared()
        for statement in neo4j_rows.indexes():
            self._write(statement)
        self._keep_house("await_indexes")
        with self.writing():
            if self._follows():
                return
            self._keep_house("save_declaration", declaration="", names=now.names)
        replace_all_newest_rows(self)
        with self.writing():
            self._keep_house("save_declaration", declaration=now.fingerprint, names=now.names)

    def _write(self, statement: str, **parameters: Any) -> None:
        """Run a statement in a transaction of its own; the driver tries again what may be tried again.

        Programs that make the same indexes at once get into each other's way for longer than it tries, and find one
        made that was not there before.
        """
        ends = monotonic() + SAVE_SECONDS
        while True:
            try:
                self._driver.execute_query(statement, parameters, database_=self._database,
                                           bookmark_manager_=self._bookmarks)
            except Neo4jError as error:
                if MADE_BY_ANOTHER in (error.code or ""):
                    return
                if "DeadlockDetected" not in (error.code or "") or monotonic() > ends:
                    raise
            else:
                return

    @contextmanager
    def _errors_translated(self, *, committing: bool = False, seconds: float | None = None) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except (DriverError, Neo4jError) as error:
            lost = isinstance(error, (IncompleteCommit, ServiceUnavailable, SessionExpired))
            if committing and lost:
                raise StoreUncertain(store=self.name) from error
            raise ours(error, self.name, seconds or SAVE_SECONDS) from error
