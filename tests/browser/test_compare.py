"""比較 in a real browser: what the other has is seen at once; both panels are linked, at the same scale, and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OFFICE_SCREEN
from tests.browser.test_structure import ready
from tests.browser.waiting import settled, until

LEFT, RIGHT = (f"compare_{n}_993018_393860" for n in (0, 1))
ADDRESS = "compare?area=993018&with=393860"


def opened(page: Page, url: str, more: str = "") -> None:
    page.goto(f"{url}/{ADDRESS}{more}")
    ready(page, LEFT)
    ready(page, RIGHT)


def in_sight(part: Locator) -> bool:
    """Return whether all of a part is on an office's screen as it is scrolled."""
    box = part.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= OFFICE_SCREEN["height"]


def test_what_the_model_has_that_we_lack_is_in_sight_after_one_click_and_its_source_after_two(
        page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/compare?area=993077")
    take = page.get_by_role("button", name="いの町を並べる")
    picture = page.get_by_role("img", name="いの町の図（縮小）")
    expect(picture).to_be_visible()
    settled(page)
    assert in_sight(take), "the three cards are read without scrolling"
    assert in_sight(picture)
    lacks = page.get_by_text("いの町にあって架空くぬぎ町に記録がないもの：後方支援、")
    until(lacks, lambda: take.click() if take.count() else None)
    ready(page, "compare_0_993077_393860")
    settled(page)
    assert in_sight(lacks)
    rung = page.get_by_role("row", name="警察").first
    assert in_sight(rung), "and so are all rungs that the other has and we lack"
    expect(rung).to_contain_text("不明")
    cell = rung.get_by_role("button").last
    source = page.get_by_text("出典：いの町自殺対策ネットワーク会議設置要綱").first
    until(source, cell.click)
    settled(page)
    expect(cell).to_have_attribute("aria-pressed", "true")
    assert in_sight(source)


def seats(page: Page, name: str) -> dict[str, Any]:
    return dict(page.evaluate("""name => {
        const { network } = globalThis.__tsunagari[name];
        return Object.fromEntries(network.body.nodeIndices.map(id => [id, Object.values(network.getPosition(id))]));
    }""", name))


def test_both_panels_have_equal_seats_and_fit_the_screen_together(page: Page, app_url: str) -> None:
    opened(page, app_url, "&ghosts=1")
    left, right = seats(page, LEFT), seats(page, RIGHT)
    assert "393860:hoken-fukushi" in left
    assert len(left.keys() & right.keys()) > 10, "with ghosts nearly all of them"
    assert all(right[actor] == left[actor] for actor in left.keys() & right.keys())
    scales = page.evaluate("names => names.map(n => globalThis.__tsunagari[n].network.getScale())", [LEFT, RIGHT])
    assert scales[0] == scales[1]
    page.get_by_role("heading", name="1. 架空いずみ町").evaluate("heading => heading.scrollIntoView()")
    bottoms = page.evaluate(
        "names => names.map(n => globalThis.__tsunagari[n].host.getBoundingClientRect().bottom)", [LEFT, RIGHT])
    assert max(bottoms) <= 768
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1366
    legend = page.locator("img.legend")
    expect(legend).to_be_visible()
    expect(legend).to_have_count(1)
    box = legend.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768, "the legend is in sight as well"


def test_selection_and_zoom_are_linked(page: Page, app_url: str) -> None:
    opened(page, app_url)
    buttons = page.locator(".list button[data-what='393860:hoken-fukushi']")
    expect(buttons).to_have_count(2)
    buttons.first.focus()
    page.keyboard.press("Enter")
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("架空いずみ町：架空いずみ町福祉課 ／ いの町：いの町ほけん福祉課")).to_be_visible()
    page.get_by_role("button", name="拡大").first.click()
    scales = page.evaluate("names => names.map(n => globalThis.__tsunagari[n].network.getScale())", [LEFT, RIGHT])
    assert scales[0] == scales[1]
    page.reload()
    expect(page.get_by_text("架空いずみ町：架空いずみ町福祉課")).to_be_visible()


