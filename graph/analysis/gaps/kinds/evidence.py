"""Facts without a source, and facts that are older than the person wants to rely on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.dates import recency
from graph.facts.fact import Fact
from graph.facts.references import home_of
from graph.record.kinds import KINDS

SCORES = {"unsourced": 0.1, "old": 0.12}
BY_SHARE = 0.2
MOST_EVIDENCE = 50


def gaps(context: Context) -> Iterator[Gap]:
    """Yield, for each kind of fact, how many have no source, and how many are older than some years.

    A fact without a date is not old: nobody knows. Facts of other areas' records are theirs to mend.
    """
    limit = _years_before(context.on, context.years)
    for kind in (kind for kind in KINDS if kind.SOURCED):
        facts = [f for f in context.record.of(kind) if _is_own(f)]
        unsourced = [f for f in facts if not f.cites]
        old = [f for f in facts if f.as_of is not None and f.as_of.last < limit]
        for says, chosen in (("unsourced", unsourced), ("old", old)):
            if chosen:
                yield _gap(says, kind, chosen, len(facts), context)


def _is_own(fact: Fact) -> bool:
    return home_of(getattr(fact, "id", "") or fact.key()[0]) is None


def _years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day some years before; 29 February becomes the 28th."""
    year = max(day.year - years, dt.MINYEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _gap(says: str, kind: type[Fact], chosen: list[Fact], total: int, context: Context) -> Gap:
    oldest = min((f.as_of for f in chosen if f.as_of), key=recency, default=None)
    return Gap(
        "evidence", says, SCORES[says] + BY_SHARE * len(chosen) / total, Certainty.RECORDED,
        aspect=f"{says}/{kind.KIND}",
        terms={"fact": ("fact", (kind.KIND,)), "oldest": ("date", (str(oldest),) if says == "old" else ())},
        base={"count": len(chosen), "total": total, "years": context.years},
        evidence=tuple(f.path() for f in chosen[:MOST_EVIDENCE]),
    )


KIND = GapKind("evidence", gaps, stands_after=lambda _gap, _after: True)
