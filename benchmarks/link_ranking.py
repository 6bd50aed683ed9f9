"""How good the ranking of pairs without a tie is: hide some recorded ties, rank, see whether they come first.

Writes docs/link-ranking.md; run by `make bench`. Beside the ranking stand a random order, common partners and
preferential attachment, on the same hidden ties.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import fmean, stdev

import sample_data
from benchmarks.in_process import CATALOGUE
from benchmarks.invented import code_of, town
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.likely import likely_pairs
from graph.analysis.gaps.peers import Choice, Peers, gather
from graph.analysis.network.graphs import Graphs, Pair, pair
from graph.facts.links import Tie
from graph.record.record import Record
from graph.replacing import replace
from loaders.reading import read

TARGET = Path(__file__).parents[1] / "docs" / "link-ranking.md"
PAGE = Path(__file__).with_suffix(".md")
ROUNDS, HIDDEN, FIRST, TOWNS = 40, 0.2, 10, 8
Score = Callable[[Pair], float]


@dataclass(frozen=True, slots=True)
class Result:
    """Precision among the first ten and AUC of one way of ranking, over the rounds."""

    precision: list[float]
    auc: list[float]

    def cells(self) -> str:
        """Return the two figures with their spread, as cells of a table."""
        return " | ".join(f"{fmean(v):.2f} ± {stdev(v):.2f}" for v in (self.precision, self.auc))


def main() -> None:
    """Measure on every town with enough ties, and write the page."""
    page = PAGE.read_text(encoding="utf-8").format(
        rounds=ROUNDS, share=round(HIDDEN * 100), day=dt.datetime.now(dt.UTC).date(),
        tables="".join(_sections()))
    TARGET.write_text(page, encoding="utf-8")


def _sections() -> Iterator[str]:
    records = read(sample_data.FOLDERS, catalogue=CATALOGUE, recorded=lambda _: None).records
    midori = next(r for r in records if r.area.code == "992011")
    prefecture = next(r for r in records if r.area.code == "990001")
    others = [r for r in records if r.area.code.startswith("99") and r.area.code != "992011"]
    known = replace(midori, organisations=(*midori.organisations, *(
        replace(o, id=f"990001:{o.id}", parent=None, cites=()) for o in prefecture.organisations)))
    yield _table(f"{midori.area.name}, invented by hand", [known], peers_of(others))
    yield _table(f"{TOWNS} towns grown by rule", [grown(seed) for seed in range(TOWNS)], Peers())
    yield _table(f"{TOWNS} towns whose ties are drawn by chance",
                 [town(code_of(47, 9), 40, 260, Random(seed)) for seed in range(TOWNS)], Peers())


def peers_of(others: Sequence[Record]) -> Peers:
    """Return some records as peers, as the store would count them."""
    seats = [{"area": r.area.code, "partner_type": t, "network_type": ""} for r in others
             for o in r.organisations for t in o.partner_types]
    types = {(r.area.code, o.id): o.partner_types for r in others for o in r.organisations}
    ties = [{"area": r.area.code, "one": a, "other": b} for r in others for t in r.ties
            for a in types.get((r.area.code, t.source), ()) for b in types.get((r.area.code, t.target), ())]
    return gather([r.area.code for r in others], Choice.ANY, seats, ties)


def grown(seed: int) -> Record:
    """Return a town in which actors meet on councils and through partners, as in life: 60 ties."""
    chance = Random(seed)
    base = town(code_of(47, 8), 40, 100, Random(seed))
    seats: dict[str, set[str]] = {}
    for m in base.memberships:
        seats.setdefault(m.network, set()).add(m.member)
    ids = [o.id for o in base.organisations]
    tied: set[Pair] = set()
    while len(tied) < 60:
        first = chance.choice(ids)
        partners = [b for p in tied if first in p for b in p if b != first]
        if partners and chance.random() < 0.5:
            between = chance.choice(partners)
            pool = [b for p in tied if between in p for b in p if b != between]
        elif chance.random() < 0.7:
            pool = sorted(b for members in seats.values() if first in members for b in members if b in ids)
        else:
            pool = ids
        second = chance.choice(pool or ids)
        if second != first:
            tied.add(pair(first, second))
    return replace(base, ties=tuple(Tie(source=a, target=b, kind="refers_to") for a, b in sorted(tied)))


def _table(title: str, records: Sequence[Record], peers: Peers) -> str:
    evaluations = [evaluate(record, peers, ROUNDS // len(records)) for record in records]
    together = {name: Result([v for e in evaluations for v in e[name].precision],
                             [v for e in evaluations for v in e[name].auc]) for name in evaluations[0]}
    rows = "".join(f"| {name} | {result.cells()} |\n" for name, result in together.items())
    tied = [len(Graphs(record).kinds_of_pair) for record in records]
    best = min(1.0, HIDDEN * fmean(tied) / FIRST)
    tied_range = f"{min(tied)} to {max(tied)}" if min(tied) < max(tied) else str(tied[0])
    return (f"\n## {title}\n\n{tied_range} tied pairs; no ranking can reach more than {best:.2f} at {FIRST}.\n\n"
            f"| ranking | precision at {FIRST} | AUC |\n|---|---|---|\n{rows}")


def evaluate(record: Record, peers: Peers, rounds: int = ROUNDS, seed: int = 1) -> dict[str, Result]:
    """Return, for each way of ranking, how well it finds ties that were hidden."""
    chance = Random(seed)
    named = sorted(o.id for o in record.organisations if not o.is_category)
    tied = sorted(Graphs(record).kinds_of_pair)
    results: dict[str, tuple[list[float], list[float]]] = {}
    for _ in range(rounds):
        hidden = set(chance.sample(tied, max(1, round(len(tied) * HIDDEN))))
        left = replace(record, ties=tuple(t for t in record.ties if pair(t.source, t.target) not in hidden))
        candidates = [p for p in (pair(a, b) for a, b in combinations(named, 2))
                      if p in hidden or p not in set(tied)]
        for name, score in _rankings(Context(left, CATALOGUE, peers), chance).items():
            precision, auc = results.setdefault(name, ([], []))
            scores = {p: score(p) for p in candidates}
            precision.append(precision_at(scores, hidden, chance))
            auc.append(area_under_curve(scores, hidden))
    return {name: Result(*values) for name, values in results.items()}


def _rankings(context: Context, chance: Random) -> dict[str, Score]:
    ties = {actor: context.graphs.ties[actor] for actor in context.graphs.ties}
    ours = {likely.actors: likely.score for likely in likely_pairs(context)}
    return {
        "**ours** (common partners and networks, peers, gain)": lambda p: ours.get(p, 0.0),
        "common partners": lambda p: len(ties[p[0]] & ties[p[1]]),
        "preferential attachment": lambda p: len(ties[p[0]]) * len(ties[p[1]]),
        "random": lambda _: chance.random(),
    }


def precision_at(scores: dict[Pair, float], hidden: set[Pair], chance: Random, first: int = FIRST) -> float:
    """Return the share of hidden ties among the first pairs; equal scores are ordered by chance."""
    order = sorted(scores, key=lambda p: (-scores[p], chance.random()))
    return sum(p in hidden for p in order[:first]) / first


def area_under_curve(scores: dict[Pair, float], hidden: set[Pair]) -> float:
    """Return the chance that a hidden tie is ranked before a pair without one; equal scores count half."""
    values = sorted(set(scores.values()))
    place = {value: n for n, value in enumerate(values)}
    there, absent = [0] * len(values), [0] * len(values)
    for p, value in scores.items():
        (there if p in hidden else absent)[place[value]] += 1
    below, won = 0, 0.0
    for n in range(len(values)):
        won += there[n] * (below + absent[n] / 2)
        below += absent[n]
    return won / (sum(there) * sum(absent))



if __name__ == "__main__":
    main()
