"""Headings and legends as files word them."""

from __future__ import annotations

import pytest

from loaders.assistant.cleaning import cleaned
from loaders.assistant.grid import grid_of
from loaders.assistant.guessing import guess_of
from loaders.assistant.headings import Role, role_of
from loaders.assistant.legends import entries_in
from loaders.assistant.place import AreaName, Surroundings
from loaders.assistant.reading import understand

AROUND = Surroundings(AreaName("992011", "架空みどり市", "city"))


@pytest.mark.parametrize(("heading", "role"), [
    ("任期", Role.TERM), ("任　期（自～至）", Role.TERM), ("委嘱期間（始期）", Role.SINCE), ("任期（自）", Role.SINCE),
    ("委嘱期間（終期）", Role.UNTIL), ("任期満了", Role.UNTIL), ("任期終期", Role.UNTIL)])
def test_a_term_may_stand_in_two_columns(heading: str, role: Role) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize(("text", "entries"), [
    ("◎：事務局　○：構成員", [("◎", "事務局"), ("○", "構成員")]),
    ("「月1回以上連絡：◎、年数回：○、なし：－」", [("◎", "月1回以上連絡"), ("○", "年数回"), ("－", "なし")]),
    ("凡例　会長＝◎　委員＝○", [("◎", "会長"), ("○", "委員")]),
    ("○：実施済　△：検討中　×：未実施", [("○", "実施済"), ("△", "検討中"), ("×", "未実施")])])
def test_a_legend_may_name_the_sign_before_or_after(text: str, entries: list[tuple[str, str]]) -> None:
    assert list(entries_in(text)) == entries


def test_lists_side_by_side_have_their_councils_over_them() -> None:
    grid = grid_of([["架空町要保護児童対策地域協議会", "", "", "架空町自殺対策連絡会議", ""],
                    ["所属", "役割", "", "所属", "役割"],
                    ["架空警察署", "委員", "", "架空町社会福祉協議会", "会長"], ["架空小学校", "委員", "", "架空病院", "委員"]])
    clean = cleaned([grid])
    understood = understand(clean, guess_of(clean.grids, AROUND), AROUND)
    assert [(m.organisation, m.network, m.seat) for m in understood.memberships] == [
        ("架空警察署", "架空町要保護児童対策地域協議会", "member"), ("架空小学校", "架空町要保護児童対策地域協議会", "member"),
        ("架空町社会福祉協議会", "架空町自殺対策連絡会議", "chair"), ("架空病院", "架空町自殺対策連絡会議", "member")]


def test_a_person_among_the_headings_is_taken_out() -> None:
    clean = cleaned([grid_of([["番号", "機関名", "役職名", "担当：架空　太郎"], ["1", "架空警察署", "委員", ""],
                              ["2", "架空病院", "会長", ""]])])
    assert "太郎" not in repr(clean)
