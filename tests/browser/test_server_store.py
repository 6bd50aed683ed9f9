"""The app on a server that is killed under it: a sentence, nothing lost, and on it goes when the server is back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from graph.store import Store, open_store
from tests.samples.kept import save_samples
from tools.neo4j.server import Server


@pytest.fixture
def store(mortal_server: Server) -> Iterator[Store]:
    """The store on the server, with a town and its prefecture, as another office sees it."""
    store = open_store(mortal_server.url)
    save_samples(store, "393860", "390003")
    yield store
    store.close()


def test_a_decision_is_kept_on_the_server_and_none_is_shown_that_was_not(
    page: Page, serve: Callable[..., str], mortal_server: Server, store: Store
) -> None:
    address = f"{serve(mortal_server.url)}/gaps?area=393860&gap=gap/roles/no_secretariat/platform"
    page.goto(address)
    decide(page, "架空の理由１")
    expect(page.get_by_text(re.compile("^保存しました："))).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-gap_opened")).to_contain_text("架空の理由１")
    assert [r.number for r in store.history("393860")] == [2, 1]

    page.goto(address)
    fill(page, "架空の理由２")
    mortal_server.kill()
    page.get_by_role("button", name="決めたことを保存する").click()
    expect(page.get_by_text("サーバーが応答しません").first).to_be_visible(timeout=60_000)
    mortal_server.start()
    page.get_by_role("button", name="もう一度試す").click()
    expect(page.get_by_text("サーバーが応答しません")).to_have_count(0, timeout=60_000)
    assert [r.number for r in store.history("393860")] == [2, 1], "what was not acknowledged is not there"
    page.goto(address)
    decide(page, "架空の理由３")
    expect(page.get_by_text(re.compile("^保存しました："))).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-gap_opened")).to_contain_text("架空の理由３")
    assert [r.number for r in store.history("393860")] == [3, 2, 1]


def fill(page: Page, why: str) -> None:
    """Say why a gap is accepted, without saving it yet."""
    page.locator(".st-key-gap_opened").get_by_text("対応中", exact=True).click()
    form = page.get_by_test_id("stForm")
    form.get_by_label("理由・メモ（後任の方のために）").fill(why)
    form.get_by_label(re.compile("担当する部署")).fill("架空ほけん福祉課")


def decide(page: Page, why: str) -> None:
    """Say why a gap is accepted, and save it."""
    fill(page, why)
    page.get_by_role("button", name="決めたことを保存する").click()
