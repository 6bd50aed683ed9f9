"""Starts the app as the command does, on a store of its own, and waits until it answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 60


@dataclass(frozen=True)
class Served:
    """A server that runs: its process, its port, and the file in which what it says stands."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    @property
    def url(self) -> str:
        """The address for a browser."""
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        """Return what it has said so far."""
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(15)


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, *options: str, store: str = "", environment: Mapping[str, str] = {},
          reached: str = "127.0.0.1", root: Path = ROOT) -> Served:
    """Start the app with some options of the command; `reached` is the address it listens to."""
    port, log = free_port(), folder / "log.txt"
    url = store or f"sqlite:///{folder / 'tsunagari.db'}"
    command = [sys.executable, "-m", "cli", "serve", "--no-browser", f"--port={port}", f"--store={url}", *options]
    surroundings = os.environ | {"TSUNAGARI_TEST": "1", "TSUNAGARI_LOG": str(folder / "faults")} | environment
    with log.open("w", encoding="utf-8") as said:
        app = subprocess.Popen(command, cwd=root, env=surroundings, stdout=said, stderr=subprocess.STDOUT, text=True,
                               start_new_session=True)
    served, deadline = Served(app, port, log), time.monotonic() + SECONDS
    while True:
        try:
            urllib.request.urlopen(f"http://{reached}:{port}/_stcore/health", timeout=1).close()
        except OSError:
            assert app.poll() is None, served.said()
            assert time.monotonic() < deadline, "the app did not answer within a minute"
            time.sleep(0.1)
        else:
            return served
