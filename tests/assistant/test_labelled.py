"""How well names are judged: types, pairs of names and persons on a set labelled by hand. docs/reading-files.md shows it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.assistant.cleaning import cleaned
from loaders.assistant.grid import CUT, grid_of
from loaders.assistant.guess import Kind
from loaders.assistant.matching import with_proposals
from loaders.assistant.mentions import Mention, mention_in
from loaders.assistant.nature import partner_types_of
from loaders.assistant.place import AreaName, Surroundings
from loaders.assistant.spelling import key
from loaders.assistant.understood import SeenOrganisation, Understood

LABELLED = Path(__file__).parent / "labelled"
DOCS = Path(__file__).parents[2] / "docs" / "reading-files.md"
TOWN = AreaName("993000", "架空みなと町", "town")
AROUND = Surroundings(TOWN, (TOWN,))


@dataclass(frozen=True)
class Score:
    """How many were given, how many of those are right, how many there are."""

    right: int
    given: int
    known: int

    @property
    def precision(self) -> float:
        return self.right / self.given

    @property
    def recall(self) -> float:
        return self.right / self.known


def score(judged: Iterable[tuple[set[str], set[str]]]) -> Score:
    """Return the score of pairs of what was given and what is right."""
    pairs = list(judged)
    return Score(sum(len(given & right) for given, right in pairs), sum(len(given) for given, _ in pairs),
                 sum(len(right) for _, right in pairs))


def rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def types() -> Score:
    """Return how well partner types are guessed from names."""
    return score(({likely.id for likely in partner_types_of(row["name"])}, set(row["types"].split()))
                 for row in rows("types.tsv"))


def pairs() -> Score:
    """Return how well pairs of names that may be one organisation are proposed."""
    return score(({"ask"} & {_judged(row["first"], row["second"])}, {"ask"} & {row["said"]}) for row in rows("pairs.tsv"))


def persons() -> Score:
    """Return how well persons are cut out of cells."""
    return score(({"person"} if CUT in _cleaned(row["text"]) else set(), {"person"} if row["person"] else set())
                 for row in rows("persons.tsv"))


def _judged(first: str, second: str) -> str:
    if key(first) == key(second):
        return "same"
    named = tuple(SeenOrganisation(name, is_category=(mention_in(name) or Mention(name)).is_category)
                  for name in (first, second))
    return "ask" if with_proposals(Understood(None, organisations=named), AROUND).proposals else "other"


def _cleaned(text: str) -> str:
    return cleaned([grid_of([["x"], [text]])]).grids[0].rows[1][0]


@pytest.mark.parametrize("kind", [kind.value.replace("_", "-") for kind in Kind if kind is not Kind.WORKBOOK])
def test_the_docs_show_each_kind_of_file(kind: str) -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert f"(`{kind}`)\n" in text
    assert f"](pictures/reading-{kind}.png)" in text
    assert (DOCS.parent / "pictures" / f"reading-{kind}.png").is_file()


def test_types_are_guessed_where_a_name_says_enough_and_nowhere_else() -> None:
    assert types().precision >= 0.98
    assert types().recall >= 0.9


def test_a_name_says_whether_it_is_a_category() -> None:
    wrong = [row["name"] for row in rows("types.tsv")
             if bool(row["is_category"]) != (mention_in(row["name"]) or Mention("")).is_category]
    assert wrong == []


def test_names_that_may_be_one_organisation_are_asked_about() -> None:
    assert pairs().precision >= 0.95
    assert pairs().recall >= 0.95


def test_names_that_are_safely_the_same_are_one_and_different_ones_stay_apart() -> None:
    wrong = [(row["first"], row["second"]) for row in rows("pairs.tsv")
             if row["said"] == "same" and _judged(row["first"], row["second"]) != "same"]
    assert wrong == []


def test_no_person_stays_in_a_cell() -> None:
    stay = [row["text"] for row in rows("persons.tsv") if row["person"] and row["person"] in _cleaned(row["text"])]
    assert stay == []
    assert persons().precision >= 0.95
