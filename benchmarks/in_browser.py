"""What a person waits for: clicks, first visits, many users at once, very large pictures; and the memory."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from random import Random
from statistics import quantiles

import websockets
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import sample_data
from benchmarks.many_actors import scene_of
from benchmarks.side_by_side import Line
from graph.catalogue import read_catalogue
from graph.pictures.renderers.pyvis_network import to_pyvis
from graph.store import open_store
from loaders.reading import read
from tools.chromium import CHROMIUM

ROOT = Path(__file__).parents[1]
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
CLICKS, VISITS, USERS, THINKING_SECONDS = 40, 12, 60, 10.0
PRESS_OURS = """([what, name]) => new Promise(done => {
    const roots = [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean);
    const find = r => r.querySelector(`.list button[data-what="${what}"]`);
    const button = [document, ...roots].map(find).find(Boolean), start = performance.now();
    const look = () => document.querySelector('.st-key-inspector h2')?.textContent === name
        ? done(performance.now() - start) : setTimeout(look, 2);
    button.click(); look(); })"""
PRESS_EMPTY = """n => new Promise(done => { const start = performance.now();
    const look = () => document.querySelector('.count')?.textContent === String(n)
        ? done(performance.now() - start) : setTimeout(look, 2);
    document.querySelector('[data-testid=stButton] button').click(); look(); })"""


def lines() -> Iterator[Line]:
    """Yield the lines."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = f"sqlite:///{folder}/tsunagari.db"
        _fill(store)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", OFFLINE])
        with our_app(store) as (ours, process), _streamlit("empty.py") as (empty, bare):
            yield _first_visit(browser, ours, empty)
            yield _clicks(browser, ours, empty)
            yield _users(ours)
            yield _memory(browser, process, bare, ours, empty)
        with _streamlit("many.py") as (many, _):
            for count in (1_000, 5_000):
                yield from _large(browser, many, count, Path(folder))
        browser.close()


def _fill(url: str) -> None:
    store = open_store(url)
    reading = read(sample_data.FOLDERS, catalogue=read_catalogue(), recorded=lambda _: None)
    store.save_all([(record, 0) for record in reading.records], who="架空")
    store.close()


