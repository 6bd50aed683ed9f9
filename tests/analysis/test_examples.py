"""The example in the docstring of every measure: it is there, and it holds."""

from __future__ import annotations

import doctest
import importlib
from collections.abc import Callable
from typing import Any

import pytest

from graph.analysis import examples
from graph.analysis.measures.figures import measures
from graph.analysis.measures.per_actor import actor_measures
from graph.facts.choices import Tier
from graph.facts.links import Tie

MEASURES: list[Callable[..., Any]] = [m.find for m in (*measures(thorough=True), *actor_measures())]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_a_measure_has_an_example_that_holds(measure: Callable[..., Any]) -> None:
    module = importlib.import_module(measure.__module__)
    (example,) = doctest.DocTestFinder(recurse=False).find(measure, measure.__name__, globs=dict(vars(module)))
    assert len(example.examples) > 1, "the town, and what is found in it"
    output: list[str] = []
    outcome = doctest.DocTestRunner().run(example, out=output.append)
    assert outcome.failed == 0, "".join(output)


def test_a_town_is_written_as_one_would_draw_it() -> None:
    record = examples.town(ties="a-b b-c:funds@b", seats="a/x d/y", hub="h", platform="x", alone="e", types="a:school",
                           tiers="a:municipal", window="w").record
    assert [o.id for o in record.organisations] == ["a", "b", "c", "d", "h", "w", "e"]
    assert record.ties == (Tie(source="a", target="b", kind="refers_to"),
                           Tie(source="b", target="c", kind="funds", reported_by="b"))
    assert (record.organisations[0].partner_types, record.organisations[0].tier) == (("school",), Tier.MUNICIPAL)
    assert [n.id for n in record.networks] == ["x", "y"]
    assert [(p.network, p.platform) for p in record.platform_parts] == [("x", "platform")]
    assert [r.actor for r in record.platform_roles] == ["h"]
    assert [w.operator for w in record.windows] == ["w"]
