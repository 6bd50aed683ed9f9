"""全国: the bars, the prefectures on the map, the card of one of them, the nation's own meetings."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from tests.app.choosers import chooser
from tests.app.test_page import OpenPage, actors, html, open_page  # noqa: F401


def links(app: AppTest) -> dict[str, str]:
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def test_the_nations_page_says_what_is_reported_and_how_much_of_it_is_known(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("nation", area="393860")
    shown = html(app)
    assert "47都道府県、1,741市町村の取組" in shown
    assert "報告589（2021年3月31日）、町名が分かるのは1（いの町）、残る588は町名なし" in shown
    assert "③PF　すべて分かる 0　半分以上 0　一部 1　分からない 46" in shown
    assert "％" not in shown.partition("資料が伝えること")[0], "a share of what is mostly unknown"
    assert {"▁ 高知 1/34", "？ 北海道 0/179"} <= actors(app)
    assert len(actors(app)) == 47
    assert len(app.dataframe[0].value) == 47


def test_the_card_is_of_the_prefecture_looked_at_until_another_is_chosen(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("nation", area="393860")
    assert "<h2>高知県</h2>" in html(app)
    assert "area=390003" in links(app)["高知県のページを開く"]
    chooser(app, "selectbox", "choose_prefecture").select("250007").run()
    shown = html(app)
    assert "<h2>滋賀県</h2>" in shown
    assert "関係府省横断会議（第2回）" in shown, "what the nation did with it"
    assert "滋賀県のページを開く" in links(app)
    chooser(app, "selectbox", "choose_prefecture").select("010006").run()
    assert not any("北海道のページ" in label for label in links(app)), "there is no record to open"


def test_the_nations_meetings_stand_on_its_page_and_those_that_showed_a_town_on_the_towns(
        open_page: OpenPage) -> None:  # noqa: F811
    shown = html(open_page("nation", area="393860", view="activities"))
    third, first = shown.index("関係府省横断会議（第3回）"), shown.index("関係府省横断会議（第1回）")
    assert third < first, "the newest first"
    assert "農福連携" in shown
    towns = html(open_page(area="393860", details="activities"))
    assert "関係府省横断会議（第1回）" in towns
    assert "関係府省横断会議（第3回）" not in towns


def test_what_changed_is_looked_for_when_somebody_names_a_day(open_page: OpenPage) -> None:  # noqa: F811
    def says(**address: str) -> str:
        return " ".join(text.value for text in open_page("nation", area="393860", **address).text)

    assert "日付を書くと" in says()
    assert "まだ何も記録されていません" in says(since="2020-01-01")
    assert "日付として読めません" in says(since="いつか")


def test_the_nations_record_has_no_page_of_a_prefecture_and_leads_to_its_own(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("prefecture", area="000000")
    assert "国の記録を見ています" in app.info[0].value
    assert "全国のページを開く" in links(app)
    structure = open_page(area="000000")
    assert {"内閣官房", "厚生労働省", "経済産業省"} <= actors(structure)
    assert "県内の市町村" not in json.dumps([str(group.proto) for group in structure.get("button_group")],
                                      ensure_ascii=False)
