"""A mistake of ours, on every page: a sentence with a number, the header, what was typed; the traceback in the log.

The app runs from a copy of the checkout with places in it that break while a file is there: nothing of that kind is
in the program itself.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from app_pages import PAGES as DECLARED
from tests.browser.waiting import settled
from tests.serving import ROOT, Served, start

SECRET = "架空 山田太郎"
PLACES = {
    **{f"page {name}": (f"app_pages/{name}.py", anchor, "") for name, anchor in {
        "structure": "words, catalogue = session.words()", "gaps": "words = session.words()",
        "what_if": "words = session.words()", "compare": "words = session.words()", "prefecture": "words = session.words()",
        "nation": "words = session.words()", "records": "words = session.words()"}.items()},
    "header": ("app_parts/frame/header.py", "    if not recorded:", "    "),
    "click": ("app_parts/frame/looking.py", "    wanted = sorted(values)", "    "),
    "download": ("exports/format.py", "        made = self.make(of)", "        "),
    "saving": ("app_parts/frame/saving.py", "    seen = st.session_state.get(", "    "),
    "language": ("app_parts/frame/style.py", "    st.html(STYLE)", "    "),
}
"""Where the copy can break: the file, the line before which it does, and how far that line is indented."""
NUMBER = re.compile(r"\d{4}-\d{4}")
WORDS = {"ja": ("思いがけない不具合", "もう一度試す"), "en": ("Something unexpected went wrong", "Try again")}


@dataclass(frozen=True)
class Breakable:
    """An app that breaks in the places that are named, from now on, until they are not any more."""

    served: Served
    flags: Path

    def breaks(self, place: str) -> None:
        """Break a place."""
        (self.flags / place).touch()

    def mended(self) -> None:
        """Mend all of them."""
        for flag in self.flags.iterdir():
            flag.unlink()

    def log(self) -> str:
        """Return what the log says."""
        return (self.served.log.parent / "faults" / "faults.log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Breakable]:
    folder = tmp_path_factory.mktemp("breakable")
    copy, flags = folder / "copy", folder / "flags"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "tests", "docs", "data", "*.egg-info"))
    flags.mkdir()
    for place, (file, line, indent) in PLACES.items():
        path, flag = copy / file, str(flags / place)
        breaking = (f"import pathlib, os\n{indent}if pathlib.Path({flag!r}).exists():\n"
                    f"{indent}    raise KeyError(os.environ['SECRET'])\n")
        text = path.read_text(encoding="utf-8")
        assert line in text, place
        path.write_text(text.replace(line, f"{indent}{breaking}{line}", 1), encoding="utf-8")
    served = start(folder, root=copy, environment={"SECRET": SECRET})
    yield Breakable(served, flags)
    served.stop()


@pytest.fixture
def app(running: Breakable) -> Iterator[Breakable]:
    yield running
    running.mended()


def note_on_a_gap(page: Page) -> Locator:
    note = page.locator(".st-key-gap_opened textarea")
    expect(page.locator(".st-key-gap_opened").get_by_test_id("stButtonGroup")).to_be_visible(timeout=30_000)
    if not note.count():
        page.locator(".st-key-gap_opened").get_by_test_id("stButtonGroup").get_by_role("radio").nth(1).click()
        expect(note).to_be_visible()
        settled(page)
    return note


def name_of_a_plan(page: Page) -> Locator:
    return page.locator(".st-key-kept_plans input").first


def answer_on_governance(page: Page) -> Locator:
    form = page.get_by_test_id("stForm")
    expect(form.get_by_test_id("stFormSubmitButton")).to_have_count(1)  # the last of it: all of it is there
    note = form.locator("input[type=text]").last
    if not note.is_visible():
        page.get_by_test_id("stExpander").locator("summary").click()
        expect(note).to_be_visible()
        settled(page)
    return note


PAGES: dict[str, tuple[str, Callable[[Page], Locator] | None]] = {
    "structure": ("?area=393860", None),
    "gaps": ("?area=393860", note_on_a_gap),
    "what_if": ("?area=393860&do=without/hoken-fukushi", name_of_a_plan),
    "compare": ("?area=393860&with=993018&view=governance", answer_on_governance),
    "prefecture": ("?area=393860&view=requirements", None),
    "nation": ("?area=393860", None),
    "records": ("?area=993018", None),
}
"""Each page, with a field of it into which somebody types, if there is one."""


def run_again(page: Page) -> None:
    """Let the page run once more with nothing changed: what Streamlit's own key does."""
    settled(page)
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("r")


