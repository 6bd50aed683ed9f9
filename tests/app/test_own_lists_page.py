"""The pages with a town hall's own lists: others than ours, and such as cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.catalogue import SHIPPED
from tests.app.test_gaps_page import page
from tests.app.test_page import OpenPage, open_page  # noqa: F401

PAGES = [("structure", {"details": "matrices"}), ("gaps", {"view": "requirements"}),
         ("what_if", {"do": "tie/hub/kenko"}), ("compare", {"with": "393860", "view": "matrices"}),
         ("compare", {"with": "393860", "view": "needed"}), ("prefecture", {}), ("prefecture", {"view": "requirements"}),
         ("prefecture", {"view": "partner_types"}), ("records", {})]


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a town hall's own lists."""
    folder = tmp_path / "lists"
    folder.mkdir()
    monkeypatch.setenv("TSUNAGARI_CATALOGUE", str(folder))
    return folder


def without(folder: Path, name: str, *ids: str) -> None:
    """Put a shipped list into a folder, without some of its rows."""
    rows = (SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / f"{name}.csv").write_text("".join(row for row in rows if row.split(",")[0] not in ids), encoding="utf-8")


@pytest.mark.parametrize(("name", "address"), PAGES)
def test_every_page_opens_with_lists_that_lack_what_ours_have(
    lists: Path, open_page: OpenPage, name: str, address: dict[str, str]  # noqa: F811
) -> None:
    without(lists, "tie_kinds", "shares_information", "refers_to")
    without(lists, "requirements", "M1a", "M2", "M2a", "M2b", "M2c", "M0a", "M3c")
    without(lists, "statuses", "nominal")
    without(lists, "seats", "member", "secretariat")
    without(lists, "partner_types", "MUNI_HUB", "CONSULT", "HELLOWORK", "LABOUR_BUREAU", "FAMILY", "NPO")
    app = page(open_page, name, area="993018", **address)
    assert not app.error


def test_a_list_that_cannot_be_used_is_said_on_the_page_with_everything_to_mend(
    lists: Path, open_page: OpenPage  # noqa: F811
) -> None:
    text = (SHIPPED / "tie_kinds.csv").read_text(encoding="utf-8")
    (lists / "tie_kinds.csv").write_text(text.replace("#0072B2", "青").replace("yes,2,", "yes,強い,"), encoding="utf-8")
    app = open_page(area="993018")
    said = app.error[0].value.replace("\\", "")
    assert "tie_kinds.csv 3行目 「strength」：「強い」は、ここに書ける数ではありません" in said
    assert "tie_kinds.csv 3行目 「colour」：「青」は色として読めません" in said
    (lists / "tie_kinds.csv").write_text(text, encoding="utf-8")
    app.button(key="try_again").click().run()
    assert not app.error
    assert not app.exception
