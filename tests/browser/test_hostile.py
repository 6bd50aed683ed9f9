"""Hostile names in every field stay text: no script runs, no picture loads, no request leaves the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from graph.decisions.plan import Plan
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace
from graph.store import open_store
from tests.browser.test_structure import ready
from tests.loaders.files import workbook
from tests.samples.kept import sample_records

NAMES = (
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "![x](http://192.0.2.1/x.png)", "[x](javascript:alert(1))", "=HYPERLINK(\"http://192.0.2.1\")",
    "<iframe src=http://192.0.2.1></iframe>", "<style>@import url(http://192.0.2.1/x.css)</style>",
    "$\\frac{1}{2}$ :smile: **x** `y`",
    "http://192.0.2.1/a", "架空課 www.evil.example/b", "someone@evil.example", ":streamlit: -> :material/home: https://evil.example",
    "課\u202e <a href='http://192.0.2.1'>x</a> mailto:x@evil.example",
)
CODE = "992011"


def hostile(record: Record, names: Sequence[str] = NAMES) -> Record:
    """Return a record whose every text field holds a hostile name."""
    count = 0

    def name() -> str:
        nonlocal count
        count += 1
        return names[count % len(names)]

    def changed(fact: Fact) -> Fact:
        kind = type(fact)
        texts = {field: name() for field in kind.TEXTS if field not in ("code", "status", "seat", "about")}
        lists = {field: (name(),) for field in kind.LISTS}
        return replace(fact, **{k: v for k, v in (texts | lists).items() if k in {f.name for f in kind.FIELDS}})

    def distinct(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple({fact.key(): fact for fact in map(changed, facts)}.values())

    area: Area = changed(record.area)  # type: ignore[assignment]
    return replace(record, area=area, **{k.PLURAL: distinct(record.of(k)) for k in KEPT})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def hostile_url(serve: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'hostile.db'}"
    store = open_store(url)
    town = next(record for record in sample_records() if record.area.code == CODE)
    plan = Plan(name="![y](http://192.0.2.1/y.png)", steps="without/fukushi")
    prefecture = next(record for record in sample_records() if record.area.code == "990001")
    hostile_town = hostile(town)
    store.save_all([(replace(hostile_town, plans=(plan,)), 0), (hostile(prefecture), 0)], who=NAMES[0], note=NAMES[2])
    store.close()
    return serve(url)


def only_own_links(page: Page) -> None:
    """Assert that nothing on the page leads away from it, in the picture's own part neither."""
    foreign = page.evaluate("""() => {
        const roots = [document, ...[...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)];
        return roots.flatMap(r => [...r.querySelectorAll('a[href], area[href], form[action]')])
            .map(a => a.href ?? a.action).filter(address => new URL(address).origin !== location.origin); }""")
    assert foreign == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_hostile_names_stay_text_on_every_page(page: Page, hostile_url: str, language: str) -> None:
    key = f"picture_{CODE}"
    page.goto(f"{hostile_url}/?area={CODE}&lang={language}")
    ready(page, key)
    assert page.locator(".sight h1").inner_text() in NAMES
    paths = page.evaluate("""() => [...document.querySelectorAll('*')].flatMap(e => e.shadowRoot
        ? [...e.shadowRoot.querySelectorAll('.list button')] : []).concat([...document.querySelectorAll('.list button')])
        .map(b => b.dataset.what)""")
    assert len(paths) > 40
    for what in (paths[0], paths[-1]):
        page.goto(f"{hostile_url}/?area={CODE}&lang={language}&sel={what}")
        ready(page, key)
        expect(page.locator(".st-key-inspector h2")).to_be_visible()
        only_own_links(page)
    for kind in range(6):
        page.locator(".st-key-tables").get_by_test_id("stButtonGroup").get_by_role("radio").nth(kind).click()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.goto(f"{hostile_url}/gaps?area={CODE}&lang={language}&all=1")
    ready(page, f"gap_picture_{CODE}")
    expect(page.locator(".st-key-gap_list").get_by_role("radio").nth(10)).to_be_attached(timeout=30_000)
    expect(page.locator(".st-key-gap_list")).to_contain_text("http://192.0.2.1/a")
    expect(page.locator(".st-key-gap_list")).to_contain_text("someone@evil.example")
    only_own_links(page)
    page.goto(f"{hostile_url}/what_if?area={CODE}&lang={language}&plan={quote(NAMES[2])}")
    ready(page, f"plan_before_{CODE}")
    expect(page.get_by_test_id("stAlert")).to_contain_text(NAMES[2])
    expect(page.locator(".st-key-open_plan_0")).to_contain_text("192.0.2.1")
    only_own_links(page)
    page.goto(f"{hostile_url}/records?area={CODE}&lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    only_own_links(page)
    assert page.title() != "owned"
    assert page.evaluate("() => document.querySelectorAll('img, iframe:not([title=streamlit])').length") == 0


@pytest.mark.parametrize("path", [
    *(f"compare?area={CODE}&with=990001&view={view}" for view in (
        "differences", "matrices", "counterparts", "figures", "needed", "governance")),
    "compare?area=990001", *(f"prefecture?area={CODE}&view={view}" for view in (
        "progress", "requirements", "partner_types", "resemblance"))])
def test_hostile_names_stay_text_side_by_side(page: Page, hostile_url: str, path: str) -> None:
    page.goto(f"{hostile_url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    for place in ("stPopover", "stExpander"):
        for opener in page.get_by_test_id(place).locator("button, summary").all():
            opener.click()
            expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
            page.keyboard.press("Escape")
    if "view=progress" in path:
        box = page.get_by_test_id("stDataFrame").nth(1).locator("canvas").first.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 20, box["y"] + 35 + 17)
        expect(page.get_by_test_id("stPageLink").last).to_be_visible()
    only_own_links(page)
    assert page.title() != "owned"
    images = "() => document.querySelectorAll('img:not(.legend, .on-paper, .trends img), iframe:not([title=streamlit])').length"
    assert page.evaluate(images) == 0


def test_a_hostile_workbook_stays_text_in_the_differences_and_the_problems(
    page: Page, hostile_url: str, tmp_path: Path
) -> None:
    fine = workbook(tmp_path / "fine.xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", NAMES[0], "村"]],
        "機関": [["機関ID", "機関名", NAMES[1]], *[[f"o{n}", "'" + name, "x"] for n, name in enumerate(NAMES)]]})
    wrong = workbook(tmp_path / "![x](http:wrong).xlsx", {
        "自治体": [["自治体コード", "自治体名", "区分"], ["993085", "架空", NAMES[0]]]})
    for file, seen in ((fine, "保存する部署"), (wrong, "直すところが")):
        page.goto(f"{hostile_url}/records?area={CODE}")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(str(file))
        expect(page.get_by_text(seen).first).to_be_visible()
        only_own_links(page)
    assert page.title() != "owned"
