"""What all tests share: how much is tried of what may be recorded, and a real Neo4j for those that ask for one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from neo4j import GraphDatabase

from graph.recent import forget
from tests.clocks import TODAY
from tests.strategies import FREELY
from tools.neo4j import server
from tools.neo4j.server import PASSWORD, QUICK, USER, Server

settings.register_profile("ci", derandomize=True, database=None, deadline=None,
                          suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", max_examples=100 * FREELY, deadline=None, print_blob=True,
                          suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
"""The same examples on every machine, however busy; `make fuzz` tries new ones, and more."""

NO_SERVER = server.missing()
SECONDS = 300
"""A test that hangs is ended; the first one also fetches the server and waits for it to start."""


os.environ |= {"TSUNAGARI_TODAY": TODAY, "TSUNAGARI_TIME_ZONE": "Asia/Tokyo"}


@pytest.fixture(autouse=True)
def _nothing_is_at_hand() -> None:
    """Each test works out itself what it looks at: one before it may have changed by what that is worked out."""
    forget()


@pytest.fixture(autouse=True)
def copies_of_servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies of server stores are kept in the test's own folder."""
    monkeypatch.setenv("TSUNAGARI_COPIES", str(tmp_path / "kept copies"))


@pytest.hookimpl(tryfirst=True)  # the groups are read by a hook of xdist
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where Neo4j cannot be started its tests are not run and say so; under CI on Linux that is a failure.

    All of them share a server. Those that leave it without its rules come after the others, those that kill it last:
    what it has planned is gone then, and costs it more than most tests.
    """
    items.sort(key=_what_is_left_of_the_server)
    for item in items:
        asked = getattr(getattr(item, "callspec", None), "params", {}).get("store_url") == "neo4j"
        if asked or "neo4j_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.neo4j)
            if not item.get_closest_marker("timeout"):
                item.add_marker(pytest.mark.timeout(SECONDS))
            item.add_marker(pytest.mark.xdist_group("neo4j"))
            if NO_SERVER and (os.name == "nt" or not os.environ.get("CI")):
                item.add_marker(pytest.mark.skip(reason=f"the Neo4j tests were not run: {NO_SERVER}"))


def _what_is_left_of_the_server(item: pytest.Item) -> int:
    asked = getattr(item, "fixturenames", ())
    return 2 if "mortal_server" in asked else 1 if "bare_server" in asked else 0


@pytest.fixture(autouse=True, scope="session")
def _log_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What goes wrong in a test is not written into the log of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSUNAGARI_LOG", str(tmp_path_factory.mktemp("faults")))
        yield


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that runs, with a home of its own."""
    try:
        server.fetch()
    except subprocess.CalledProcessError:
        if os.environ.get("CI"):
            raise
        pytest.skip("the Neo4j tests were not run: Maven could not fetch it (it says why above)")
    running = Server(tmp_path_factory.mktemp("neo4j"), server.free_port(), heap="512m", cache="64m", java=QUICK)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def neo4j_url(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty store on the server, with user and password in the environment."""
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("TSUNAGARI_STORE")
    with GraphDatabase.driver(neo4j_server.url, auth=(USER, PASSWORD)) as driver:
        driver.execute_query("MATCH (n) WHERE NOT n:Store DETACH DELETE n")
    return neo4j_server.url


@pytest.fixture
def mortal_server(neo4j_server: Server, neo4j_url: str) -> Iterator[Server]:
    """The server, with an empty store, to be killed, stopped, paused or set up otherwise: it comes back."""
    assert neo4j_server.url == neo4j_url
    yield neo4j_server
    if not neo4j_server.runs or neo4j_server.set_up():
        neo4j_server.kill()
        neo4j_server.start()