def failure(page: Page, app: Breakable, language: str) -> str:
    """Return the number of the one failure that the page tells of, in a language, and that the log knows."""
    message = page.locator(".st-key-told")
    expect(message).to_contain_text(WORDS[language][0], timeout=30_000)
    settled(page)
    numbers = NUMBER.findall(message.inner_text())
    assert len(numbers) == 1
    entry = app.log().split(numbers[0])[1].split("tsunagari=")[1].split("\n\n")[0]
    assert "Traceback (most recent call last):" in entry
    assert "raise KeyError(os.environ['SECRET'])" in entry
    assert "builtins.KeyError" in entry
    return str(numbers[0])


def in_order(page: Page, language: str) -> None:
    """Assert what stays, whatever goes wrong: pages to go to, the language, and nothing of Streamlit's own."""
    pages = page.locator(".st-key-header a")
    expect(pages).to_have_count(sum(declared.in_header for declared in DECLARED))
    expect(pages.nth(1)).to_have_text({"ja": "連携の空白", "en": "Gaps"}[language])
    expect(page.locator("[class*=st-key-language_choice] input")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stDialog")).to_have_count(0)
    assert "encountered an error" not in page.locator("body").inner_text()
    assert SECRET not in page.locator("body").inner_text()


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_breaks_keeps_what_was_typed_and_comes_back(
    page: Page, app: Breakable, name: str, language: str
) -> None:
    address, find = PAGES[name]
    page.goto(f"{app.served.url}/{name}{address}&lang={language}".replace("/structure", "/"))
    expect(page.locator(".sight")).to_be_visible(timeout=30_000)
    settled(page)
    if find:
        field = find(page)
        field.fill("打ちかけ")
        field.blur()  # what is typed is kept when one leaves the field
        expect(field).to_have_value("打ちかけ")
    app.breaks(f"page {name}")
    run_again(page)
    failure(page, app, language)
    in_order(page, language)
    expect(page.locator(".sight")).to_be_visible()
    if find:
        expect(find(page)).to_have_value("打ちかけ")
    app.mended()
    page.locator(".st-key-told").get_by_role("button", name=WORDS[language][1]).click()
    expect(page.locator(".st-key-told")).to_be_hidden(timeout=30_000)
    settled(page)
    if find:
        expect(find(page)).to_have_value("打ちかけ")


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_breaks_at_first_sight_still_has_its_header(
    page: Page, app: Breakable, name: str, language: str
) -> None:
    app.breaks(f"page {name}")
    page.goto(f"{app.served.url}/{name}?area=393860&lang={language}".replace("/structure", "/"))
    failure(page, app, language)
    in_order(page, language)
    assert f"page={name} language={language}" in app.log()


def test_a_page_that_breaks_after_another_shows_nothing_of_the_other(page: Page, app: Breakable) -> None:
    page.goto(f"{app.served.url}/?area=393860")
    expect(page.locator(".sight")).to_be_visible(timeout=30_000)
    app.breaks("page gaps")
    page.locator(".st-key-header a").nth(1).click()
    failure(page, app, "ja")
    in_order(page, "ja")
    expect(page.locator(".sight")).to_have_count(0)


@pytest.mark.parametrize("language", WORDS)
def test_a_header_that_breaks_keeps_pages_and_language(page: Page, app: Breakable, language: str) -> None:
    app.breaks("header")
    page.goto(f"{app.served.url}/gaps?area=393860&lang={language}")
    failure(page, app, language)
    in_order(page, language)
    app.mended()
    page.locator(".st-key-header a").nth(3).click()
    expect(page.locator(".sight")).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-told")).to_be_hidden()


def test_what_a_click_sets_off_may_break_and_the_page_is_there_as_before(page: Page, app: Breakable) -> None:
    page.goto(f"{app.served.url}/gaps?area=393860")
    expect(note_on_a_gap(page)).to_be_visible(timeout=30_000)
    note_on_a_gap(page).fill("打ちかけ")
    app.breaks("click")
    page.locator(".st-key-gap_list").get_by_role("radio").nth(2).click(force=True)
    failure(page, app, "ja")
    in_order(page, "ja")
    expect(note_on_a_gap(page)).to_have_value("打ちかけ")
    expect(page.locator(".st-key-gap_tables_part")).to_be_visible()
    app.mended()
    page.locator(".st-key-gap_list").get_by_role("radio").nth(3).click(force=True)
    expect(page.locator(".st-key-told")).to_be_hidden(timeout=30_000)
    expect(page.locator(".st-key-gap_opened h2")).to_contain_text("事務局が記録されていない")


def test_what_a_click_in_the_picture_sets_off_may_break(page: Page, app: Breakable) -> None:
    from tests.browser.test_structure import ready
    page.goto(f"{app.served.url}/gaps?area=992011&all=1")
    ready(page, "gap_picture_992011")
    app.breaks("click")
    page.evaluate("""() => { const p = globalThis.__tsunagariPictures.get("gap_picture_992011"); p.report("fold:x"); }""")
    failure(page, app, "ja")
    in_order(page, "ja")


def test_saving_that_breaks_keeps_the_form_as_it_was_filled_in(page: Page, app: Breakable) -> None:
    page.goto(f"{app.served.url}/gaps?area=393860")
    expect(note_on_a_gap(page)).to_be_visible(timeout=30_000)
    office = page.locator("[data-testid=stForm] input[type=text]").first
    note_on_a_gap(page).fill("理由を書いた")
    office.fill("架空課")
    app.breaks("saving")
    page.get_by_test_id("stFormSubmitButton").first.locator("button").click()
    failure(page, app, "ja")
    in_order(page, "ja")
    expect(note_on_a_gap(page)).to_have_value("理由を書いた")
    expect(office).to_have_value("架空課")
    app.mended()
    page.get_by_test_id("stFormSubmitButton").first.locator("button").click()
    expect(page.get_by_text("保存しました").first).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-told")).to_be_hidden()


@pytest.mark.parametrize("language", WORDS)
def test_a_file_that_cannot_be_made_is_said_at_its_button(page: Page, app: Breakable, language: str) -> None:
    page.goto(f"{app.served.url}/records?area=393860&lang={language}")
    button = page.locator(".st-key-records_xlsx")
    expect(button).to_be_visible(timeout=30_000)
    app.breaks("download")
    button.locator("button").click()
    expect(button).to_contain_text(WORDS[language][0])
    [number] = NUMBER.findall(button.inner_text())
    assert number in app.log()
    in_order(page, language)
    app.mended()
    with page.expect_download() as download:
        button.locator("button").click()
    assert download.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize("language", WORDS)
def test_a_mistake_before_any_page_begins_is_said_too(page: Page, app: Breakable, language: str) -> None:
    app.breaks("language")
    page.goto(f"{app.served.url}/gaps?area=393860&lang={language}")
    expect(page.get_by_test_id("stAlert")).to_contain_text(WORDS[language][0], timeout=30_000)
    [number] = NUMBER.findall(page.get_by_test_id("stAlert").inner_text())
    assert number in app.log()
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away a file that is open")
def test_a_store_that_vanishes_is_said_and_everything_stays(page: Page, tmp_path: Path) -> None:
    served = start(tmp_path, store=f"sqlite:///{tmp_path / 'store' / 'tsunagari.db'}")
    try:
        page.goto(f"{served.url}/gaps?area=393860")
        expect(note_on_a_gap(page)).to_be_visible(timeout=30_000)
        settled(page)
        note_on_a_gap(page).fill("打ちかけ")
        (tmp_path / "store").rename(tmp_path / "away")
        page.locator(".st-key-gap_tables_part").get_by_role("radio").nth(2).click(force=True)
        expect(page.locator(".st-key-told")).to_contain_text(re.compile("開けません|不具合"), timeout=30_000)
        settled(page)
        in_order(page, "ja")
        expect(note_on_a_gap(page)).to_have_value("打ちかけ")
    finally:
        served.stop()


def test_nothing_of_a_message_is_kept_or_printed(app: Breakable) -> None:
    assert SECRET not in app.log()
    assert SECRET not in app.served.said()
    assert str(Path.home()) not in app.log()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a file that is open")
def test_the_town_that_was_looked_at_is_still_the_one_when_a_store_that_was_away_is_back(page: Page, app: Breakable) -> None:
    """Whoever walks on meanwhile decides about their own town afterwards, not about the first one of the list."""
    store = app.served.log.parent / "tsunagari.db"
    page.goto(f"{app.served.url}/gaps?area=993018")
    expect(page.get_by_role("heading", level=1)).to_contain_text("架空いずみ町")
    away = store.rename(store.with_name("away.db"))
    try:
        page.reload()
        for name in ("見直し案を試す", "比較", "記録"):
            page.locator(".st-key-header").get_by_role("link", name=name, exact=True).click()
            expect(page.get_by_text("ファイルがありません")).to_be_visible()
            expect(page).to_have_url(re.compile("area=993018"))
            settled(page)  # all of it ran without the store
    finally:
        away.rename(store)
    page.get_by_role("button", name="もう一度試す").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("架空いずみ町")
