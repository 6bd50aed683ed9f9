"""Headings and legends as files word them."""

from __future__ import annotations

import pytest

from loaders.assistant.headings import Role, role_of
from loaders.assistant.legends import entries_in


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
