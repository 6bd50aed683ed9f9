"""Drafts: what somebody has changed and not saved is kept, merged with a colleague's saves, and never doubled."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.changes.change import ChangeMissed, Put, Remove
from graph.changes.merging import Conflicting
from graph.errors import NothingRecorded
from graph.facts.actors import Organisation
from graph.facts.links import Tie
from graph.record.flaws import RecordError
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from graph.store.conflict import RevisionConflict
from tests.clocks import Hands
from tests.towns import TOWN

ROOT = Path(__file__).parents[2]
HEALTH, HOSPITAL = Organisation(id="a", name="架空課"), Organisation(id="b", name="架空病院")
RECORD = Record(area=TOWN, organisations=(HEALTH, HOSPITAL))
TOGETHER = Put(Tie(source="a", target="b", kind="shares_information"))


@pytest.fixture
def town(store: Store) -> Store:
    store.save(RECORD, based_on=0, who="架空課")
    return store


def test_a_draft_outlives_whoever_made_it(town: Store, store_url: str, hands: Hands) -> None:
    drafted = town.put_into_draft("992011", "わたし", [TOGETHER])
    assert drafted is not None
    assert drafted.changes == (TOGETHER,)
    again = open_store(store_url, hands.clock)
    kept = again.draft("992011", "わたし")
    again.close()
    assert kept == drafted
    assert kept is not None
    assert (kept.based_on, kept.before, kept.changed_at) == (1, RECORD, hands.moment)
    assert town.load("992011").record == RECORD, "nothing is saved yet"
    assert town.draft("992011", "同僚") is None


def test_changes_add_up_and_a_draft_that_changes_nothing_any_more_is_gone(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [TOGETHER])
    drafted = town.put_into_draft("992011", "わたし", [Put(replace(HEALTH, name="架空福祉課"))])
    assert drafted is not None
    assert len(drafted.changes) == 2
    town.put_into_draft("992011", "わたし", [Remove(Tie, TOGETHER.key)])
    assert town.put_into_draft("992011", "わたし", [Put(HEALTH)]) is None
    assert town.drafts("992011") == ()
    town.put_into_draft("992011", "わたし", [TOGETHER])
    town.discard_draft("992011", "わたし")
    assert town.draft("992011", "わたし") is None


def test_what_does_not_fit_leaves_the_draft_as_it_was(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [TOGETHER])
    with pytest.raises(RecordError, match="unknown_reference"):
        town.put_into_draft("992011", "わたし", [Remove(Organisation, ("a",))])
    with pytest.raises(ChangeMissed, match="organisation, key=z"):
        town.put_into_draft("992011", "わたし", [Remove(Organisation, ("z",))])
    with pytest.raises(RecordError, match="993018:c"):
        town.put_into_draft("992011", "わたし", [Put(Organisation(id="993018:c", name="架空"))])
    kept = town.draft("992011", "わたし")
    assert kept is not None
    assert kept.changes == (TOGETHER,)


def test_a_draft_is_saved_as_one_revision_and_is_gone(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [TOGETHER])
    saved = town.save_draft("992011", "わたし", who="架空課", note="連携を記録")
    assert saved is not None
    assert (saved.number, saved.who, saved.note) == (2, "架空課", "連携を記録")
    assert town.load("992011").record == replace(RECORD, ties=(TOGETHER.fact,))
    assert town.draft("992011", "わたし") is None
    with pytest.raises(NothingRecorded, match="area=992011"):
        town.save_draft("992011", "わたし", who="架空課")


def test_a_town_begins_as_a_draft(store: Store) -> None:
    store.put_into_draft("992011", "わたし", [Put(HEALTH)], line=TOWN)
    saved = store.save_draft("992011", "わたし", who="架空課")
    assert saved is not None
    assert store.load("992011").record == Record(area=TOWN, organisations=(HEALTH,))


def test_a_colleagues_save_in_between_costs_nobody_anything(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [TOGETHER, Put(replace(HEALTH, place="本庁"))])
    colleague = replace(RECORD, organisations=(replace(HEALTH, name="架空ほけん課"), HOSPITAL))
    town.save(colleague, based_on=1, who="同僚")
    town.save_draft("992011", "わたし", who="架空課")
    assert town.load("992011").record == Record(
        area=TOWN, organisations=(replace(HEALTH, name="架空ほけん課", place="本庁"), HOSPITAL), ties=(TOGETHER.fact,))


def test_what_a_colleague_changed_otherwise_is_asked_and_nothing_is_lost_meanwhile(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [Put(replace(HEALTH, name="架空福祉課"))])
    town.save(replace(RECORD, organisations=(replace(HEALTH, name="架空ほけん課"), HOSPITAL)), based_on=1, who="同僚")
    with pytest.raises(Conflicting, match="count=1") as refused:
        town.save_draft("992011", "わたし", who="架空課")
    [conflict] = refused.value.conflicts
    assert town.draft("992011", "わたし") is not None
    assert town.load("992011").revision.number == 2
    town.save_draft("992011", "わたし", who="架空課", choices={conflict.name: "mine"})
    assert town.load("992011").record.organisations[0].name == "架空福祉課"


def test_a_draft_that_a_colleague_has_saved_already_saves_nothing(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [TOGETHER])
    town.save(replace(RECORD, ties=(TOGETHER.fact,)), based_on=1, who="同僚")
    assert town.save_draft("992011", "わたし", who="架空課") is None
    assert town.load("992011").revision.number == 2
    assert town.draft("992011", "わたし") is None


def test_a_draft_of_an_area_that_was_removed_meanwhile_is_kept(town: Store) -> None:
    town.put_into_draft("992011", "わたし", [TOGETHER])
    town.remove("992011", based_on=1, who="同僚")
    with pytest.raises(RevisionConflict, match="based_on=1, newest=2"):
        town.save_draft("992011", "わたし", who="架空課")
    assert town.draft("992011", "わたし") is not None


def test_none_of_many_racing_changes_is_lost_or_doubled(town: Store, store_url: str) -> None:
    pages, each = (10, 25) if store_url.startswith("sqlite") else (4, 10)

    def type_away(page: int) -> None:
        for number in range(each):
            town.put_into_draft("992011", "わたし", [Put(Organisation(id=f"o{page}.{number}", name="架空"))])

    with ThreadPoolExecutor(pages) as threads:
        list(threads.map(type_away, range(pages)))
    drafted = town.draft("992011", "わたし")
    assert drafted is not None
    assert sorted(change.fact.key()[0] for change in drafted.changes if isinstance(change, Put)) == sorted(
        f"o{page}.{number}" for page in range(pages) for number in range(each))


def test_whoever_is_killed_while_saving_has_saved_the_draft_or_has_it_still(tmp_path: Path) -> None:
    url, chance, acknowledged = f"sqlite:///{tmp_path / 'tsunagari.db'}", random.Random(1), 0
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-m", "tests.store.drafting_process", url], cwd=ROOT,
                              stdout=subprocess.PIPE, text=True) as office:
            assert office.stdout is not None
            first = office.stdout.readline()
            time.sleep(chance.random() * 0.04)
            office.kill()
            printed = [first, *office.stdout.readlines()]
        acknowledged = max([acknowledged, *(int(line) for line in printed if line.endswith("\n"))])
        store = open_store(url)
        saved = store.histories()["992011"]
        offices = [office.id for office in store.load("992011").record.organisations]
        draft = store.draft("992011", "架空課")
        assert store.check() == ()
        store.close()
        assert saved >= acknowledged
        assert offices == [f"o{number}" for number in range(1, saved + 1)], "each once"
        assert draft is None or [o.id for o in draft.record.organisations] == [*offices, f"o{saved + 1}"]
