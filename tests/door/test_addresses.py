"""Whatever an address says, the page opens: no box of Streamlit's, no mistake of ours, on no page and by no name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app_pages import PAGES
from app_parts.frame.failures import FIRST
from tests.door.visit import run_page
from tests.serving import Served, start

NAMES = {
    "": ("sel", "view", "on", "open", "tie", "status", "type", "function", "tier", "only", "steps", "colour", "from", "to", "gaps", "gap"),
    "gaps": ("gap", "kind", "function", "tier", "certainty", "state", "peers", "peer", "years", "all", "whole", "open"),
    "what_if": ("do", "plan", "open", "peers", "peer", "years"),
    "compare": ("with", "on", "sel", "view", "kind", "implied", "show", "open"),
    "prefecture": ("view", "also", "show", "empty", "town", "since", "colour"), "nation": ("view", "pref", "colour"),
    "records": ("sel", "view", "edit"), "draft": (), "actor": ("sel",)}
"""What each page reads of its address, beside the area and the language; the first one has no name there."""
VALUES = (
    "", "<script>alert(1)</script>", "'; DROP TABLE revision; --", "392014", "990001", "９９２０１１", "1", "-1", "9" * 5_000, "٣", "²", "①", "NaN",
    "1e9", "2021", "9999-99-99", "昭和99年", "kenko", "without/nobody", "tie/a/b/c", "tie/kenko/kenko/refers_to", "network//", "partner/x/hub/n1",
    "/", "//", "a/b/c/d/e/f", "gap/x", "gap/requirement/unmet/M1a", "fold:", "fold:x/y/", "area:390003", "whole", "\x00", "\x1b[2J", "‮", "😀" * 50,
    "%", "%00", "{x}", "{0}", "392014@2020", "993018@きのう", "@", "link/x", "membership/kenko/n1//", "-", "_", "[]", "None", "true")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    app = start(tmp_path_factory.mktemp("addresses"))
    yield app
    app.stop()


def wrong(served: Served, page: str, *address: tuple[str, str]) -> list[str]:
    """Return what is wrong with a page at an address."""
    shown = run_page("127.0.0.1", served.port, page, address)
    alerts = [alert for alert in shown.alerts if "思いがけない不具合" in alert or "Something unexpected" in alert]
    return shown.exceptions + alerts + ["page not found"] * shown.not_found


def test_every_page_is_visited() -> None:
    assert set(NAMES) == {"" if page.name == FIRST else page.name for page in PAGES}


@pytest.mark.parametrize("page", [page for page, names in NAMES.items() if names])
def test_every_name_may_have_any_value(served: Served, page: str) -> None:
    """All names of a page have the value at once."""
    beside = (("area", "992011"),)
    faults = {value: errors for value in VALUES
              if (errors := wrong(served, page, *beside, *((name, value) for name in NAMES[page])))}
    assert faults == {}


@pytest.mark.parametrize(("page", "view"), [
    *(("compare", view) for view in ("differences", "matrices", "counterparts", "figures", "needed", "governance")),
    *(("prefecture", view) for view in ("progress", "requirements", "partner_types", "resemblance")), ("", "whole")])
def test_every_view_may_have_any_value_beside_it(served: Served, page: str, view: str) -> None:
    beside = (("area", "992011"), ("view", view), *([("with", "993018")] if page == "compare" else []))
    others = [name for name in NAMES[page] if name not in ("view", "with")]
    faults = {value: errors for value in VALUES[::3]
              if (errors := wrong(served, page, *beside, *((name, value) for name in others)))}
    assert faults == {}


@pytest.mark.parametrize("names", [("area",), ("lang",), ("embed", "embed_options", "nobody_reads_this")])
def test_the_area_and_the_language_may_be_anything(served: Served, names: tuple[str, ...]) -> None:
    addresses = {value: [(name, value) for name in names] for value in VALUES}
    assert {value: errors for value, address in addresses.items() if (errors := wrong(served, "gaps", *address))} == {}


@pytest.mark.parametrize(("language", "sentence"), [("ja", "そのアドレスのページはありません"), ("en", "There is no page at that address")])
def test_an_address_without_a_page_is_said_in_the_readers_language(served: Served, language: str, sentence: str) -> None:
    shown = run_page("127.0.0.1", served.port, "nowhere", (("lang", language),))
    assert not shown.not_found
    assert [alert for alert in shown.alerts if sentence in alert]


def test_the_first_page_opens_by_its_name_too(served: Served) -> None:
    """As the others do: 「/gaps」 beside 「/structure」 in somebody's notes."""
    assert run_page("127.0.0.1", served.port, "structure", (("area", "992011"),)).alerts == []