def test_what_the_pointer_is_on_stands_out_in_both_panels(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.get_by_role("heading", name="1. 架空いずみ町").evaluate("heading => heading.scrollIntoView()")
    spot = page.evaluate("""name => {
        const { network, host } = globalThis.__tsunagari[name], box = host.getBoundingClientRect();
        const at = network.canvasToDOM(network.getPosition('393860:hoken-fukushi'));
        return [box.x + at.x, box.y + at.y];
    }""", LEFT)
    drawn = "name => globalThis.__tsunagari[name].host.querySelector('canvas').toDataURL()"
    before = page.evaluate(drawn, RIGHT)
    page.mouse.move(spot[0] - 3, spot[1])
    page.mouse.move(*spot)
    page.wait_for_function(f"([name, before]) => ({drawn})(name) !== before", arg=[RIGHT, before])
    page.mouse.move(5, 5)
    page.wait_for_function(f"([name, before]) => ({drawn})(name) === before", arg=[RIGHT, before])


def test_the_comparison_is_taken_away_as_one_picture(page: Page, app_url: str, tmp_path: Path) -> None:
    opened(page, app_url)
    with page.expect_download() as given:
        page.get_by_role("button", name="SVGでダウンロード").click()
    file = tmp_path / "picture.svg"
    given.value.save_as(file)
    svg = file.read_text(encoding="utf-8")
    assert "いの町ほけん福祉課" in svg
    assert "架空いずみ町福祉課" in svg
    with page.expect_download() as given:
        page.get_by_role("button", name="PNGで保存").first.click()
    given.value.save_as(tmp_path / "picture.png")
    content = (tmp_path / "picture.png").read_bytes()
    width = int.from_bytes(content[16:20])
    assert width > 2000, "both panels, twice as fine as the screen"


def test_paper_gets_every_row_with_its_source_and_the_picture(page: Page, app_url: str) -> None:
    opened(page, app_url)
    paper = page.locator("table.on-paper")
    expect(paper).to_be_hidden()
    ladder = page.get_by_role("table", name="役割・会議体・分野ごとの比較")
    expect(ladder).to_be_visible()
    page.emulate_media(media="print")
    expect(ladder).to_be_visible()
    expect(ladder.get_by_text("架空いずみ消防署")).to_be_visible()
    expect(paper.locator("tbody tr")).to_have_count(17)
    expect(paper.get_by_text("いの町自殺対策ネットワーク会議設置要綱").first).to_be_visible()
    expect(page.locator("img.on-paper")).to_be_visible()
    for said in ("違い", "片方だけの機関・会議体（17）"):
        expect(page.locator("p.on-paper", has_text=said).last).to_be_visible()
    for pressed in ("stDataFrame", "stMultiSelect", "stPopover", "stButtonGroup", "stDownloadButton", "stButton", "stCheckbox"):
        for part in page.get_by_test_id(pressed).all():
            expect(part).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 841.9" in pdf, "A4 landscape"


def test_a_model_is_taken_from_the_library(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/compare?area=393860")
    page.get_by_role("button", name="モデル集から選ぶ").click()
    page.get_by_role("button", name="総社市を並べる").click()
    ready(page, "compare_1_393860_332089")
    expect(page.get_by_role("heading", name="2. 総社市")).to_be_visible()


def test_a_cell_of_a_matrix_tells_what_is_in_it(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/prefecture?area=393860&view=partner_types&also=332089")
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid).to_be_visible()
    box = grid.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 40, box["y"] + 38 + 35 + 17)
    expect(page.get_by_text("総社市 — ひきこもり地域支援センター")).to_be_visible()
    expect(page.get_by_text("・ひきこもり支援センター「ワンタッチ」（出典：")).to_be_visible()
    page.get_by_text("その市町村の機関に占める割合").click()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    assert page.get_by_test_id("stException").count() == 0


def test_an_item_of_the_notice_tells_on_what_its_state_rests(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/compare?area=993018&with=393860&view=matrices")
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    box = grid.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 38 + 35 + 17)
    expect(page.get_by_text("いの町 — M0a")).to_be_visible()
    expect(page.get_by_text("（出典：").first).to_be_visible()


def test_a_row_of_the_prefecture_opens_the_towns_card_and_leads_on(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/prefecture?area=390003")
    expect(page.get_by_role("heading", level=1)).to_contain_text("高知県")
    expect(page.locator('.host[data-drawn="1"]')).to_be_visible()
    settled(page)  # all tables are there: the first one is the first
    grid = page.get_by_test_id("stDataFrame").first
    grid.evaluate("element => element.scrollIntoView({block: 'start'})")  # it is higher than the screen
    settled(page)

    def choose() -> None:
        box = grid.locator("canvas").first.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 20, box["y"] + 35 + 17)

    until(page.locator(".town h2", has_text="高知市"), choose)
    settled(page)
    page.get_by_role("link", name="構造を開く", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("高知市")
