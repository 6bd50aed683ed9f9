"""A table of facts edited as a table: whatever is done to its rows becomes exactly those changes, or is all refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from app_parts.editing.draft import draft_of
from app_parts.editing.table import EDITABLE
from app_parts.editing.table_changes import RowsRefused, changes_of
from app_parts.editing.table_columns import columns_of
from app_parts.editing.table_frame import frame
from app_parts.editing.table_rows import in_order, row_of, with_edits
from app_parts.frame import session
from graph.catalogue import read_catalogue
from graph.changes.applying import applied
from graph.changes.change import Change, Put, Remove
from graph.dates import RecordedDate
from graph.facts.actors import Network, Organisation
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.facts.links import Membership, Tie
from graph.facts.observations import Source
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from tests.app.test_page import OpenPage, open_page  # noqa: F401
from tests.strategies import records, whole_records
from wording.facts import Reader

IZUMI = "993018"
CATALOGUE = read_catalogue()
TOWN = Record(
    area=Area(code=IZUMI, name="架空いずみ町", kind=AreaKind.TOWN),
    networks=(Network(id="n", name="架空協議会"),),
    organisations=(Organisation(id="a", name="架空課"), Organisation(id="b", name="架空病院", parent="a"),
                   Organisation(id="c1", name="架空の会", place="東町"), Organisation(id="c2", name="架空の会")),
    memberships=(Membership(member="a", network="n"), Membership(member="b", network="n", seat="chair")),
    ties=(Tie(source="a", target="b", kind="refers_to", since=RecordedDate("2020")),
          Tie(source="b", target="390003:centre", kind="funds")),
    sources=(Source(id="s", title="架空の広報紙"),))
AROUND = replace(TOWN, organisations=(*TOWN.organisations, Organisation(id="390003:centre", name="県の架空センター")))
READER = Reader(TOWN, CATALOGUE, Words("ja"), AROUND)


@pytest.fixture(autouse=True)
def _no_other_areas(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Without a page there is no store whose areas could be chosen."""
    if "open_page" not in request.fixturenames:
        monkeypatch.setattr(session, "areas", lambda: ())


def edited(kind: type[Fact], reader: Reader = READER, order: str = "", **edits: Any) -> tuple[Change, ...]:
    """Return what edits of a table change, done after it was put into an order."""
    columns = columns_of(kind, reader)
    facts = reader.record.of(kind)
    column = next((column for column in columns if column.field.name == order), None)
    rows = in_order([row_of(fact, columns) for fact in facts], column, {})
    return changes_of(kind, [fact.key() for fact in facts], with_edits(rows, edits, columns), columns, reader)


def problems(kind: type[Fact], **edits: Any) -> dict[int, list[str]]:
    with pytest.raises(RowsRefused, match="wrong in rows") as refused:
        edited(kind, **edits)
    return refused.value.problems


def test_a_cell_is_read_as_a_file_or_a_form_would_be() -> None:
    [change] = edited(Tie, edited_rows={0: {"since": "R6.4", "kind": "情報共有", "note": "　　電話で "}})
    assert change == Put(replace(TOWN.ties[0], since=RecordedDate("2024-04"), kind="shares_information",
                                 note="電話で"), TOWN.ties[0].key())
    type_id, term = next(iter(CATALOGUE.partner_types.items()))
    [change] = edited(Organisation, edited_rows={1: {"parent": None, "partner_types": [term.name("ja")], "is_category": "○",
                                                     "other_names": "架空びょういん、架病"}})
    assert change == Put(replace(TOWN.organisations[1], parent=None, is_category=True, partner_types=(type_id,),
                                 other_names=("架空びょういん", "架病")))


def test_nobody_reads_an_id_and_two_of_one_name_are_told_apart() -> None:
    columns = {column.field.name: column for column in columns_of(Tie, READER)}
    assert list(columns["target"].labels.values()) == [
        "架空課", "架空病院", "架空の会（東町）", "架空の会", "架空協議会", "県の架空センター（高知県）"]
    shown = frame([row_of(tie, tuple(columns.values())) for tie in TOWN.ties], tuple(columns.values()))
    assert shown["target"].tolist() == ["架空病院", "県の架空センター（高知県）"]
    twice = replace(TOWN, organisations=tuple(replace(o, place="") for o in TOWN.organisations))
    labels = columns_of(Tie, Reader(twice, CATALOGUE, Words("ja")))[0].labels
    assert [labels["c1"], labels["c2"]] == ["架空の会（1つ目）", "架空の会（2つ目）"]


