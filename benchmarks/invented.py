"""Invented towns, prefectures and a nation of any size: seeded, of realistic sizes and shapes, all 架空."""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random

from graph.catalogue import Catalogue, read_catalogue
from graph.codes import check_digit
from graph.dates import RecordedDate
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, Meeting, PlatformForm, RoleKind, Tier
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import Source, Window
from graph.record.record import Record

PREFECTURES = 47
NATION = {"municipalities": 1_741, "organisations": 60_000, "relations": 300_000}
"""The size of Japan, as far as this tool looks at it."""
AS_OF = RecordedDate("2026-04-01")


def code_of(prefecture: int, number: int) -> str:
    """Return a code of a prefecture that no municipality has, the n-th (0: the prefecture itself)."""
    five = f"{prefecture:02}{number and 700 + number:03}"
    return five + check_digit(five)


def nation(municipalities: int, organisations: int, relations: int, seed: int = 1) -> Iterator[Record]:
    """Yield the records of a nation: its prefectures, then its municipalities, largest first in each.

    `organisations` and `relations` (seats and ties) are shared out among the municipalities as sizes are
    in life: a few large, many small.
    """
    chance = Random(seed)
    catalogue = read_catalogue()
    per = [municipalities // PREFECTURES + (n < municipalities % PREFECTURES) for n in range(PREFECTURES)]
    weights = [1 / math.sqrt(rank + 2) for count in per for rank in range(count)]
    share = organisations / sum(weights)
    at = 0
    for prefecture, count in enumerate(per, start=1):
        if count:
            yield prefecture_record(prefecture)
        for rank in range(count):
            size = max(4, round(weights[at] * share))
            yield town(code_of(prefecture, rank + 1), size, round(relations * size / organisations), chance,
                       catalogue)
            at += 1


def prefecture_record(number: int) -> Record:
    """Return an invented prefecture: a job centre, a health centre, a committee."""
    code = code_of(number, 0)
    names = {"hellowork": "架空ハローワーク", "hokensho": "架空保健所", "center": "架空地域支援センター"}
    return Record(
        area=Area(code=code, name=f"架空県{number}", kind=AreaKind.PREFECTURE),
        organisations=tuple(Organisation(id=i, name=n, tier=Tier.PREFECTURAL) for i, n in names.items()),
        networks=(Network(id="committee", name=f"架空県{number}検討委員会"),),
    )


def town(code: str, organisations: int, relations: int, chance: Random, catalogue: Catalogue | None = None,
         networks: int | None = None) -> Record:
    """Return an invented municipality with so many organisations, and so many seats and ties in all."""
    lists = catalogue or read_catalogue()
    types = list(lists.partner_types)
    prefecture = code_of(int(code[:2]), 0)
    name = f"架空{code}町"
    ids = [f"o{n}" for n in range(organisations)]
    kinds = [types[min(int(chance.expovariate(0.12)), len(types) - 1)] for _ in ids]
    members = tuple(
        Organisation(id=i, name=f"{name}機関{n}", partner_types=(kinds[n],),
                     tier=chance.choice(list(Tier)[:4]), parent="o0" if 0 < n < 4 else None, cites=("s",),
                     as_of=AS_OF)
        for n, i in enumerate(ids))
    councils = [f"n{n}" for n in range(networks or max(1, min(8, organisations // 12)))]
    seats = _seats(ids, councils, round(relations * 0.4), chance)
    ties = _ties(ids, lists, round(relations * 0.6), chance)
    statuses = list(lists.statuses)
    return Record(
        area=Area(code=code, name=name, kind=AreaKind.TOWN, population=organisations * 700),
        organisations=members,
        networks=tuple(Network(id=n, name=f"{name}協議会{n[1:]}", meeting=Meeting.MEETS) for n in councils),
        platforms=(Platform(id="pf", name=f"{name}プラットフォーム", serves=(code,),
                            form=PlatformForm.REUSED),),
        memberships=(*(Membership(member=m, network=n, seat="member", status=chance.choice(statuses))
                       for m, n in seats),
                     Membership(member=f"{prefecture}:hellowork", network="n0", seat="member")),
        platform_parts=tuple(PlatformPart(network=n, platform="pf") for n in councils[:2]),
        platform_roles=(PlatformRole(actor="o1", platform="pf", role=RoleKind.HUB),
                        PlatformRole(actor=f"{prefecture}:committee", platform="pf", role=RoleKind.BACK_UP)),
        ties=ties,
        windows=(Window(id="w", name=f"{name}相談窓口", operator="o1"),),
        assessments=(Assessment(about="M1a", status=RequirementStatus.MET, as_of=AS_OF),),
        sources=(Source(id="s", title="架空の名簿"),),
    )


def _seats(ids: list[str], councils: list[str], wanted: int, chance: Random) -> list[tuple[str, str]]:
    """Return who sits where: everybody somewhere, a few in many places."""
    seats = {(i, chance.choice(councils)): None for i in ids}
    most = len(ids) * len(councils)
    while len(seats) < min(wanted, most):
        seats[ids[int(len(ids) * chance.random() ** 2)], chance.choice(councils)] = None
    return list(seats)


def _ties(ids: list[str], lists: Catalogue, wanted: int, chance: Random) -> tuple[Tie, ...]:
    """Return ties, more of them at the first organisations; half are reported by both ends."""
    kinds = list(lists.tie_kinds)
    ties: dict[tuple[str, ...], Tie] = {}
    for _ in range(wanted * 3):
        if len(ties) >= wanted:
            break
        source = ids[int(len(ids) * chance.random() ** 2)]
        target = ids[int(len(ids) * chance.random())]
        if source == target:
            continue
        kind = chance.choice(kinds)
        for reporter in (source, target)[: chance.choice((1, 2))]:
            tie = Tie(source=source, target=target, kind=kind, reported_by=reporter)
            ties[tie.key()] = tie
    return tuple(ties.values())
