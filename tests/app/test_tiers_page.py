"""The three tiers on the pages, of a town and of a prefecture; a town's own picture; the map of a prefecture."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_page import OpenPage, actors, html, open_page  # noqa: F401


def frames(app: AppTest) -> list[str]:
    """Return what the frames of the picture say, each as one text."""
    payloads = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    picture = next(data for data in payloads if "nodes" in data)
    return ["".join(text[0] for text in frame["texts"]) for frame in picture["frames"]]


def test_ino_sees_who_stands_behind_it_up_to_the_nation(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page(area="393860", view="tiers", tier="390003:committee")
    assert {"就職氷河期世代支援の市町村プラットフォーム", "高知県ひきこもりの人等に対する支援のあり方に関する検討委員会"} <= actors(app)
    assert [says.split("。")[0] for says in frames(app)][1:] == ["高知県県のプラットフォームの記録はありません", "いの町事務局の記録はありません"]
    assert "→ 就職氷河期世代支援の市町村プラットフォーム：バックアップ（出典：高知県のひきこもり支援に関する取組報告" in html(app)


def test_a_town_sees_its_prefectures_platform_without_asking(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page(area="993018", sel="990001:kenpf")
    assert "架空県プラットフォーム" in actors(app)
    assert "架空の構成員名簿" in html(app), "with its source"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_prefecture_sees_its_towns_its_councils_and_what_is_brokered(open_page: OpenPage, language: str) -> None:  # noqa: F811
    app = open_page("prefecture", area="990001", view="tiers", lang=language)
    assert {"架空県プラットフォーム", "架空県検討委員会", "架空南郡の合同実施の相談", "架空けやき町"} <= actors(app)


def test_a_town_of_which_nothing_is_recorded_sees_its_prefecture(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page(area="993085", view="tiers")
    assert {"架空県プラットフォーム", "架空からまつ村"} <= actors(app)
    assert "プラットフォームの記録はありません。" in "".join(frames(app))


def test_the_map_counts_gaps_and_says_of_how_many_towns(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("prefecture", area="990001", colour="gaps")
    assert {"？ 架空からまつ村", "0 架空きたの町"} <= actors(app)
    assert any("数えたのは、機関の記録がある10市町村（全11）です。" in text.value for text in app.text)


def test_the_map_rings_the_towns_of_a_joint_platform(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("prefecture", area="990001")
    picture = next(data for data in (json.loads(c.proto.json) for c in app.get("bidi_component")) if "hulls" in data)
    assert [(hull["title"], len(hull["boxes"])) for hull in picture["hulls"]] == [("共同：架空海郡合同プラットフォーム", 3)]
