"""Ties that one of the two actors has reported and the other has not."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.network.graphs import Pair, pair
from graph.facts.links import Tie

SCORES = {"not_confirmed": 0.34, "not_asked": 0.16}


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap for each of a pair that reports ties the other does not: `subjects` are who reports, then who not.

    Who has reported no tie at all was perhaps never asked: then it is unknown.
    """
    reports: dict[tuple[Pair, str], list[Tie]] = {}
    answered: set[str] = set()
    for t in context.record.ties:
        if t.reported_by in (t.source, t.target):
            reports.setdefault((pair(t.source, t.target), t.kind), []).append(t)
            answered.add(str(t.reported_by))
    lonely: dict[tuple[str, str], list[Tie]] = {}
    for (ends, _), ties in reports.items():
        if len(reporters := {str(t.reported_by) for t in ties}) == 1:
            (reporter,) = reporters
            partner = ends[1] if ends[0] == reporter else ends[0]
            lonely.setdefault((reporter, partner), []).extend(ties)
    reported, alone = len({ends for ends, _ in reports}), len({pair(*ends) for ends in lonely})
    for (reporter, partner), ties in lonely.items():
        says = "not_confirmed" if partner in answered else "not_asked"
        yield Gap(
            "one_sided", says, SCORES[says],
            Certainty.RECORDED if says == "not_confirmed" else Certainty.UNKNOWN, subjects=(reporter, partner),
            terms={"one": ("actor", (reporter,)), "other": ("actor", (partner,)),
                   "kinds": ("tie_kind", tuple(dict.fromkeys(t.kind for t in ties)))},
            base={"reported": reported, "lonely": alone},
            evidence=tuple(t.path() for t in ties), functions=context.functions_of((reporter, partner)),
        )


KIND = GapKind("one_sided", gaps,
               weighs="not confirmed {not_confirmed:g}; not asked {not_asked:g}".format(**SCORES))
