"""The records page: a workbook goes in, is shown, is saved, is taken back; files come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

import sample_data
from graph.store import open_store
from loaders import read
from tests.browser.test_structure import ready
from tests.loaders.files import AREA, CATALOGUE, ORGANISATIONS, reading, workbook


@pytest.fixture
def town(serve: Callable[[str], str], tmp_path: Path) -> tuple[str, str]:
    """An app on a store of its own, with the samples: its address, and the store's."""
    store = f"sqlite:///{tmp_path / 'town.db'}"
    return serve(store), store


def upload(page: Page, address: str, *files: Path) -> None:
    page.goto(f"{address}/records?area=992011")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(file) for file in files])


def test_a_workbook_is_shown_then_saved_then_taken_back(page: Page, town: tuple[str, str], tmp_path: Path) -> None:
    address, store = town
    upload(page, address, workbook(tmp_path / "町.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空からまつ村", "村"]], "機関": ORGANISATIONS}))
    expect(page.get_by_text("1 自治体、2 件の違いがあります")).to_be_visible()
    save = page.get_by_role("button", name="この内容で保存する")
    expect(save).to_be_disabled()
    page.get_by_label("保存する部署").first.fill("架空住民課")
    page.keyboard.press("Enter")
    save.click()
    expect(page.get_by_text("保存しました：架空からまつ村（1 自治体）")).to_be_visible()
    kept = open_store(store)
    assert [o.name for o in kept.load("993085").record.organisations] == ["架空A", "架空B"]
    page.get_by_label("保存する部署").last.fill("架空係")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="一つ前に戻す").click()
    expect(page.get_by_text("一つ前（第2版）")).to_be_visible()
    assert kept.load("993085").record.is_empty
    assert [r.who for r in kept.history("993085")][:2] == ["架空係", "架空住民課"]
    kept.close()


def test_what_takes_much_away_is_saved_only_when_the_box_is_ticked(
    page: Page, town: tuple[str, str], tmp_path: Path
) -> None:
    address, store = town
    upload(page, address, workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993018", "架空もみじ町", "町"]],
        "参画": [["参画機関ID", "ネットワークID"], ["fukushi", "n1"]]}))
    expect(page.get_by_text("架空いずみ町（993018）の記録が多く消えます")).to_be_visible()
    expect(page.get_by_text("自治体名が「架空いずみ町（993018）」から「架空もみじ町」に変わります")).to_be_visible()
    page.get_by_label("保存する部署").first.fill("架空住民課")
    page.keyboard.press("Enter")
    save = page.get_by_role("button", name="この内容で保存する")
    expect(save).to_be_disabled()
    page.get_by_text("そのとおりで間違いありません").click()
    expect(save).to_be_enabled()
    save.click()
    expect(page.get_by_text("保存しました：架空もみじ町（1 自治体）")).to_be_visible()
    kept = open_store(store)
    assert len(kept.load("993018").record.memberships) == 1
    kept.close()


def test_a_file_with_problems_is_refused_and_the_list_can_be_taken_away(
    page: Page, town: tuple[str, str], tmp_path: Path
) -> None:
    address, store = town
    upload(page, address, workbook(tmp_path / "a.xlsx", {
        "自治体": [AREA[0], ["992012", "架空", "市"]], "機関": [["機関ID", "氏名"], ["a", "秘密"]]}))
    expect(page.get_by_text("直すところが 3 件あります")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="直すところの一覧をダウンロード（Excel）").click()
    path = tmp_path / "list.xlsx"
    taken.value.save_as(path)
    sentences = [row[4] for row in load_workbook(path).active.iter_rows(min_row=2, values_only=True)]
    assert any("検査数字" in str(sentence) for sentence in sentences)
    assert any("個人情報" in str(sentence) for sentence in sentences)
    kept = open_store(store)
    assert kept.history("992011")[0].number == 1
    kept.close()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    page: Page, town: tuple[str, str], tmp_path: Path
) -> None:
    address, store = town
    upload(page, address, workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空からまつ村", "村"]], "機関": ORGANISATIONS}))
    page.get_by_label("保存する部署").first.fill("架空住民課")
    page.keyboard.press("Enter")
    other = open_store(store)
    theirs = other.load("993085")
    other.save(theirs.record, based_on=theirs.revision.number, who="架空教育委員会")
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.get_by_text("その間にほかの方が保存しました")).to_be_visible()
    assert other.history("993085")[0].who == "架空教育委員会"
    page.get_by_role("button", name="もう一度、いまの記録との違いを見る").click()
    expect(page.get_by_text("1 自治体、2 件の違いがあります")).to_be_visible()
    other.close()


@pytest.mark.parametrize(("button", "suffix"), [
    ("様式（Excel）", ".xlsx"), ("この自治体の記録（Excel）", ".xlsx"), ("この自治体の記録（CSVのzip）", ".zip")])
def test_what_is_taken_away_can_be_read_back(page: Page, app_url: str, tmp_path: Path, button: str,
                                             suffix: str) -> None:
    page.goto(f"{app_url}/records?area=992011")
    with page.expect_download() as taken:
        page.get_by_role("button", name=button).click()
    path = tmp_path / f"file{suffix}"
    taken.value.save_as(path)
    samples = read(sample_data.FOLDERS, catalogue=CATALOGUE, recorded=lambda _: None).records
    recorded = {record.area.code: record for record in samples}
    records = reading(path, recorded=recorded).records
    assert [record.area.code for record in records] == ([] if "様式" in button else ["992011"])
    assert all(record == recorded[record.area.code] for record in records)


def test_the_picture_is_taken_away_as_png_and_svg(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?area=393860")
    ready(page)
    for button, head in (("PNGで保存", b"\x89PNG"), ("SVGでダウンロード", b"<svg")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=button).click()
        assert taken.value.suggested_filename.startswith("つながり_いの町")
        assert Path(taken.value.path()).read_bytes().startswith(head)
