"""Many clicks, each in a thread of its own as Streamlit runs them, leave no descriptor and no memory behind."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.record.record import Record
from graph.store import Store, open_store
from graph.store.conflict import RevisionConflict
from graph.store.engines.pool import IDLE, MOST
from tests.towns import TOWN, nothing_but_its_line, organisations, two_networks_one_hub


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with a town in it."""
    store = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}")
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    yield store
    store.close()


SLACK = 20 if psutil.WINDOWS else 0
"""Handles of threads and events, which Windows counts too and frees when it likes."""


def descriptors(*, tidy: bool = True) -> int:
    if tidy:
        gc.collect()  # what other tests have left lying about is not ours to count
    process = psutil.Process()
    return process.num_handles() if psutil.WINDOWS else process.num_fds()


def visit(store: Store) -> None:
    """One click of one visitor: a thread of its own, as Streamlit runs a page."""
    def click() -> None:
        store.look("992011")
        store.areas()
        store.ask("find_profiles", areas=[])

    thread = threading.Thread(target=click)
    thread.start()
    thread.join()


def test_two_thousand_clicks_leave_no_descriptor_and_no_memory_behind(store: Store) -> None:
    for _ in range(200):
        visit(store)
    files, memory = descriptors(), psutil.Process().memory_info().rss
    for _ in range(2_000):
        visit(store)
    assert descriptors() <= files + SLACK
    grown = psutil.Process().memory_info().rss - memory
    assert grown < 10_000_000, "half a gigabyte, when each thread kept its connection"


def test_many_clicks_at_once_share_a_few_connections(store: Store) -> None:
    before = descriptors()
    most = [0]
    together, counting = threading.Barrier(50), threading.Lock()

    def click() -> None:
        together.wait(30)
        for _ in range(20):
            assert store.look("992011").record == two_networks_one_hub()
            with counting:  # whoever counts has a descriptor open for it
                most[0] = max(most[0], descriptors(tidy=False) - 1)

    visitors = [threading.Thread(target=click) for _ in range(50)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert most[0] - before <= 3 * MOST
    assert descriptors() - before <= 3 * IDLE


def test_a_question_that_fails_gives_its_connection_back(store: Store) -> None:
    before = descriptors()
    for _ in range(3 * MOST):
        with pytest.raises(RevisionConflict, match="based_on=7"):
            store.save(nothing_but_its_line(), based_on=7, who="架空係")
        with pytest.raises(KeyError, match="find_nothing"):
            store.ask("find_nothing")
    assert descriptors() <= before + SLACK
    assert store.save(Record(area=TOWN, organisations=organisations("a")), based_on=1, who="架空係").number == 2


def test_whoever_opened_and_closed_a_store_leaves_nothing_open_and_nothing_lying_about(store: Store,
                                                                                      tmp_path: Path) -> None:
    store.close()
    before = descriptors()
    for _ in range(20):
        again = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}")
        visit(again)
        again.close()
    assert descriptors() <= before + SLACK
    assert [path.name for path in tmp_path.iterdir()] == ["tsunagari.db"]
