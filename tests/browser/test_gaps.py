"""連携の空白 and 見直し案を試す in a real browser: a gap is opened, decided on, seen in the picture; a plan is laid over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.test_structure import ready
from tests.browser.waiting import choose, settled

PICTURE = "gap_picture_393860"


@pytest.fixture(scope="module")
def own_url(serve: Callable[..., str]) -> str:
    """An app of its own: what is decided here is seen by no other test."""
    return serve()


def open_gap(page: Page, title: str) -> None:
    page.locator(".st-key-gap_list").get_by_text(re.compile(title)).first.click()


def test_the_first_gap_stands_beside_the_list_with_its_picture(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/gaps?area=393860")
    ready(page, PICTURE)
    opened = page.locator(".st-key-gap_opened")
    expect(opened.locator("h2").first).to_contain_text("いの町ほけん福祉課だけ")
    expect(page.locator(".st-key-gap_list").get_by_role("radio")).to_have_count(10)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1366


def test_another_gap_is_opened_drawn_dashed_and_kept_in_the_address(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/gaps?area=393860")
    ready(page, PICTURE)
    open_gap(page, "事務局が記録されていない")
    expect(page).to_have_url(re.compile("gap=gap%2Froles%2Fno_secretariat"))
    page.wait_for_function(
        "key => globalThis.__tsunagari[key].network.body.nodeIndices.includes('gap/roles/no_secretariat/platform')",
        arg=PICTURE)
    page.reload()
    expect(page.locator(".st-key-gap_opened h2").first).to_contain_text("事務局が記録されていない")


def test_a_decision_is_saved_and_seen_in_the_list(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/gaps?area=393860&gap=gap/roles/no_secretariat/platform")
    ready(page, PICTURE)
    page.locator(".st-key-gap_opened").get_by_text("対応中", exact=True).click()
    form = page.get_by_test_id("stForm")
    form.get_by_label("理由・メモ（後任の方のために）").fill("県と相談しています")
    form.get_by_label(re.compile("担当する部署")).fill("架空ほけん福祉課")
    form.get_by_label(re.compile("いつまでに")).fill("令和9年3月")
    form.get_by_role("button", name="決めたことを保存する").click()
    expect(page.get_by_text(re.compile("^保存しました："))).to_be_visible()
    expect(page.locator(".st-key-gap_list").get_by_text(re.compile("対応中1"))).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-gap_opened")).to_contain_text("対応中（")
    expect(page.locator(".st-key-gap_opened")).to_contain_text("県と相談しています")


def test_the_table_is_taken_away_as_a_workbook(page: Page, app_url: str, tmp_path: Path) -> None:
    page.goto(f"{app_url}/gaps?area=393860")
    ready(page, PICTURE)
    with page.expect_download() as given:
        page.get_by_role("button", name="一覧をダウンロード（Excel）").click()
    file = tmp_path / given.value.suggested_filename
    given.value.save_as(file)
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    with page.expect_download() as given:
        page.get_by_role("button", name="一覧をダウンロード（CSV）").click()
    given.value.save_as(tmp_path / "gaps.csv")
    assert (tmp_path / "gaps.csv").read_text(encoding="utf-8-sig").startswith("順位,空白,理由")
    assert rows[0][:3] == ["順位", "空白", "理由"]
    assert "いの町ほけん福祉課だけ" in str(rows[1][1])


def foot(page: Page) -> str:
    """Return what stands at the foot of each printed sheet."""
    return str(page.evaluate("""() => [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText)
        .filter(text => text.includes("@bottom-left")).join()"""))


def test_on_paper_the_list_is_whole_and_the_forms_are_gone(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/gaps?area=393860")
    ready(page, PICTURE)
    table = page.locator("table.on-paper")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(28)
    assert "2026年11月2" in foot(page), "of when is at the foot of each sheet"
    assert "要綱" in foot(page), "and from which sources"
    expect(page.locator("p.on-paper", has_text="空白の一覧")).to_be_visible()
    state = table.locator("tbody td", has_text=re.compile("^未対応$")).first
    assert state.evaluate("cell => getComputedStyle(cell).whiteSpace") == "nowrap", "a short word is not broken"
    expect(table.locator("caption")).to_contain_text("28件のうち28件を表示")
    expect(table).to_contain_text("いの町ほけん福祉課が不在になると")
    for gone in (page.get_by_test_id("stDataFrame"), page.get_by_test_id("stForm"), page.locator(".st-key-gap_list")):
        expect(gone.first).to_be_hidden()
    paper = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper))
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {(842, 595)}, "A4, lying"


def test_a_plan_is_printed_without_its_forms(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/what_if?area=993018&do=member/shakyo/n2")
    ready(page, "plan_after_993018")
    page.emulate_media(media="print")
    expect(page.locator("table.on-paper")).to_contain_text("参画の密度")
    assert "現在の記録" in foot(page)
    pictures = page.locator(".st-key-plan_pictures")
    assert pictures.evaluate("part => getComputedStyle(part).breakInside") == "avoid", "headings stay at their pictures"
    for gone in (page.locator(".st-key-kept_plans"), page.locator(".st-key-plan").get_by_test_id("stButton").first,
                 page.locator(".st-key-outcome").get_by_test_id("stDataFrame")):
        expect(gone).to_be_hidden()


def test_gaps_are_laid_over_the_structure_and_say_what_they_are(page: Page, app_url: str) -> None:
    page.goto(app_url)
    ready(page)
    page.locator(".st-key-inspector").get_by_text("空白を図に重ねる").click()
    expect(page).to_have_url(re.compile("gaps=1"))
    button = page.get_by_role("button", name="－ 事務局", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-inspector")).to_contain_text("事務局は記録されていません")
    page.get_by_role("link", name="この空白を「連携の空白」で開く").click()
    expect(page.locator(".st-key-gap_opened h2").first).to_contain_text("事務局が記録されていない")


def test_what_breaks_without_the_hub_is_read_after_two_clicks(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=393860")
    ready(page, "picture_393860")
    page.get_by_role("link", name="見直し案を試す").click()
    page.get_by_role("button", name="いの町ほけん福祉課が参加しなくなると、どうなる？").click()
    headline = page.get_by_text("つながりのまとまりが1つから3つに分かれ")
    expect(headline).to_be_in_viewport()
    expect(headline).to_contain_text("いの町自殺対策機関ネットワーク")


def test_a_plan_is_made_by_hand_and_compared(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/what_if?area=993018")
    ready(page, "plan_before_993018")
    plan = page.locator(".st-key-plan")
    plan.get_by_text("構成員に加える", exact=True).click()
    settled(page)
    for box, name in enumerate(("社会福祉協議会", "自殺対策連絡会")):
        choose(page, plan.get_by_role("combobox").nth(box), name)
    plan.get_by_role("button", name="この変更を案に加える").click()
    expect(page).to_have_url(re.compile("do=member%2Fshakyo%2Fn2"))
    expect(page.locator(".st-key-outcome")).to_contain_text("会議体どうしをつなぐのは、拠点の架空いずみ町福祉課だけ")
    ready(page, "plan_after_993018")
