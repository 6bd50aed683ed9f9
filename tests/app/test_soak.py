"""The real server under many clicks: no descriptor and no memory stays behind, and a file that vanishes is not the end.

Visitors speak Streamlit's own protocol over web sockets, without a browser. Each click is a rerun in a new thread.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from app_pages import PAGES as DECLARED
from graph.store import open_store
from tests.samples.kept import store_of_samples

ROOT = Path(__file__).parents[2]
RERUNS = int(os.environ.get("TSUNAGARI_RERUNS", "500"))
"""Two thousand take some minutes; docs/promises.md says when they were last tried."""
VISITORS = 4
AREAS = ("393860", "992011", "993018", "332089")
PAGES = ("", *(page.name for page in DECLARED[1:] if page.in_header))


@dataclass
class App:
    """The app's server, on a store with the samples."""

    process: psutil.Process
    port: int
    file: Path

    def visitor(self) -> ClientConnection:
        """Open the connection that a browser's page has."""
        return connect(f"ws://127.0.0.1:{self.port}/_stcore/stream", subprotocols=["streamlit"], max_size=None,
                       open_timeout=60, origin=Origin(f"http://127.0.0.1:{self.port}"))

    def descriptors(self) -> int:
        return self.process.num_handles() if psutil.WINDOWS else self.process.num_fds()

    def memory(self) -> float:
        """Return the megabytes that the server holds."""
        return self.process.memory_info().rss / 1e6


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    store_of_samples(tmp_path)
    file = tmp_path / "tsunagari.db"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = [sys.executable, "-m", "app_parts.frame.server", f"--port={port}", "--address=127.0.0.1"]
    environment = os.environ | {"TSUNAGARI_STORE": f"sqlite:///{file}"}
    with (tmp_path / "log.txt").open("w", encoding="utf-8") as log, subprocess.Popen(
            server, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT) as process:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            except OSError:
                assert process.poll() is None, (tmp_path / "log.txt").read_text(encoding="utf-8")
                assert time.monotonic() < deadline, "the app did not answer within a minute"
                time.sleep(0.1)
            else:
                break
        yield App(psutil.Process(process.pid), port, file)
        process.terminate()


def click(visitor: ClientConnection, area: str, page: str = "") -> list[str]:
    """Ask for a page as a click does; return the texts of what stands on it when the run is over."""
    wish = BackMsg()
    wish.rerun_script.query_string, wish.rerun_script.page_name = f"area={area}", page
    visitor.send(wish.SerializeToString())
    texts: list[str] = []
    while True:
        answer = ForwardMsg.FromString(visitor.recv(timeout=60))
        if answer.WhichOneof("type") == "script_finished":
            if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:  # a run that leaves the rest as it was follows
                return texts
            continue
        element = answer.delta.new_element
        if kind := element.WhichOneof("type"):
            content = getattr(element, kind)
            texts.append(getattr(content, "body", "") or getattr(content, "message", "") or kind)


@pytest.mark.timeout(60 + RERUNS)
def test_many_clicks_leave_no_descriptor_and_no_memory_behind(app: App) -> None:
    with ExitStack() as visits:
        visitors = [visits.enter_context(app.visitor()) for _ in range(VISITORS)]
        for number in range(RERUNS // 4 + RERUNS):
            if number == RERUNS // 4:
                files, memory = app.descriptors(), app.memory()
            click(visitors[number % VISITORS], AREAS[number // len(PAGES) % len(AREAS)], PAGES[number % len(PAGES)])
        slack = 20 if psutil.WINDOWS else 0
        assert app.descriptors() <= files + slack, "two a click, when each thread kept its connection"
        assert app.memory() - memory < 20 + RERUNS * 0.02, "0.36 a click, when each thread kept its connection"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a file that is open")
def test_a_store_that_vanishes_is_told_on_every_page_and_found_when_it_is_back(app: App) -> None:
    with app.visitor() as visitor:
        assert "いの町" in "".join(click(visitor, "393860"))
        away = app.file.rename(app.file.with_name("away.db"))
        for page in PAGES:
            text = "".join(click(visitor, "393860", page))
            assert "ファイルがありません" in text
            assert "exception" not in text
        with app.visitor() as newcomer:
            assert "ファイルがありません" in "".join(click(newcomer, "393860"))
        assert not app.file.exists(), "nothing new in its place"
        away.rename(app.file)
        assert "いの町" in "".join(click(visitor, "393860"))


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a file that is open")
def test_a_store_that_vanishes_before_the_first_visit_is_not_made_anew(app: App) -> None:
    app.file.unlink()
    with app.visitor() as visitor:
        assert "ファイルがありません" in "".join(click(visitor, "393860"))
    assert not app.file.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace a file that is open")
def test_another_store_in_its_place_is_shown_at_the_next_click(app: App, tmp_path: Path) -> None:
    with app.visitor() as visitor:
        assert "いの町" in "".join(click(visitor, "393860"))
        other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
        loaded = open_store(f"sqlite:///{app.file}")
        other.save(loaded.load("992011").record, based_on=0, who="架空課")
        for store in (other, loaded):
            store.close()
        (tmp_path / "other.db").replace(app.file)
        text = "".join(click(visitor, "393860"))
        assert "いの町ほけん福祉課" not in text
        assert "「いの町」の記録はありません" in text, "another town is shown in place of the one that was asked for"
        assert "架空みどり市" in "".join(click(visitor, "992011"))
