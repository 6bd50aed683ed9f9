"""機関カード in a browser: reached from a name, from card to card, back again, on one sheet of paper."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.test_structure import ready
from tests.browser.waiting import settled, until


def test_names_lead_from_picture_to_card_to_card_and_back(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=992011&sel=fukushi")
    ready(page, "picture_992011")
    panel = page.locator(".st-key-inspector")
    until(panel.get_by_role("heading", name="架空市社会福祉協議会"),
          panel.get_by_role("link", name="架空市社会福祉協議会").first.click)
    settled(page)
    until(page.get_by_role("heading", level=1, name="架空市社会福祉協議会"),
          panel.get_by_role("link", name="機関カード").click)
    settled(page)
    until(page.get_by_role("heading", level=1, name="架空みどり市支援会議"),
          page.locator(".actor_card").get_by_role("link", name="架空みどり市支援会議").first.click)
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("架空市社会福祉協議会")
    expect(page).to_have_url(re.compile("sel=shakyo"))
    settled(page)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1, "the card does not fit on one sheet"