def test_a_second_edit_after_another_order_still_means_the_row_that_is_seen() -> None:
    columns = columns_of(Organisation, READER)
    rows = [row_of(fact, columns) for fact in TOWN.organisations]
    rows = with_edits(rows, {"edited_rows": {0: {"place": "西町"}}, "deleted_rows": [3]}, columns)
    place = next(column for column in columns if column.field.name == "place")
    rows = in_order(rows, place, {})
    assert [row.key for row in rows] == [("c1",), ("a",), ("b",)], "what says nothing is last"
    rows = with_edits(rows, {"edited_rows": {1: {"contact": "内線1"}}, "added_rows": [{"name": "架空の新しい会"}, {}]},
                      columns)
    changes = changes_of(Organisation, [o.key() for o in TOWN.organisations], rows, columns, READER)
    assert changes[0] == Put(replace(TOWN.organisations[0], place="西町", contact="内線1"))
    assert isinstance(changes[1], Put)
    assert getattr(changes[1].fact, "name", "") == "架空の新しい会"
    assert changes[2:] == (Remove(Organisation, ("c2",)),)


def test_numbers_and_dates_stand_in_their_own_order() -> None:
    town = replace(TOWN, ties=tuple(Tie(source="a", target="b", kind="funds", since=date and RecordedDate(date))
                                    for date in ("2024-10", None, "2024-04", "FY2019")))
    columns = columns_of(Tie, Reader(town, CATALOGUE, Words("ja")))
    since = next(column for column in columns if column.field.name == "since")
    rows = in_order([row_of(tie, columns) for tie in town.ties], since, {})
    assert [row.cells["since"] for row in rows] == ["2019年度", "2024年4月", "2024年10月", ""]


def test_who_is_deleted_takes_along_what_hangs_on_it() -> None:
    assert set(edited(Organisation, deleted_rows=[0])) == {
        Remove(Organisation, ("a",)), Put(replace(TOWN.organisations[1], parent=None)),
        Remove(Membership, TOWN.memberships[0].key()), Remove(Tie, TOWN.ties[0].key())}


def test_two_rows_may_change_places() -> None:
    chair = next(term.name("ja") for term in CATALOGUE.seats.values())
    town = replace(TOWN, memberships=(TOWN.memberships[0], replace(TOWN.memberships[1], seat=next(iter(CATALOGUE.seats)))))
    changes = edited(Membership, Reader(town, CATALOGUE, Words("ja")), edited_rows={
        0: {"member": "架空病院", "seat": chair}, 1: {"member": "架空課", "seat": None}})
    assert changes == (), "the two say what they said before"


def test_everything_that_is_wrong_is_told_at_once_and_of_each_row() -> None:
    wrong = problems(Tie, edited_rows={0: {"since": "きのう", "until": "13月"}, 1: {"kind": "なかよし"}},
                     added_rows=[{"source": "架空課"}])
    assert [len(sentences) for sentences in wrong.values()] == [2, 1, 2]
    assert "「開始」" in wrong[0][0]
    assert "きのう" in wrong[0][0]
    assert "「なかよし」は一覧にありません" in wrong[1][0]
    assert "「連携先」：必ず書いて" in "".join(wrong[2])


def test_the_same_thing_twice_is_refused_at_its_row() -> None:
    tie = {"source": "架空課", "target": "架空病院", "kind": CATALOGUE.tie_kinds["refers_to"].name("ja"), "since": "2020年"}
    assert problems(Tie, added_rows=[tie]) == {2: ["同じものが、もう記録されています。"]}
    assert list(problems(Tie, added_rows=[tie | {"since": ""}] * 2)) == [3]
    assert list(problems(Organisation, added_rows=[{"name": "架空 課"}, {"name": "架空局"}, {"name": "架空局"}])) == [4, 6]


def test_who_is_removed_in_a_table_cannot_be_chosen_in_it() -> None:
    wrong = problems(Organisation, deleted_rows=[0], edited_rows={2: {"parent": "架空課"}})
    assert wrong == {1: ["「架空課」を消すので、ここでは選べません。別のものを選んでください。"]}
    circle = problems(Organisation, edited_rows={0: {"parent": "架空病院"}})
    assert "架空課" in circle[0][0]


