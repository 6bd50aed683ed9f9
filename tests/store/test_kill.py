"""The plug is pulled while somebody saves: what was said to be saved is there, and the store is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store import open_store

ROOT = Path(__file__).parents[2]
KILLS = 200 if os.environ.get("CI") else 24
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
