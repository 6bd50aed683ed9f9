"""A real Neo4j 5 Community server on this machine, for developers and tests: fetched, started, killed, stopped.

    python -m tools.neo4j.server            fetch and start one, until Ctrl+C (what `make neo4j` does)

Needs Java 17 or newer, and Maven for the first time. The jars (GPL) stay in `.neo4j/`, outside the repository.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = ROOT / ".neo4j"
LIB = KEPT / "lib"
CLASSES = LIB / "classes.jsa"
QUICK = (f"-XX:SharedArchiveFile={CLASSES}", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For servers that are started often and live briefly."""
USER, PASSWORD = "neo4j", "tsunagari-local"
PORT = 7687
STARTS_WITHIN = 90.0
CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=512m
server.memory.heap.max_size={heap}
server.memory.pagecache.size={cache}
db.lock.acquisition.timeout=30s
server.bolt.connection_keep_alive=5s
server.bolt.connection_keep_alive_for_requests=ALL
server.bolt.connection_keep_alive_probes=2
dbms.cypher.min_replan_interval=1h
{more}
"""


logging.getLogger("neo4j").addHandler(logging.NullHandler())  # a server that starts refuses at first


def missing() -> str:
    """Return what keeps a server from starting here, "" for nothing."""
    if os.name == "nt":
        return "one is started on Linux and macOS only"
    if not shutil.which("java"):
        return "no Java 17 (Debian: default-jre-headless)"
    if not ready_made() and not shutil.which("mvn"):
        return "no Maven to fetch Neo4j with (Debian: maven)"
    return ""


def ready_made() -> bool:
    """Return whether the jars are there."""
    return (LIB / "whole").is_file()


def fetch() -> None:
    """Fetch the jars from Maven Central, once, whoever else wants them at the same time."""
    import fcntl  # not on Windows, where `missing` says so

    KEPT.mkdir(exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if ready_made():
            return
        shutil.rmtree(LIB, ignore_errors=True)
        subprocess.run(["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",
                        "-DincludeScope=runtime", f"-DoutputDirectory={LIB}"], check=True)
        _archive_classes()
        (LIB / "whole").touch()


def _archive_classes() -> None:
    """Keep the loaded classes in a file of Java's, so that every later start takes half the time."""
    with tempfile.TemporaryDirectory() as folder:
        first = Server(Path(folder), free_port(), java=(f"-XX:ArchiveClassesAtExit={CLASSES}", "-Xlog:cds=off",
                                                        "-Xlog:cds+dynamic=off"))
        first.start()
        first.stop()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Server:
    """One server with a home of its own. Its data outlive `kill` and `stop`."""

    def __init__(self, home: Path, port: int, *, heap: str = "1g", cache: str = "256m",
                 java: tuple[str, ...] = (), more: str = "") -> None:
        self.home, self.port, self.java = home.resolve(), port, java
        self._process: subprocess.Popen[bytes] | None = None
        if not (self.home / "conf").is_dir():
            (self.home / "conf").mkdir(parents=True)
            self._admin("dbms", "set-initial-password", PASSWORD)
        self._conf = CONF.format(port=port, heap=heap, cache=cache, more="{more}")
        self.set_up(more)

    def set_up(self, more: str = "") -> bool:
        """Write the configuration, with more lines if given; return whether the next start will be another one."""
        file, wanted = self.home / "conf" / "neo4j.conf", self._conf.format(more=more)
        if file.is_file() and file.read_text(encoding="utf-8") == wanted:
            return False
        file.write_text(wanted, encoding="utf-8")
        return True

    @property
    def runs(self) -> bool:
        """Whether it was started, and neither stopped nor killed since."""
        return self._process is not None and self._process.poll() is None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings by which the app reaches it."""
        return {"TSUNAGARI_STORE": self.url, "NEO4J_USERNAME": USER, "NEO4J_PASSWORD": PASSWORD}

    def start(self) -> None:
        """Start it and wait until it answers. Raises TimeoutError, with the end of its log."""
        with (self.home / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["java", *self.java, "-cp", f"{LIB}/*", "org.neo4j.server.CommunityEntryPoint",
                 f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"],
                stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + STARTS_WITHIN
        with GraphDatabase.driver(self.url, auth=(USER, PASSWORD)) as driver:
            while True:
                try:
                    driver.verify_connectivity()
                    return
                except (DriverError, Neo4jError):
                    if time.monotonic() > end or self._process.poll() is not None:
                        tail = (self.home / "console.log").read_text(encoding="utf-8", errors="replace")[-2000:]
                        raise TimeoutError(tail) from None
                    time.sleep(0.2)

    def kill(self) -> None:
        """Pull the plug."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop it properly."""
        self._end(signal.SIGTERM)

    def pause(self) -> None:
        """Let it answer nobody, as a server that hangs."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGCONT)

    def _end(self, sign: signal.Signals) -> None:
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, sign)
            self._process.wait(60)
            self._process = None

    def _admin(self, *words: str) -> None:
        settings = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        subprocess.run(["java", "-cp", f"{LIB}/*", "org.neo4j.cli.AdminTool", *words], check=True,
                       env=os.environ | settings, stdout=subprocess.DEVNULL)


def main() -> int:
    """Start one for a developer, and keep its data for the next time."""
    if problem := missing():
        print(f"Neo4j cannot be started: {problem}.", file=sys.stderr)
        return 1
    fetch()
    server = Server(KEPT / "home", PORT)
    server.start()
    print("Neo4j answers. In another window:\n")
    print("  " + " ".join(f"{name}={value}" for name, value in server.environment.items()) + " make run\n")
    try:
        signal.pause()
    except KeyboardInterrupt:
        server.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
