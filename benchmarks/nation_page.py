"""The page of the nation beside the page of one of its prefectures, from the invented nation's store, in a browser."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, sync_playwright

from benchmarks.in_browser import OFFLINE, open_page, our_app
from benchmarks.invented import NATION, code_of, nation
from benchmarks.side_by_side import Line, in_turn
from graph.replacing import replace
from graph.store import Store, open_store
from tools.chromium import CHROMIUM

PREFECTURE = code_of(39, 0)
DRAWN = "[data-drawn='1']"
VISITS = 7


def lines(scale: float) -> Iterator[Line]:
    """Yield the lines; `scale` 1 is the nation."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"sqlite:///{folder}/nation.db"
        store = open_store(url)
        store.save_all([(record, 0) for record in nation(
            **{name: round(value * scale) for name, value in NATION.items()})], who="架空")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", OFFLINE])
        with our_app(url) as (address, _):
            yield _line("the nation's page: visit → drawn", browser, address, lambda: None)
            yield _line("the same, somebody having saved since", browser, address, lambda: _save(store))
        browser.close()
        store.close()


def _line(what: str, browser: Browser, address: str, before: Callable[[], None]) -> Line:
    def visit(page: str) -> None:
        before()
        open_page(browser, f"{address}/{page}?area={PREFECTURE}", DRAWN)[0].context.close()

    for page in ("nation", "prefecture"):
        visit(page)
    return Line(what, "the page of one of its prefectures", *in_turn(
        lambda: visit("nation"), lambda: visit("prefecture"), VISITS), aim="≤ 1.5 ×")


def _save(store: Store) -> None:
    """Save a prefecture's record with another address: whatever was remembered of the nation is out of date."""
    loaded = store.load(PREFECTURE)
    area = loaded.record.area
    store.save(replace(loaded.record, area=replace(area, note=f"架空{loaded.revision.number}")),
               based_on=loaded.revision, who="架空")


if __name__ == "__main__":
    for line in lines(1.0):
        print(line.row(), flush=True)
