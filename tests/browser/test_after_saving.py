"""Whatever is saved on a page, the next click works, there and on every other page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_structure import ready
from tests.browser.waiting import choose, settled, until
from tests.loaders.files import ORGANISATIONS, workbook

OFFICE = re.compile("担当する部署")
PAGES = ("構造", "連携の空白", "見直し案を試す", "比較", "都道府県", "全国", "記録")


@pytest.fixture(scope="module")
def own_url(serve: Callable[[str], str]) -> str:
    """An app of its own: what is saved here is seen by no other test."""
    return serve("")


def next_clicks(page: Page) -> None:
    """Choose something else in what is on the page: in each row of buttons, in the list of gaps, in a switch."""
    for group in page.get_by_test_id("stButtonGroup").all():
        other = group.locator("button[aria-checked=false]")
        if group.is_visible() and other.count():
            other.last.click()
            settled(page)
    gaps = page.locator(".st-key-gap_list").get_by_test_id("stRadio").locator("label")
    if gaps.count() > 1:
        until(gaps.nth(1).get_by_role("radio", checked=True), gaps.nth(1).click)
        settled(page)


def walk(page: Page) -> None:
    """Click on the page where something was saved, then once on every other page."""
    settled(page)
    next_clicks(page)
    for name in PAGES:
        page.locator(".st-key-header").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_test_id("stPageLink").get_by_role("link", name=name, exact=True)).to_be_visible()
        settled(page)
        first = page.get_by_test_id("stButtonGroup").locator("button[aria-checked=false]")
        if first.count():
            first.first.click()
        settled(page)


def filled(form: Locator | Page, by: str) -> None:
    form.get_by_label(OFFICE).last.fill(by)


def test_after_a_decision_on_a_gap(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/gaps?area=393860&gap=gap/roles/no_secretariat/platform")
    ready(page, "gap_picture_393860")
    page.locator(".st-key-gap_opened").get_by_text("対応中", exact=True).click()
    form = page.get_by_test_id("stForm")
    filled(form, "架空ほけん福祉課")
    form.get_by_role("button", name="決めたことを保存する").click()
    expect(page.get_by_text(re.compile("^保存しました："))).to_be_visible()
    opened = page.locator(".st-key-gap_list").get_by_role("radio", checked=True)
    expect(opened).to_have_count(1)
    page.get_by_test_id("stButtonGroup").get_by_text("通知の項目").click()
    settled(page)
    expect(opened).to_have_count(1)
    walk(page)


def test_after_a_plan_was_kept_and_removed(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/what_if?area=993018&do=member/shakyo/n2")
    ready(page, "plan_after_993018")
    page.get_by_label("案の名前").first.fill("来年度の案")
    page.get_by_label(OFFICE).first.fill("架空課")
    page.get_by_role("button", name="この案を残す").click()
    expect(page.get_by_role("button", name=re.compile("来年度の案"))).to_be_visible()
    walk(page)
    page.goto(f"{own_url}/what_if?area=993018&plan=来年度の案")
    ready(page, "plan_after_993018")
    removal = page.get_by_test_id("stExpander").get_by_test_id("stForm")
    until(removal.get_by_role("combobox"), page.get_by_text("残した案を消す").click)
    choose(page, removal.get_by_role("combobox"), "来年度", page.get_by_role("option", name="来年度の案"))
    filled(removal, "架空課")
    removal.get_by_role("button").last.click()
    expect(page.get_by_text(re.compile("案を消しました"))).to_be_visible()
    walk(page)


@pytest.mark.parametrize("view", ["counterparts", "governance"])
def test_after_a_pairing_or_an_answer_on_governance(page: Page, own_url: str, view: str) -> None:
    page.goto(f"{own_url}/compare?area=993018&with=393860&view={view}")
    ready(page, "compare_1_993018_393860")
    page.get_by_test_id("stExpander").click()
    form = page.get_by_test_id("stForm")
    filled(form, "架空福祉課")
    form.get_by_role("button", name="保存する").click()
    expect(page.get_by_text(re.compile("^保存しました"))).to_be_visible()
    walk(page)


def test_after_an_import_and_its_undoing(page: Page, own_url: str, tmp_path: Path) -> None:
    page.goto(f"{own_url}/records?area=992011")
    file = workbook(tmp_path / "町.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空からまつ村", "村"]], "機関": ORGANISATIONS})
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(file)])
    page.get_by_role("button", name="下書きに入れる").click()
    page.get_by_role("link", name="確かめて保存").click()
    page.get_by_label("保存する部署").fill("架空住民課")
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.get_by_text(re.compile("^保存しました"))).to_be_visible()
    walk(page)
    page.goto(f"{own_url}/records?area=993085")
    page.get_by_label("保存する部署").last.fill("架空係")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="一つ前に戻す").click()
    expect(page.get_by_text("一つ前（第2版）")).to_be_visible()
    walk(page)
