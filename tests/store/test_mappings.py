"""How tables of a shape are read, once somebody has confirmed it: remembered, replaced, forgotten, carried along."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest

from graph.mapping import ColumnMapping
from graph.replacing import replace
from graph.store import Store, copy, open_store, restore
from tests.clocks import Hands
from tests.towns import nothing_but_its_line

LIST = ColumnMapping("4f" * 32, "member_list", ("number", "organisation", "seat"), dt.datetime(2026, 11, 25, 3, tzinfo=dt.UTC))
SURVEY = ColumnMapping("a0" * 32, "survey", ("respondent", "question"), dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC))


def test_what_was_confirmed_is_remembered_by_shape_and_outlives_the_program(
        store: Store, store_url: str, hands: Hands) -> None:
    assert store.mapping(LIST.shape) is None
    store.remember([LIST, SURVEY])
    with closing(open_store(store_url, hands.clock)) as again:
        assert again.mapping(LIST.shape) == LIST
        assert again.mappings() == (LIST, SURVEY)
        assert again.mapping("00" * 32) is None


def test_what_was_confirmed_last_counts(store: Store) -> None:
    corrected = replace(LIST, roles=("number", "organisation", "unread"), confirmed_at=LIST.confirmed_at + dt.timedelta(days=1))
    store.remember([LIST])
    store.remember([corrected])
    store.remember([LIST])
    assert store.mappings() == (corrected,)


def test_what_is_forgotten_is_guessed_anew(store: Store) -> None:
    store.remember([LIST, SURVEY])
    store.forget([LIST.shape, "00" * 32])
    assert store.mappings() == (SURVEY,)


def test_a_mapping_is_no_save_and_leaves_the_store_whole(store: Store) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    store.remember([LIST])
    assert (store.saves(), store.check()) == (1, ())


def test_a_backup_holds_what_is_remembered_and_brings_it_back(
        store: Store, store_url: str, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUNAGARI_COPIES", str(tmp_path / "copies"))
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    store.remember([LIST])
    assert store.backup(tmp_path / "backup.db") == ()
    store.forget([LIST.shape])
    store.remember([SURVEY])
    store.close()
    restore(store_url, tmp_path / "backup.db", hands.clock)
    with closing(open_store(store_url, hands.clock)) as again:
        assert again.mappings() == (LIST,)


def test_a_copy_takes_along_what_is_remembered_and_keeps_what_was_confirmed_later(
        store: Store, hands: Hands, tmp_path: Path) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    store.remember([LIST, SURVEY])
    later = replace(SURVEY, roles=("question", "respondent"), confirmed_at=LIST.confirmed_at)
    with closing(open_store(f"sqlite:///{tmp_path / 'other.db'}", hands.clock)) as other:
        other.remember([later])
        copy(store, other)
        assert other.mappings() == (LIST, later)
