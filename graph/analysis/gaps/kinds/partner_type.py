"""Partner types that nobody recorded here is of, weighed by published referrals and by comparable towns.

Whoever is recorded without a type may be of any: then it is open whether one is there, and none is called missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.absence import Absence
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.gaps.peers import LEAST, Choice
from graph.facts.choices import AreaKind

FLOOR, BY_REFERRALS, BY_PEERS, BY_NOTICE = 0.1, 0.35, 0.45, 0.15
"""The least score; what the greatest published share adds, what all peers add, and that the notice names the type."""
COUNTED_TOGETHER, JUST_ANY = 0.5, 0.5
"""What is left of a share that is counted together with a type that is there, and of peers that are just any."""
COMMON = 0.5
"""From which share of the peers on a type counts as usual among them."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap a missing type of those to look for: a town's own desk, the hub and the prefecture are none.

    Where no partner type is recorded at all, nothing can be said of them.
    """
    if context.record.area.kind in (AreaKind.PREFECTURE, AreaKind.NATION):
        return
    present = {t for o in context.record.organisations for t in o.partner_types}
    if not present:
        return
    peers, total = context.peers, len(context.peers.codes)
    absence = Absence("type", sum(not context.organisations[o].partner_types for o in context.named))
    complete = context.doubts == ("all_members",) and not absence.open
    types = context.catalogue.partner_types.values()
    greatest = max((kind.referral_share or 0.0 for kind in types), default=0.0) or 1.0
    for kind in types:
        if kind.id in present or not kind.looked_for:
            continue
        having = len(peers.has.get(kind.id, ()))
        compared = having > 0 and (total >= LEAST or peers.choice is Choice.OWN)
        share = kind.referral_share or 0.0
        counted_with = kind.share_counted_with in present
        if not compared and not share:
            continue
        through = sorted(peers.through.get(kind.id, {}).items(), key=lambda item: (-item[1], item[0]))
        says = _says(compared=compared, share=bool(share), counted_with=counted_with and not compared)
        yield Gap(
            "partner_type", says,
            min(1.0, FLOOR + BY_REFERRALS * share / greatest * (COUNTED_TOGETHER if counted_with else 1)
                + (BY_PEERS * having / total * (JUST_ANY if peers.choice is Choice.ANY else 1) if compared else 0)
                + BY_NOTICE * (kind.part is not None)),
            Certainty.COMPARED if total >= LEAST and having / total >= COMMON and complete else Certainty.UNKNOWN,
            aspect=kind.id,
            terms={"type": ("partner_type", (kind.id,)), "function": ("function", (kind.function,)),
                   "with": ("partner_type", (kind.share_counted_with,) if kind.share_counted_with else ()),
                   "through": ("network_type", tuple(name for name, _ in through[:2])),
                   "share": ("number", (f"{share:g}",)), "peers": ("area", peers.codes),
                   "chosen": ("peer_choice", (peers.choice.value,)), **absence.terms(context.doubts)},
            base={"having": having, "total": total, "types": len(present), **context.unsure, **absence.base},
            ghost="member", missing=tuple((hub, "") for hub in context.hub),
            functions=(kind.function,),
        )


def _says(*, compared: bool, share: bool, counted_with: bool) -> str:
    if compared:
        return "peers_and_referrals" if share else "peers"
    return "referrals_with_another" if counted_with else "referrals"


KIND = GapKind("partner_type", gaps, compares=True,
               weighs=f"{FLOOR:g} + {BY_REFERRALS:g} × share / greatest share of the list (× {COUNTED_TOGETHER:g} "
               f"where the share is counted together with a type that is there) + {BY_PEERS:g} × peers that have it "
               f"(× {JUST_ANY:g} when they were not chosen by kind or size) + {BY_NOTICE:g} where the notice names the "
               "type, at most 1")
