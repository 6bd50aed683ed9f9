"""連携の空白 and 見直し案を試す as Streamlit runs them: the list, one gap, a decision saved, a plan."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app_parts.frame import session
from graph.analysis.gaps.decisions import gap_id
from graph.analysis.plans.keeping import with_plan
from graph.analysis.steps import member
from tests.app.choosers import chooser
from tests.app.test_page import OpenPage, actors, html, open_page, visible  # noqa: F401


def gaps(app: AppTest) -> list[str]:
    return list(app.radio[0].options)


def page(open_page: OpenPage, name: str, **address: str) -> AppTest:  # noqa: F811
    """Open a page at an address; a change of page empties it, so it is written again."""
    app = open_page(name, area=address.get("area", "393860"))
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def test_the_first_gaps_of_the_model_case_are_those_for_the_next_meeting(open_page: OpenPage) -> None:  # noqa: F811
    first = " ".join(gaps(page(open_page, "gaps"))[:5])
    for wanted in ("いの町ほけん福祉課だけ", "構成員17中17が区分だけ", "実態やニーズの把握", "事務局が記録されていない"):
        assert wanted in first


def test_a_gap_opens_from_its_address_with_its_picture(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", gap="gap/roles/no_secretariat/platform")
    assert "事務局を担う機関を確かめて" in html(app)
    assert "－ 事務局" in actors(app)


def test_the_list_is_filtered_from_the_address(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", kind="membership")
    assert len(gaps(app)) == 1
    assert any("件を表示" in text.value for text in app.text)


def test_of_filtered_gaps_the_first_that_is_shown_is_opened(open_page: OpenPage) -> None:  # noqa: F811
    assert "事務局を担う機関を確かめて" in html(page(open_page, "gaps", kind="roles"))
    named = page(open_page, "gaps", kind="membership", gap="gap/roles/no_secretariat/platform")
    assert "事務局を担う機関を確かめて" in html(named), "what the address names is opened all the same"


def test_what_the_address_asks_for_and_nobody_knows_is_said_and_hides_nothing(
        open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", kind=HOSTILE, state="burnt")
    kind, state = [w.value for w in app.warning]
    assert "種類" in kind
    assert HOSTILE not in kind
    assert "burnt" in state
    assert any("28件のうち28件を表示" in text.value for text in app.text)
    assert not page(open_page, "gaps", kind="membership", certainty="recorded").warning


def test_nonsense_in_the_address_does_no_harm(open_page: OpenPage) -> None:  # noqa: F811
    page(open_page, "gaps", gap="<script>", kind="?", peers="?", years="-1", peer="?", state="?")
    page(open_page, "what_if", do="burn/everything", plan="?")


def decide(app: AppTest, state: str, note: str, by: str, until: str, *,
           while_writing: Callable[[], object] = lambda: None) -> None:
    opened = "gap/roles/no_secretariat/platform"
    chooser(app, "button_group", f"state_{opened}").set_value(state).run()
    while_writing()
    app.text_area(key=f"note_{opened}").set_value(note)
    app.text_input(key=f"by_{opened}").set_value(by)
    app.text_input(key=f"until_{opened}").set_value(until)
    app.button[[b.label for b in app.button].index("決めたことを保存する")].click().run()
    assert not app.exception


def test_a_decision_is_saved_with_who_and_when_and_stays_visible(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", gap="gap/roles/no_secretariat/platform")
    decide(app, "in_progress", "町と相談中", "架空ほけん福祉課", "R9.3")
    assert any("保存しました" in s.value for s in app.success)
    loaded = session.store().load("393860")
    decision = next(d for d in loaded.record.gap_decisions if gap_id(d) == "gap/roles/no_secretariat/platform")
    assert (decision.state.value, decision.by, str(decision.until), decision.note) == (
        "in_progress", "架空ほけん福祉課", "2027-03", "町と相談中")
    assert (loaded.revision.number, loaded.revision.who) == (2, "架空ほけん福祉課")
    again = page(open_page, "gaps")
    assert any("対応中1" in text.value for text in again.text)
    assert any("対応中" in option for option in gaps(again))


def test_a_decision_without_office_or_reason_is_not_saved_and_says_all_that_is_missing(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", gap="gap/roles/no_secretariat/platform")
    decide(app, "accepted", "", "", "いつか")
    (said,) = (e.value for e in app.error)
    assert "部署" in said
    assert "理由" in said
    assert "期限" in said
    assert session.store().load("393860").revision.number == 1


def test_somebody_who_saved_in_between_is_not_overwritten(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", gap="gap/roles/no_secretariat/platform")
    decide(app, "accepted", "県が担う", "架空課", "", while_writing=lambda: session.store().save(
        session.store().load("393860").record, based_on=1, who="架空別課"))
    assert any("ほかの方が保存しました" in e.value for e in app.error)
    assert [r.who for r in session.store().history("393860")] == ["架空別課", "見本データ"]
    decide(app, "accepted", "県が担う", "架空課", "")
    assert session.store().history("393860")[0].who == "架空課", "now that they have seen it"


def test_every_item_of_the_notice_stands_in_a_table(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps")
    chooser(app, "button_group", "view").set_value("requirements").run()
    assert not app.exception
    table = app.dataframe[0].value
    assert table.set_index("番号").loc["M3", "状況"] == "代替手段で実施済"
    assert table.set_index("番号").loc["M3", "満たしている方法"] == "既存のネットワークの活用"
    assert table.set_index("番号").loc["M2a", "状況"] == "不明"


def test_the_totals_go_over_the_revisions(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", gap="gap/roles/no_secretariat/platform")
    decide(app, "accepted", "県が担う", "架空課", "")
    chooser(app, "button_group", "view").set_value("trend").run()
    assert app.dataframe[0].value["現状で可"].tolist() == [1, 0]


def test_an_area_with_nothing_recorded_gets_no_list_of_faults(open_page: OpenPage) -> None:  # noqa: F811
    for name in ("gaps", "what_if"):
        app = page(open_page, name, area="993085")
        assert "まだ記録がありません" in html(app)
        assert not app.radio


def test_a_plan_in_the_address_says_what_would_change(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", area="993018", do="member/shakyo/n2")
    assert any("埋まる2" in text.value for text in app.text)
    assert "架空いずみ町福祉課だけ" in visible(app)
    assert session.store().load("993018").revision.number == 1, "nothing is saved"


def test_whoever_has_no_plan_yet_is_offered_three_questions_and_one_picture(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", area="993018")
    questions = [b.label for b in app.button if "どうなる" in b.label]
    assert len(questions) == 3
    assert "架空いずみ町福祉課が参加しなくなると" in questions[0]
    assert not any("空白：いま" in text.value for text in app.text), "nothing is compared yet"
    assert not any("この案を残す" in b.label for b in app.button), "there is nothing to keep"
    app.button(key="question_0").click().run()
    assert not app.exception
    assert app.query_params["do"] == "without/fukushi"
    assert re.search("[12]つから", visible(app))


def test_the_links_that_close_most_are_one_click_away_or_it_is_said_that_there_are_none(
        open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", area="993018")
    app.button(key="question_links").click().run()
    assert not app.exception
    assert app.query_params["do"]
    app = page(open_page, "what_if", area="393860")
    app.button(key="question_links").click().run()
    assert not app.exception
    assert any("提案できません" in text.value for text in app.text), "nobody is known by name"


def test_taking_the_hub_out_leaves_the_platform_without_one(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", do="without/hoken-fukushi")
    assert any("対象が参加しなくなって外れる空白" in m.value for m in app.markdown), "the gap about the hub has not closed"
    assert "拠点（ハブ）が記録されていない" in visible(app)


def test_a_plan_is_kept_by_a_name_and_reopened_from_its_address(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", area="993018", do="member/shakyo/n2")
    labels = [field.label for field in app.text_input]
    app.text_input[labels.index("案の名前")].set_value("来年度の案")
    app.text_input[labels.index("担当する部署（例：ほけん福祉課）")].set_value("架空課")
    app.button[[b.label for b in app.button].index("この案を残す")].click().run()
    assert not app.exception
    assert session.store().load("993018").revision.number == 2
    again = page(open_page, "what_if", area="993018", plan="来年度の案")
    assert "の構成員に加える" in visible(again)


def test_a_kept_plan_is_removed_by_somebody_who_says_so_and_stays_in_the_history(
        open_page: OpenPage) -> None:  # noqa: F811
    keep_a_hostile_plan(open_page)
    app = page(open_page, "what_if", area="993018", plan=HOSTILE)
    remove = [b.label for b in app.button].index("この案を消す")
    app.button[remove].click().run()
    assert "部署を書いてください" in app.error[0].value
    assert session.store().load("993018").revision.number == 2, "nothing is removed unless somebody says who"
    chooser(app, "selectbox", "remove_plan").select(HOSTILE)
    app.text_input(key="remove_plan_by").set_value("架空課")
    app.text_input(key="remove_plan_note").set_value("別の案にしました")
    app.button[[b.label for b in app.button].index("この案を消す")].click().run()
    assert not app.exception
    assert "案を消しました" in app.success[0].value
    assert HOSTILE not in app.success[0].value
    assert "plan" not in app.query_params
    newest, before = session.store().history("993018")[:2]
    assert (newest.who, newest.note) == ("架空課", f"案を消す：{HOSTILE}　別の案にしました")
    assert session.store().load("993018").record.plans == ()
    assert session.store().load("993018", number=before.number).record.plans
    assert "この案を消す" not in [b.label for b in app.button]


HOSTILE = "![x](http://192.0.2.1/x.png)"


def test_the_name_of_a_kept_plan_is_text_and_no_picture(open_page: OpenPage) -> None:  # noqa: F811
    keep_a_hostile_plan(open_page)
    app = page(open_page, "what_if", area="993018")
    (label,) = [b.label for b in app.button if "\\!" in b.label]
    assert HOSTILE not in label
    app.button(key="open_plan_0").click().run()
    assert HOSTILE in app.query_params["plan"]


def keep_a_hostile_plan(open_page: OpenPage) -> None:  # noqa: F811
    open_page()
    record = session.store().load("993018").record
    session.store().save(with_plan(record, HOSTILE, [member("shakyo", "n2")]), based_on=1, who="架空課")


def test_a_plan_that_nobody_has_kept_is_said_to_be_unknown(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", area="993018", plan=HOSTILE)
    (said,) = [w.value for w in app.warning]
    assert "残されていません" in said
    assert HOSTILE not in said
    assert not page(open_page, "what_if", area="993018", do="without/kenko", plan="新しい案").warning


def test_peers_in_the_address_that_nobody_has_recorded_are_not_counted(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "gaps", area="993018", peers="own", peer="999999")
    assert not any("1自治体のうち" in caption.value for caption in app.caption)


def test_links_are_proposed_with_the_guarantee_said(open_page: OpenPage) -> None:  # noqa: F811
    app = page(open_page, "what_if", area="993018")
    app.toggle(key="propose").set_value(True).run()
    assert not app.exception
    sentences = " ".join(text.value for text in app.text)
    assert "すべて" in sentences or "順に選びました" in sentences


def test_gaps_are_switched_on_in_the_structure_picture(open_page: OpenPage) -> None:  # noqa: F811
    assert "－ 事務局" not in actors(open_page())
    app = open_page(gaps="1", gap="gap/roles/no_secretariat/platform")
    assert "－ 事務局" in actors(app)
    assert "事務局が記録されていない" in html(app)
