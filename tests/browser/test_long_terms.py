"""Terms that no list knows, as long as a page: every page stays as broad as the screen, and no higher than it can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from graph.record.record import Record
from graph.replacing import replace
from graph.store import open_store
from tests.samples.kept import sample_records

CODE, OTHER = "992011", "993018"
TERM, WORD = "架空のとても長い種類" * 990, "x" * 9_900


def long(record: Record) -> Record:
    """Return a record whose terms are long ones that no list knows."""
    return replace(
        record,
        organisations=tuple(replace(o, partner_types=(TERM,), functions=(WORD,)) if n % 2 else o
                            for n, o in enumerate(record.organisations)),
        ties=tuple(replace(t, kind=(TERM, WORD)[n % 2] + str(n)) if n < 3 else t for n, t in enumerate(record.ties)),
        memberships=tuple(replace(m, seat=TERM, status=WORD) if n % 3 == 0 else m for n, m in enumerate(record.memberships)),
        networks=tuple(replace(n, network_type=TERM) for n in record.networks))


@pytest.fixture(scope="module")
def long_url(serve: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('long') / 'long.db'}"
    store = open_store(url)
    store.save_all([(long(r) if r.area.code in (CODE, OTHER) else r, 0) for r in sample_records()], who="架空")
    store.close()
    return serve(url)


@pytest.mark.parametrize("path", [
    "?sel=kenko", "?gaps=1", "gaps?all=1", "what_if?do=without/fukushi", f"compare?with={OTHER}", f"compare?with={OTHER}&view=matrices",
    f"compare?with={OTHER}&view=counterparts", "prefecture?view=partner_types", "prefecture?view=requirements"])
def test_a_page_is_as_broad_as_the_screen(page: Page, long_url: str, path: str) -> None:
    page.goto(f"{long_url}/{path}{'&' if '?' in path else '?'}area={CODE}")
    expect(page.locator(".sight")).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 1366
    for legend in page.locator("ul.legend").all():
        box = legend.bounding_box()
        assert box is None or (box["width"] <= 1366 and box["height"] < 300)


def test_the_whole_term_stands_in_the_legends_title(page: Page, long_url: str) -> None:
    page.goto(f"{long_url}/?area={CODE}")
    entry = page.locator("ul.legend li", has_text="架空のとても長い").first
    expect(entry).to_be_visible(timeout=30_000)
    assert str(entry.get_attribute("title")).startswith(TERM)
