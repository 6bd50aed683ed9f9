"""A town's facts, written down as people lay out their files, are read back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from loaders.assistant.cleaning import cleaned
from loaders.assistant.grid import Grid, grid_from
from loaders.assistant.guess import Guess, Kind
from loaders.assistant.guessing import guess_of
from loaders.assistant.place import Surroundings
from loaders.assistant.reading import Answers, understand
from loaders.assistant.spelling import key
from loaders.assistant.understood import Understood
from loaders.csv_files import pasted_table
from loaders.tables import Reports
from tests.assistant import answer_layouts, cross_layouts
from tests.assistant.case import tie_key
from tests.assistant.member_layouts import TITLES, Sheet, style, write_list
from tests.assistant.text_layouts import ordinance, plain_list
from tests.assistant.town import town

RANDOMS = st.integers(0, 1_000_000).map(Random)


def read(grids: list[Grid], surroundings: Surroundings, tie_kind: str = "") -> tuple[Guess, Understood, str]:
    """Return the guess, what was understood, and all that is kept as one text."""
    clean = cleaned(grids)
    guess = guess_of(clean.grids, surroundings)
    understood = understand(clean, guess, surroundings, Answers(tie_kind=tie_kind))
    return guess, understood, repr((clean, guess, understood))


def seats_of(understood: Understood) -> list[tuple[str, str, str]]:
    return sorted((key(m.organisation), key(m.network), m.seat) for m in understood.memberships)


def seats(given: dict[tuple[str, str], str]) -> list[tuple[str, str, str]]:
    return sorted((key(organisation), key(council), seat) for (organisation, council), seat in given.items())


def ties_of(understood: Understood) -> list[tuple[str, str, str, str]]:
    return sorted(tie_key(tie.source, tie.target, tie.kind, tie.reported_by) for tie in understood.ties)


def names_of(understood: Understood) -> set[str]:
    return {key(organisation.name) for organisation in understood.organisations}


def stand_in(kept: str, persons: list[str], names: Iterable[str]) -> list[str]:
    """Return the persons whose name stands in a text, with its blank or without; two letters may stand in any word.

    What stands within one of the `names` of the town is no person: 架空保 in 架空保健所, 架空さくら in 架空さくら市.
    """
    longest_first = sorted(names, key=len, reverse=True)
    rest = re.sub("|".join("[ \u3000]*".join(map(re.escape, name)) for name in longest_first), "◇", kept)
    bare = {person: person.replace(" ", "").replace("　", "") for person in persons}
    return [person for person, joined in bare.items() if person in rest or (len(joined) > 2 and joined in rest)]


@example(Random(4100770))  # 「№」 beside two words that are found in rows too: a heading, and no answer "no"
@example(Random(11148))  # somebody is called as 架空保護観察所 begins
@example(Random(55452))  # 東風平 is a family name that reads as another one with a given name
@given(RANDOMS)
def test_members_lists_are_read_back(random: Random) -> None:
    made = town(random, councils=random.randint(1, 3), organisations=random.randint(8, 16))
    sheets = [Sheet()]
    for council in made.councils:
        if random.random() < 0.5 and len(made.councils) > 1:
            sheets.append(Sheet())
        write_list(random, made, council, sheets[-1], style(random), title=random.choice(TITLES))
    grids = [sheet.grid(file="名簿.xlsx", sheet=f"Sheet{number}") for number, sheet in enumerate(sheets) if sheet.cells]
    guess, understood, kept = read(grids, made.surroundings)
    assert guess.kind is Kind.MEMBER_LIST
    assert seats_of(understood) == seats(made.seats)
    assert names_of(understood) == {key(organisation) for organisation, _ in made.seats}
    persons = [person for sheet in sheets for person in sheet.persons]
    assert stand_in(kept, persons, [*made.organisations, *made.councils]) == []


@given(RANDOMS)
def test_ordinances_and_plain_lists_are_read_back(random: Random) -> None:
    made = town(random, organisations=random.randint(6, 14))
    written = (ordinance if random.random() < 0.6 else plain_list)(random, made, made.councils[0])
    table = pasted_table("要綱.txt", "\n".join(written.lines), Reports())
    assert table
    guess, understood, _ = read([grid_from(table)], made.surroundings)
    members = {(key(name), seat): is_category for name, is_category, seat in written.members}
    assert guess.kind is Kind.TEXT_LIST
    assert {(key(m.organisation), m.seat) for m in understood.memberships if m.seat != "secretariat"} == {
        member for member in members if member[1] != "secretariat"}
    categories = {key(organisation.name): organisation.is_category for organisation in understood.organisations}
    assert {name: categories[name] for name, _ in members} == {name: said for (name, _), said in members.items()}
    assert [key(network.name) for network in understood.networks] == [key(written.council)]


@example(Random(294))  # the first organisation sits on none of the councils: its row is no heading
@example(Random(6000565))  # two councils among four headings of other columns
@example(Random(7009521))  # the first two of the organisations across sit on none of the councils
@given(RANDOMS)
def test_tables_of_signs_are_read_back(random: Random) -> None:
    made = town(random, councils=random.randint(2, 5), organisations=random.randint(6, 14))
    written = cross_layouts.council_table(random, made)
    guess, understood, _ = read([written.grid], made.surroundings)
    assert guess.kind is Kind.COUNCIL_TABLE
    assert seats_of(understood) == seats(written.seats)
    assert {key(network.name) for network in understood.networks} == set(map(key, made.councils))
    assert (names_of(understood), understood.doubts) == (set(map(key, made.organisations)), ())


@example(Random(86205))  # one sign in the whole matrix: what stands over its columns says that it is one
@example(Random(3000993))  # few signs, and numbers over the columns instead of names
@given(RANDOMS)
def test_matrices_of_ties_are_read_back(random: Random) -> None:
    made = town(random, councils=random.randint(2, 5), organisations=random.randint(6, 14))
    written, kind = cross_layouts.tie_matrix(random, made)
    guess, understood, _ = read([written.grid], made.surroundings, kind)
    assert guess.kind is Kind.TIE_MATRIX
    assert ties_of(understood) == sorted({tie_key(*tie) for tie in written.ties})
    assert (names_of(understood), understood.doubts) == (set(map(key, made.organisations)), ())


@example(Random(571))  # somebody is called as 架空保健所 begins
@given(RANDOMS)
def test_answers_of_a_survey_are_read_back(random: Random) -> None:
    made = town(random, councils=random.randint(1, 3), organisations=random.randint(6, 14))
    grid, ties, named, persons = answer_layouts.survey(random, made)
    guess, understood, kept = read([grid], made.surroundings)
    assert guess.kind is Kind.SURVEY
    assert ties_of(understood) == sorted({tie_key(*tie) for tie in ties})
    assert names_of(understood) == set(map(key, named))
    assert stand_in(kept, persons, made.organisations) == []


@given(RANDOMS)
def test_lists_of_edges_are_read_back(random: Random) -> None:
    made = town(random, councils=random.randint(1, 3), organisations=random.randint(6, 14))
    grids, ties, named, members, kind = answer_layouts.edges(random, made)
    guess, understood, _ = read(grids, made.surroundings, kind)
    assert guess.kind is Kind.EDGE_LIST
    assert ties_of(understood) == sorted({tie_key(*tie) for tie in ties})
    assert names_of(understood) == set(map(key, named))
    assert set(seats_of(understood)) == {(key(member), key(council), seat) for member, council, seat in members}


@example(Random(2000235))  # ○（近隣町と合同） over ○: a row of signs, and no heading
@example(Random(3000080))  # municipalities across, one item below them
@example(Random(3001502))  # the same, and the item's name is a council's
@example(Random(3002114))  # somebody is called as 架空さくら市 begins
@given(RANDOMS)
def test_tables_of_progress_are_read_back(random: Random) -> None:
    grid, surroundings, findings, persons = answer_layouts.progress(random)
    guess, understood, kept = read([grid], surroundings)
    assert guess.kind is Kind.PROGRESS
    assert {(finding.area, finding.item, finding.status) for finding in understood.findings} == findings
    assert stand_in(kept, persons, [area.name for area in surroundings.areas]) == []
