"""記録 → 読み込む with a list that is pasted: taken for, corrected, asked about, saved."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app_parts.frame.choosing import sign
from app_parts.records import intake
from graph.facts.choices import Tier
from graph.record.record import Record
from loaders.reading_apart import Waiting
from tests.app.choosers import chooser
from tests.app.test_page import OpenPage, open_page  # noqa: F401

INO = "393860"
LIST = "\n".join("\t".join(row) for row in (
    ("いの町架空見守り会議　委員名簿",),
    ("番号", "機関名", "役職名", "氏名"),
    ("1", "いの町社協", "会長", "架空　太郎"),
    ("2", "架空みちくさの会", "委員", "薬袋　冴子"),
    ("3", "架空髙台病院", "委員", "架空　花子"),
    ("4", "架空高台病院", "事務局", "架空　次郎")))


@pytest.fixture
def pasted(open_page: OpenPage) -> AppTest:  # noqa: F811
    """いの町's records, with a members' list pasted."""
    app = open_page("records", area=INO)
    app.text_area(key="paste_0").set_value(LIST)
    app.button(key="read_pasted").click().run()
    assert not app.exception
    return app


def record() -> Record:
    from app_parts.frame import session

    return session.store().load(INO).record


def save(app: AppTest) -> None:
    """Put what is shown into the draft, and save that."""
    from app_parts.frame import session

    app.button(key="into_draft").click().run()
    assert not app.exception
    (draft,) = session.store().drafts(INO)
    assert session.store().save_draft(INO, draft.person, who="架空課")


def seats(network: str) -> set[tuple[str, str]]:
    names = {actor.id: actor.name for actor in record().nodes()}
    return {(names[m.member], m.seat) for m in record().memberships if names[m.network] == network}


def test_a_pasted_list_is_taken_for_what_it_is_and_adds_to_the_record(pasted: AppTest) -> None:
    before = record()
    assert chooser(pasted, "selectbox", "assist_kind").value == "member_list"
    assert chooser(pasted, "text_input", "assist_council").value == "いの町架空見守り会議"
    save(pasted)
    assert seats("いの町架空見守り会議") == {("いの町社協", "chair"), ("架空みちくさの会", "member"), ("架空髙台病院", "member"),
                                             ("架空高台病院", "secretariat")}
    assert set(before.memberships) <= set(record().memberships)


def test_nothing_about_a_person_is_on_the_page(pasted: AppTest) -> None:
    shown = " ".join([*(str(text.value) for text in pasted.text), *(str(table.value) for table in pasted.dataframe)])
    assert "氏名" in shown, "that a column was taken out is told"
    assert "薬袋" not in shown
    assert "薬袋" not in str(pasted.session_state["opened"].clean)


def test_the_council_can_be_named_otherwise(pasted: AppTest) -> None:
    chooser(pasted, "text_input", "assist_council").set_value("架空別の会議").run()
    save(pasted)
    assert len(seats("架空別の会議")) == 4


def test_a_yes_makes_two_names_one_actor(pasted: AppTest) -> None:
    chooser(pasted, "button_group", "same_架空髙台病院_架空高台病院").set_value("yes").run()
    assert not pasted.exception
    save(pasted)
    assert seats("いの町架空見守り会議") == {("いの町社協", "chair"), ("架空みちくさの会", "member"), ("架空髙台病院", "member"),
                                             ("架空髙台病院", "secretariat")}


def test_a_type_that_is_taken_back_stays_unknown(pasted: AppTest) -> None:
    chooser(pasted, "multiselect", "partner_type_SHAKYO").set_value([]).run()
    chooser(pasted, "multiselect", "tier_private").set_value([]).run()
    save(pasted)
    by_name = {organisation.name: organisation for organisation in record().organisations}
    assert (by_name["いの町社協"].partner_types, bool(by_name["架空髙台病院"].partner_types)) == ((), True)
    assert by_name["いの町社協"].tier is Tier.UNKNOWN


def test_what_is_recorded_without_a_type_is_offered_one_and_gets_none_unasked(pasted: AppTest) -> None:
    chooser(pasted, "multiselect", "partner_type_SHAKYO").set_value([]).run()
    save(pasted)
    pasted.text_area(key="paste_1").set_value(LIST.replace("見守り会議", "別の会議")).run()
    pasted.button(key="read_pasted").click().run()
    offered = chooser(pasted, "multiselect", "partner_type_SHAKYO")
    assert (offered.options, offered.value) == (["いの町社協"], [])
    save(pasted)
    assert {o.partner_types for o in record().organisations if o.name == "いの町社協"} == {()}


def test_a_text_that_nobody_can_read_says_what_to_do_next(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("records", area=INO)
    app.text_area(key="paste_0").set_value("きょうは晴れ\tあしたは雨\nあさっては\tくもり")
    app.button(key="read_pasted").click().run()
    assert not app.exception
    assert "直すところが 1 件" in app.error[0].value
    assert chooser(app, "selectbox", "assist_kind").value is None


def test_a_file_goes_over_the_draft_and_takes_nothing_out_of_it(pasted: AppTest) -> None:
    from app_parts.frame import session

    pasted.button(key="into_draft").click().run()
    (draft,) = session.store().drafts(INO)
    again = pasted.text_area(key="paste_1").set_value("いの町架空別の会議　委員名簿\n番号\t機関名\t役職名\n1\t架空別病院\t委員\n2\t架空別園\t委員")
    again.run()
    pasted.button(key="read_pasted").click().run()
    pasted.button(key="into_draft").click().run()
    assert not pasted.exception
    (both,) = session.store().drafts(INO)
    assert set(draft.changes) < set(both.changes)


def test_a_list_that_is_complete_takes_off_whoever_is_not_on_it(pasted: AppTest) -> None:
    save(pasted)
    pasted.text_area(key="paste_1").set_value("\n".join(LIST.splitlines()[:4])).run()
    pasted.button(key="read_pasted").click().run()
    (box,) = [box for box in pasted.checkbox if "この名簿で全員" in box.label]
    assert pasted.info, "the list alone changes nothing"
    box.check().run()
    assert not pasted.exception
    save(pasted)
    assert seats("いの町架空見守り会議") == {("いの町社協", "chair"), ("架空みちくさの会", "member")}


ROLE_OF_POSTS = "role_" + sign((0, 2, "役職名"))
"""The chooser of what the third column of the list holds."""
NEXT = LIST.replace("見守り会議", "別の会議").replace("会長", "副会長")


def paste(app: AppTest, text: str, turn: int) -> None:
    app.text_area(key=f"paste_{turn}").set_value(text).run()
    app.button(key="read_pasted").click().run()
    assert not app.exception


def test_what_was_confirmed_of_columns_is_remembered_for_the_next_file_of_that_shape(pasted: AppTest) -> None:
    chooser(pasted, "selectbox", ROLE_OF_POSTS).set_value("post").run()
    save(pasted)
    assert {seat for _, seat in seats("いの町架空見守り会議")} == {"member"}
    paste(pasted, NEXT, 1)
    assert [info.value for info in pasted.info] == ["同じ見出しの資料で前に確かめた読みかたを使っています。"]
    assert chooser(pasted, "selectbox", ROLE_OF_POSTS).value == "post"
    pasted.button(key="forget_columns").click().run()
    assert not pasted.exception
    assert chooser(pasted, "selectbox", ROLE_OF_POSTS).value == "seat"
    assert not pasted.info
    save(pasted)
    assert "vice_chair" in {seat for _, seat in seats("いの町架空別の会議")}


def test_what_was_confirmed_of_what_a_file_is_is_remembered_too(pasted: AppTest) -> None:
    chooser(pasted, "selectbox", "assist_kind").set_value("edge_list").run()
    pasted.button(key="choose_again").click().run()
    paste(pasted, NEXT, 1)
    assert chooser(pasted, "selectbox", "assist_kind").value == "member_list", "what was given up is not confirmed"
    edges = "甲の欄\t乙の欄\n架空A課\t架空B園\n架空B園\t架空C会"
    pasted.button(key="choose_again").click().run()
    paste(pasted, edges, 2)
    chooser(pasted, "selectbox", "assist_kind").set_value("edge_list").run()
    chooser(pasted, "selectbox", "assist_tie_kind").set_value("shares_information").run()
    save(pasted)
    paste(pasted, edges.replace("架空C会", "架空D会"), 3)
    assert chooser(pasted, "selectbox", "assist_kind").value == "edge_list"


def test_nothing_that_stood_in_the_file_is_remembered(pasted: AppTest) -> None:
    from app_parts.frame import session

    save(pasted)
    (mapping,) = session.store().mappings()
    assert (mapping.kind, mapping.roles) == ("member_list", ("number", "organisation", "seat", "person"))
    assert not any(word in str(mapping) for word in ("機関名", "役職名", "社協", "薬袋", "見守り"))


def test_a_file_that_takes_long_can_be_stopped_and_nothing_of_it_is_kept(
        open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    def slow(*_: object, waiting: Waiting, **__: object) -> None:
        for seconds in (1.0, 1.25, 2.5):
            waiting(seconds)
        st.stop()

    monkeypatch.setattr(intake, "anybodys_apart", slow)
    app = open_page("records", area=INO)
    app.text_area(key="paste_0").set_value(LIST)
    app.button(key="read_pasted").click().run()
    assert not app.exception
    assert "2 秒たちました。10 分たっても終わらなければ、自動で止めます。" in [caption.value for caption in app.caption]
    app.button(key="stop_reading").click().run()
    assert not app.exception
    assert [info.value for info in app.info] == ["読み取りを止めました。ファイルの内容は残していません。"]
    assert [name for name in ("taken", "opened", "intake") if name in app.session_state] == []
    assert not [button for button in app.button if button.key == "stop_reading"]
    assert not app.run().info
