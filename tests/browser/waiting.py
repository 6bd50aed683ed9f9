"""What a test waits for before it reads or clicks: a page that has run to its end, and a click that was taken."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Literal

from playwright.sync_api import Error, Locator, Page, expect

ATTEMPTS = 5
A_WHILE = 4_000
"""Milliseconds in which what a click sets off is there, unless the page was just being drawn anew and lost it."""
QUIET = 250
"""So many milliseconds nothing has run where a page has settled; a grid tells what was typed 150 after it."""
STILL = """([wait, quiet]) => {
    const still = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stStatusWidget], [data-stale=true], [data-testid=stSkeleton]');
    if (!still || globalThis.__still?.wait !== wait) globalThis.__still = { wait, since: performance.now() };
    return still && performance.now() - globalThis.__still.since >= quiet;
}"""
_waits = count()


def settled(page: Page) -> None:
    """Wait until nothing has run for a while, all is drawn, and nothing is pale because it is about to be replaced.

    A while: what was just clicked or left, above all a cell of a grid, reaches the server only a moment later. It is the
    page that looks, every few milliseconds: whoever asks it from outside hears of it half a second late.
    """
    page.wait_for_function(STILL, arg=[next(_waits), QUIET], polling=20, timeout=30_000)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def until(shown: Locator, act: Callable[[], None], state: Literal["visible", "hidden"] = "visible") -> None:
    """Act as a person does: once more if the page was drawn anew under one's hand and nothing is shown of it.

    With `hidden`: once more if it is still there.
    """
    for attempt in range(ATTEMPTS):
        try:
            act()
            shown.wait_for(state=state, timeout=A_WHILE)
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

    def chosen() -> None:
        until(offered, typed)
        offered.click(timeout=A_WHILE)  # in vain where the list was closed again

    until(offered, chosen, "hidden")
    settled(page)
