"""The records page: a workbook goes in, is shown, is saved, is taken back; files come out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from exports.contents import Records
from exports.format import format_for, write
from graph.facts.actors import Organisation
from graph.replacing import replace
from graph.store import open_store
from locales import Words
from tests.browser.test_structure import ready
from tests.exports.test_filled_in import FILLED, filled_in
from tests.exports.test_filled_in import ORGANISATIONS as ORGANISATIONS_OF_FORM
from tests.loaders.files import AREA, CATALOGUE, ORGANISATIONS, reading, workbook
from tests.samples.kept import sample_records


def upload(page: Page, address: str, *files: Path, area: str = "992011") -> None:
    page.goto(f"{address}/records?area={area}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(file) for file in files])


def save_draft(page: Page, office: str) -> None:
    page.get_by_role("link", name="確かめて保存").click()
    page.get_by_label("保存する部署").fill(office)
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.get_by_text("保存しました（")).to_be_visible()


def test_a_workbook_goes_into_the_draft_is_saved_and_taken_back(page: Page, own_app: tuple[str, str], tmp_path: Path) -> None:
    address, store = own_app
    upload(page, address, workbook(tmp_path / "町.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空からまつ村", "村"]], "機関": ORGANISATIONS}))
    expect(page.get_by_text("1 自治体、2 件の違いがあります")).to_be_visible()
    page.get_by_role("button", name="下書きに入れる").click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きは全部で2件")
    kept = open_store(store)
    assert kept.load("993085").record.is_empty, "nothing is saved before the draft is"
    save_draft(page, "架空住民課")
    assert [o.name for o in kept.load("993085").record.organisations] == ["架空A", "架空B"]
    page.goto(f"{address}/records?area=993085")
    page.get_by_label("保存する部署").last.fill("架空係")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="一つ前に戻す").click()
    expect(page.get_by_text("一つ前（第2版）")).to_be_visible()
    assert kept.load("993085").record.is_empty
    assert [r.who for r in kept.history("993085")][:2] == ["架空係", "架空住民課"]
    kept.close()


def test_a_book_of_several_towns_is_saved_at_once_or_goes_into_each_draft(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    upload(page, address, workbook(tmp_path / "町.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空からまつ村", "村"], ["993018", "架空いずみ町", "町"]],
        "機関": [["自治体コード", "機関ID", "名称"], ["993085", "a", "架空A"], ["993018", "new", "架空新課"]]}))
    expect(page.get_by_role("button", name="下書きに入れる")).to_be_enabled()
    save = page.get_by_role("button", name="この内容で保存する")
    expect(save).to_be_disabled()
    page.get_by_label("保存する部署").first.fill("架空県課")
    page.keyboard.press("Enter")
    save.click()
    expect(page.get_by_text(re.compile("^保存しました：.*（2 自治体）"))).to_be_visible()
    kept = open_store(store)
    assert {kept.history(code)[0].who for code in ("993085", "993018")} == {"架空県課"}
    kept.close()


def test_a_complete_list_takes_off_by_name_whoever_is_not_on_it(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    kept = open_store(store)
    before = kept.load("993018").record.memberships
    upload(page, address, workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993018", "架空いずみ町", "町"]],
        "参画": [["参画機関ID", "ネットワークID"], ["shakyo", "n1"], ["shobo", "n1"]]}))
    page.get_by_text("「架空いずみ町自立支援協議会」はこの名簿で全員").click()
    gone = [m for m in before if m.network == "n1" and m.member != "shakyo"]
    expect(page.locator("p.change.removed")).to_have_count(len(gone))
    expect(page.get_by_text(f"削除 {len(gone)}件")).to_be_visible()
    page.get_by_role("button", name="下書きに入れる").click()
    save_draft(page, "架空住民課")
    left = kept.load("993018").record.memberships
    assert {m.member for m in left if m.network == "n1"} == {"shakyo", "shobo"}
    assert [m for m in left if m.network != "n1"] == [m for m in before if m.network != "n1"]
    kept.close()


def test_more_than_five_removals_and_another_name_are_taken_in_only_when_the_box_is_ticked(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    kept = open_store(store)
    book = tmp_path / "book.xlsx"
    write(Records.of([kept.load("993018")], CATALOGUE, Words("ja")), format_for(book, Records), book)
    opened = load_workbook(book)
    opened["参画"].delete_rows(3, 100)
    opened["自治体"]["B2"] = "架空もみじ町"
    opened.save(book)
    upload(page, address, book)
    expect(page.get_by_text("架空いずみ町（993018）の記録から消えるものがあります。6件")).to_be_visible()
    expect(page.get_by_text("自治体名が「架空いずみ町（993018）」から「架空もみじ町」に変わります")).to_be_visible()
    into_draft = page.get_by_role("button", name="下書きに入れる")
    expect(into_draft).to_be_disabled()
    page.get_by_text("そのとおりで間違いありません").click()
    expect(into_draft).to_be_enabled()
    into_draft.click()
    expect(page.locator(".st-key-draft_bar")).to_be_visible()
    (draft,) = kept.drafts("993018")
    assert (draft.record.area.name, len(draft.record.memberships)) == ("架空もみじ町", 1)
    kept.close()


def test_what_was_changed_in_the_book_and_in_the_record_is_asked_side_by_side(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    kept = open_store(store)
    loaded, book = kept.load("993085"), tmp_path / "book.xlsx"
    with_office = replace(loaded.record, organisations=(Organisation(id="a", name="架空A"),))
    kept.save(with_office, based_on=loaded.revision, who="架空課")
    write(Records.of([kept.load("993085")], CATALOGUE, Words("ja")), format_for(book, Records), book)
    opened = load_workbook(book)
    opened["機関"]["C2"] = "架空A課"
    opened.save(book)
    theirs = replace(with_office, organisations=(Organisation(id="a", name="架空A係", note="架空の異動"),))
    kept.save(theirs, based_on=kept.load("993085").revision, who="架空教育委員会")
    upload(page, address, book)
    expect(page.get_by_text("ファイルと記録の両方で変えられたところがあります（1件）")).to_be_visible()
    page.get_by_text("ファイル：架空A課").click()
    page.get_by_role("button", name="下書きに入れる").click()
    expect(page.locator(".st-key-draft_bar")).to_be_visible()
    (draft,) = kept.drafts("993085")
    assert draft.record.organisations == (Organisation(id="a", name="架空A課", note="架空の異動"),)
    kept.close()


def test_a_file_with_problems_is_refused_and_the_list_can_be_taken_away(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
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


def test_a_template_with_names_only_goes_into_the_draft_of_the_area_looked_at(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    rows = {sheet: of_sheet for sheet, of_sheet in FILLED.items() if sheet != "自治体"}
    upload(page, address, filled_in(tmp_path, rows), area="993085")
    expect(page.get_by_text("1 自治体、13 件の違いがあります")).to_be_visible()
    page.get_by_text("まだ書かれていないこと").click()
    expect(page.get_by_text("まだ1行もないシート：プラットフォーム")).to_be_visible()
    expect(page.get_by_text("機関種別が空欄の機関：5")).to_be_visible()
    page.get_by_role("button", name="下書きに入れる").click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きは全部で13件")
    save_draft(page, "架空住民課")
    kept = open_store(store)
    record = kept.load("993085").record
    assert (len(record.organisations), len(record.memberships), len(record.ties)) == (5, 5, 2)
    kept.close()


def test_a_half_filled_template_goes_into_the_draft_as_far_as_it_goes_and_says_what_to_mend(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    unclear = [{"連携元": name, "連携先": "架空みどり町社協", "連携の種類": "情報共有"} for name in ORGANISATIONS_OF_FORM[2:]]
    half = {**FILLED, "自治体": [], "連携": [*FILLED["連携"], *unclear, {"連携元": ORGANISATIONS_OF_FORM[0]}]}
    upload(page, address, filled_in(tmp_path, half), area="993085")
    expect(page.get_by_text("直すところが 5 件あります。その行はまだ入れていません")).to_be_visible()
    # Three rows that name somebody nobody knows are one line, with whom they may mean.
    expect(page.get_by_text("1 自治体、13 件の違いがあります")).to_be_visible()
    page.get_by_role("button", name="下書きに入れる").click()
    expect(page.locator(".st-key-draft_bar")).to_contain_text("下書きは全部で13件")
    kept = open_store(store)
    (draft,) = kept.drafts("993085")
    assert len(draft.record.ties) == 2
    kept.close()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    page: Page, own_app: tuple[str, str], tmp_path: Path
) -> None:
    address, store = own_app
    upload(page, address, workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空からまつ村", "村"]], "機関": ORGANISATIONS}))
    expect(page.get_by_role("button", name="下書きに入れる")).to_be_enabled()
    other = open_store(store)
    theirs = other.load("993085")
    other.save(theirs.record, based_on=theirs.revision.number, who="架空教育委員会")
    page.get_by_role("button", name="下書きに入れる").click()
    expect(page.get_by_text("見ているあいだに、記録か下書きが変わりました")).to_be_visible()
    assert other.drafts("993085") == ()
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
    samples = sample_records()
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
