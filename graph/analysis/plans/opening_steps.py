"""What is worth asking first of a record: the plans that a page offers before anybody has made one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Gap
from graph.analysis.steps import MEMBER, Step, fits, partner, without


def opening_steps(context: Context, gaps: Sequence[Gap], language: str) -> tuple[Step, ...]:
    """Return at most two steps, each a question of its own: without whom, and who might join.

    The first takes out the appointed hub, else the organisation that would leave most others cut off, else the one
    with most contacts. The second gives the first seat that the gaps name, in their order; where they name none it is a
    partner of the first type that is missing, named in a `language`, in the platform's network with most members.
    """
    return (*_without(context), *_joining(context, gaps, language))


def _without(context: Context) -> Iterator[Step]:
    contacts = context.graphs.contacts
    cutting = {actor: sum(map(len, contacts.without(actor))) for actor in contacts.cutpoints}
    others = sorted(context.organisations, key=lambda actor: (-cutting.get(actor, 0), -contacts.degree(actor)))
    for actor in (*context.hub, *others):
        step = without(actor)
        if contacts.degree(actor) and fits(step, context.record, context.catalogue):
            yield step
            return


def _joining(context: Context, gaps: Sequence[Gap], language: str) -> Iterator[Step]:
    record, catalogue = context.record, context.catalogue
    types = catalogue.partner_types
    seats = (step for gap in gaps for step in gap.closes if step.does == MEMBER)
    partners = (partner(types[gap.aspect].name(language).replace("/", "／"), gap.aspect, *_largest(context))
                for gap in gaps if gap.ghost == "member" and gap.aspect in types)
    fitting = (step for steps in (seats, partners) for step in steps if fits(step, record, catalogue))
    yield from [step for step in (next(fitting, None),) if step]


def _largest(context: Context) -> tuple[str, ...]:
    """Return the network of the platform with most members, or of the record where no platform uses one."""
    parts = {part.network for part in context.record.platform_parts}
    sizes = {network.id: sum(seat[1] == network.id for seat in context.graphs.seats)
             for network in context.record.networks}
    return tuple(sorted(sizes, key=lambda network: (network not in parts, -sizes[network]))[:1])