@contextmanager
def _started(command: Sequence[str], port: int, **more: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    environment = os.environ | more | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def our_app(store: str) -> AbstractContextManager[tuple[str, subprocess.Popen[bytes]]]:
    """Return the app while it runs on a store: its address, and its process."""
    port = _port()
    server = ["app_parts.frame.server", f"--port={port}", "--address=127.0.0.1"]
    return _started(server, port, TSUNAGARI_STORE=store, TSUNAGARI_TEST="1")


def _streamlit(page: str) -> AbstractContextManager[tuple[str, subprocess.Popen[bytes]]]:
    port = _port()
    return _started(["streamlit", "run", f"benchmarks/pages/{page}", f"--server.port={port}",
                     "--server.address=127.0.0.1", "--server.headless=true",
                     "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"], port)


def open_page(browser: Browser, address: str, ready: str) -> tuple[Page, float]:
    """Open an address as a new visitor, and return the page with the seconds until something is there."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    start = time.perf_counter()
    page.goto(address)
    page.locator(ready).first.wait_for()
    return page, time.perf_counter() - start


def _first_visit(browser: Browser, ours: str, empty: str) -> Line:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(VISITS):
        for waits, address, ready in ((times[0], f"{ours}/?area=992011", "[data-drawn='1']"),
                                      (times[1], empty, ".count")):
            page, seconds = open_page(browser, address, ready)
            waits.append(seconds)
            page.context.close()
    return Line("first visit: address → picture drawn", "first visit of an empty Streamlit app", *times,
                aim="≤ 1.5 ×")


def _clicks(browser: Browser, ours: str, empty: str) -> Line:
    page, _ = open_page(browser, f"{ours}/?area=992011", "[data-drawn='1']")
    page.locator(".list button").first.wait_for(state="attached")
    bare, _ = open_page(browser, empty, ".count")
    actors = [("fukushi", "架空市福祉課"), ("byoin", "架空みどり病院")]
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(CLICKS + 4):
        times[0].append(page.evaluate(PRESS_OURS, list(actors[n % 2])) / 1000)
        times[1].append(bare.evaluate(PRESS_EMPTY, n + 1) / 1000)
        page.wait_for_timeout(120)
    page.context.close()
    bare.context.close()
    tails = [_p95(waits[4:]) for waits in times]
    return Line("click on an actor → page settled, p95 of 40", "an empty Streamlit page's rerun, p95",
                [tails[0]], [tails[1]], aim="≤ 3 ×, ≤ 150 ms")


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


async def _visit(address: str, chance: Random, rounds: int, pause: float) -> list[float]:
    """Be one visitor: open the page, then choose actors, thinking in between; return the waits."""
    waits = []
    url = address.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(url, origin=address, subprotocols=["streamlit"], max_size=None) as socket_:  # type: ignore[arg-type,list-item]
        for number in range(rounds + 1):
            await asyncio.sleep(chance.uniform(0, 2 * pause) if number or pause else 0)
            message = BackMsg()
            actor = chance.choice(("fukushi", "byoin", "kazoku", "shakyo", "minsei"))
            message.rerun_script.query_string = f"area=992011&sel={actor}"
            start = time.perf_counter()
            await socket_.send(message.SerializeToString())
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(await socket_.recv())  # type: ignore[arg-type]
                if answer.WhichOneof("type") == "script_finished":
                    break
            if number:
                waits.append(time.perf_counter() - start)
    return waits


async def _visits(address: str, users: int, rounds: int, pause: float) -> list[float]:
    waits = await asyncio.gather(*(_visit(address, Random(n), rounds, pause) for n in range(users)))
    return [wait for user_waits in waits for wait in user_waits]


def visits(address: str, users: int, rounds: int, pause: float) -> list[float]:
    """Let some visitors come at once; return how long each of their clicks waited, in seconds."""
    with ThreadPoolExecutor(1) as elsewhere:  # a browser's driver may have this thread's event loop
        return elsewhere.submit(asyncio.run, _visits(address, users, rounds, pause)).result()


def _users(ours: str) -> Line:
    alone, many = visits(ours, 1, 30, 0), visits(ours, USERS, 4, THINKING_SECONDS)
    return Line(f"{USERS} users at once, a click each {THINKING_SECONDS:.0f} s: wait for the server, p95",
                "one user alone, p95", [_p95(many)], [_p95(alone)], aim="p95 ≤ 150 ms")


def _memory(browser: Browser, process: subprocess.Popen[bytes], bare: subprocess.Popen[bytes], ours: str,
            empty: str) -> Line:
    peaks = [_peak(process), _peak(bare)]
    before = _now(process)
    pages = [open_page(browser, f"{ours}/?area=992011", "[data-drawn='1']")[0] for _ in range(10)]
    session = (_now(process) - before) / 10
    for page in pages:
        page.context.close()
    what = f"server's memory at its peak, after {USERS} users (one session more: {session:.1f} MB)"
    return Line(what, "an empty Streamlit app's", [peaks[0]], [peaks[1]], aim="—", unit="MB")


def _status(process: subprocess.Popen[bytes], name: str) -> float:
    text = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def _peak(process: subprocess.Popen[bytes]) -> float:
    return _status(process, "VmHWM")


def _now(process: subprocess.Popen[bytes]) -> float:
    return _status(process, "VmRSS")


def _large(browser: Browser, many: str, count: int, folder: Path) -> Iterator[Line]:
    network = to_pyvis(scene_of(count))
    network.heading = ""
    html = folder / f"pyvis{count}.html"
    html.write_text(network.generate_html(), encoding="utf-8")
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(5):
        page, seconds = open_page(browser, f"{many}/?n={count}", "[data-drawn='1']")
        times[0].append(seconds)
        page.context.close()
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        start = time.perf_counter()
        page.goto(f"{many}/?n={count}&with=pyvis")
        frame = page.frame_locator("iframe[title=pyvis], iframe[srcdoc]").locator("#mynetwork canvas")
        frame.wait_for()
        frame.evaluate("() => new Promise(done => { network.once('afterDrawing', done); network.redraw(); })")
        times[1].append(time.perf_counter() - start)
        page.context.close()
    yield Line(f"a picture of {count:,} actors: visit → drawn",
               "pyvis's own HTML of the same graph, in an iframe of the same app", *times, aim="≤ 0.5 ×")
    first, click = _bytes(browser, f"{many}/?n={count}")
    size = float(html.stat().st_size)
    yield Line(f"the same: bytes to the browser when an actor is chosen (first visit: {first / 1000:,.0f} kB)",
               "pyvis's HTML again", [click], [size], aim="≤ 1/40 ×", unit="bytes")


def _bytes(browser: Browser, address: str) -> tuple[float, float]:
    """Return how many bytes the app sends for a first visit and for a click."""
    page, sent = browser.new_page(), [0]
    page.on("websocket", lambda ws: ws.on("framereceived", lambda frame: sent.append(len(frame))))
    page.goto(address)
    page.locator("[data-drawn='1']").first.wait_for()
    page.wait_for_timeout(1_000)
    first = float(sum(sent))
    sent.clear()
    page.locator('.list button[data-what="o3"]').evaluate("button => button.click()")
    page.wait_for_timeout(3_000)
    page.close()
    return first, float(sum(sent))
