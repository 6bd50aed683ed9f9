"""What docs/neo4j.md tells: the questions an analyst would ask, each with the answer it gives on the sample data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import open_store
from tests.samples.kept import save_samples
from tests.store.test_neo4j import cypher
from tools.neo4j.server import Server

TEXT = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")
ASKED = re.findall(r"### \d+\. (.+?)\n\n```cypher\n(.+?)\n```\n\n(\|.+?)\n(?:\n|\Z)", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def samples(neo4j_server: Server) -> Iterator[Server]:
    """The server with the sample data."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in neo4j_server.environment.items():
            patch.setenv(name, value)
        cypher(neo4j_server, "MATCH (n) WHERE NOT n:Store DETACH DELETE n")
        store = open_store(neo4j_server.url)
        save_samples(store)
        store.close()
        yield neo4j_server


def test_there_are_ten() -> None:
    assert len(ASKED) == 10


@pytest.mark.parametrize(("title", "question", "table"), ASKED, ids=[title for title, *_ in ASKED])
def test_a_question_is_answered_as_the_page_says(samples: Server, title: str, question: str, table: str) -> None:
    heading, _, *lines = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()]
    rows = cypher(samples, question)
    assert rows, title
    assert list(rows[0]) == heading
    assert [[_cell(value) for value in row.values()] for row in rows] == lines


def _cell(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else "—" if value is None else str(value)


def test_every_label_and_type_in_the_database_stands_in_the_page(samples: Server) -> None:
    (labels,) = cypher(samples, "MATCH (n) UNWIND labels(n) AS label RETURN collect(DISTINCT label) AS all")
    (types,) = cypher(samples, "MATCH ()-[r]->() RETURN collect(DISTINCT type(r)) AS all")
    used = [str(name) for name in (*labels["all"], *types["all"]) if name not in ("Resident", "Person")]  # type: ignore[misc]
    assert [name for name in used if not re.search(rf"\b{name}\b", TEXT)] == []
