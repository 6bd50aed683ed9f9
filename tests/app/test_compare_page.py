"""比較 and 都道府県 as Streamlit runs them."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from app_parts.frame import session
from exports.format import Format
from graph.facts.choices import Answer
from tests.app.choosers import chooser
from tests.app.test_gaps_page import page
from tests.app.test_page import OpenPage, actors, html, open_page, visible  # noqa: F401
from tests.clocks import TODAY


def panels(app: AppTest) -> list[set[str]]:
    payloads = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    return [{node["label"].replace("\n", "") for node in data["nodes"]} for data in payloads if "nodes" in data]


def rungs(app: AppTest) -> dict[str, dict[str, list[str]]]:
    """Return the cells of the ladder by its groups and rows, each as it is read."""
    payloads = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    ladder = next(data for data in payloads if "groups" in data)
    return {group["title"]: {row["label"]: [f"{cell['mark']} {cell['text']}".strip() for cell in row["cells"]]
                             for row in group["rows"]} for group in ladder["groups"]}


def tables(app: AppTest) -> str:
    return " ".join(frame.value.to_csv() for frame in app.dataframe)


def texts(app: AppTest) -> str:
    return " ".join(text.value for text in app.text)


def test_a_town_stands_beside_the_model_case(open_page: OpenPage) -> None:  # noqa: F811
    town, model = panels(page(open_page, "compare", area="993018", **{"with": "393860"}))
    assert "＋ 架空いずみ消防署" in town
    assert not [label for label in model if label.startswith("−")], "ghosts come on request"
    town, model = panels(page(open_page, "compare", area="993018", ghosts="1", **{"with": "393860"}))
    assert "− 架空いずみ消防署" in model
    assert "＋ 高知県ひきこもりの人等に対する支援のあり方に関する検討委員会" in model


def test_what_differs_is_said_first_and_stands_on_top_of_the_ladder(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993077", **{"with": "393860"})
    markup = html(app)
    assert "架空くぬぎ町は新設（会議体1、休止中）、いの町は既存の2会議体を活用。" in markup
    assert "いの町にあって架空くぬぎ町に記録がないもの：後方支援、" in markup
    different, same = rungs(app).values()
    assert next(iter(different)) == "後方支援"
    assert different["警察"] == ["不明", "○ 警察・消防（区分だけ）"]
    assert different["拠点（ハブ）"] == ["○ 架空くぬぎ町福祉課（休止中）", "● いの町ほけん福祉課"]
    assert same["保健"][0] == "○ 架空くぬぎ町健康課（休止中）"


@pytest.mark.parametrize("side", [0, 1])
def test_a_cell_tells_who_and_the_source_and_that_unknown_is_no_no(open_page: OpenPage, side: int) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993077", rung=f"field/police/{side}", **{"with": "393860"})
    markup = visible(app)
    assert "○ 警察・消防" in markup
    assert "「いの町自殺対策機関ネットワーク」の構成員：名簿・規程上（活動は未確認）" in markup
    assert "出典：いの町自殺対策ネットワーク会議設置要綱" in markup
    assert ("「ない」という意味ではありません。</p>" in html(app)) is (side == 0)


def test_the_sides_are_swapped_by_one_button(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993077", **{"with": f"393860@{TODAY}"})
    app.button(key="swap_sides").click().run()
    address = {name: app.query_params.get(name) for name in ("area", "with", "on")}
    assert {name: value[0] if isinstance(value, list) else value for name, value in address.items()} == {
        "area": "393860", "with": "993077", "on": TODAY}
    assert "架空くぬぎ町にあっていの町（" in html(app)
    app.button(key="swap_sides").click().run()
    assert "on" not in app.query_params
    assert "架空くぬぎ町に記録がないもの" in html(app)


def test_the_page_says_how_those_are_placed_that_no_role_tells_apart(open_page: OpenPage) -> None:  # noqa: F811
    text = texts(page(open_page, "compare", area="993018", **{"with": "393860"}))
    assert "種別のない4件は" in text
    text = texts(page(open_page, "compare", area="393860", **{"with": f"393860@{TODAY}"}))
    assert "IDが同じものだけを対応させます" in text


def test_four_stand_beside_each_other(open_page: OpenPage) -> None:  # noqa: F811
    for view in ("differences", "matrices", "counterparts", "figures", "needed", "governance"):
        app = open_page("compare", area="993018")
        app.query_params["with"] = ["393860", "992011", "993026"]
        app.query_params["view"] = view
        app.run()
        assert not app.exception
        assert len(panels(app)) == 4


def test_a_side_of_which_nothing_is_recorded_says_so(open_page: OpenPage) -> None:  # noqa: F811
    markup = html(page(open_page, "compare", area="392014", **{"with": "393860"}))
    assert "1. 高知市（機関・会議体の記録なし）" in markup
    assert "2. いの町</h2>" in markup


def test_without_a_choice_the_page_says_how_to_begin(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993018")
    markup = html(app)
    assert "架空けやき町" in markup, "a town like this one"
    assert "人口は21,000人（こちらは18,500人）" in markup, "and why"
    assert "もとからあるネットワークを土台にする" in markup, "the lesson of the model"
    assert 'alt="いの町の図（縮小）"' in markup
    assert "総社市" in markup, "the model library is at hand"
    assert "以前の記録はまだありません" in texts(app)
    app.button(key="begin_model").click().run()
    assert app.query_params["with"] in ("393860", ["393860"])
    assert len(panels(app)) == 2


@pytest.mark.parametrize(("view", "wanted"), [
    ("differences", "いの町にだけ記録がある"), ("matrices", "M3 市町村プラットフォームの設置・運営"), ("counterparts", "役割・種別が同じ"), ("figures", "参画の密度"),
    ("needed", ""), ("governance", "主導機関型")])
def test_every_view_opens_from_its_address(open_page: OpenPage, view: str, wanted: str) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993018", view=view, **{"with": "393860"})
    assert wanted in tables(app)


def test_what_would_be_needed_says_what_each_step_does_and_can_be_handed_to_what_if(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993077", view="needed", **{"with": "393860"})
    markup = visible(app)
    assert "見直し案：10の手順で、空白は34から29になります。" in markup
    assert "警察に声をかけ、架空くぬぎ町ひきこもり支援協議会の構成員に迎える" in markup
    assert "空白 31 → 30　解消：警察がいるか、まだ分からない" in markup
    needed = markup.split("まず話し合って決めること")[1].split("見直し案：")[0]
    assert "休止中の「架空くぬぎプラットフォーム」" in needed
    link = next(link for link in app.get("page_link") if "」で開く" in link.proto.label)
    assert link.proto.query_string.count("do=") == 10
    app = page(open_page, "what_if", area="993077", do=parse_qs(link.proto.query_string)["do"])
    assert "34" in texts(app)
    assert "29" in texts(app)


@pytest.mark.parametrize(("sel", "wanted"), [
    ("393860:hoken-fukushi", "いの町：いの町ほけん福祉課"),
    ("platform_role/393860:hoken-fukushi/393860:platform/secretariat/2024", "架空いずみ町：記録あり")])
def test_a_seat_or_a_link_that_is_selected_is_told_with_its_sources(
    open_page: OpenPage, sel: str, wanted: str) -> None:  # noqa: F811
    text = visible(page(open_page, "compare", area="993018", sel=sel, **{"with": "393860"}))
    assert wanted in text
    assert "出典（" in text


def test_an_earlier_day_stands_beside_today(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="393860", **{"with": "393860@2000-01-01"})
    assert "393860@2000" in app.warning[0].value.replace("\\", "")
    app = page(open_page, "compare", area="393860", **{"with": f"393860@{TODAY}"})
    assert len(panels(app)) == 2
    assert panels(app)[0] == panels(app)[1]


def test_the_day_of_an_earlier_record_is_chosen_or_written(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="393860")
    box = app.selectbox(key="compare_earlier")
    assert box.options == [TODAY]
    app.button(key="add_day").click().run()
    assert str(app.query_params["with"]).count("393860@20") == 1
    assert len(panels(app)) == 2


def test_nonsense_in_the_address_does_no_harm(open_page: OpenPage) -> None:  # noqa: F811
    page(open_page, "compare", view="?", sel="<b>", kind="?", **{"with": "999999"})
    for rung in ("<b>", "role/hub", "role/hub/9", "role/hub/²", "field//0"):
        page(open_page, "compare", rung=rung, **{"with": "993018"})
    page(open_page, "compare", sel="a/b", **{"with": "993018@x"})
    page(open_page, "prefecture", view="?")


def test_a_corrected_pairing_is_kept_in_the_record(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993018", view="counterparts", ghosts="1", **{"with": "393860"})
    chooser(app, "selectbox", "correct_own").set_value("shobo")
    chooser(app, "selectbox", "correct_other").set_value("393860:jisatsu-04")
    next(i for i in app.text_input if "部署" in i.label).set_value("架空福祉課")
    next(b for b in app.button if b.label == "保存する").click().run()
    assert not app.exception
    kept = session.store().load("993018").record.pairings
    assert [(p.actor, p.counterpart, p.together) for p in kept] == [("shobo", "393860:jisatsu-04", Answer.YES)]
    assert "人が決めた" in tables(app)
    assert "− 架空いずみ消防署" not in panels(app)[1]


def test_an_answer_on_governance_is_kept_in_the_record(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "compare", area="993018", view="governance", **{"with": "393860"})
    next(i for i in app.text_input if "部署" in i.label).set_value("架空福祉課")
    next(b for b in app.button if b.label == "保存する").click().run()
    assert not app.exception
    assert "架空福祉課" in tables(app)


def test_the_prefectures_progress_shows_reported_beside_recorded(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "prefecture")
    text = tables(app)
    assert "34市町村中10" in text
    assert "34市町村中1," in text
    assert len(app.dataframe[0].value) == 34
    shown = html(app)
    assert "報告10（2021年3月）、町名が分かるのは1（いの町）、残る9は町名なし" in shown
    assert "市町村プラットフォームの理解が不足（出典：高知県のひきこもり支援に関する取組報告" in shown
    assert shown.count('<i class="unknown"') == 34 + 33, "one cell a municipality: ② of all, ③ of all but one"


def test_a_municipality_is_chosen_and_its_card_says_why_and_what_is_next(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "prefecture", area="990001", town="993093", colour="last")
    shown = html(app)
    card = shown[shown.index('<div class="town">'):]
    for said in ("架空けやき町", "× 未実施（2026年4月1日）", "庁内連絡会議の使い方の相談", "参加した町村への個別の説明（2026年9月30日まで・過ぎています）"):
        assert said in card
    assert "予定日を過ぎた：参加した町村への個別の説明" in shown
    assert {"● 架空けやき町", "● 架空みどり市"} <= actors(app), "coloured by the last activity"
    assert {link.proto.label for link in app.get("page_link")} >= {"構造を開く", "連携の空白を開く", "活動を書く"}


def test_two_dates_are_compared_and_a_day_without_records_is_said(open_page: OpenPage) -> None:  # noqa: F811
    def said(since: str) -> str:
        return texts(page(open_page, "prefecture", area="990001", since=since))

    assert "2025年11月25日には、まだ何も記録されていません" in said("")
    assert "「いつか」は日付として読めません" in said("いつか")
    assert "①②③で変わったところはありません" in said("2030-01-01")


@pytest.mark.parametrize(("view", "wanted"), [
    ("requirements", "M3c"), ("partner_types", "ハローワーク"), ("resemblance", "架空みどり市")])
def test_the_matrices_open_from_their_address(open_page: OpenPage, view: str, wanted: str) -> None:  # noqa: F811
    assert wanted in tables(page(open_page, "prefecture", area="992011", view=view))


def test_the_address_reopens_what_was_switched(open_page: OpenPage) -> None:  # noqa: F811
    def shown(**address: str) -> int:
        return len(page(open_page, "compare", area="993018", kind="links", **address, **{"with": "393860"}).dataframe[0].value)

    assert shown(implied="1") > shown(implied="nonsense")
    app = page(open_page, "prefecture", area="393860", view="partner_types", empty="1", show="share")
    assert len(app.dataframe[0].value.columns) == 3 + 34
    assert app.dataframe[0].value["いの町"].max() == pytest.approx(100 * 2 / 18), "two of eighteen"


def test_municipalities_of_other_prefectures_stand_in_the_same_matrix(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "prefecture", area="393860", view="partner_types", also="332089")
    assert "総社市" in tables(app)
    page(open_page, "prefecture", area="393860", view="requirements", also="999999")


def test_a_joint_platform_counts_for_each_of_its_members(open_page: OpenPage) -> None:  # noqa: F811
    shown = page(open_page, "prefecture", area="992011").dataframe[0].value
    joint = shown[shown["共同のプラットフォーム"] == "架空海郡合同プラットフォーム"]
    assert len(joint) == 3
    assert set(joint["③PF"].str[:1]) != {"？"}


@pytest.mark.parametrize("name", ["compare", "prefecture"])
def test_a_file_is_made_when_somebody_asks_for_it_not_with_the_page(
        open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, name: str) -> None:  # noqa: F811
    def content(*_: object) -> bytes:
        raise AssertionError("the file was made with the page, under an address that the next save takes away")

    monkeypatch.setattr(Format, "content", content)
    app = page(open_page, name, area="993018", **{"with": "393860"})
    assert app.dataframe
    assert not app.exception
