"""Reading the structure with mouse and keyboard: ways, groups, matrices, dragging, the hand-out, zoom."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.invented import code_of, prefecture_record, town
from graph.store import open_store
from tests.browser.test_structure import click_actor, ready
from tests.browser.waiting import choose, settled

MIDORI = "picture_992011"


def place_of(page: Page, actor: str, key: str = MIDORI) -> tuple[float, float]:
    x, y = page.evaluate(
        """([key, id]) => { const { network, host } = globalThis.__tsunagari[key], f = host.getBoundingClientRect(),
        at = network.canvasToDOM(network.getPosition(id)); return [f.x + at.x, f.y + at.y]; }""", [key, actor])
    return x, y


def test_how_does_the_family_group_reach_the_job_centre(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=992011")
    ready(page, MIDORI)
    page.get_by_role("button", name="つなぎ方を調べる").click()
    for label, name in (("ここから", "架空みどり家族会"), ("ここまで", "架空ハローワーク中央")):
        choose(page, page.get_by_role("combobox", name=label), name, page.get_by_role("option", name=name))
    expect(page.locator(".way")).to_contain_text("つながりを2本たどって届きます")
    expect(page).to_have_url(re.compile("from=kazoku"))


def test_a_line_is_chosen_by_the_mouse(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=393860")
    ready(page)
    x, y = page.evaluate("""key => { const { network, host } = globalThis.__tsunagari[key], f = host.getBoundingClientRect();
        const a = network.getPosition("390003:committee"), b = network.getPosition("platform");
        const at = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }); return [f.x + at.x, f.y + at.y]; }""",
                         "picture_393860")
    page.mouse.click(x, y)
    expect(page.locator(".st-key-inspector h2")).to_have_text("役割")
    expect(page).to_have_url(re.compile("sel=platform_role"))


def test_a_filter_is_chosen_and_taken_off_again(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=992011")
    ready(page, MIDORI)
    page.get_by_role("button", name="絞り込み").click()
    choose(page, page.get_by_role("combobox", name="連携の種類"), "紹介・つなぎ")
    expect(page.get_by_text(re.compile("隠しています：連携"))).to_be_visible()
    expect(page).to_have_url(re.compile("tie=refers_to"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="すべて表示").click()
    expect(page.get_by_text(re.compile("隠しています"))).to_have_count(0)
    expect(page).not_to_have_url(re.compile("tie="))


def test_a_dragged_actor_stays_where_it_was_put_until_it_is_put_back(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=992011")
    ready(page, MIDORI)
    where = "() => globalThis.__tsunagari['picture_992011'].network.getPosition('fukushi')"
    before = page.evaluate(where)
    x, y = place_of(page, "fukushi")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=6)
    page.mouse.up()
    reset = page.get_by_role("button", name="配置を戻す")
    expect(reset).to_be_visible()
    settled(page)
    moved = page.evaluate(where)
    assert moved["x"] < before["x"] - 20
    page.goto(f"{app_url}/?area=393860")
    ready(page)
    page.goto(f"{app_url}/?area=992011")
    ready(page, MIDORI)
    expect(reset).to_be_visible()
    page.wait_for_function(f"was => Math.abs(({where})().x - was) < 3", arg=moved["x"])
    reset.click()
    page.wait_for_function(f"was => Math.abs(({where})().x - was) < 3", arg=before["x"])


def test_a_cell_of_the_matrix_selects_its_seat(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=393860")
    ready(page)
    page.get_by_role("radio", name="行列").click()
    expect(page.get_by_text("名：名簿・規程上")).to_be_visible()
    grid = page.get_by_test_id("stDataFrame").first.locator("canvas").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 260, box["y"] + 52)
    expect(page).to_have_url(re.compile("sel=membership"))
    expect(page.locator(".st-key-inspector h2")).to_have_text("参画")


def test_the_hand_out_opens_offline_and_can_be_clicked(page: Page, browser: Browser, app_url: str,
                                                       tmp_path: Path) -> None:
    page.goto(f"{app_url}/?area=393860")
    ready(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="クリックできる1枚のページ").click()
    path = tmp_path / "platform.html"
    taken.value.save_as(path)
    context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768})
    asked: list[str] = []
    errors: list[str] = []
    alone = context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    alone.goto(path.as_uri())
    assert alone.title() == "いの町"
    alone.get_by_role("button", name="いの町ほけん福祉課").click()
    expect(alone.locator("aside h2")).to_have_text("いの町ほけん福祉課")
    alone.get_by_role("button", name="いの町自殺対策機関ネットワーク").focus()
    alone.keyboard.press("Enter")
    expect(alone.locator("aside")).to_contain_text("ここが参加しなくなると")
    context.close()
    assert (asked, errors) == ([path.as_uri()], [])


@pytest.fixture(scope="module")
def large_url(serve: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """An app with an invented town of 300 organisations."""
    url = f"sqlite:///{tmp_path_factory.mktemp('large') / 'tsunagari.db'}"
    store = open_store(url)
    store.save_all([(prefecture_record(47), 0), (town(code_of(47, 1), 300, 1300, Random(1)), 0)], who="架空課")
    store.close()
    return serve(url)


def test_a_group_opens_on_a_click_and_closes_again(page: Page, large_url: str) -> None:
    code = code_of(47, 1)
    key = f"picture_{code}"
    page.goto(f"{large_url}/?area={code}")
    ready(page, key)
    expect(page.get_by_text("まとめて表示しています")).to_be_visible()
    groups = "key => globalThis.__tsunagari[key].network.body.nodeIndices.filter(id => id.startsWith('fold:'))"
    before = page.evaluate(groups, key)
    click_actor(page, before[-1], key)
    expect(page).to_have_url(re.compile("open="))
    page.wait_for_function(f"([key, gone]) => !({groups})(key).includes(gone)", arg=[key, before[-1]])
    page.get_by_role("button", name="まとまりを閉じる").click()
    page.wait_for_function(f"([key, n]) => ({groups})(key).length === n", arg=[key, len(before)])


def test_at_200_percent_nothing_is_lost(browser: Browser, app_url: str) -> None:
    context = browser.new_context(viewport={"width": 683, "height": 384}, device_scale_factor=2, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{app_url}/?area=393860")
    ready(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 683
    expect(page.locator(".sight")).to_contain_text("後方支援します")
    for name in ("構造", "記録"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    context.close()
