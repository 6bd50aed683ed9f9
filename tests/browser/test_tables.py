"""Tables give their rows as a file of ours, in which nothing is a formula; Streamlit's own ways out are closed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from graph.store import open_store
from tests.browser.test_hostile import CODE, hostile
from tests.samples.kept import sample_records

FORMULAS = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(1)", "＝1+1", "＋1", "－1", "＠SUM(1)", "'=1", "'＝1", "=cmd!A0")
BEGINS = tuple("=+-@\t\r\n＝＋－＠")


@pytest.fixture(scope="module")
def formulas_url(serve: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('formulas') / 'formulas.db'}"
    store = open_store(url)
    store.save_all([(hostile(r, FORMULAS), 0) for r in sample_records() if r.area.code in (CODE, "990001")], who="=1+1", note="＝1")
    store.close()
    return serve(url)


def rows_of(page: Page, key: str) -> list[list[str]]:
    """Return the rows of the file that a button gives."""
    with page.expect_download() as download:
        page.locator(f"[class*='st-key-csv_{key}'], .st-key-{key}").get_by_role("button").first.click()
    return list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize(("address", "views", "key"), [
    (f"?area={CODE}", "st-key-table", "rows_"), (f"?area={CODE}", "st-key-details", "matrix_"),
    (f"gaps?area={CODE}", "", "gaps_csv"), (f"compare?area={CODE}&with=990001", "", "differences"),
    (f"compare?area={CODE}&with=990001&view=matrices", "", "items_"), (f"compare?area={CODE}&with=990001&view=governance", "", "governance_"),
    (f"prefecture?area={CODE}", "", "progress_csv"), (f"prefecture?area={CODE}&view=partner_types", "", "partner_types_csv"),
    (f"records?area={CODE}", "", "history")])
def test_no_cell_of_a_table_that_is_taken_away_begins_like_a_formula(
    page: Page, formulas_url: str, address: str, views: str, key: str
) -> None:
    page.goto(f"{formulas_url}/{address}")
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=30_000)
    if views == "st-key-details":
        page.locator("[class*=st-key-details]").get_by_role("radio").nth(1).click()
    rows = rows_of(page, key)
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell.startswith(BEGINS)] == []
    assert any(cell.startswith("'") for row in rows for cell in row), "there was something to take the edge off"


PAGES = ("", "gaps", "what_if?do=without/fukushi", "compare?with=990001", "compare?with=990001&view=figures",
         "compare?with=990001&view=matrices", "compare?with=990001&view=governance", "prefecture", "prefecture?view=requirements",
         "prefecture?view=partner_types", "prefecture?view=resemblance", "records")


@pytest.mark.parametrize("path", PAGES)
def test_streamlit_gives_no_cells_away_as_they_stand(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}{'&' if '?' in path else '?'}area={CODE}")
    tables = page.get_by_test_id("stDataFrame")
    expect(tables.first).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
    assert page.get_by_role("button", name="Download as CSV").count() == 0
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => navigator.clipboard.writeText('before')")
    box = tables.first.bounding_box()
    assert box is not None
    tables.first.scroll_into_view_if_needed()
    tables.first.click(position={"x": box["width"] / 2, "y": 50})
    page.keyboard.press("Control+c")
    page.wait_for_timeout(300)
    assert page.evaluate("() => navigator.clipboard.readText()") == "before"
