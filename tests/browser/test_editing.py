"""A coordinator corrects the record where she looks: few clicks, no id, nothing lost, one review, one save."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Page, expect

from graph.facts.actors import Organisation
from graph.replacing import replace
from graph.store import open_store
from tests.browser.test_accessibility import OPTIONS, STREAMLITS_OWN
from tests.browser.test_structure import click_actor, ready
from tests.browser.waiting import choose, settled, until

IZUMI = "993018"
PICTURE = f"picture_{IZUMI}"
HOSTILE = "<img src=x onerror=alert(1)> **架空** [x](http://192.0.2.1)"


@pytest.fixture
def own_url(own_app: tuple[str, str]) -> str:
    return own_app[0]


@pytest.fixture
def store_url(own_app: tuple[str, str]) -> str:
    return own_app[1]


class Clicks:
    """Counts how often a person has to click."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def in_picture(self, actor: str) -> None:
        click_actor(self.page, actor, PICTURE)
        self.count += 1

    def on(self, role: str, name: str) -> None:
        place = self.page.get_by_role(role, name=name, exact=True).last  # type: ignore[arg-type]
        place.scroll_into_view_if_needed()
        self.page.wait_for_timeout(400)  # a list closes when what it stands in is scrolled
        if role == "combobox":
            until(self.page.get_by_role("option").first, place.click)
        else:
            place.click()
        self.count += 1


def save(page: Page, office: str = "架空課") -> None:
    page.get_by_role("link", name="確かめて保存").click()
    page.get_by_label("保存する部署").fill(office)
    page.get_by_role("button", name="この内容で保存する").click()


def test_that_two_work_together_takes_four_clicks_and_no_id(page: Page, own_url: str, store_url: str) -> None:
    page.goto(f"{own_url}/?area={IZUMI}")
    ready(page, PICTURE)
    clicks = Clicks(page)
    clicks.in_picture("shakyo")
    expect(page.get_by_text("「架空いずみ町社会福祉協議会」を直す")).to_be_visible()
    settled(page)
    clicks.on("combobox", "この機関と")
    clicks.on("option", "架空いずみ町民生委員協議会")
    clicks.on("button", "下書きに入れる")
    bar = page.locator(".st-key-draft_bar")
    expect(bar).to_contain_text("下書きに入れました")
    assert clicks.count <= 4
    page.reload()
    expect(bar).to_contain_text("下書き 1件")
    page.get_by_role("link", name="連携の空白").click()
    expect(bar).to_contain_text("下書き 1件")
    page.get_by_role("link", name="確かめて保存").click()
    expect(page.get_by_text("追加：連携")).to_contain_text("架空いずみ町社会福祉協議会 と 架空いずみ町民生委員協議会")
    expect(page.get_by_text("連携の空白は")).to_be_visible()
    settled(page)
    found = Axe().run(page, options=OPTIONS)
    assert [v["id"] for v in found.response["violations"] if v["id"] not in STREAMLITS_OWN] == []
    save(page)
    expect(page.get_by_text("保存しました（2版")).to_be_visible()
    expect(bar).to_have_count(0)
    page.get_by_role("link", name="記録", exact=True).click()
    settled(page)
    clicks.on("combobox", "版をえらぶと、その版で変わったことが出ます")
    page.get_by_role("option").first.click()
    expect(page.get_by_text("追加：連携")).to_be_visible()
    store = open_store(store_url)
    record = store.load(IZUMI).record
    store.close()
    assert {(tie.source, tie.target) for tie in record.ties} >= {("shakyo", "minsei")}


