"""The plug is pulled while somebody saves: what was said to be saved is there, and the store is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.facts.actors import Organisation
from graph.record.record import Record
from graph.store import copies_of, open_store
from tests.towns import TOWN

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("TSUNAGARI_KILLS", "64"))
GROUPS = 8


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_acknowledged_save_is_lost_when_the_plug_is_pulled(tmp_path: Path, group: int) -> None:
    url = f"sqlite:///{tmp_path / 'tsunagari.db'}"
    chance = random.Random(group)
    acknowledged = 0
    for _ in range(KILLS // GROUPS):
        with subprocess.Popen([sys.executable, "-m", "tests.store.saving_process", url], cwd=ROOT,
                              stdout=subprocess.PIPE, text=True) as office:
            assert office.stdout is not None
            first = office.stdout.readline()
            time.sleep(chance.random() * 0.04)
            office.kill()
            said = [first, *office.stdout.readlines()]
        whole = [int(line) for line in said if line.endswith("\n")]
        assert whole, "the office saved nothing before it was killed"
        assert whole[0] > acknowledged
        acknowledged = whole[-1]
        store = open_store(url)
        newest = store.load("992011")
        assert newest.revision.number >= acknowledged
        assert len(newest.record.organisations) == (newest.revision.number - 1) % 40
        assert store.check() == ()
        acknowledged = newest.revision.number
        store.close()


def test_a_restore_that_is_killed_leaves_the_store_as_it_was_or_as_the_backup_has_it(tmp_path: Path) -> None:
    file, chance = tmp_path / "store" / "tsunagari.db", random.Random(1)
    store = open_store(f"sqlite:///{file}")
    actors = tuple(Organisation(id=f"o{n}", name=f"架空{n}") for n in range(300))
    store.save(Record(area=TOWN, organisations=actors), based_on=0, who="控え")
    store.backup(tmp_path / "backup.db")
    store.close()
    begun = time.monotonic()
    command = [sys.executable, "-m", "cli", "restore", "--store", f"sqlite:///{file}", str(tmp_path / "backup.db")]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - begun
    for number in range(KILLS // GROUPS * 2):
        store = open_store(f"sqlite:///{file}")
        store.save(Record(area=TOWN), based_on=len(store.history("992011")), who=f"架空{number}")
        store.close()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as restoring:
            time.sleep(whole * (0.4 + 0.6 * chance.random()))
            restoring.kill()
        store = open_store(f"sqlite:///{file}")
        assert store.check() == ()
        newest = store.history("992011")[0].who
        assert newest in ("控え", f"架空{number}")
        store.close()
        for copy in copies_of(f"sqlite:///{file}")[:1]:
            assert copy.size == 0 or is_whole(copy.file), "begun, or whole"


def is_whole(file: Path) -> bool:
    """Return whether a copy opens and is whole."""
    store = open_store(f"sqlite:///{file}")
    try:
        return store.check() == ()
    finally:
        store.close()
