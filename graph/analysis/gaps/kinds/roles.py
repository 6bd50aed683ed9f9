"""Roles that nobody is recorded in: hub, secretariat, back-up, link with the prefecture's platform."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.notice.requirements import SETTLED, latest_assessment
from graph.catalogue import RequirementTest
from graph.facts.actors import Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, RoleKind

SCORES = {"no_hub": 0.62, "several_hubs": 0.7, "no_secretariat": 0.6, "no_back_up": 0.4, "no_link": 0.5}
TESTS = {"no_hub": RequirementTest.LEAD_DEPARTMENT, "several_hubs": RequirementTest.LEAD_DEPARTMENT,
         "no_secretariat": RequirementTest.SECRETARIAT}
"""How the items of the notice are answered that ask for it."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield what each platform that serves the area lacks. Without a platform there is nothing to lack."""
    for platform in context.platforms:
        for says, actors in _lacking(context, platform):
            if _is_settled(context, says):
                continue
            items = _items(context, says)
            roles = [r for r in context.record.platform_roles if r.platform == platform.id]
            yield Gap(
                "roles", says, SCORES[says],
                Certainty.RECORDED if says == "several_hubs" else Certainty.UNKNOWN,
                subjects=(platform.id,), aspect=says,
                terms={"platform": ("actor", (platform.id,)), "actors": ("actor", actors),
                       "item": ("requirement", items)},
                base={"roles": len(roles), "count": len(actors)},
                evidence=tuple(r.path() for r in roles) or (platform.path(),),
                ghost="" if says == "several_hubs" else "role" if says in TESTS else "above",
                missing=() if says == "several_hubs" else ((platform.id, ""),),
            )


def told_items(context: Context) -> frozenset[str]:
    """Return the items of the notice that this kind tells of, so that nothing is said twice."""
    return frozenset(item for p in context.platforms for says, _ in _lacking(context, p)
                     if not _is_settled(context, says) for item in _items(context, says))


def _items(context: Context, says: str) -> tuple[str, ...]:
    """Return the items of the notice that ask for it; none where the list has none."""
    return context.catalogue.tested_by(TESTS[says]) if says in TESTS else ()


def _is_settled(context: Context, says: str) -> bool:
    """Return whether a person has judged the items of the notice to be met, or not to apply."""
    findings = [latest_assessment(context.record, item) for item in _items(context, says)]
    return bool(findings) and all(finding is not None and finding.status in SETTLED for finding in findings)


def _lacking(context: Context, platform: Platform) -> Iterator[tuple[str, tuple[str, ...]]]:
    roles = context.record.platform_roles

    def actors(role: RoleKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.actor for r in roles if r.platform == platform.id and r.role is role))

    hubs = actors(RoleKind.HUB)
    if not hubs:
        yield "no_hub", ()
    elif len(hubs) > 1:
        yield "several_hubs", hubs
    if not actors(RoleKind.SECRETARIAT):
        yield "no_secretariat", ()
    if _is_of_municipalities(context.record.area):
        if not actors(RoleKind.BACK_UP):
            yield "no_back_up", ()
        if not any(r.actor == platform.id and r.role is RoleKind.LINKED for r in roles):
            yield "no_link", ()


def _is_of_municipalities(area: Area) -> bool:
    return area.kind not in (AreaKind.PREFECTURE, AreaKind.NATION)


KIND = GapKind("roles", gaps,
               weighs="no hub {no_hub:g}, several hubs {several_hubs:g}, no secretariat {no_secretariat:g}, no back-up "
               "{no_back_up:g}, no link {no_link:g}".format(**SCORES))
