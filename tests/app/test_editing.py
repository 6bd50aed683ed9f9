"""Forms beside the picture as Streamlit runs them: what is wrong is said, what is right goes into the draft."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app_parts.editing.draft import draft_of, person
from app_parts.editing.fact_form import _same_name
from app_parts.editing.names import named
from app_parts.editing.panel import OFFERED
from app_parts.frame import session
from graph.changes.change import Put, Remove
from graph.facts.actors import Organisation
from graph.facts.links import Membership, Tie
from graph.replacing import replace
from locales import Words
from tests.app.test_page import OpenPage, html, open_page, visible  # noqa: F401
from wording.facts import Reader

IZUMI = "993018"


def opened(open_page: OpenPage, **address: str) -> AppTest:  # noqa: F811
    app = open_page(area=IZUMI, **address)
    assert not app.error
    return app


def second(app: AppTest) -> Any:
    """Return the choice of the other one of the two that work together."""
    return next(box for box in app.selectbox if box.label == "この機関と")


def put(app: AppTest, place: int = 0) -> AppTest:
    """Press the button that puts a form into the draft."""
    buttons = [button for button in app.button if button.label == "下書きに入れる"]
    return buttons[place].click().run()


def test_what_is_wrong_with_a_tie_is_said_and_nothing_is_drafted(open_page: OpenPage) -> None:  # noqa: F811
    app = opened(open_page, sel="shakyo")
    put(app)
    assert any("連携先" in error.value for error in app.error), "who is the other one?"
    date = next(field for field in app.text_input if field.label == "開始")
    date.set_value("きのう")
    second(app).set_value("kenko")
    put(app)
    assert any("きのう" in error.value for error in app.error)
    assert session.store().drafts(IZUMI) == ()


def test_the_same_tie_is_not_written_down_twice(open_page: OpenPage) -> None:  # noqa: F811
    app = opened(open_page, sel="shakyo")
    second(app).set_value("kenko")
    put(app)
    assert not app.error
    second(app).set_value("kenko")
    put(app)
    assert any("もう記録されています" in error.value for error in app.error)
    [draft] = session.store().drafts(IZUMI)
    assert len(draft.changes) == 1
    assert [(tie.source, tie.target, tie.kind) for tie in draft.record.ties][-1] == (
        "shakyo", "kenko", "shares_information")


def test_a_new_source_is_recorded_once_by_its_title(open_page: OpenPage) -> None:  # noqa: F811
    app = opened(open_page, sel="shakyo")
    second(app).set_value("kenko")
    next(field for field in app.text_input if field.label == "新しい出典（資料名）").set_value("架空の広報紙　４月号")
    put(app)
    draft = draft_of(IZUMI)
    assert draft is not None
    assert [type(change.fact) for change in draft.changes if hasattr(change, "fact")] == [Tie], \
        "the title is known, in another width"


def form(kind: str, language: str) -> None:
    """Show nothing but the form of one kind of fact; runs by itself."""
    from app_parts.editing.fact_form import fact_form
    from app_parts.frame import session
    from graph.record.kinds import BY_NAME
    from locales import Words
    from wording.facts import Reader

    record = session.store().load("993018").record
    fact_form("993018", BY_NAME[kind], None, Reader(record, session.catalogue(), Words(language)))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", [kind.KIND for kind in OFFERED])
def test_every_kind_that_can_be_added_has_a_form_that_says_what_it_lacks(
        open_page: OpenPage, kind: str, language: str) -> None:  # noqa: F811
    opened(open_page)
    app = AppTest.from_function(form, args=(kind, language), default_timeout=30).run()
    assert not app.exception
    app.button[0].click().run()
    assert not app.exception
    assert app.error, "an empty form is nothing to record"
    assert session.store().drafts(IZUMI) == ()


def test_an_organisation_under_a_name_that_is_recorded_is_refused(open_page: OpenPage) -> None:  # noqa: F811
    opened(open_page)
    record = session.store().load(IZUMI).record
    assert _same_name(Organisation(id="x", name="架空いずみ町　健康課"), record) == "架空いずみ町健康課"
    assert _same_name(Organisation(id="x", name="架空いずみ町税務課"), record) == ""


def test_names_much_like_a_new_one_are_named_before_it_is_taken(open_page: OpenPage) -> None:  # noqa: F811
    opened(open_page)
    app = AppTest.from_function(form, args=("organisation", "ja"), default_timeout=30).run()
    app.text_input[0].set_value("架空いずみ町健康福祉課")
    app.button[0].click().run()
    assert any("架空いずみ町健康課" in warning.value for warning in app.warning)
    assert session.store().drafts(IZUMI) == ()
    app.button[0].click().run()
    [draft] = session.store().drafts(IZUMI)
    assert draft.record.organisations[-1].name == "架空いずみ町健康福祉課"


def test_an_empty_cell_of_a_matrix_is_a_form_with_both_filled_in(open_page: OpenPage) -> None:  # noqa: F811
    app = opened(open_page, details="matrices", matrix="ties", cell="shogai/fukushi")
    assert "架空就労支援事業所いずみ と 架空いずみ町福祉課" in html(app)
    put(app)
    [draft] = session.store().drafts(IZUMI)
    assert [(tie.source, tie.target) for tie in draft.record.ties][-1] == ("shogai", "fukushi")
    app = opened(open_page, details="matrices", matrix="ties", cell="shogai/fukushi", sel="shogai")
    assert any(box.label == "どれを直しますか" for box in app.selectbox), "what was empty is filled now"


def test_an_empty_cell_of_the_seats_is_a_seat_to_add_and_a_filled_one_is_opened(
        open_page: OpenPage) -> None:  # noqa: F811
    opened(open_page)
    record = session.store().load(IZUMI).record
    seat = record.memberships[0]
    empty = next((o.id, n.id) for o in record.organisations for n in record.networks
                 if not any((m.member, m.network) == (o.id, n.id) for m in record.memberships)
                 and any(m.member == o.id for m in record.memberships))
    app = opened(open_page, details="matrices", matrix="seats", cell="/".join(empty))
    put(app)
    [draft] = session.store().drafts(IZUMI)
    assert (draft.record.memberships[-1].member, draft.record.memberships[-1].network) == empty
    app = opened(open_page, details="matrices", matrix="seats", cell=f"{seat.member}/{seat.network}", sel=seat.path())
    next(area for area in app.text_area if area.label == "備考").set_value("毎月出席")
    put(app)
    [draft] = session.store().drafts(IZUMI)
    assert draft.record.memberships[0].note == "毎月出席"


def test_a_cell_that_an_address_makes_up_opens_nothing(open_page: OpenPage) -> None:  # noqa: F811
    for cell in ("shogai", "shogai/shogai", "<b>/fukushi", "/"):
        app = opened(open_page, details="matrices", matrix="ties", cell=cell)
        assert " と " not in html(app)


def test_actors_of_other_areas_are_read_by_their_names(open_page: OpenPage) -> None:  # noqa: F811
    app = opened(open_page, sel="shakyo")
    assert "架空県警察北署（架空県）" in second(app).options
    record = session.store().load(IZUMI).record
    police = next(m for m in record.memberships if m.member == "990001:keisatsu")
    session.store().put_into_draft(IZUMI, person(), [
        Remove(Membership, police.key()), Put(Tie(source="shakyo", target="390003:nobody", kind="funds"))])
    review = visible(open_page("draft", area=IZUMI))
    assert "削除：参画　架空県警察北署 と " in review
    assert "架空いずみ町社会福祉協議会 と 高知県の機関（記録なし）" in review
    assert "990001" not in review
    assert "keisatsu" not in review


def test_two_of_one_name_are_told_apart_without_an_id(open_page: OpenPage) -> None:  # noqa: F811
    opened(open_page)
    record = session.store().load(IZUMI).record
    town = replace(record, organisations=(*record.organisations, *(
        Organisation(id=f"x{n}", name="架空の会", parent=parent)
        for n, parent in enumerate(["fukushi", "kenko", None, None]))))
    names = named(Reader(town, session.catalogue(), Words("ja")), ("organisation",))
    assert [names[f"x{n}"] for n in range(4)] == [
        "架空の会（架空いずみ町福祉課）", "架空の会（架空いずみ町健康課）", "架空の会（1つ目）", "架空の会（2つ目）"]
