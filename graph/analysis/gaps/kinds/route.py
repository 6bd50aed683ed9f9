"""From each consultation window to each function: nobody there, no way, or a long one.

Where a missing partner type says already that nobody is there for a function, it is not said twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.absence import Absence
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.gaps.kinds import partner_type
from graph.analysis.steps import member, tie
from graph.facts.choices import AreaKind
from graph.facts.observations import Window

LONG = 3
"""From so many contacts on a way is long: 1 is a tie, 2 a common network, 3 needs a third actor between."""
SCORES = {"nobody": 0.46, "none": 0.55, "long": 0.36, "no_operator": 0.4, "no_window": 0.3}


def gaps(context: Context) -> Iterator[Gap]:
    """Yield what people who come to a window cannot be led to, as far as is recorded."""
    record = context.record
    if record.area.kind in (AreaKind.PREFECTURE, AreaKind.NATION) or not record.organisations:
        return
    lacking_functions = {function for gap in partner_type.gaps(context) for function in gap.functions}
    asked = [f.id for f in context.catalogue.functions.values() if f.reached_from_window]
    by_function = {f: [o for o, functions in context.functions.items() if f in functions] for f in asked}
    absence = Absence("function", len(context.untyped))
    for function, actors in by_function.items():
        if not actors and function not in lacking_functions and any(context.functions.values()):
            yield Gap("route", "nobody", SCORES["nobody"], Certainty.UNKNOWN, aspect=function,
                      terms={"function": ("function", (function,)), **absence.terms(context.doubts)},
                      base={**context.unsure, **absence.base}, functions=(function,),
                      ghost="member", missing=tuple((hub, "") for hub in context.hub))
    if not record.windows:
        yield Gap("route", "no_window", SCORES["no_window"], Certainty.UNKNOWN, aspect="window",
                  base={"functions": len(asked)})
    for window in record.windows:
        yield from _from_window(context, window, by_function)


def _from_window(context: Context, window: Window, by_function: dict[str, list[str]]) -> Iterator[Gap]:
    contacts = context.graphs.contacts
    if window.operator is None or window.operator not in contacts:
        yield Gap("route", "no_operator", SCORES["no_operator"], Certainty.UNKNOWN, aspect=f"operator/{window.id}",
                  terms={"window": ("window", (window.id,))}, evidence=(window.path(),))
        return
    steps = contacts.steps_from([window.operator])
    for function, actors in by_function.items():
        far = min((steps[b] for b in actors if b in steps), default=None)
        if not actors or (far is not None and far < LONG):
            continue
        near = sorted((b for b in actors if b in context.named), key=lambda b: (steps.get(b, 0), b))[:2]
        sits_on = [m.network for m in context.record.memberships if m.member == window.operator][:1]
        says = "none" if far is None else "long"
        is_there = window.operator in context.organisations
        yield Gap(
            "route", says, SCORES[says], Certainty.UNKNOWN if far is None else Certainty.COMPARED,
            subjects=(window.operator,), aspect=f"{window.id}.{function}",
            terms={"window": ("window", (window.id,)), "function": ("function", (function,)),
                   "actors": ("actor", tuple(actors)), "operator": ("actor", (window.operator,))},
            base={"actors_count": len(actors), "steps": far or 0}, evidence=(window.path(),),
            missing=tuple((window.operator, b) for b in near[:1] if is_there), functions=(function,),
            closes=(*(tie(window.operator, b, context.catalogue.plain_tie) for b in near if is_there),
                    *(member(b, n) for b in near for n in sits_on)),
        )


KIND = GapKind("route", gaps, closed_by_links=True,
               weighs="no way {none:g}, a long one {long:g}, nobody there {nobody:g}, no operator {no_operator:g}, "
               "no window {no_window:g}".format(**SCORES))
