"""Does it read? Questions people come with: how many clicks, and is the answer seen without scrolling at 1366 × 768?"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.test_structure import click_actor, ready
from tests.browser.waiting import settled, until


class Hand:
    """Clicks as a person does, and counts: a click that a busy machine lost is done again, and is one click."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, act: Callable[[], None], shown: Locator) -> None:
        self.clicks += 1
        until(shown, act)
        settled(self.page)


def in_sight(page: Page, place: Locator) -> bool:
    """Return whether the whole of something is on the screen, and nothing has been scrolled to."""
    box, size = place.bounding_box(), page.viewport_size
    assert box
    assert size
    scrolled = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
    return bool(scrolled == 0 and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


def test_who_is_in_is_seen_without_a_click(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=992011")
    ready(page, "picture_992011")
    assert in_sight(page, page.locator(".host"))
    outside = page.evaluate("""() => {
      const { network, host } = globalThis.__tsunagari.picture_992011, frame = host.getBoundingClientRect();
      return network.body.nodeIndices.filter(id => {
        const { x, y } = network.canvasToDOM(network.getPosition(id));
        return x < 0 || y < 0 || x > frame.width || y > frame.height;
      });
    }""")
    assert outside == [], "somebody is only seen after scrolling or zooming"


def test_who_links_two_is_seen_after_three_clicks(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=992011")
    ready(page, "picture_992011")
    hand, panel = Hand(page), page.locator(".st-key-inspector")
    hand.click(lambda: click_actor(page, "kazoku", "picture_992011"),
               panel.get_by_role("heading", name="架空みどり家族会"))
    end = page.get_by_role("combobox", name="ここまで")
    hand.click(panel.get_by_role("button", name="つなぎ方を調べる").click, end)
    hand.click(end.click, page.get_by_role("listbox"))
    page.keyboard.type("ハローワーク")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    ways = page.locator(".way")
    expect(ways).to_contain_text("架空みどり家族会 ―［参画］→ 架空みどり市支援会議 ―［参画］→ 架空ハローワーク中央")
    expect(ways).to_contain_text("架空市自立相談支援機関")
    assert hand.clicks <= 3
    assert in_sight(page, ways)


def test_which_partner_is_missing_against_towns_like_ours_is_seen_after_one_click(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=993018")
    ready(page, "picture_993018")
    hand, gaps = Hand(page), page.locator(".st-key-gap_list")
    missing = gaps.locator("label").filter(has_text="家族会・当事者会")
    hand.click(page.get_by_role("link", name="連携の空白", exact=True).click, missing)
    assert hand.clicks <= 2
    assert in_sight(page, missing)
    expect(gaps).to_contain_text("比べた相手：")
    expect(gaps).to_contain_text("架空うみべ町")