def test_a_colleagues_save_in_between_stays_and_what_both_changed_is_asked(page: Page, own_url: str,
                                                                           store_url: str) -> None:
    page.goto(f"{own_url}/?area={IZUMI}&sel=shakyo")
    ready(page, PICTURE)
    page.get_by_text("「架空いずみ町社会福祉協議会」を直す").click()
    form = page.get_by_test_id("stExpander").filter(has_text="を直す").get_by_test_id("stForm")
    form.get_by_label("名称").fill(HOSTILE)
    form.get_by_label("場所").fill("本庁")
    form.get_by_role("button", name="下書きに入れる").click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きに入れました（下書きは全部で1件）")
    store = open_store(store_url)
    loaded = store.load(IZUMI)
    offices = tuple(replace(o, name="架空いずみ社協", contact="内線1") if o.id == "shakyo" else o
                    for o in loaded.record.organisations)
    store.save(replace(loaded.record, organisations=(*offices, Organisation(id="new", name="架空の新しい機関"))),
               based_on=loaded.revision, who="同僚の課")
    save(page)
    expect(page.get_by_text("ほかの人が同じところを別の内容にしました（1件）")).to_be_visible()
    page.locator("[data-testid=stRadio] label").filter(has_text="自分の下書き").click()
    settled(page)
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.get_by_text("同僚の課が保存した変更も、そのまま残っています")).to_be_visible()
    record = store.load(IZUMI).record
    store.close()
    office = next(o for o in record.organisations if o.id == "shakyo")
    assert (office.name, office.place, office.contact) == (HOSTILE, "本庁", "内線1")
    assert record.organisations[-1].name == "架空の新しい機関"
    page.goto(f"{own_url}/?area={IZUMI}&sel=shakyo")
    ready(page, PICTURE)
    expect(page.locator("img[src=x]")).to_have_count(0)
    expect(page.locator("a[href*='192.0.2.1']")).to_have_count(0)


