"""Too many organisations are drawn as groups: by function, then by type, then by number; each opens by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.facts.actors import Organisation
from graph.pictures.layout.folding import CHUNK, Fold, Row, fold, opened_for
from tests.loaders.files import CATALOGUE


def actors(number: int, *types: str, start: int = 0) -> list[Organisation]:
    return [Organisation(id=f"o{n:02}", name=f"架空{n:02}", partner_types=types) for n in range(start, start + number)]


def drawn(organisations: Sequence[Organisation], *opened: str, language: str = "ja", fold_from: int = 6) -> list[Row]:
    return fold(organisations, opened, CATALOGUE, language, "種別不明", fold_from)


def groups(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    return [(row.id, row.label, len(row.members)) for row in rows if isinstance(row, Fold)]


def test_as_many_as_are_folded_are_folded_and_one_less_is_not() -> None:
    town = [*actors(3, "SHAKYO"), *actors(3, "POLICE", start=3)]
    assert drawn(town[:5]) == town[:5]
    assert [len(row.members) for row in drawn(town) if isinstance(row, Fold)] == [3, 3]


def test_groups_are_called_by_their_function_in_the_language_of_the_page() -> None:
    town = [*actors(3, "SHAKYO"), *actors(2, "JUSTICE", start=3), *actors(2, start=5)]
    welfare, justice = (CATALOGUE.functions[CATALOGUE.partner_types[t].function] for t in (
        "SHAKYO", "JUSTICE"))
    for language in ("ja", "en"):
        assert groups(drawn(town, language=language)) == [
            (f"fold:{welfare.id}/", welfare.name(language), 3), (f"fold:{justice.id}/", justice.name(language), 2),
            ("fold:/", "種別不明", 2)]


def test_a_function_that_no_list_has_is_called_as_it_is_written() -> None:
    unlisted = [Organisation(id=f"x{n}", name=f"架空{n}", functions=("架空の機能",)) for n in range(3)]
    assert groups(drawn([*actors(3, "SHAKYO"), *unlisted]))[1] == ("fold:架空の機能/", "架空の機能", 3)


def test_one_alone_is_no_group() -> None:
    town = [*actors(5, "SHAKYO"), *actors(1, "JUSTICE", start=5)]
    assert drawn(town)[-1] == town[-1]
    pair = [*actors(4, "SHAKYO"), *actors(2, "JUSTICE", start=4)]
    assert groups(drawn(pair))[-1][2] == 2


def test_a_group_that_is_opened_shows_who_is_in_it() -> None:
    town = [*actors(3, "SHAKYO"), *actors(3, "JUSTICE", start=3)]
    welfare, justice = (row.id for row in drawn(town) if isinstance(row, Fold))
    assert drawn(town, welfare)[:3] == town[:3]
    assert groups(drawn(town, welfare)) == groups(drawn(town))[1:]
    assert drawn(town, welfare, justice) == town


def test_an_opened_group_that_is_too_large_is_divided_by_type() -> None:
    of_welfare = ("SHAKYO", "MINSEI")
    town = [*actors(3, of_welfare[0]), *actors(3, of_welfare[1], start=3), *actors(2, "JUSTICE", start=6)]
    welfare = groups(drawn(town))[0][0]
    names = [CATALOGUE.partner_types[t].name("ja") for t in of_welfare]
    assert groups(drawn(town, welfare))[:2] == [
        (f"{welfare}{of_welfare[0]}/", names[0], 3), (f"{welfare}{of_welfare[1]}/", names[1], 3)]
    assert drawn(town, welfare, f"{welfare}{of_welfare[1]}/")[1:4] == town[3:6]


def test_what_nothing_tells_apart_is_divided_by_number_and_called_by_its_first_and_last() -> None:
    town = actors(2 * CHUNK + 5)
    assert groups(drawn(town)) == [("fold:0/", "架空00〜架空23", 24), ("fold:1/", "架空24〜架空47", 24),
                                   ("fold:2/", "架空48〜架空52", 5)]
    assert groups(drawn(actors(CHUNK + 1)))[0][2] == CHUNK, "and one more stands for itself"


def test_a_group_of_one_function_and_type_is_not_asked_for_twice() -> None:
    town = [*actors(30, "SHAKYO"), *actors(2, "JUSTICE", start=30)]
    welfare = groups(drawn(town))[0][0]
    assert [group[0] for group in groups(drawn(town, welfare))[:2]] == [f"{welfare}0/", f"{welfare}1/"]


def test_a_number_of_actors_of_a_group_that_would_fold_again_does() -> None:
    six, five = actors(6, "SHAKYO"), actors(5, "SHAKYO")
    others = actors(2, "JUSTICE", start=10)
    welfare = groups(drawn([*six, *others]))[0][0]
    assert isinstance(drawn([*six, *others], welfare)[0], Fold)
    assert drawn([*five, *others], welfare)[:5] == five


@pytest.mark.parametrize("wanted", ["o00", "o29", "o31"])
def test_the_groups_of_whoever_is_wanted_open_and_no_others(wanted: str) -> None:
    town = [*actors(30, "SHAKYO"), *actors(2, "JUSTICE", start=30)]
    opened = opened_for(town, [wanted], [], CATALOGUE, 6)
    rows = drawn(town, *opened)
    assert wanted in {row.id for row in rows}
    still = [row for row in rows if isinstance(row, Fold)]
    assert all(wanted not in row.members for row in still)
    assert still, "nobody else's group opened"
    assert opened_for(town, [], opened, CATALOGUE, 6) == opened
