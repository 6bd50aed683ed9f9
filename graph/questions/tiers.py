"""The three tiers around one municipality, and over a whole prefecture, from the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from graph.analysis.network.joining_tiers import tiers_among
from graph.analysis.network.tiers import Tiers
from graph.catalogue import Catalogue
from graph.codes import NATION, prefecture_of
from graph.errors import NothingRecorded
from graph.facts.activities import Activity
from graph.facts.actors import Platform
from graph.facts.references import home_of
from graph.recent import kept
from graph.record.record import Record
from graph.record.viewing import seen_from
from graph.replacing import replace
from graph.store import Store


def tiers_around(store: Store, catalogue: Catalogue, town: str, *, on: dt.date, language: str) -> Tiers:
    """Return who stands behind a municipality, up to the nation, as on a day.

    Raises NothingRecorded for an area that has no record.
    """
    looked_at = store.look(town).record
    homes = [home for node in looked_at.nodes() if (home := home_of(node.id))]
    records = _records(store, dict.fromkeys((NATION, prefecture_of(town), town, *homes)))
    return _tiers(records, catalogue, store, prefecture_of(town), [town], on, language, whole=False)


def tiers_in(store: Store, catalogue: Catalogue, prefecture: str, *, on: dt.date, language: str) -> Tiers:
    """Return the three tiers of a prefecture: the nation, itself, all municipalities that have a record."""
    towns = [line.code for line in store.areas(prefecture) if line.code != prefecture]
    return _tiers(_records(store, (NATION, prefecture, *towns)), catalogue, store, prefecture, towns, on, language,
                  whole=True)


def with_prefectural_platform(record: Record, store: Store) -> Record:
    """Return a municipality's record with the platforms of its prefecture, whether anything joins them or not."""
    code = prefecture_of(record.area.code)
    theirs = _records(store, [code] if code != record.area.code else []).get(code)
    return record if theirs is None else _joined(record, theirs)


@kept()
def _joined(record: Record, theirs: Record) -> Record:
    code = theirs.area.code
    known = {*(platform.id for platform in record.platforms), *(source.id for source in record.sources)}
    above = [platform for platform in seen_from(theirs.platforms, code, record.area.code)
             if code in platform.serves and platform.id not in known]
    cited = {ref for platform in above for ref in platform.cites} - known
    sources = [source for source in seen_from(theirs.sources, code, record.area.code) if source.id in cited]
    return replace(record, platforms=(*record.platforms, *above), sources=(*record.sources, *sources))


def _records(store: Store, codes: Iterable[str]) -> dict[str, Record]:
    records = {}
    for code in codes:
        try:
            records[code] = store.load(code).record
        except NothingRecorded:
            continue
    return records


def _tiers(records: dict[str, Record], catalogue: Catalogue, store: Store, prefecture: str, towns: Collection[str],
           on: dt.date, language: str, *, whole: bool) -> Tiers:
    recorded = {line.code: line.name for line in store.areas()}
    concerned = {code for record in records.values() for fact in record
                 for code in (fact.serves if isinstance(fact, Platform) else
                              fact.areas if isinstance(fact, Activity) else ())}
    names = {code: recorded.get(code) or catalogue.areas.name(code, language)
             for code in {*concerned, *records, prefecture}}
    brokering = [kind.id for kind in catalogue.activity_kinds.values() if kind.is_brokering]
    return tiers_among(records, prefecture, towns, names, brokering, on, whole=whole)
