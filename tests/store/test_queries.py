"""The questions come in pairs: same name, same parameters, same columns, and the same answers on the same facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sample_data
from graph.catalogue import read_catalogue
from graph.mapping import ColumnMapping
from graph.record.record import Record
from graph.store import Store, copy, identical, open_store
from graph.store.engines.queries import FOLDER, query
from loaders.reading import read
from tests.strategies import AREAS, records

SIDES = {"sqlite": ("sql", "--", ":"), "neo4j": ("cypher", "//", r"\$")}
FILES = [(engine, path) for engine, (suffix, *_) in SIDES.items()
         for path in sorted((FOLDER / engine).rglob(f"*.{suffix}"))]
CONFIRMED = ColumnMapping("4f" * 32, "member_list", ("number", "organisation", "seat"),
                          dt.datetime(2026, 11, 26, tzinfo=dt.UTC))
HOUSEKEEPING = ("begin", "migrate_", "housekeeping/")
"""What an engine does for itself: versions, locks."""


def questions(engine: str) -> list[str]:
    """Return the names of the questions that both engines have to answer."""
    names = (path.relative_to(FOLDER / engine).with_suffix("").as_posix() for side, path in FILES if side == engine)
    return [name for name in names if not name.startswith(HOUSEKEEPING)]


def head(engine: str, name: str) -> dict[str, str]:
    """Return what the header says: `about` in its own lines, `parameters`, `columns`."""
    comment = SIDES[engine][1]
    lines = [line.removeprefix(comment).strip() for line in query(engine, name).splitlines() if line.startswith(comment)]
    said = dict(line.split(": ", 1) for line in lines if line.startswith(("parameters: ", "columns: ")))
    return said | {"file": lines[0], "about": " ".join(lines[1:-2])}


def parameters(engine: str, name: str) -> list[str]:
    """Return the names of the parameters, in the header's order."""
    clause = head(engine, name)["parameters"].removeprefix("$rows, each with ")
    outside = re.sub(r"\([^)]*\)", "", clause)
    return [] if outside == "none" else re.findall(r"[a-z_]+", outside)


def test_each_question_is_asked_on_both_sides_and_nowhere_else() -> None:
    assert questions("neo4j") == questions("sqlite")


@pytest.mark.parametrize("name", questions("sqlite"))
def test_both_sides_say_the_same_of_a_question(name: str) -> None:
    assert parameters("neo4j", name) == parameters("sqlite", name)
    assert head("neo4j", name)["columns"] == head("sqlite", name)["columns"]
    if name.startswith(("find_", "count_")):
        assert head("neo4j", name)["about"] == head("sqlite", name)["about"]


@pytest.mark.parametrize(("engine", "path"), FILES, ids=lambda value: getattr(value, "stem", value))
def test_a_query_says_where_it_is_and_what_it_takes(engine: str, path: Path) -> None:
    _, comment, sign = SIDES[engine]
    name = path.relative_to(FOLDER / engine).with_suffix("").as_posix()
    assert head(engine, name)["file"] == path.relative_to(FOLDER.parent).as_posix()
    assert head(engine, name)["about"]
    actor = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(comment))
    used = set(re.findall(rf"(?<!:){sign}([a-z_]+)", actor))
    parameter_names = {"rows"} if used == {"rows"} else set(parameters(engine, name))
    assert parameter_names == used


def asked(name: str, store: Store, most: int) -> list[dict[str, object]]:
    """Return parameters for a question: of all that touch what a store has, or does not have, at most so many."""
    codes = [*store.histories(), "013331"]
    choices: dict[str, list[object]] = {
        "area": [*codes], "prefix": ["", *sorted({code[:2] for code in codes})], "number": [1, 2, 99],
        "after": [0, 1], "upto": [0, *range(1, store.saves(), max(store.saves() // 3, 1)), 2**62],
        "areas": [codes, codes[:1], []], "home": [f"{code}:" for code in codes if code[2:5] == "000"],
        "population": [None, 0, 24_000], "kinds": [["town", "village"], ["city"], []],
        "factor": [0, 2.0], "shape": [CONFIRMED.shape, "0" * 64], "forms": [[], ["reused", "new"]], "most": [1, 50],
    }
    wanted = parameters("sqlite", name)
    all_of_them = list(product(*(choices[w] for w in wanted)))
    return [dict(zip(wanted, values, strict=True))
            for values in Random(1).sample(all_of_them, min(most, len(all_of_them)))]


def answers(store: Store, name: str, like: Store, most: int) -> list[object]:
    """Return what a store answers to a question, asked about what another one holds."""
    return [(arguments, store.ask(name, **arguments)) for arguments in asked(name, like, most)]


def in_any_order(answered: list[Any]) -> list[Any]:
    """Return answers without the order of their rows.

    A server orders the letters beyond the first 65,536, which only a property writes, before some of those; a file does not.
    """
    return [(arguments, sorted(rows, key=lambda row: [str(int(value) if isinstance(value, bool) else value)
                                                       for value in row.values()])) for arguments, rows in answered]


@pytest.fixture
def both(tmp_path: Path, neo4j_url: str) -> Iterator[tuple[Store, Store]]:
    """An empty store of each kind."""
    stores = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}"), open_store(neo4j_url)
    yield stores
    for store in stores:
        store.close()


ASKED = [name for name in questions("sqlite") if name.startswith(("find_", "count_"))]


def test_both_sides_answer_the_same_on_the_sample_data(both: tuple[Store, Store]) -> None:
    ours, theirs = both
    reading = read(sample_data.FOLDERS, catalogue=read_catalogue(), recorded=lambda _: None)
    ours.save_all([(record, 0) for record in reading.records], who="架空課")
    copy(ours, theirs)
    draft = {"area": "993018", "person": "わたし", "based_on": 1, "changed_at": "2026-11-26T00:00:00.000000+00:00",
             "before": None, "record": "{}"}
    for store in both:  # a copy takes no drafts along
        store.remember([CONFIRMED])
        with store._engine.writing():
            store._engine.run("save_draft", [dict(draft)])
    for name in ASKED:
        our_answers = answers(ours, name, ours, 60)
        assert answers(theirs, name, ours, 60) == our_answers, name
        columns = [c.strip() for c in head("sqlite", name)["columns"].split(",")]
        all_rows = [row for _, rows in our_answers for row in rows]
        assert all_rows, name
        assert all(list(row) == columns for row in all_rows), name


def record_lists() -> st.SearchStrategy[list[Record]]:
    """A few areas that may name each other's actors, some saved more than once."""
    return st.lists(st.sampled_from(sorted(AREAS)).flatmap(lambda code: records(code=code)), min_size=1, max_size=4)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saved=record_lists())
def test_a_record_saved_in_either_is_read_alike_from_both(both: tuple[Store, Store], saved: list[Record]) -> None:
    first, second = both
    for number, record in enumerate(saved):
        into, back = (first, second) if number % 2 else (second, first)
        newest = into.histories().get(record.area.code, 0)
        revision = into.save(record, based_on=newest, who="架空課")
        assert copy(into, back).written == 1
        assert back.load(record.area.code) == into.load(record.area.code)
        assert back.look(record.area.code) == into.look(record.area.code)
        assert back.load(record.area.code).revision == revision
    assert identical(first, second)
    assert first.check() == second.check() == (), "each keeps the rows of every kind as its records say"
    for name in ASKED:
        assert in_any_order(answers(second, name, first, 4)) == in_any_order(answers(first, name, first, 4)), name
