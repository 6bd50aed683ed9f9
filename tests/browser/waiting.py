"""What a test waits for before it reads or clicks: a page that has run to its end, and a click that was taken."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Error, Locator, Page, expect

ATTEMPTS = 5
A_WHILE = 4_000
"""Milliseconds in which what a click sets off is there, unless the page was just being drawn anew and lost it."""


def settled(page: Page) -> None:
    """Wait until nothing runs, and nothing is pale because it is about to be replaced."""
    for _ in range(2):
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
        page.wait_for_timeout(150)  # what was just clicked or left reaches the server only now
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def until(shown: Locator, act: Callable[[], None]) -> None:
    """Act as a person does: once more if the page was drawn anew under one's hand and nothing is shown of it."""
    for attempt in range(ATTEMPTS):
        act()
        try:
            shown.wait_for(timeout=A_WHILE)
        except Error:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return


def choose(page: Page, box: Locator, text: str, option: Locator | None = None) -> None:
    """Choose from a list by typing: the first option that holds what is typed, unless another is named."""
    offered = option or page.get_by_role("option").filter(has_text=text).first

    def typed() -> None:
        if page.get_by_role("listbox").count():  # it is open, and all but it is hidden from those who ask by role
            page.keyboard.press("Escape")
        box.click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)

    until(offered, typed)
    offered.click()
    settled(page)
