"""Tables that are read as somebody confirmed it of a file of the same shape: what counts, and what does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from graph.mapping import ColumnMapping
from graph.replacing import replace
from loaders.assistant.columns import Column
from loaders.assistant.guess import Guess, Kind, TableGuess
from loaders.assistant.headings import Role
from loaders.remembering import as_remembered, confirmed, is_as_remembered, kind_as_remembered

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)


def table(*headings: str, roles: Sequence[Role] = (), kind: Kind = Kind.MEMBER_LIST) -> TableGuess:
    columns = (Column(at, (heading,), role) for at, (heading, role) in enumerate(
        zip(headings, roles or [Role.UNREAD] * len(headings), strict=True)))
    return TableGuess(0, kind, 0.9, (), columns=tuple(columns))


GUESSED = table("団体", "委員", "役", roles=(Role.ORGANISATION, Role.PERSON, Role.SEAT))
SAID = ColumnMapping(GUESSED.shape, "member_list", ("department", "organisation", "post"), NOW)


def roles(guess: Guess) -> list[list[Role]]:
    return [[column.role for column in each.columns] for each in guess.tables]


def test_columns_are_read_as_confirmed_but_a_column_about_persons_stays_one() -> None:
    read = as_remembered(Guess(Kind.MEMBER_LIST, (GUESSED,)), {SAID.shape: SAID}.get)
    assert roles(read) == [[Role.DEPARTMENT, Role.PERSON, Role.POST]]
    assert read.tables[0].is_remembered


@pytest.mark.parametrize("said", [
    replace(SAID, kind="survey"), replace(SAID, roles=("department", "organisation")), replace(SAID, shape="0" * 64)])
def test_what_was_confirmed_of_something_else_does_not_count(said: ColumnMapping) -> None:
    guess = Guess(Kind.MEMBER_LIST, (GUESSED,))
    assert as_remembered(guess, {said.shape: said}.get) == guess


def test_a_role_that_only_another_version_of_the_program_knows_is_guessed() -> None:
    newer = replace(SAID, roles=("department", "organisation", "of_tomorrow"))
    assert roles(as_remembered(Guess(Kind.MEMBER_LIST, (GUESSED,)), {newer.shape: newer}.get)) == [
        [Role.DEPARTMENT, Role.PERSON, Role.SEAT]]


def test_what_a_table_is_is_remembered_too() -> None:
    guess, survey = Guess(Kind.MEMBER_LIST, (GUESSED,)), replace(SAID, kind="survey")
    assert kind_as_remembered(guess, {survey.shape: survey}.get) is Kind.SURVEY
    assert kind_as_remembered(guess, {SAID.shape: SAID}.get) is None
    assert kind_as_remembered(guess, {SAID.shape: replace(SAID, kind="of_tomorrow")}.get) is None
    assert is_as_remembered(guess, {SAID.shape: SAID}.get)
    assert not is_as_remembered(guess, {SAID.shape: survey}.get)


def test_a_shape_is_the_headings_in_their_order_however_they_are_spelled() -> None:
    assert table("機関名", "役職").shape == table("機関　名", "役\n職").shape
    assert table("機関名", "役職").shape != table("役職", "機関名").shape
    assert table("機関名", "", "").shape == "", "a heading alone stands over too many tables"


def test_what_is_confirmed_is_kept_once_for_each_shape_as_it_stands_first() -> None:
    other, corrected = table("名称", "役"), table("団体", "委員", "役")
    kept = confirmed(Guess(Kind.MEMBER_LIST, (corrected, other, GUESSED, table("", ""))), NOW)
    assert {mapping.shape: mapping.roles for mapping in kept} == {
        corrected.shape: ("unread",) * 3, other.shape: ("unread",) * 2}
