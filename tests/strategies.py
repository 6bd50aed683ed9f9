"""Any record that can be built: every kind of fact, hostile names, references inside and outside."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision, GapState
from graph.decisions.governance import GovernanceAnswer, GovernanceQuestion, Level
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import (
    Answer,
    AreaKind,
    Completeness,
    Formality,
    Meeting,
    PlatformForm,
    RemarkKind,
    RoleKind,
    SurveyMethod,
    Tier,
)
from graph.facts.fact import Fact
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import NeedsSurvey, Remark, ReportedTotal, Source, Window
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import as_seen, mixed_word, plain
from loaders.cells import UNKNOWN_MARKS

FREELY = int(os.environ.get("FUZZ", "1"))
"""How many times as many examples are tried as here; `make fuzz` says."""


def whole_records(examples: int) -> settings:
    """Return settings for properties of whole records, of which a busy machine draws only a few in a second."""
    return settings(max_examples=examples * FREELY)


HOSTILE = (
    "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "![x](http://192.0.2.1/x.png)",
    "=HYPERLINK(\"http://192.0.2.1\")", "+1", "-", "@SUM(A1)", "'=1", "''-x", "_x000D_", "_x0041_", "a_x005F_",
    "'; DROP TABLE tie; --", "{}", "{0}", "%s", "$\\frac{1}{2}$", ":smile:", "**太字**", "架空、ではない",
    "髙﨑・彅", "𠮷野家", "ﾊﾝｶｸ", "1.0", "007", "TRUE", "2021-10-01", "不明", "a,b", "a\"b", "a\tb", "a\nb",
    "a\u2028b", "\u202ertl", "👩‍👩‍👧", "架空" * 60,
)
AREAS = {"992011": "架空みどり市", "993018": "架空いずみ町", "390003": "高知県", "000000": "国"}

IDS = st.from_regex(r"[a-z][a-z0-9._-]{0,5}|架空[0-9]{1,3}", fullmatch=True)
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"),
                           exclude_characters="\ufffe\uffff")
TEXTS = (st.sampled_from(HOSTILE) | st.text(CHARACTERS, max_size=20)).map(str.strip)


@dataclass(frozen=True)
class Values:
    """What the fields of facts hold: free texts, names, what lists hold, dates, and the lines of areas."""

    texts: st.SearchStrategy[str]
    names: st.SearchStrategy[str]
    listed: st.SearchStrategy[str]
    dates: st.SearchStrategy[RecordedDate]
    lines: Mapping[str, st.SearchStrategy[tuple[str, AreaKind]]]


def _dates(first: dt.date, last: dt.date) -> st.SearchStrategy[RecordedDate]:
    days, years = st.dates(first, last), st.integers(first.year, last.year - 1)
    return st.one_of(days.map(str), days.map(lambda d: f"{d.year:04}-{d.month:02}"), years.map(lambda y: f"{y:04}"),
                     years.map(lambda y: f"FY{y:04}")).map(RecordedDate)


def _values(texts: st.SearchStrategy[str], names: st.SearchStrategy[str], dates: st.SearchStrategy[RecordedDate],
            **lines: st.SearchStrategy[tuple[str, AreaKind]]) -> Values:
    of_any_kind = st.tuples(names, st.sampled_from(AreaKind))
    return Values(texts, names, names.filter(lambda text: not set(text) & set("、;；|\n\t")), dates,
                  dict.fromkeys(AREAS, of_any_kind) | lines)


ANYTHING = _values(TEXTS, TEXTS.filter(bool), _dates(dt.date.min, dt.date.max))
"""What a store may hold, whoever wrote it."""
SEEN = TEXTS.map(as_seen)
AS_READ = _values(
    SEEN, SEEN.filter(lambda text: bool(text) and not mixed_word(text) and plain(text) not in UNKNOWN_MARKS),
    _dates(dt.date(1873, 1, 1), dt.date(2050, 12, 31)),
    **{"390003": st.just(("高知県", AreaKind.PREFECTURE)), "000000": st.just(("国", AreaKind.NATION))})
"""What is kept of files: texts as a person sees them, plausible years, published areas under their own names."""
COUNTS = st.none() | st.integers(0, 10**9)


def _maybe(values: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    return st.just(otherwise) | values


def _common(draw: Callable[..., Any], values: Values, sources: list[str]) -> dict[str, Any]:
    return {"cites": tuple(draw(st.lists(st.sampled_from(sources), max_size=2, unique=True))) if sources else (),
            "as_of": draw(_maybe(values.dates)), "note": draw(values.texts)}


def _span(draw: Callable[..., Any], values: Values) -> dict[str, Any]:
    since, until = draw(_maybe(values.dates)), draw(_maybe(values.dates))
    if since is not None and until is not None and until.last < since.first:
        since, until = until, since
    return {"since": since, "until": until}


def _distinct(facts: list[Any]) -> tuple[Any, ...]:
    return tuple({fact.key(): fact for fact in facts}.values())


@st.composite
def records(draw: Callable[..., Any], code: str | None = None, values: Values = ANYTHING) -> Record:
    """Any record of an area, with at most a handful of facts of each kind."""
    area = code or draw(st.sampled_from(list(AREAS)))
    ids = draw(st.lists(IDS, unique=True, max_size=12))
    cut = sorted(draw(st.tuples(*[st.integers(0, len(ids))] * 2)))
    org_ids, net_ids, plat_ids = ids[:cut[0]], ids[cut[0]:cut[1]], ids[cut[1]:]
    source_ids = draw(st.lists(IDS, unique=True, max_size=3))
    elsewhere = st.builds(lambda home, id_: f"{home}:{id_}",
                          st.sampled_from([c for c in AREAS if c != area]), IDS)
    common = lambda: _common(draw, values, source_ids)  # noqa: E731

    def one_of(*pools: list[str]) -> st.SearchStrategy[str]:
        known = [id_ for pool in pools for id_ in pool]
        return st.sampled_from(known) | elsewhere if known else elsewhere

    def facts(make: Callable[[], Fact | None]) -> tuple[Any, ...]:
        return _distinct([fact for _ in range(draw(st.integers(0, 3))) if (fact := make()) is not None])

    def lists(kind: type[Fact]) -> dict[str, tuple[str, ...]]:
        return {name: tuple(draw(st.lists(values.listed, max_size=2))) for name in kind.LISTS}

    def membership() -> Membership | None:
        member, network = draw(one_of(org_ids, net_ids)), draw(one_of(net_ids))
        return None if member == network else Membership(
            member=member, network=network, seat=draw(_maybe(values.names, otherwise="")), status=draw(_maybe(values.names, otherwise="")), **_span(draw, values), **common())

    def part() -> PlatformPart:
        return PlatformPart(network=draw(one_of(net_ids)), platform=draw(one_of(plat_ids)), **_span(draw, values),
                            **common())

    def role() -> PlatformRole | None:
        actor, platform = draw(one_of(org_ids, net_ids, plat_ids)), draw(one_of(plat_ids))
        return None if actor == platform else PlatformRole(
            actor=actor, platform=platform, role=draw(st.sampled_from(RoleKind)), **_span(draw, values), **common())

    def tie() -> Tie | None:
        source, target = draw(one_of(org_ids, net_ids)), draw(one_of(org_ids, net_ids))
        return None if source == target else Tie(
            source=source, target=target, kind=draw(values.names), formality=draw(st.sampled_from(Formality)),
            frequency=draw(values.texts), reported_by=draw(_maybe(one_of(org_ids))), **_span(draw, values), **common())

    def total() -> ReportedTotal:
        count = draw(st.integers(0, 1000))
        return ReportedTotal(about=draw(values.names), count=count,
                             out_of=draw(_maybe(st.integers(max(count, 1), 2000))), **common())

    def organisation(id_: str) -> Organisation:
        earlier = org_ids[:org_ids.index(id_)]
        return Organisation(id=id_, name=draw(values.names), **lists(Organisation), tier=draw(st.sampled_from(Tier)),
                            parent=draw(_maybe(one_of(earlier))), is_category=draw(st.booleans()),
                            place=draw(values.texts), contact=draw(values.texts), **common())

    def network(id_: str) -> Network:
        return Network(id=id_, name=draw(values.names), network_type=draw(_maybe(values.names, otherwise="")), legal_basis=draw(values.texts),
                       member_cap=draw(_maybe(st.integers(1, 100))), **lists(Network),
                       meeting=draw(st.sampled_from(Meeting)),
                       members_known=draw(st.sampled_from(Completeness)), since=draw(_maybe(values.dates)), **common())

    def platform(id_: str) -> Platform:
        served = draw(st.lists(st.sampled_from(list(AREAS)), min_size=1, max_size=3, unique=True))
        return Platform(id=id_, name=draw(values.names), serves=tuple(served),
                        form=draw(st.sampled_from(PlatformForm)), meeting=draw(st.sampled_from(Meeting)),
                        since=draw(_maybe(values.dates)), **common())

    def window() -> Window:
        answers = {name: draw(st.sampled_from(Answer))
                   for name in ("any_age", "any_sex", "any_disability", "all_households_reached")}
        return Window(id=draw(IDS), name=draw(values.names), operator=draw(_maybe(one_of(org_ids))),
                      place=draw(values.texts), contact=draw(values.texts), publicised_by=draw(values.texts),
                      publicised_on=draw(_maybe(values.dates)), **answers, **common())

    def source(id_: str) -> Source:
        return Source(id=id_, title=draw(values.names), publisher=draw(values.texts), published=draw(_maybe(values.dates)),
                      address=draw(values.texts), page=draw(values.texts), **common())

    name, kind = draw(values.lines[area])
    return Record(
        area=Area(code=area, name=name, kind=kind, district=draw(values.texts),
                  kana=draw(values.texts), name_en=draw(values.texts), population=draw(COUNTS), address=draw(values.texts),
                  **common()),
        organisations=tuple(map(organisation, org_ids)),
        networks=tuple(map(network, net_ids)),
        platforms=tuple(map(platform, plat_ids)),
        memberships=facts(membership),
        platform_parts=facts(part) if plat_ids or net_ids else (),
        platform_roles=facts(role),
        ties=facts(tie),
        windows=facts(window),
        needs_surveys=facts(lambda: NeedsSurvey(
            conducted=draw(values.dates), method=draw(st.sampled_from(SurveyMethod)), number=draw(COUNTS),
            needs_known=draw(st.sampled_from(Answer)), conducted_by=draw(_maybe(one_of(org_ids))), **common())),
        assessments=facts(lambda: Assessment(
            about=draw(values.names), status=draw(st.sampled_from(RequirementStatus)), alternative=draw(values.texts),
            by=draw(values.texts), until=draw(_maybe(values.dates)), **common())),
        gap_decisions=facts(lambda: GapDecision(
            gap=draw(st.sampled_from(("roles", "untied", "架空"))), aspect=draw(st.sampled_from(("", "no_hub", "old/tie"))),
            subjects=tuple(draw(st.lists(one_of(org_ids, net_ids), max_size=2, unique=True))), state=draw(st.sampled_from(GapState)),
            said=draw(values.texts), by=draw(values.texts), until=draw(_maybe(values.dates)), **common())),
        pairings=facts(lambda: Pairing(
            actor=draw(one_of(org_ids, net_ids)), counterpart="472018:架空", together=draw(st.sampled_from(Answer)),
            by=draw(values.texts), **common())),
        governance_answers=facts(lambda: GovernanceAnswer(
            question=draw(st.sampled_from(GovernanceQuestion)), level=draw(st.sampled_from(Level)), by=draw(values.texts),
            **common())),
        plans=facts(lambda: Plan(name=draw(values.names), steps=draw(st.sampled_from((
            "without/a", "tie/a/b/funds\nmember/a/n"))), **common())),
        reported_totals=facts(total),
        remarks=facts(lambda: Remark(
            text=draw(values.names), kind=draw(st.sampled_from(RemarkKind)),
            subject=draw(_maybe(one_of(org_ids, net_ids, plat_ids))), **common())),
        sources=tuple(map(source, source_ids)),
    )


OFFICES = tuple(Organisation(id="o", name="架空", partner_types=types, functions=functions, tier=tier, is_category=kind)
                for types in ((), ("HEALTH",), ("POLICE", "SHAKYO"), ("架空",)) for functions in ((), ("employment",))
                for tier in (Tier.UNKNOWN, Tier.MUNICIPAL, Tier.PREFECTURAL) for kind in (False, True))
COUNCILS = tuple(Network(id="n", name="架空", network_type=kind, meeting=meeting, members_known=known)
                 for kind in ("", "NET_JISATSU") for meeting in (Meeting.UNKNOWN, Meeting.DORMANT) for known in Completeness)
FOREIGN = "990001:elsewhere"


@st.composite
def structures(draw: Callable[..., Any], code: str = "992011") -> Record:
    """A record that is all structure: who sits where, who is tied to whom, who has which role. No free text, few dates.

    Ten times as quick to draw as `records`, and much denser: several seats and ties of the same actors.
    """
    offices = [replace(office, id=f"o{n}", parent=f"o{n - 1}" if n and n % 4 == 3 else None)
               for n, office in enumerate(draw(st.lists(st.sampled_from(OFFICES), max_size=7)))]
    councils = [replace(council, id=f"n{n}") for n, council in enumerate(draw(st.lists(st.sampled_from(COUNCILS), max_size=3)))]
    forms = draw(st.lists(st.sampled_from(PlatformForm), max_size=2))
    platforms = tuple(Platform(id=f"p{n}", name="架空", form=form, serves=tuple(dict.fromkeys((code, "993018")[:n + 1])))
                      for n, form in enumerate(forms))
    people, groups = [FOREIGN, *(o.id for o in offices)], [n.id for n in councils]
    everybody = st.sampled_from([*people, *groups])

    def pairs(firsts: st.SearchStrategy[str], seconds: list[str], most: int) -> list[tuple[str, str]]:
        if not seconds:
            return []
        drawn = draw(st.lists(st.tuples(firsts, st.sampled_from(seconds)), max_size=most, unique=True))
        return [ends for ends in drawn if ends[0] != ends[1]]

    kinds = ("shares_information", "refers_to", "funds")
    ties = [(ends, kinds[n % 3], (None, *ends)[n % 3]) for n, ends in enumerate(pairs(everybody, [*people, *groups], 8))]
    roles = [(ends, tuple(RoleKind)[n % 4]) for n, ends in enumerate(pairs(everybody, [p.id for p in platforms], 4))]
    return Record(
        area=Area(code=code, name=AREAS[code], kind=draw(st.sampled_from((AreaKind.CITY, AreaKind.VILLAGE)))),
        organisations=tuple(offices), networks=tuple(councils), platforms=platforms,
        memberships=tuple(Membership(member=m, network=n, status=("", "active", "nominal", "dormant")[at % 4])
                          for at, (m, n) in enumerate(pairs(everybody, groups, 10))),
        platform_parts=tuple(PlatformPart(network=n, platform=p)
                             for n, p in pairs(st.sampled_from(groups or [""]), [p.id for p in platforms] if groups else [], 4)),
        platform_roles=tuple(PlatformRole(actor=a, platform=p, role=role) for (a, p), role in roles),
        ties=tuple(Tie(source=a, target=b, kind=kind, reported_by=reporter) for (a, b), kind, reporter in ties),
        windows=tuple(Window(id=f"w{n}", name="架空窓口", operator=operator) for n, operator in enumerate(
            draw(st.lists(st.sampled_from([*people, None]), max_size=2)))))


def any_records(code: str = "") -> st.SearchStrategy[Record]:
    """Any record, mostly structure: for what is worked out from a record, where free text has little to say."""
    dense = structures(code) if code else structures()
    return st.one_of(dense, dense, dense, records(code=code) if code else records())


def foreign_ids(record: Record) -> dict[str, set[str]]:
    """Return the ids of other areas that a record names, by area and kind of field."""
    ids: dict[str, set[str]] = {}
    for facts in record.facts().values():
        for fact in facts:
            for _, refs in fact.references():
                for ref in refs:
                    home, colon, id_ = ref.rpartition(":")
                    if colon:
                        ids.setdefault(home, set()).add(id_)
    return ids
