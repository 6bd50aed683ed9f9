"""Many municipalities beside each other: matrices of a prefecture, distances of a nation, a comparison's picture."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gaps import DAY, filled
from benchmarks.in_process import CATALOGUE, WORDS
from benchmarks.invented import NATION, nation
from benchmarks.side_by_side import Line, in_turn, peak
from graph.analysis.comparison.presence import present
from graph.analysis.comparison.profile import distance, distances, profiles
from graph.codes import prefecture_of
from graph.facts.choices import AreaKind
from graph.pictures.comparison_picture import draw_comparison
from graph.questions.comparison import Side, compare
from graph.questions.prefecture import roll_up
from graph.recent import forget
from graph.store import Store
from wording.progress import ProgressReader
from wording.type_matrix import Show, TypeMatrix, by_area


def lines(scale: float) -> Iterator[Line]:
    """Yield the lines; `scale` 1 is the nation."""
    records = list(nation(**{name: round(value * scale) for name, value in NATION.items()}))
    towns = [record for record in records if record.area.kind is not AreaKind.PREFECTURE and record.platforms]
    prefecture = prefecture_of(towns[len(towns) // 2].area.code)
    local_records = [record for record in records if prefecture_of(record.area.code) == prefecture]
    with tempfile.TemporaryDirectory() as folder:
        large, small = (filled(Path(folder) / name, contents)
                        for name, contents in (("nation.db", records), ("prefecture.db", local_records)))
        yield Line(f"the matrices of a prefecture's {len(local_records) - 1} municipalities from the nation's store",
                   "the same from a store of that prefecture alone",
                   *in_turn(lambda: _matrices(large, prefecture), lambda: _matrices(small, prefecture), 7),
                   aim="≤ 1.2 ×")
        two = [Side(record.area.code) for record in towns[:2]]
        yield Line("two municipalities lined up, compared and drawn (10 times), from the nation's store",
                   "their records read and not compared",
                   *in_turn(lambda: [_panels(large, two) for _ in range(10)],
                            lambda: [_read(large, two) for _ in range(10)], 5), aim="—")
        rows = large.ask("find_profiles", areas=[])
        yield Line(f"all pairs of {len(profiles(rows).codes):,} municipalities' distances, from the store's answer",
                   "a plain double loop over sets",
                   *in_turn(lambda: distances(profiles(rows)), lambda: _plain(rows), 2),
                   aim="≥ 50 × faster", faster=True)
        yield Line("peak memory of these distances", "the square of numbers alone (4 bytes a pair)",
                   [peak(lambda: distances(profiles(rows)))], [len(profiles(rows).codes) ** 2 * 4 / 1e6],
                   aim="—", unit="MB")
        large.close()
        small.close()


def _matrices(store: Store, prefecture: str) -> int:
    forget()
    rollup = roll_up(store, CATALOGUE, prefecture, on=DAY)
    names = {m.record.area.code: m.record.area.name for m in rollup.municipalities}
    reader = ProgressReader(rollup, CATALOGUE, WORDS)
    items = [r for r in CATALOGUE.requirements.values() if r.level == "municipality"]
    counts = by_area(store.ask("count_partner_types", areas=list(names)))
    totals = {m.record.area.code: len(present(m.record)) for m in rollup.municipalities}
    types = TypeMatrix(names, counts, totals, CATALOGUE, WORDS)
    return (len(types.rows()) + len(types.numbers(Show.SHARE)) + len(reader.requirement_totals(items))
            + len(reader.requirement_rows(items)) + len(reader.rows()))


def _read(store: Store, sides: list[Side]) -> int:
    forget()
    return sum(len(store.look(side.code).record.organisations) for side in sides)


def _panels(store: Store, sides: list[Side]) -> int:
    forget()
    comparison = compare(store, sides, today=DAY)
    return len(draw_comparison(comparison.lined_up, ["一", "二"], CATALOGUE, WORDS, "ja"))


def _plain(rows: list[dict[str, str]]) -> list[list[float | None]]:
    has: dict[str, set[str]] = {}
    for row in rows:
        has.setdefault(row["area"], set()).add(row["feature"])
    feature_sets = [frozenset(has[code]) for code in sorted(has)]
    return [[distance(first, second) for second in feature_sets] for first in feature_sets]
