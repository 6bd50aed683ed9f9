"""What is around every page: the way back, the tab, the menu at 200 %, the system's dark theme."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.test_structure import ready
from tests.browser.waiting import settled


def test_the_way_back_takes_one_press_a_change_and_each_tab_says_what_it_shows(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/gaps?area=393860")
    ready(page, "gap_picture_393860")
    expect(page).to_have_title("連携の空白｜いの町｜つながり")
    lines = page.locator(".st-key-gap_list [data-testid=stRadio]").get_by_role("radio")
    for number, gap in ((2, "M2"), (5, "M0b")):
        lines.nth(number).click(force=True)
        expect(page).to_have_url(re.compile(f"requirement%2F{gap}"))
        settled(page)
    page.go_back()
    expect(page).to_have_url(re.compile("requirement%2FM2"))
    expect(lines.nth(2)).to_be_checked()
    settled(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile("gap="))
    expect(lines.nth(0)).to_be_checked()


def test_at_200_percent_no_word_in_the_menu_or_on_a_button_is_cut_and_the_dark_theme_follows_the_system(
        browser: Browser, app_url: str) -> None:
    context = browser.new_context(viewport={"width": 683, "height": 384}, device_scale_factor=2, color_scheme="dark",
                                  locale="ja-JP")
    page = context.new_page()
    page.goto(f"{app_url}/gaps?area=393860")
    links = page.locator(".st-key-header [data-testid=stPageLink] a")
    expect(links.last).to_be_visible()
    settled(page)
    for name in links.locator("p").all():
        assert name.evaluate("e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().right <= innerWidth")
    ground = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", ground)[:3]) < 64
    page.goto(f"{app_url}/compare?area=993018&with=393860")
    expect(page.get_by_role("button", name="左右を入れ替える")).to_be_visible()
    expect(page.get_by_role("button", name="モデル集から選ぶ")).to_be_visible()
    settled(page)
    cut = page.get_by_test_id("stMain").evaluate("""main => [...main.querySelectorAll("button *")].filter(part =>
        getComputedStyle(part).overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1
        && part.innerText).map(part => part.innerText)""")
    assert cut == []
    context.close()


def test_who_asks_for_less_motion_sees_none(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=393860")
    ready(page, "picture_393860")
    longest = """() => Math.max(...[...document.querySelectorAll('*')].map(e => Math.max(
        ...getComputedStyle(e).transitionDuration.split(', ').map(parseFloat),
        ...getComputedStyle(e).animationDuration.split(', ').map(parseFloat))))"""
    assert page.evaluate(longest) < 0.001
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(longest) > 0.1, "who did not ask sees what fades in"
    page.emulate_media(reduced_motion="reduce")


HEIGHTS = """() => new Promise(done => {
    const section = [...document.querySelectorAll('[data-testid=stExpander]')].at(-1), seen = [];
    const look = () => seen.at(-1) === section.offsetHeight || seen.push(section.offsetHeight);
    look();
    const watch = new ResizeObserver(look);
    watch.observe(section);
    section.querySelector('summary').click();
    setTimeout(() => { watch.disconnect(); done(seen); }, 1000); })"""
"""As the page is laid out, frame after frame."""


def test_a_section_opens_and_closes_at_once(page: Page, app_url: str) -> None:
    """What moves for half a second throws the page about at its end, and a list that was just opened in it closes."""
    page.goto(f"{app_url}/compare?area=993018&with=393860&view=governance")
    settled(page)
    opening, closing = page.evaluate(HEIGHTS), page.evaluate(HEIGHTS)
    assert opening == sorted({*opening})
    assert closing == opening[::-1]
    assert len(opening) == 2
