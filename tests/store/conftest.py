"""An empty store of each kind there is; every test of the specification runs on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store
from tests.clocks import Hands
from tests.store.bare import make_bare
from tools.neo4j.server import Server


@pytest.fixture(params=["sqlite", "neo4j"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that does not exist yet, or of an empty database."""
    if request.param == "neo4j":
        url: str = request.getfixturevalue("neo4j_url")
        return url
    return f"sqlite:///{tmp_path / '保存 先' / 'tsunagari.db'}"


@pytest.fixture
def hands() -> Hands:
    """The clock of the office whose store is tested."""
    return Hands()


@pytest.fixture
def store(store_url: str, hands: Hands) -> Iterator[Store]:
    store = open_store(store_url, hands.clock)
    yield store
    store.close()


@pytest.fixture
def bare_server(neo4j_server: Server, neo4j_url: str) -> str:
    """The address of a database that holds nothing, no rule either, to be begun in this way or that."""
    make_bare(neo4j_server)
    return neo4j_url
