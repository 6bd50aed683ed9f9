"""A Japanese page is Japanese: no word of Streamlit's own is left in English, in no menu and for no screen reader.

The pages as they open are looked at in `test_accessibility`, which opens them all.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import choose

KNOWN = {"Excel", "xlsx", "CSV", "Word", "docx", "zip", "PNG", "SVG", "HTML", "PDF", "MB", "Enter", "Ctrl", "Delete", "English",
         "NPO", "JA", "PF", "JR", "Provan", "Kenis", "M", "P"}
"""What Japanese town halls write in Latin letters, and one citation."""
OF_SOURCES = {"pref", "shiga", "shinbun", "jichitai", "works", "diamond", "jp", "hirakata", "komei"}
"""In the titles of sources of the sample data."""
LATIN, ADDRESS = re.compile(r"[A-Za-z]{2,}"), re.compile(r"https?://[!-~]+")
READ = """() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName) || element.dataset?.testid === "stIconMaterial") continue;
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-description"]) {
        if (element.hasAttribute(name)) found.push(element.getAttribute(name));
      }
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.nodeValue);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.body);
  return found;
}"""


def english(page: Page) -> list[str]:
    """Return the texts of a page, also those for screen readers, in which there is a word nobody expects."""
    return sorted({text for text in page.evaluate(READ)
                   if set(LATIN.findall(ADDRESS.sub("", text))) - KNOWN - OF_SOURCES})


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_function("() => document.documentElement.lang === 'ja'")
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def open_box(page: Page, number: int) -> None:
    """Open a list to choose from, then look for what is not in it."""
    box = page.locator('[data-testid="stSelectbox"], [data-testid="stMultiSelect"]').get_by_role("combobox").nth(number)
    box.click()
    expect(page.get_by_role("listbox")).to_be_visible()
    assert english(page) == []
    page.keyboard.type("zz")
    page.wait_for_timeout(200)
    assert [text for text in english(page) if "zz" not in text] == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("path", [
    "/?area=992011&sel=hub", "/gaps?area=992011&peers=own", "/what_if?area=993018&do=member/shakyo/n2",
    "/compare?area=993018&with=393860"])
def test_no_english_word_stands_in_what_opens_or_is_written_into(page: Page, app_url: str, path: str) -> None:
    opened(page, f"{app_url}{path}")
    for number in range(page.get_by_test_id("stPopover").count()):
        button = page.get_by_test_id("stPopover").nth(number).get_by_role("button").first
        button.click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        assert english(page) == []
        button.click()
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    for field in page.locator('[data-testid="stTextInput"] input:visible, [data-testid="stTextArea"] textarea:visible').all():
        field.fill("架空")
        assert english(page) == []
        field.fill("")
    assert english(page) == []


def test_no_english_word_stands_in_a_list_that_opens(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/compare?area=993018&with=393860")
    for number in range(4):
        open_box(page, number)
    page.get_by_role("button", name="以前の記録と比べる").click()
    page.get_by_test_id("stPopoverBody").get_by_role("combobox").click()
    page.keyboard.type("令和8年")
    expect(page.get_by_text("「令和8年」を使う")).to_be_visible()
    assert english(page) == []


def test_no_english_word_stands_in_a_tables_menus(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/prefecture?area=393860&view=requirements")
    grid = page.get_by_test_id("stDataFrame").first
    grid.hover()
    for button in grid.get_by_test_id("stElementToolbarButton").all():
        button.hover()
        assert english(page) == []
    grid.get_by_role("button", name="列を選ぶ").click()
    page.wait_for_timeout(300)
    assert english(page) == []
    page.keyboard.press("Escape")
    grid.get_by_role("button", name="探す").click()
    page.keyboard.type("架空")
    page.wait_for_timeout(500)
    assert english(page) == []
    page.keyboard.press("Escape")


def test_no_english_word_stands_in_a_columns_menu(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/records?area=393860")
    box = page.get_by_test_id("stDataFrame").first.locator("canvas").first.bounding_box()
    assert box is not None
    menu = page.get_by_test_id("stDataFrameColumnMenu")
    for across in range(8, int(box["width"]), 8):  # the sign that opens it stands at a heading's right end
        page.mouse.click(box["x"] + across, box["y"] + 17)
        page.wait_for_timeout(60)
        if menu.count():
            break
    assert english(page) == []
    for entry in ("表示の形式", "集計"):
        menu.get_by_role("menuitem").filter(has_text=entry).hover()
        page.wait_for_timeout(600)
        assert english(page) == []


def test_that_there_is_no_such_page_is_said_in_japanese(page: Page, app_url: str) -> None:
    page = page.context.new_page()  # what is added to a window stays
    page.add_init_script("""
        const error = console.error;  // Streamlit says there what it says on the page
        console.error = (...told) => String(told[0]).startsWith("The page that you") || error(...told);""")
    page.goto(f"{app_url}/nowhere")
    expect(page.get_by_text("そのアドレスのページはありません。代わりに「構造」のページを開きました。")).to_be_visible()
    expect(page.get_by_role("link", name="本文へ移る")).to_be_attached()
    assert english(page) == []


def test_the_words_follow_the_language_back_and_forth(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/?area=992011")
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_have_text("本文へ移る")
    for language, said in (("English", "Skip to main content"), ("日本語", "本文へ移る")):
        choose(page, page.locator(".st-key-header").get_by_role("combobox").last, language)
        expect(skip).to_have_text(said)


def test_a_name_that_is_one_of_streamlits_words_stays_a_name(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/?area=992011")
    for test_id in ("stText", "stHtml", "stMarkdownContainer"):
        page.evaluate("""(id) => {
            const made = document.createElement("div");
            made.dataset.testid = id;
            made.className = "name-of-ours";
            made.textContent = "No results";
            document.body.append(made);
        }""", test_id)
    page.wait_for_timeout(100)
    assert page.locator(".name-of-ours").all_inner_texts() == ["No results"] * 3
