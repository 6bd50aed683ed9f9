"""The server is killed while an office saves, and two offices save at once: nothing that was said to be saved is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.record.record import Record
from graph.store import open_store
from tests.towns import TOWN, organisations
from tools.neo4j.server import Server

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("TSUNAGARI_SERVER_KILLS", "3"))
"""A hundred take some ten minutes; docs/scale.md says when they were last tried."""
SAVES = int(os.environ.get("TSUNAGARI_SAVES", "150"))
"""By each of the two offices; 500 were tried when docs/scale.md says."""


def office(module: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", f"tests.store.{module}", *words], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.timeout(60 + 30 * KILLS)
def test_no_acknowledged_save_is_lost_when_the_server_is_killed(mortal_server: Server) -> None:
    chance = random.Random(1)
    acknowledged = 0
    for _ in range(KILLS):
        with office("saving_process", mortal_server.url) as saving:
            assert saving.stdout is not None
            first = saving.stdout.readline()
            time.sleep(chance.random() * 0.3)
            mortal_server.kill()
            rest, lost = saving.communicate(timeout=60)
        said = [int(line) for line in (first + rest).splitlines()]
        assert said, lost
        assert said[0] > acknowledged
        assert lost.strip() in ("StoreUnreachable", "StoreUncertain"), "the office is told so, in our words"
        mortal_server.start()
        store = open_store(mortal_server.url)
        newest = store.load("992011")
        assert newest.revision.number >= said[-1], "what was acknowledged is there"
        assert newest.revision.number <= said[-1] + 1, "of what was not acknowledged, at most the save under way"
        assert newest.revision.number == said[-1] or lost.strip() == "StoreUncertain"
        assert len(newest.record.organisations) == (newest.revision.number - 1) % 40
        assert store.check() == ()
        acknowledged = newest.revision.number
        store.close()


@pytest.mark.timeout(400)
def test_two_offices_lose_no_update_in_racing_saves(neo4j_url: str) -> None:
    store = open_store(neo4j_url)
    store.save(Record(area=TOWN, organisations=organisations("welfare", "school")), based_on=0, who="架空課")
    both = [office("racing_process", neo4j_url, who, str(SAVES)) for who in ("welfare", "school")]
    assert [process.communicate()[1] for process in both] == ["", ""]
    newest = store.load("992011")
    assert [o.note for o in newest.record.organisations] == [str(SAVES), str(SAVES)]
    assert newest.revision.number == 2 * SAVES + 1
    moments = [r.saved_at for r in store.history("992011")]
    assert moments == sorted(set(moments), reverse=True)
    assert store.check() == ()
    store.close()
