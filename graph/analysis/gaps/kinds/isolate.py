"""Organisations that are recorded with no seat, no tie and no role."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.steps import member, tie

SCORE, AT_A_WINDOW = 0.45, 0.15
"""The score; what is added where it runs a window, and people are sent to somebody without a contact."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap an isolate; an office whose departments have contacts is none."""
    record, contacts = context.record, context.graphs.contacts
    parents = {o.parent for o in record.organisations if o.parent}
    operators = {w.operator for w in record.windows}
    hub = context.hub
    used = [part.network for part in record.platform_parts][:1] or [n.id for n in record.networks][:1]
    for o in record.organisations:
        if contacts.degree(o.id) or o.id in parents or ":" in o.id:
            continue
        says = "window" if o.id in operators else "anybody"
        steps = [*(tie(h, o.id, context.catalogue.plain_tie) for h in hub if not o.is_category),
                 *(member(o.id, n) for n in used)]
        yield Gap(
            "isolate", says, SCORE + AT_A_WINDOW * (says == "window"), Certainty.UNKNOWN, subjects=(o.id,),
            terms={"actor": ("actor", (o.id,)), "hub": ("actor", hub)},
            base={"organisations": len(record.organisations)}, evidence=(o.path(),),
            missing=tuple((h, o.id) for h in hub), closes=tuple(steps),
            functions=context.functions_of((o.id,)),
        )


KIND = GapKind("isolate", gaps, closed_by_links=True,
               weighs=f"{SCORE:g}; {SCORE + AT_A_WINDOW:g} if it runs a window")
