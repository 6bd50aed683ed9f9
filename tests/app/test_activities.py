"""What is logged as done, on the pages: the timeline of a town and of its prefecture, and the sentence that adds to it."""

from __future__ import annotations

from app_parts.editing.draft import draft_of
from app_parts.frame import session
from graph.dates import RecordedDate
from graph.facts.activities import Activity
from graph.facts.choices import Stage
from tests.app.choosers import chooser
from tests.app.test_page import OpenPage, html, open_page  # noqa: F401

PREFECTURE, TOWN = "990001", "993093"


def test_a_towns_timeline_has_what_its_prefecture_did_with_it(open_page: OpenPage) -> None:  # noqa: F811
    shown = html(open_page(area=TOWN, details="activities"))
    own, theirs, older = (shown.index(text) for text in ("自立支援協議会 全体会", "合同説明会", "2024年10月8日"))
    assert own < theirs < older, "the newest first"
    assert "架空県の記録" in shown
    assert "労働政策課との調整" not in shown, "what the prefecture did without the town is not the town's"


def test_an_activity_is_written_as_one_sentence_and_a_day_to_come_is_planned(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("prefecture", area=TOWN, view="activities")
    app.session_state[f"write_{PREFECTURE}_"] = True
    app.run()

    def fill(label: str, text: str) -> None:
        next(box for box in app.text_input if box.label == label).set_value(text)

    fill("実施日", "R9.2.3")
    fill("担当部署", "架空県福祉課")
    chooser(app, "multiselect", f"activity_{PREFECTURE}__0_areas").set_value([TOWN])
    fill("次の予定日", "いつか")
    next(button for button in app.button if button.label == "下書きに入れる").click().run()
    assert {"次の予定日" in error.value for error in app.error} == {True, False}, "the kind is missing too"
    assert draft_of(PREFECTURE) is None
    chooser(app, "selectbox", f"activity_{PREFECTURE}__0_kind").set_value("visit")
    fill("次の予定日", "")
    next(button for button in app.button if button.label == "下書きに入れる").click().run()
    assert not app.exception
    (change,) = draft_of(PREFECTURE).changes
    assert change.fact == Activity(kind="visit", held=RecordedDate("2027-02-03"), state=Stage.PLANNED, by="架空県福祉課",
                                   areas=(TOWN,))
    assert app.query_params["area"] == PREFECTURE, "the bar above tells of the prefecture's draft"
    assert session.store().load(PREFECTURE).revision.number == 1, "nothing is saved before it is reviewed"
