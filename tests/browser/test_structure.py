"""The structure page as a coordinator meets it: いの町's platform, seen, clicked, searched, reopened."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.waiting import choose, settled, until

PICTURE = "picture_393860"


def ready(page: Page, key: str = PICTURE) -> None:
    """Wait until the picture is drawn and the page has settled."""
    page.wait_for_function("key => globalThis.__tsunagari?.[key]?.host?.dataset?.drawn === '1'", arg=key)
    settled(page)


def click_actor(page: Page, actor: str, key: str = PICTURE) -> None:
    """Click where the picture has drawn an actor."""
    x, y = page.evaluate(
        """([key, id]) => {
            const { network, host } = globalThis.__tsunagari[key];
            const frame = host.getBoundingClientRect(), at = network.canvasToDOM(network.getPosition(id));
            return [frame.x + at.x, frame.y + at.y];
        }""",
        [key, actor],
    )
    page.mouse.click(x, y)


def test_on_first_sight_the_page_says_how_the_platform_is_built(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    sight = page.locator(".sight")
    expect(sight).to_contain_text("いの町")
    expect(sight).to_contain_text("もとからある2つのネットワーク")
    expect(sight).to_contain_text("拠点（ハブ）の「いの町ほけん福祉課」")
    expect(sight).to_contain_text("後方支援します")


def test_the_whole_picture_is_seen_without_scrolling(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    host = page.evaluate("key => globalThis.__tsunagari[key].host.getBoundingClientRect().toJSON()", PICTURE)
    assert host["top"] >= 0
    assert host["bottom"] <= 768
    assert host["width"] >= 800
    corners = page.evaluate(
        """key => {
            const { network, host } = globalThis.__tsunagari[key], frame = host.getBoundingClientRect();
            return network.body.nodeIndices.map(id => { const box = network.getBoundingBox(id),
                a = network.canvasToDOM({ x: box.left, y: box.top }),
                b = network.canvasToDOM({ x: box.right, y: box.bottom });
                return [a.x, a.y, frame.width - b.x, frame.height - b.y]; }); }""",
        PICTURE,
    )
    assert len(corners) == 22, "seventeen categories, two networks, the hub, the platform, its back-up"
    assert min(min(corner) for corner in corners) >= 0, "every actor lies inside the frame"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1366


def test_a_click_on_the_hub_shows_its_facts_and_keeps_them_in_the_address(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    click_actor(page, "hoken-fukushi")
    panel = page.locator(".st-key-inspector")
    expect(panel.locator("h2")).to_have_text("いの町ほけん福祉課")
    expect(panel).to_contain_text("拠点（ハブ）")
    expect(page).to_have_url(re.compile("sel=hoken-fukushi"))
    page.reload()
    ready(page)
    expect(panel.locator("h2")).to_have_text("いの町ほけん福祉課")


def test_an_actor_is_chosen_by_keyboard_alone(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    button = page.get_by_role("button", name="いの町ほけん福祉課", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-inspector h2")).to_have_text("いの町ほけん福祉課")


def test_an_actor_is_found_by_typing_a_part_of_its_name(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    box = page.locator(".st-key-inspector").get_by_role("combobox")
    choose(page, box, "自殺対策", page.get_by_role("option", name="いの町自殺対策機関ネットワーク"))
    expect(page.locator(".st-key-inspector h2")).to_have_text("いの町自殺対策機関ネットワーク")


def test_the_language_is_switched_and_stays_in_the_address(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    choose(page, page.locator(".st-key-header").get_by_role("combobox").last, "English")
    expect(page.locator(".sight")).to_contain_text("networks that already existed")
    expect(page).to_have_url(re.compile("lang=en"))
    page.wait_for_function("() => document.documentElement.lang === 'en'")


def test_a_view_is_reopened_from_its_address(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=332089&lang=en")
    expect(page.locator(".sight h1")).to_have_text("総社市")
    expect(page.get_by_role("heading", name="In figures")).to_be_visible()


def test_another_municipality_is_chosen_by_typing(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    box = page.locator(".st-key-header").get_by_role("combobox").nth(1)
    choose(page, box, "安芸市")
    expect(page.locator(".sight h1")).to_have_text("安芸市")


def test_a_municipality_with_nothing_recorded_says_what_to_do_next(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=990001")
    ready(page, "picture_990001")
    box = page.locator(".st-key-header").get_by_role("combobox").nth(1)
    choose(page, box, "からまつ")
    expect(page.get_by_role("heading", name="まだ記録がありません")).to_be_visible()
    until(page.get_by_role("textbox", name="名称", exact=True),
          page.get_by_role("link", name="機関を1つ書いてみる").click)


def test_a_row_of_a_table_selects_in_the_picture(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    grid = page.locator(".st-key-tables").get_by_test_id("stDataFrame").locator("canvas").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 52)
    expect(page).to_have_url(re.compile("sel="))
    expect(page.locator(".st-key-inspector h2")).to_be_visible()
