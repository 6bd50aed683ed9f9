"""What holds for the figures of any record at all."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

from hypothesis import given

from graph.analysis.figures import figures
from graph.analysis.standing import standing
from graph.model import Record
from tests.strategies import records


@given(records())
def test_every_figure_lies_in_its_range_or_says_why_it_has_none(record: Record) -> None:
    found = figures(record)
    assert len({figure.name for figure in found}) == len(found)
    for figure in found:
        assert (figure.value is None) == bool(figure.reason)
        if figure.value is not None:
            assert math.isfinite(figure.value)
            assert figure.low <= figure.value <= (math.inf if figure.high is None else figure.high)
        known = {body.id for body in record.bodies()} | {
            ref for facts in record.facts().values() for fact in facts for _, refs in fact.references() for ref in refs}
        assert set(figure.bodies) <= known


@given(records())
def test_the_order_of_facts_changes_no_figure(record: Record) -> None:
    turned = replace(record, organisations=record.organisations[::-1], ties=record.ties[::-1],
                     memberships=record.memberships[::-1])
    assert [f.value for f in figures(record)] == [f.value for f in figures(turned)]


@given(records())
def test_a_day_takes_facts_away_and_adds_none(record: Record) -> None:
    then = standing(record, dt.date(2021, 10, 1))
    assert set(then.links()) <= set(record.links())
    assert then.organisations == record.organisations
