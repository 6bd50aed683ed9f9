"""The panel beside the picture: what it says of an actor and of a tie, and that every name stays text."""

from __future__ import annotations

import pytest

from app_parts.frame.plain import plain
from app_parts.structure.inspector import inspector_html
from graph.catalogue import read_catalogue
from graph.dates import RecordedDate
from graph.facts.choices import RemarkKind, Tier
from graph.facts.observations import Remark
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from tests.towns import two_networks_one_hub
from wording.facts import Reader

HOSTILE = "<img src=x onerror=alert(1)></script>![絵](https://架空.example/b.png)=1+1"


def panel(record: Record, selected: str, language: str = "ja") -> str:
    return inspector_html(Reader(record, read_catalogue(), Words(language)), selected)


def test_an_actor_shows_what_it_sits_on_and_in_which_role() -> None:
    shown = panel(two_networks_one_hub(), "a")
    assert "架空a</h2>" in shown
    assert "架空x協議会（構成員）" in shown


def test_the_hub_shows_its_role() -> None:
    assert "架空プラットフォーム（拠点（ハブ））" in panel(two_networks_one_hub(), "hub")


def test_a_membership_is_found_by_its_line() -> None:
    town = two_networks_one_hub()
    shown = panel(town, town.memberships[0].path())
    assert "<dt>参画機関</dt><dd>架空a</dd>" in shown
    assert "<dt>ネットワーク</dt><dd>架空x協議会</dd>" in shown


def test_what_is_not_recorded_is_said_to_be_unknown() -> None:
    assert "記録のない項目：機関種別、機能、設置主体" in panel(two_networks_one_hub(), "a")


def test_an_actor_without_a_source_says_so() -> None:
    assert "出典は記録されていません。" in panel(two_networks_one_hub(), "a")


def test_a_source_is_shown_with_its_date_and_page() -> None:
    town = two_networks_one_hub()
    source = replace(town.sources[0], published=RecordedDate("FY2021"), page="3頁")
    cited = replace(town.organisations[0], cites=("s1",), tier=Tier.PRIVATE)
    town = replace(town, sources=(source,), organisations=(cited, *town.organisations[1:]))
    shown = panel(town, "a")
    assert "架空資料　2021年度　3頁" in shown
    assert "<dt>設置主体</dt><dd>民間</dd>" in shown


def test_without_a_selection_the_area_s_own_remarks_are_shown() -> None:
    town = replace(two_networks_one_hub(),
                   remarks=(Remark(text="架空の教訓", kind=RemarkKind.LESSON),))
    assert "［教訓］架空の教訓" in panel(town, "")


@pytest.mark.parametrize("selected", ["a", "x", "pf", "", "membership/a/x/member/"])
def test_a_hostile_name_stays_text(selected: str) -> None:
    town = two_networks_one_hub()
    town = replace(
        town,
        organisations=tuple(replace(o, name=HOSTILE, note=HOSTILE) for o in town.organisations),
        networks=tuple(replace(n, name=HOSTILE, legal_basis=HOSTILE) for n in town.networks),
        platforms=tuple(replace(p, name=HOSTILE) for p in town.platforms),
        remarks=(Remark(text=HOSTILE, kind=RemarkKind.LESSON),),
    )
    shown = panel(town, selected)
    assert "<img" not in shown
    assert "</script" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_markdown_in_a_name_means_nothing() -> None:
    assert plain("![絵](https://架空.example)") == r"\!\[絵\]\(https\://架空\.example\)"
