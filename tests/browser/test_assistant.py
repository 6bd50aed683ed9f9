"""From a list that a town hall has to its first gaps: few clicks, no id, nothing of a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from cli import main
from tests.browser.test_accessibility import OPTIONS, STREAMLITS_OWN
from tests.browser.test_words import english
from tests.browser.waiting import settled
from tests.loaders.files import workbook

MEMBERS = [
    ["架空見守り会議　委員名簿（令和6年4月1日現在）"],
    ["番号", "機関名", "役職名", "氏名"],
    ["1", "いの町社協", "会長", "架空　太郎"],
    ["2", "架空みちくさの会", "委員", "薬袋　冴子"],
    ["3", "架空髙台病院", "委員", "架空　花子"],
    ["4", "架空高台病院", "事務局", "架空　次郎"],
]
CLICKS = 4
"""From the page to the gaps: into the draft, its review, the save, and the page of gaps."""


def gaps(store: str) -> set[str]:
    output = CliRunner().invoke(main, ["gaps", "393860", "--store", store, "--json"], catch_exceptions=False).stdout
    return {gap["sentence"] for gap in json.loads(output)["gaps"]}


def drop(page: Page, address: str, file: Path, language: str = "ja") -> None:
    page.goto(f"{address}/records?area=393860&lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(file)])
    expect(page.get_by_text("架空見守り会議").first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def test_a_list_that_is_dropped_leads_to_gaps_in_few_clicks(page: Page, own_app: tuple[str, str], tmp_path: Path) -> None:
    address, store = own_app
    before, clicks = gaps(store), 0

    def click(what: Locator) -> None:
        nonlocal clicks
        what.click()
        clicks += 1

    drop(page, address, workbook(tmp_path / "名簿.xlsx", {"名簿": MEMBERS}))
    expect(page.get_by_text("同じ機関ですか", exact=True)).to_be_visible()
    assert "薬袋" not in page.content()
    click(page.get_by_role("button", name="下書きに入れる"))
    click(page.get_by_role("link", name="確かめて保存"))
    page.get_by_label("保存する部署").fill("架空課")
    click(page.get_by_role("button", name="この内容で保存する"))
    expect(page.get_by_text("保存しました（")).to_be_visible()
    click(page.get_by_role("link", name="連携の空白"))
    expect(page.get_by_text("この空白をどうするか")).to_be_visible()
    assert clicks <= CLICKS
    assert gaps(store) - before, "what was dropped is in the gaps"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_axe_finds_nothing_on_what_the_assistant_shows(
        page: Page, own_app: tuple[str, str], tmp_path: Path, language: str) -> None:
    drop(page, own_app[0], workbook(tmp_path / "名簿.xlsx", {"名簿": MEMBERS}), language)
    page.get_by_text("列の読みかたを確かめる" if language == "ja" else "Check what the columns mean").click()
    expect(page.get_by_text("3. 役職名").first).to_be_visible()
    settled(page)
    page.wait_for_timeout(500)
    results = Axe().run(page, options=OPTIONS)
    assert [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:200]}" for v in results.response["violations"]
            if v["id"] not in STREAMLITS_OWN] == []
    assert language == "en" or english(page) == []