def test_a_mistake_is_removed_with_what_hangs_on_it_and_each_line_can_be_taken_back(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/?area={IZUMI}&sel=shakyo")
    ready(page, PICTURE)
    page.get_by_text("「架空いずみ町社会福祉協議会」を直す").click()
    page.get_by_text("記録の誤りを消す", exact=True).click()
    expect(page.get_by_text("まちがって書いたものを消します")).to_be_visible()
    page.get_by_role("button", name="消す（下書きに入れる）").click()
    page.get_by_role("link", name="確かめて保存").click()
    gone = page.locator(".change.removed")
    expect(gone.first).to_be_visible()
    lines = gone.count()
    assert lines > 1
    settled(page)
    page.get_by_role("button", name="取り消す").nth(0).click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("1件を取り消しました")
    page.locator(".st-key-draft_bar").get_by_text("捨てる").click()
    page.get_by_role("button", name="下書きを捨てる").click()
    expect(page.get_by_text("下書きを捨てました。")).to_be_visible()
    expect(page.locator(".st-key-draft_bar")).to_have_count(0)
    expect(page.get_by_text("この自治体の下書きはありません")).to_be_visible()


def test_a_town_is_begun_by_its_name(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/records?area={IZUMI}")
    page.get_by_text("市町村の記録をはじめる").click()
    form = page.locator(".st-key-start_area")
    form.get_by_label("保存する部署").fill("架空課")
    page.keyboard.press("Tab")
    settled(page)
    which = form.get_by_role("combobox", name="市町村・都道府県")
    choose(page, which, "おおいし")
    begun = which.input_value()
    form.get_by_role("button", name="記録をはじめる").click()
    settled(page)
    page.get_by_role("link", name="構造", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(begun.split("　")[0].split("（")[0])
    page.get_by_role("link", name="機関を1つ書いてみる").click()
    page.get_by_label("名称").fill("架空の相談所")
    page.get_by_role("button", name="下書きに入れる").last.click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きに入れました")


def in_sight(page: Page) -> FloatRect:
    """Bring the table into sight; return where it lies, once it lies still."""
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid.locator("canvas").first).to_be_visible()
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    box = grid.bounding_box()
    assert box is not None
    return box


def in_cell(page: Page, column: int, row: int) -> None:
    """Choose a cell of the table by the keyboard, from the first cell of the first row on."""
    box = in_sight(page)
    page.mouse.click(box["x"] + 150, box["y"] + 38 + 17)
    for key, times in (("ArrowDown", row), ("ArrowRight", column)):
        for _ in range(times):
            page.keyboard.press(key)


def write(page: Page, text: str) -> None:
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    settled(page)


def test_a_whole_table_is_edited_sorted_pasted_into_and_shortened(page: Page, own_url: str, store_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{own_url}/?area={IZUMI}")
    ready(page, PICTURE)
    page.get_by_role("link", name="この表を直す").click()
    expect(page.get_by_role("heading", name="表で直す")).to_be_visible()
    settled(page)
    in_cell(page, 1, 0)
    write(page, "架空の別名")
    done = page.get_by_test_id("stText").filter(has_text="まだ下書きに入れていません")
    expect(done).to_contain_text("直した行 1")
    choose(page, page.get_by_role("combobox", name="並べ方"), "別名", page.get_by_role("option", name="別名", exact=True))
    in_cell(page, 1, 0)  # what has another name is first now
    write(page, "、架空のもう一つの名")
    expect(done).to_contain_text("直した行 1")
    page.evaluate("navigator.clipboard.writeText('架空の広場\\t内線1\\n架空の別館\\t内線2')")
    in_cell(page, 7, 1)
    page.keyboard.press("Control+v")
    expect(done).to_contain_text("直した行 3")
    page.get_by_role("button", name="下書きに入れる").click()
    bar = page.locator(".st-key-draft_bar")
    expect(bar).to_contain_text("下書きに入れました（下書きは全部で3件）")
    settled(page)

    def first_row_removed() -> None:
        box = in_sight(page)
        page.mouse.click(box["x"] + 16, box["y"] + 38 + 17)  # the edge of the row
        page.keyboard.press("Delete")

    until(done.filter(has_text="消した行 1"), first_row_removed)
    page.get_by_role("button", name="下書きに入れる").click()
    page.get_by_role("link", name="確かめて保存").click()
    expect(page.locator(".change.removed").first).to_contain_text("架空いずみ町福祉課")
    settled(page)
    found = Axe().run(page, options=OPTIONS)
    assert [v["id"] for v in found.response["violations"] if v["id"] not in STREAMLITS_OWN] == []
    store = open_store(store_url)
    [draft] = store.drafts(IZUMI)
    store.close()
    assert draft.before is not None
    names = {o.name: o for o in draft.record.organisations}
    assert len(names) == len(draft.before.organisations) - 1
    assert sorted((o.place, o.contact) for o in names.values() if o.contact) == [
        ("架空の別館", "内線2"), ("架空の広場", "内線1")]


def test_two_that_work_together_are_both_clicked_in_the_picture(page: Page, own_url: str, store_url: str) -> None:
    page.goto(f"{own_url}/?area={IZUMI}")
    ready(page, PICTURE)
    clicks = Clicks(page)
    clicks.in_picture("shakyo")
    expect(page.get_by_text("「架空いずみ町社会福祉協議会」を直す")).to_be_visible()
    settled(page)
    clicks.on("button", "相手を図で選ぶ")
    expect(page.get_by_text("図で相手の機関を押してください。")).to_be_visible()
    settled(page)
    clicks.in_picture("minsei")
    expect(page.get_by_role("combobox", name="この機関と")).to_have_value("架空いずみ町民生委員協議会")
    settled(page)
    clicks.on("button", "下書きに入れる")
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きに入れました（下書きは全部で1件）")
    assert clicks.count <= 4
    store = open_store(store_url)
    [draft] = store.drafts(IZUMI)
    store.close()
    assert [(tie.source, tie.target) for tie in draft.record.ties][-1] == ("shakyo", "minsei")
    settled(page)
    ready(page, PICTURE)
    click_actor(page, "fukushi", PICTURE)  # what is clicked without being asked for is selected
    expect(page.get_by_text("「架空いずみ町福祉課」を直す")).to_be_visible()


def test_an_empty_cell_of_the_matrix_is_filled_where_it_is(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/?area={IZUMI}&details=matrices&matrix=ties")
    ready(page, PICTURE)
    grid = page.get_by_test_id("stDataFrame").first.locator("canvas").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 240, box["y"] + 38 + 2 * 35 + 17)
    link = page.get_by_role("heading", level=3).filter(has_text=" と ")
    expect(link).to_be_visible()
    settled(page)
    page.get_by_role("button", name="下書きに入れる").last.click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きに入れました")
