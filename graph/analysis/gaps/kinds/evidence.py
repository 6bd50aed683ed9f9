"""Facts without a source, and facts that are older than the person wants to rely on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
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
    """Yield one gap for all facts that have no source, and one for all that are older than some years.

    A fact without a date is not old: nobody knows. Facts of other areas' records are theirs to mend.
    """
    limit = _years_before(context.on, context.years)
    facts = [fact for kind in KINDS if kind.SOURCED for fact in context.record.of(kind) if _is_own(fact)]
    unsourced = [fact for fact in facts if not fact.cites]
    old = [fact for fact in facts if fact.as_of is not None and fact.as_of.last < limit]
    for says, chosen in (("unsourced", unsourced), ("old", old)):
        if chosen:
            yield _gap(says, chosen, len(facts), context)


def _is_own(fact: Fact) -> bool:
    return home_of(getattr(fact, "id", "") or fact.key()[0]) is None


def _years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day some years before; 29 February becomes the 28th."""
    year = max(day.year - years, dt.MINYEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _gap(says: str, chosen: list[Fact], total: int, context: Context) -> Gap:
    oldest = min((f.as_of for f in chosen if f.as_of), key=recency, default=None)
    kinds = tuple(kind for kind, _ in Counter(fact.KIND for fact in chosen).most_common())
    return Gap(
        "evidence", says, SCORES[says] + BY_SHARE * len(chosen) / total, Certainty.RECORDED, aspect=says,
        terms={"facts": ("fact", kinds), "oldest": ("date", (str(oldest),) if says == "old" else ())},
        base={"count": len(chosen), "total": total, "years": context.years},
        evidence=tuple(f.path() for f in chosen[:MOST_EVIDENCE]),
        parts=tuple((f"{says}/{kind}", ()) for kind in kinds),
    )


KIND = GapKind("evidence", gaps, stands_after=lambda _gap, _after: True,
               weighs="unsourced {unsourced:g}, old {old:g}".format(**SCORES)
               + f", each + {BY_SHARE:g} × share of the facts")
