"""Any record that can be built: every kind of fact, hostile names, references inside and outside."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import assume, settings
from hypothesis import strategies as st

from graph.dates import RecordedDate
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, Completeness, Meeting, PlatformForm, RoleKind, Tier
from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.facts.flaws import FactError
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import Window
from graph.record.kinds import IDENTIFIED, KEPT, NODES
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


@dataclass(frozen=True, eq=False)
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
MOST_NODES, A_HANDFUL = 12, 3
"""How many nodes there are at most, and how many facts of every other kind."""
OF_THEIR_OWN: Mapping[tuple[str, str], st.SearchStrategy[Any]] = {
    ("gap_decision", "gap"): st.sampled_from(("roles", "untied", "架空")),
    ("gap_decision", "aspect"): st.sampled_from(("", "no_hub", "old/tie")),
    ("plan", "steps"): st.sampled_from(("without/a", "tie/a/b/funds\nmember/a/n")),
}
"""Texts that only a decision's own module writes, by kind and field."""


@cache
def _filled(fields: int) -> st.SearchStrategy[bytes]:
    """Return which of so many fields that may be left out are filled in, a bit each: one choice instead of many."""
    return st.binary(min_size=(fields + 7) // 8, max_size=(fields + 7) // 8)


@cache
def _plain_values(kind: str, field: Field, values: Values) -> st.SearchStrategy[Any]:
    """Return what a field that names no fact holds; the declaration says all of it."""
    if (kind, field.name) in OF_THEIR_OWN:
        return OF_THEIR_OWN[kind, field.name]
    if field.is_code:
        return _several(st.sampled_from(list(AREAS)), field)
    if field.is_list:
        return _several(values.listed, field)
    if field.holds is str:
        return values.names if field.not_blank or field.catalogue else values.texts
    if field.holds is int:
        return st.integers(field.least or 0, 10**9)
    if field.holds is bool:
        return st.booleans()
    return st.sampled_from(field.holds) if issubclass(field.holds, StrEnum) else values.dates


def _several(values: st.SearchStrategy[Any], field: Field) -> st.SearchStrategy[Any]:
    if not field.is_list:
        return values
    return st.lists(values, min_size=field.least or 0, max_size=3, unique=True).map(tuple)


@st.composite
def records(draw: Callable[..., Any], code: str | None = None, values: Values = ANYTHING) -> Record:
    """Any record of an area, with at most a handful of facts of each kind there is."""
    area = code or draw(st.sampled_from(list(AREAS)))
    elsewhere = st.builds(lambda home, id_: f"{home}:{id_}", st.sampled_from([c for c in AREAS if c != area]), IDS)
    ids = _ids(draw)

    def named(kind: type[Fact], field: Field, own_id: str) -> st.SearchStrategy[Any]:
        """Return what a field that names facts holds: facts of the record, of its own kind only those before it."""
        pools = {name: ids[name][:ids[name].index(own_id)] if own_id and name == kind.KIND else ids[name]
                 for name in field.refers}
        known = [id_ for pool in pools.values() for id_ in pool]
        return _several(st.sampled_from(known) | elsewhere if known else elsewhere, field)

    def fact(kind: type[Fact], own_id: str = "", given: Mapping[str, Any] = {}) -> Fact | None:
        """Return any fact of a kind, or none where what was drawn cannot be one."""
        optional = [field.name for field in kind.FIELDS if not field.required]
        filled = int.from_bytes(draw(_filled(len(optional))), "big")
        left_out = {name for at, name in enumerate(optional) if not filled >> at & 1}
        fields = {field.name: own_id if field.is_id else draw(
            named(kind, field, own_id) if field.refers else _plain_values(kind.KIND, field, values))
            for field in kind.FIELDS if field.name not in left_out and field.name not in given} | dict(given)
        since, until = fields.get("since"), fields.get("until")
        if since is not None and until is not None and until.last < since.first:
            fields |= {"since": until, "until": since}
        try:
            return kind(**fields)
        except FactError:
            assume(not own_id)  # others name it
            return None

    def facts(kind: type[Fact]) -> tuple[Any, ...]:
        own_ids = ids[kind.KIND] if kind in IDENTIFIED else [""] * draw(st.integers(0, A_HANDFUL))
        made = filter(None, [fact(kind, own_id) for own_id in own_ids])
        return tuple({fact.key(): fact for fact in made}.values())

    name, kind = draw(values.lines[area])
    line = fact(Area, given={"code": area, "name": name, "kind": kind})
    assert isinstance(line, Area)
    return Record(area=line, **{kind.PLURAL: facts(kind) for kind in KEPT})


def _ids(draw: Callable[..., Any]) -> dict[str, list[str]]:
    """Return the ids of every kind that has any; nodes share theirs, so that an id names one of them."""
    shared = draw(st.lists(IDS, unique=True, max_size=MOST_NODES))
    cuts = [0, *sorted(draw(st.integers(0, len(shared))) for _ in NODES[1:]), len(shared)]
    of_nodes = {kind.KIND: shared[start:end] for kind, (start, end) in zip(NODES, pairwise(cuts), strict=True)}
    return {kind.KIND: of_nodes[kind.KIND] if kind in NODES else draw(st.lists(IDS, unique=True, max_size=A_HANDFUL))
            for kind in IDENTIFIED}


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
