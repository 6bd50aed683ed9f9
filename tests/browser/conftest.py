"""The real app in a real browser, on this machine only, watched for every request and every error."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from graph.store import restore
from tests.samples.kept import store_of_samples
from tests.serving import start
from tools.chromium import CHROMIUM

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb",
         "--in-process-gpu",
         "--js-flags=--no-opt --no-maglev --single-threaded-gc --min-semi-space-size=64 --max-semi-space-size=64"]
NOBODY_ELSE = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
"""No other host is reached, whatever a page asks for."""
PROBES = re.compile(r"/_stcore/(health|host-config)$")
"""Streamlit asks for these under a page's own path first and gets a 404: its habit, and harmless."""
expect.set_options(timeout=20_000)  # what is expected comes, however busy the machine is
OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are not run and say so; under CI that is a failure.

    One that fails is run once more, and told as R: a busy machine may lose a click between two drawings of a page.
    What is wrong fails twice.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not item.get_closest_marker("xdist_group"):  # those that need Neo4j share its server
                item.add_marker(pytest.mark.xdist_group(f"browser {item.path.stem}"))  # a file shares its app
            item.add_marker(pytest.mark.flaky(reruns=1))
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine; CI has one"))


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Start the app on a store of its own, exactly as the command does; returns its address. It ends with the module."""
    with ExitStack() as running:
        def serve(store: str = "") -> str:
            served = start(tmp_path_factory.mktemp("app"), store=store)
            running.callback(served.stop)
            return served.url

        yield serve


@pytest.fixture(scope="module")
def _app_of_the_module(serve: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    store = store_of_samples(tmp_path_factory.mktemp("store"))
    return serve(store), store


@pytest.fixture
def own_app(_app_of_the_module: tuple[str, str], tmp_path: Path) -> tuple[str, str]:
    """An app whose store nobody else uses, its address and the store's; nothing but the samples is in it any more."""
    address, store = _app_of_the_module
    samples = tmp_path / "samples"
    samples.mkdir()
    store_of_samples(samples)
    restore(store, samples / "tsunagari.db", wait=0, anyway=True)
    return address, store


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with the sample data."""
    served = start(tmp_path_factory.mktemp("app"))
    yield served.url
    served.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    assert CHROMIUM, "CI must have Chromium"
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """For the few tests that need a window of another kind."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def office(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """The browser of an office PC, with a profile on its disk: what it has compiled once it need not compile again.

    A fresh window without a profile reads and compiles all of Streamlit for each test: twice the work of a page. It asks
    for less motion, as a person may: what fades in is drawn twenty times.
    """
    context = playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"), executable_path=CHROMIUM, args=[*QUIET, *NOBODY_ELSE],
        viewport=OFFICE_SCREEN, locale="ja-JP", accept_downloads=True, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(office: BrowserContext) -> Iterator[Page]:
    """A page at an office's size; afterwards: no outside request, no error in the console, no HTTP error."""
    asked: set[str] = set()
    errors: list[str] = []
    refused: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    def answered(response: Response) -> None:
        if response.status >= 400 and not PROBES.search(response.url):
            refused.append(f"{response.status} {response.url}")

    def listening(request: Request) -> None:
        asked.add(request.url)

    def failed(error: WebError) -> None:
        errors.append(str(error.error))

    listeners: dict[str, Callable[..., None]] = {
        "request": listening, "weberror": failed, "console": heard, "response": answered}
    for event, listener in listeners.items():
        office.on(event, listener)  # type: ignore[call-overload]
    page = office.pages[0]
    yield page
    broken = page.get_by_test_id("stException").count()
    for event, listener in listeners.items():
        office.remove_listener(event, listener)
    _leave(office, asked)
    assert broken == 0
    addresses = [urlparse(url) for url in asked]
    outside = [url.geturl() for url in addresses if url.scheme not in ("data", "blob") and url.hostname != "127.0.0.1"]
    assert (outside, errors, refused) == ([], [], [])


def _leave(office: BrowserContext, asked: set[str]) -> None:
    """Leave what pages have kept behind, and close all windows but the first: each test comes as a new visitor.

    The first window stays: one that is new compiles what all pages share once more, four tenths of a page's work.
    """
    first, *others = office.pages
    for window in others:
        window.close()
    if first.url.startswith("http:"):
        first.evaluate("sessionStorage.clear()")  # it is the window's, and no command of the browser forgets it
    first.goto("about:blank")
    first.set_viewport_size(OFFICE_SCREEN)
    first.emulate_media(media="null", color_scheme="null")
    office.clear_cookies()
    office.clear_permissions()
    told = office.new_cdp_session(first)
    for origin in {f"{url.scheme}://{url.netloc}" for url in map(urlparse, asked) if url.scheme == "http"}:
        told.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb"})
    told.detach()