def test_what_was_removed_elsewhere_meanwhile_is_told() -> None:
    columns = columns_of(Tie, READER)
    rows = with_edits([row_of(tie, columns) for tie in TOWN.ties], {"edited_rows": {1: {"note": "月1回"}}}, columns)
    later = Reader(replace(TOWN, ties=TOWN.ties[:1]), CATALOGUE, Words("ja"), AROUND)
    with pytest.raises(RowsRefused, match="wrong in rows") as refused:
        changes_of(Tie, [tie.key() for tie in TOWN.ties], rows, columns, later)
    assert refused.value.problems == {1: ["この行は、ほかのところで消されています。この行も消してください。"]}


@whole_records(40)
@given(st.data())
def test_edits_in_any_order_change_just_what_was_edited(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "areas", lambda: ())
        record = data.draw(records(IZUMI))
        reader = Reader(record, CATALOGUE, Words("ja"))
        kind = data.draw(st.sampled_from(list(EDITABLE.values())))
        columns, facts = columns_of(kind, reader), record.of(kind)
        rows = tuple(row_of(fact, columns) for fact in facts)
        assert changes_of(kind, [f.key() for f in facts], rows, columns, reader) == (), "who does nothing changes nothing"
        notes: dict[tuple[str, ...], str] = {}
        for turn in range(data.draw(st.integers(0, 3))):
            rows = in_order(rows, data.draw(st.none() | st.sampled_from(columns)), {})
            places = data.draw(st.sets(st.integers(0, len(rows) - 1))) if rows else set()
            rows = with_edits(rows, {"edited_rows": {n: {"note": f"{turn}回目"} for n in places}}, columns)
            notes |= {row.key: f"{turn}回目" for n, row in enumerate(rows) if n in places and row.key}
        alone = not any(kind.KIND in field.refers for field in kind.REFERENCES)  # else who stays may have named who goes
        gone = data.draw(st.sets(st.integers(0, len(rows) - 1))) if rows and alone else set()
        left = with_edits(rows, {"deleted_rows": sorted(gone)}, columns)
        kept = {row.key for row in left}
        after = applied(record, changes_of(kind, [f.key() for f in facts], left, columns, reader))
        assert {f.key(): f for f in after.of(kind)} == {
            f.key(): replace(f, note=notes[f.key()]) if f.key() in notes else f for f in facts if f.key() in kept}


def opened(open_page: OpenPage, kind: str, **address: str) -> AppTest:  # noqa: F811
    app = open_page("records", area=IZUMI, edit=kind, **address)
    assert not app.error
    return app


def do(app: AppTest, kind: str, **edits: Any) -> AppTest:
    """Do in a table what a browser would tell of, and press the button."""
    app.session_state[f"edits_table_{IZUMI}_{kind}_ja"] = edits
    return app.button(key=f"put_table_{IZUMI}_{kind}_ja").click().run()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_table_can_be_opened_empty_or_not(open_page: OpenPage, language: str) -> None:  # noqa: F811
    for kind in EDITABLE:
        assert not opened(open_page, kind, lang=language).exception


def test_a_table_goes_into_the_draft_whole_and_what_is_wrong_keeps_all_of_it_out(
        open_page: OpenPage) -> None:  # noqa: F811
    app = opened(open_page, "organisation")
    do(app, "organisation", edited_rows={0: {"contact": "内線1"}, 1: {"as_of": "きのう"}},
       added_rows=[{"name": "架空の新しい機関"}])
    assert session.store().drafts(IZUMI) == ()
    [error] = app.error
    assert "きのう" in error.value
    assert "1行あります" in error.value
    do(app, "organisation", edited_rows={0: {"as_of": "令和6年4月1日"}})  # the row to mend is the first one now
    assert not app.error
    draft = draft_of(IZUMI)
    assert draft is not None
    known, new = draft.before, draft.record
    assert known is not None
    assert new.organisations[0] == replace(known.organisations[0], contact="内線1")
    assert new.organisations[1].as_of == RecordedDate("2024-04-01")
    assert new.organisations[-1].name == "架空の新しい機関"
    assert len(draft.changes) == 3
    do(app, "organisation", deleted_rows=[len(new.organisations) - 1])
    draft = draft_of(IZUMI)
    assert draft is not None
    assert len(draft.changes) == 2, "who was just added is gone again"
