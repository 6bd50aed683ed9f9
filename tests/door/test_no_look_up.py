"""No request leaves the machine: whatever the address, the host or the origin, the server asks and connects to nobody."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from app_pages import PAGES as DECLARED
from tests.door.visit import run_page
from tests.serving import Served, start

WATCH = Path(__file__).with_name("watch")
OPEN = "--open-to-network"
ADDRESSES = {"127.0.0.1": ([], "127.0.0.1"), "localhost": (["--address=localhost"], "127.0.0.1"),
             "0.0.0.0": (["--address=0.0.0.0", OPEN], "127.0.0.1"),
             "named": (["--host=fukushi-pc", "--host=town.example:443"], "127.0.0.1")}
if socket.has_ipv6 and Path("/proc/net/if_inet6").exists():
    ADDRESSES |= {"::1": (["--address=::1"], "[::1]"), "::": (["--address=::", OPEN], "[::1]")}
ORIGINS = ("http://evil.example", "null", "http://0.0.0.0", "http://192.0.2.1:8501", "http://[2001:db8::1]", "https://a.b.c",
           "http://localhost:1", "")
PATHS = ("", "gaps", "nowhere", "_stcore/health", "_stcore/host-config", "_stcore/metrics", "media/x", "component/x",
         "_stcore/bidi-components/x/y", "static/x.js", "_stcore/agent/openapi.json", "..%2f..%2fetc%2fpasswd")
PAGES = ("", *(page.name for page in DECLARED[1:]), "nowhere")


def ask(reached: str, port: int, path: str, headers: dict[str, str]) -> None:
    """Ask for a path; any answer will do."""
    try:
        urllib.request.urlopen(urllib.request.Request(f"http://{reached}:{port}/{path}", headers=headers), timeout=10).close()
    except urllib.error.HTTPError as refused:
        refused.close()


def open_web_socket(reached: str, port: int, origin: str | None) -> bool:
    """Open a web socket as a page of an origin would; return whether it was let in."""
    try:
        with connect(f"ws://{reached}:{port}/_stcore/stream", origin=origin, proxy=None, subprotocols=["streamlit"]):  # type: ignore[arg-type,list-item]
            return True
    except InvalidStatus:
        return False


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_server_asks_nobody(tmp_path: Path, name: str) -> None:
    options, reached = ADDRESSES[name]
    watched = tmp_path / "sockets.txt"
    served = start(tmp_path, *options, reached=reached,
                   environment={"WATCHED_SOCKETS": str(watched), "PYTHONPATH": str(WATCH)})
    try:
        for path in PATHS:
            for origin in ORIGINS:
                ask(reached, served.port, path, {"Origin": origin})
            ask(reached, served.port, path, {"Host": "evil.example"})
        assert [origin for origin in ORIGINS if open_web_socket(reached, served.port, origin)] == []
        assert not open_web_socket(reached, served.port, None)
        for host in ("localhost", "127.0.0.1", "[::1]"):
            # Streamlit itself knows only some of these, and would ask for its addresses to know the others.
            assert open_web_socket(reached, served.port, f"http://{host}:{served.port}")
        for page in PAGES:
            run_page(reached, served.port, page)
    finally:
        served.stop()
    lines = watched.read_text(encoding="utf-8").splitlines()
    assert lines.count("watching") >= 2, "the command and the server were watched"
    # On Windows a loop talks to itself by a connection of its own.
    allowed = ("watching", "socket.connect ('127.0.0.1'", "socket.connect ('::1'")
    assert [line for line in lines if not line.startswith(allowed)] == []
    assert "External" not in served.said()


def test_the_watch_sees_a_look_up(tmp_path: Path) -> None:
    """The test above would say nothing if the watch were blind."""
    watched = tmp_path / "sockets.txt"
    asking = "from streamlit import net_util; net_util.get_internal_ip()"
    subprocess.run([sys.executable, "-c", asking], check=True,
                   env=os.environ | {"WATCHED_SOCKETS": str(watched), "PYTHONPATH": str(WATCH)})
    assert re.search(r"socket.connect \('8.8.8.8', 1\)", watched.read_text(encoding="utf-8"))


def said_by(tmp_path: Path, *options: str) -> tuple[int, str]:
    """Return how the command ends, and what it says, when it does not open the app."""
    command = [sys.executable, "-m", "cli", "serve", "--no-browser", f"--store=sqlite:///{tmp_path}/a/b.db", *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert not (tmp_path / "a").exists(), "nothing is begun before the question is understood"
    return ended.returncode, ended.stderr


@pytest.mark.parametrize(("options", "sentence"), [
    (["--address=0.0.0.0"], "--open-to-network を付けてください"), (["--address=::"], "--open-to-network を付けてください"),
    (["--address=192.0.2.1"], "--open-to-network を付けてください"), (["--address=192.0.2.1", OPEN], "では待ち受けできません"),
    (["--address=fukushi-pc", OPEN], "では待ち受けできません"), (["--address=", OPEN], "では待ち受けできません"),
    (["--host=*"], "名前として使えません"), (["--host=http://a"], "名前として使えません"),
    (["--host=a b"], "名前として使えません"), (["--host="], "名前として使えません")])
def test_an_address_that_lets_others_in_needs_a_word_and_nonsense_is_said(
    tmp_path: Path, options: list[str], sentence: str
) -> None:
    code, output = said_by(tmp_path, *options)
    assert code == 2
    assert sentence in output
    assert "Traceback" not in output


def test_who_lets_others_in_is_told_what_that_means(tmp_path: Path) -> None:
    served: Served = start(tmp_path, "--no-samples", "--address=0.0.0.0", OPEN)
    served.stop()
    assert "ログインはありません" in served.said()
    assert "誰でも" in served.said()


@pytest.mark.parametrize("script", [] if os.name == "nt" else ["#!/bin/sh\necho \"$1\" > {file}\n"])
def test_the_page_is_opened_in_the_browser_of_whoever_sits_there(tmp_path: Path, script: str) -> None:
    """The browser is told by the environment; here it writes down what it is to open."""
    opened = tmp_path / "opened.txt"
    browser = tmp_path / "browser.sh"
    browser.write_text(script.format(file=opened), encoding="utf-8")
    browser.chmod(0o755)
    served = start(tmp_path, "--no-samples", "--browser", environment={"BROWSER": f"{browser} %s", "DISPLAY": ":0"})
    deadline = time.monotonic() + 30
    while not (opened.exists() and opened.read_text(encoding="utf-8")) and time.monotonic() < deadline:
        time.sleep(0.1)
    served.stop()
    assert opened.read_text(encoding="utf-8").strip() == f"http://localhost:{served.port}"
