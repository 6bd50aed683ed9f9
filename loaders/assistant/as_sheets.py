"""What was understood, as the sheets of our own template: with ids that are made here and shown to nobody."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.assistant.place import AreaName
from loaders.assistant.understood import Understood

Rows = Iterable[Sequence[str]]
Sheets = Mapping[str, Sequence[Sequence[str]]]
LEAST_CONFIDENCE = 0.75
"""How sure a partner type must be to be written without anybody's confirmation."""


@dataclass(frozen=True, slots=True)
class _Ids:
    """What each row cites, and the ids of organisations and councils by their names."""

    area: str
    status: str
    cited: str
    as_of: str
    organisations: Mapping[str, str]
    networks: Mapping[str, str]


def understood_as_sheets(understood: Understood, area: AreaName, *, status: str = "", source: str = "") -> Sheets:
    """Return the rows of each sheet, its headings first; sheets without rows are left out.

    `status` is the catalogue's id for all memberships, `source` the title under which the file is cited. A tie
    whose kind nobody said yet is left out.
    """
    ids = _Ids(
        area.code,
        status,
        "s1" if source else "",
        str(understood.as_of or ""),
        {seen.name: seen.recorded_id or f"o{number}" for number, seen in enumerate(understood.organisations, start=1)},
        {seen.name: seen.recorded_id or f"n{number}" for number, seen in enumerate(understood.networks, start=1)},
    )
    sheets = {name: (headings, *rows(understood, ids)) for name, (headings, rows) in _SHEETS.items()}
    if source:
        sheets["出典"] = (("自治体コード", "出典ID", "資料名"), (area.code, ids.cited, source))
    return {name: rows for name, rows in sheets.items() if len(rows) > 1}


def _organisations(understood: Understood, ids: _Ids) -> Rows:
    for seen in understood.organisations:
        types = "、".join(likely.id for likely in seen.types if likely.confidence >= LEAST_CONFIDENCE)
        tier = "" if seen.tier == "unknown" else seen.tier
        category = "はい" if seen.is_category else ""
        organisation = ids.organisations[seen.name]
        yield ids.area, organisation, seen.name, types, tier, category, seen.contact, ids.cited, ids.as_of


def _networks(understood: Understood, ids: _Ids) -> Rows:
    for seen in understood.networks:
        kind = seen.network_type.id if seen.network_type else ""
        since = str(seen.since or "")
        yield ids.area, ids.networks[seen.name], seen.name, kind, seen.legal_basis, since, ids.cited, ids.as_of


def _memberships(understood: Understood, ids: _Ids) -> Rows:
    for seen in understood.memberships:
        ends = ids.organisations[seen.organisation], ids.networks[seen.network]
        term = str(seen.since or ""), str(seen.until or "")
        yield ids.area, *ends, seen.seat, ids.status, *term, ids.cited, ids.as_of


def _ties(understood: Understood, ids: _Ids) -> Rows:
    for seen in understood.ties:
        if seen.kind:
            ends = ids.organisations[seen.source], ids.organisations[seen.target]
            reporter = ids.organisations.get(seen.reported_by, "")
            yield ids.area, *ends, seen.kind, seen.frequency, reporter, ids.cited, ids.as_of


def _findings(understood: Understood, ids: _Ids) -> Rows:
    for seen in understood.findings:
        yield seen.area, seen.item, seen.status, seen.alternative, str(seen.as_of or ids.as_of)


def _windows(understood: Understood, _: _Ids) -> Rows:
    yield from ((seen.area, "w1", seen.name) for seen in understood.windows)


def _reasons(understood: Understood, _: _Ids) -> Rows:
    yield from ((seen.area, "reason", seen.text) for seen in understood.reasons)


_SHEETS: Mapping[str, tuple[tuple[str, ...], Callable[[Understood, _Ids], Rows]]] = {
    "機関": (
        ("自治体コード", "機関ID", "機関名", "機関種別", "設置主体", "区分のみ", "連絡先", "出典", "時点"),
        _organisations,
    ),
    "ネットワーク": (
        ("自治体コード", "ネットワークID", "ネットワーク名", "ネットワーク種別", "根拠", "設置日", "出典", "時点"),
        _networks,
    ),
    "参画": (
        ("自治体コード", "参画機関ID", "ネットワークID", "役職", "参画状況", "開始日", "終了日", "出典", "時点"),
        _memberships,
    ),
    "連携": (
        ("自治体コード", "連携元ID", "連携先ID", "連携の種類", "頻度", "回答機関ID", "出典", "時点"),
        _ties,
    ),
    "取組状況": (("自治体コード", "項目", "状況", "代替手段", "時点"), _findings),
    "窓口": (("自治体コード", "窓口ID", "窓口名"), _windows),
    "特記": (("自治体コード", "種類", "内容"), _reasons),
}


def write_sheets(sheets: Sheets, folder: Path) -> None:
    """Write each sheet as a CSV file into a folder."""
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
