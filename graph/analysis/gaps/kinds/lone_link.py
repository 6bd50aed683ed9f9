"""Two networks of a platform that only one actor sits on both of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.network.graphs import Pair
from graph.analysis.steps import member

SCORES = {"one_body": 0.42, "nobody": 0.5}


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap a pair of networks of one platform, or of several, that fewer than two named actors join.

    Who runs a platform joins all its networks. Where the members of one of the two are known as categories
    only, or not at all, nobody can say who sits on both: then it is the kind `membership` that speaks.
    """
    record = context.record
    members: dict[str, set[str]] = {n.id: set() for n in record.networks}
    for m in record.memberships:
        if m.network in members and m.member in context.named:
            members[m.network].add(m.member)
    running: dict[Pair, set[str]] = {}
    for platform in context.platforms:
        parts = sorted({p.network for p in record.platform_parts
                        if p.platform == platform.id and members.get(p.network)})
        for ends in combinations(parts, 2):
            running.setdefault(ends, set()).update(context.graphs.run_by(platform.id))
    for (first, second), runners in running.items():
        both = sorted((members[first] & members[second]) | (runners & context.named))
        if len(both) > 1:
            continue
        says = "one_body" if both else "nobody"
        unnamed = len({m.member for m in record.memberships if m.network in (first, second)
                       and m.member in context.organisations} - context.named)
        steps = [member(b, second) for b in sorted(members[first])[:2]]
        steps += [member(b, first) for b in sorted(members[second])[:2]]
        yield Gap(
            "lone_link", says, SCORES[says], Certainty.COMPARED, subjects=(first, second),
            terms={"one": ("actor", (first,)), "other": ("actor", (second,)), "actor": ("actor", tuple(both)),
                   "doubts": ("said", ("unnamed_members",) if unnamed else ())},
            base={"first": len(members[first]), "second": len(members[second]), "unnamed": unnamed},
            evidence=tuple(m.path() for m in record.memberships
                           if m.member in both and m.network in (first, second)),
            missing=((first, second),), closes=tuple(steps), functions=context.functions_of(tuple(both)),
        )


KIND = GapKind("lone_link", gaps, closed_by_links=True,
               weighs="one actor {one_body:g}; nobody {nobody:g}".format(**SCORES))
