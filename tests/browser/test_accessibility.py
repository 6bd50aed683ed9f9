"""axe-core finds nothing of ours on any page, in either language; no English word is on a Japanese page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_words import english
from tests.browser.waiting import settled

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
"""What is asked of axe: no list of all that is in order, which is most of what it would say."""
STREAMLITS_OWN = {"presentation-role-conflict", "empty-table-header"}
"""Minor findings inside Streamlit's file uploader and data grid, which no page of ours can change."""

COLOURS = {"ja": "light", "en": "dark"}
"""The theme follows the system: each page is looked at in both."""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("path", [
    "/?area=393860", "/?area=393860&sel=hoken-fukushi", "/?area=993085", "/records?area=393860",
    "/records?area=993018&edit=organisation", "/actor?area=992011&sel=fukushi", "/actor?area=992011", "/?area=993018&details=matrices&matrix=ties&cell=shogai/fukushi",
    "/gaps?area=393860&gap=gap/roles/no_secretariat/platform", "/what_if?area=993018&do=member/shakyo/n2",
    "/compare?area=993018&with=393860&sel=393860:jisatsu-04&rung=field/police/1&view=needed", "/compare?area=993018", "/prefecture?area=393860", "/nation?area=393860",
    "/prefecture?area=992011&view=resemblance", "/compare?area=993018&with=393860&view=governance",
    "/compare?area=993018&with=393860&view=matrices", "/prefecture?area=393860&view=partner_types",
    "/?area=390003&view=whole", "/?area=992011&view=tiers&tier=990001:iinkai", "/?area=992011&colour=betweenness&from=kazoku&to=990001:hellowork"])
def test_axe_finds_nothing(page: Page, app_url: str, path: str, language: str) -> None:
    page.emulate_media(color_scheme=COLOURS[language])  # type: ignore[arg-type]
    page.goto(f"{app_url}{path}&lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    page.wait_for_function("lang => document.documentElement.lang === lang", arg=language)
    results = Axe().run(page, options=OPTIONS)
    ours = [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:200]}" for v in results.response["violations"]
            if v["id"] not in STREAMLITS_OWN]
    assert ours == []
    if language == "ja":
        assert english(page) == []
