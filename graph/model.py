"""The facts: what is recorded of an area, frozen, typed, and checked on building.

A fact belongs to the record of exactly one area. Its id is *local* to that record
(`hoken-fukushi`); a fact of another area is named by that area's code and the local id
(`390003:committee`). A `Record` may hold facts of other areas under such names, so that one area
can be looked at together with what other records say of it (`seen_from`).

Unknown is a value of its own: `None`, `Answer.UNKNOWN`, an empty tuple. It never means "no".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, cast

from graph import codes
from graph.dates import RecordedDate, ends_before
from graph.errors import FactError, Flaw, FlawKind, RecordError

LONGEST_TEXT = 10_000
"""Characters in one field. Nothing a town hall writes down about a tie is longer."""

_LOCAL_ID = re.compile(r"[\w.\-]{1,100}")
_UNLISTABLE = re.compile(r"[、;；|\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What one value of a list may not hold: in a sheet these stand between values."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class AreaKind(StrEnum):
    """What an area is in the law on local government."""

    NATION = "nation"
    PREFECTURE = "prefecture"
    CITY = "city"
    SPECIAL_WARD = "special_ward"
    TOWN = "town"
    VILLAGE = "village"


class Tier(StrEnum):
    """Whose body an organisation is."""

    MUNICIPAL = "municipal"
    PREFECTURAL = "prefectural"
    NATIONAL = "national"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class PlatformForm(StrEnum):
    """How a platform came about."""

    NEW = "new"
    REUSED = "reused"
    JOINT_WITH_NEIGHBOURS = "joint_with_neighbours"
    JOINT_WITH_PREFECTURE = "joint_with_prefecture"
    UNKNOWN = "unknown"


class Meeting(StrEnum):
    """Whether a body meets. A contact arrangement without meetings is accepted by the notice."""

    MEETS = "meets"
    CONTACT_ONLY = "contact_only"
    DORMANT = "dormant"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """An answer to a yes-or-no question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Completeness(StrEnum):
    """Whether the members recorded for a network are all it has, as far as the source goes."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class RoleKind(StrEnum):
    """What a body is to a platform. The hub is *appointed*: never "the one with most ties"."""

    HUB = "hub"
    SECRETARIAT = "secretariat"
    MEMBER = "member"
    BACK_UP = "back_up"
    LINKED = "linked"


class Formality(StrEnum):
    """Whether a tie rests on an agreement, a rule or a contract."""

    FORMAL = "formal"
    INFORMAL = "informal"
    UNKNOWN = "unknown"


class SurveyMethod(StrEnum):
    """How the number and needs of the people to support were grasped."""

    OWN = "own"
    WITH_ANOTHER_SURVEY = "with_another_survey"
    JOINT_WITH_PREFECTURE = "joint_with_prefecture"
    PREFECTURE_RESULTS = "prefecture_results"
    SMALL_ENOUGH_TO_KNOW = "small_enough_to_know"
    UNKNOWN = "unknown"


class FindingStatus(StrEnum):
    """A person's judgement on a requirement or on a gap."""

    MET = "met"
    MET_OTHERWISE = "met_otherwise"
    PARTLY = "partly"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"


class RemarkKind(StrEnum):
    """What a remark is about."""

    LESSON = "lesson"
    FEATURE = "feature"
    REASON = "reason"
    CAUTION = "caution"
    PLAN = "plan"


def local_part(ref: str) -> str:
    """Return the id inside its own record: `390003:committee` gives `committee`."""
    return ref.rpartition(":")[2]


def home_of(ref: str) -> str | None:
    """Return the code of the other area a reference names, or None for a fact of this record."""
    home, colon, _ = ref.rpartition(":")
    return home if colon else None


@lru_cache(maxsize=65_536)
def _is_id(text: str) -> bool:
    home = home_of(text)
    return bool(_LOCAL_ID.fullmatch(local_part(text))) and (home is None or codes.is_code(home))


def _refers(*kinds: str) -> Any:
    """Return a required field that names a fact of one of these kinds."""
    return field(metadata={"refers": kinds})


def _may_refer(*kinds: str, default: Any = None) -> Any:
    """Return an optional field that names a fact, or several, of one of these kinds."""
    return field(default=default, metadata={"refers": kinds})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries: where it comes from, when that was so, and why it was recorded.

    `cites` are ids of sources, `as_of` the date the information is about, `note` free words for
    whoever takes over next April. Raises FactError, with every flaw, when it cannot be right.
    """

    cites: tuple[str, ...] = _may_refer("source", default=())
    as_of: RecordedDate | None = None
    note: str = ""

    KIND: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    """The fields that tell this fact from the others of its kind in one record."""
    REQUIRED: ClassVar[tuple[str, ...]] = ()
    """Text fields that may not be blank."""

    def __post_init__(self) -> None:
        if flaws := tuple(self._flaws()):
            raise FactError(flaws)

    def _flaw(self, kind: FlawKind, name: str) -> Flaw:
        return Flaw(kind, self.KIND, name, str(getattr(self, name) or ""))

    def _flaws(self) -> Iterator[Flaw]:
        for name in TEXT_FIELDS[type(self)]:
            text = getattr(self, name)
            if text and (len(text) > LONGEST_TEXT or _CONTROL.search(text) or text != text.strip()):
                yield Flaw(FlawKind.BAD_TEXT, self.KIND, name, text[:40])
        for name in LIST_FIELDS[type(self)]:
            yield from (Flaw(FlawKind.BAD_TEXT, self.KIND, name, value[:40]) for value in getattr(self, name)
                        if not value or value != value.strip() or _UNLISTABLE.search(value))
        for name in self.REQUIRED:
            if not getattr(self, name).strip():
                yield self._flaw(FlawKind.BLANK, name)
        own_id: str | None = getattr(self, "id", None)
        if own_id is not None and not _is_id(own_id):
            yield self._flaw(FlawKind.BAD_ID if own_id else FlawKind.BLANK, "id")
        for name, refs in self.references():
            yield from (Flaw(FlawKind.BAD_ID if ref else FlawKind.BLANK, self.KIND, name, ref)
                        for ref in refs if not _is_id(ref))
        if ends_before(getattr(self, "until", None), getattr(self, "since", None)):
            yield self._flaw(FlawKind.ENDS_BEFORE_IT_BEGINS, "until")

    def key(self) -> tuple[str, ...]:
        """Return what tells this fact from the others of its kind: the text of its KEY fields."""
        return tuple([str(value) if value else "" for value in _KEY_VALUES[type(self)](self)])

    def path(self) -> str:
        """Return the fact's name inside its record, for addresses and selections: `tie/a/b/funds//`."""
        return "/".join((self.KIND, *self.key()))

    def references(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each referring field's name with the ids it names."""
        for name, _kinds in REFERENCE_FIELDS[type(self)]:
            value = getattr(self, name)
            yield name, value if isinstance(value, tuple) else () if value is None else (value,)


F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Fact):
    """A municipality, a prefecture or the nation. `code` has six digits, the last a check digit."""

    code: str
    name: str
    kind: AreaKind
    district: str = ""
    kana: str = ""
    name_en: str = ""
    population: int | None = None
    address: str = ""

    KIND: ClassVar[str] = "area"
    KEY: ClassVar[tuple[str, ...]] = ("code",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("name",)

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(Area, self)._flaws()
        if not codes.is_code(self.code):
            yield self._flaw(FlawKind.BAD_CODE, "code")
        elif not codes.is_right(self.code):
            yield self._flaw(FlawKind.CHECK_DIGIT, "code")
        if self.population is not None and self.population < 0:
            yield self._flaw(FlawKind.BAD_NUMBER, "population")

    @property
    def prefecture(self) -> str:
        """The code of the prefecture the area lies in."""
        return codes.prefecture_of(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Fact):
    """A body that takes part: an office, a department, a company, an association.

    `partner_types` and `functions` are ids of the catalogue; a category (`is_category`) is a
    member that its source names only by kind, such as 「教育機関」: nobody knows yet who it is, and
    it is never the same body as another category.
    """

    id: str
    name: str
    partner_types: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    tier: Tier = Tier.UNKNOWN
    parent: str | None = _may_refer("organisation")
    is_category: bool = False
    place: str = ""
    contact: str = ""

    KIND: ClassVar[str] = "organisation"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("name",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Fact):
    """A council, committee or liaison body that organisations sit on (an *event* of a two-mode network).

    `member_cap` is the largest number of members its rules allow, `tiers` the meetings it has,
    from the widest; `members_known` whether the members recorded are all of them.
    """

    id: str
    name: str
    network_type: str = ""
    legal_basis: str = ""
    member_cap: int | None = None
    tiers: tuple[str, ...] = ()
    meeting: Meeting = Meeting.UNKNOWN
    members_known: Completeness = Completeness.UNKNOWN
    since: RecordedDate | None = None

    KIND: ClassVar[str] = "network"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("name",)

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(Network, self)._flaws()
        if self.member_cap is not None and self.member_cap < 1:
            yield self._flaw(FlawKind.BAD_NUMBER, "member_cap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(Fact):
    """The arrangement that carries the support in one area or several (`serves`: their codes)."""

    id: str
    name: str
    serves: tuple[str, ...]
    form: PlatformForm = PlatformForm.UNKNOWN
    meeting: Meeting = Meeting.UNKNOWN
    since: RecordedDate | None = None

    KIND: ClassVar[str] = "platform"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("name",)

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(Platform, self)._flaws()
        if not self.serves:
            yield Flaw(FlawKind.SERVES_NOBODY, self.KIND, "serves")
        for code in self.serves:
            if not codes.is_code(code):
                yield Flaw(FlawKind.BAD_CODE, self.KIND, "serves", code)
            elif not codes.is_right(code):
                yield Flaw(FlawKind.CHECK_DIGIT, self.KIND, "serves", code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """A body that sits on a network. `seat` and `status` are ids of the catalogue ("" = unknown)."""

    member: str = _refers("organisation", "network")
    network: str = _refers("network")
    seat: str = ""
    status: str = ""
    since: RecordedDate | None = None
    until: RecordedDate | None = None

    KIND: ClassVar[str] = "membership"
    KEY: ClassVar[tuple[str, ...]] = ("member", "network", "seat", "since")

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(Membership, self)._flaws()
        if self.member == self.network:
            yield self._flaw(FlawKind.TIE_TO_ITSELF, "network")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformPart(Fact):
    """A network that is used as a platform, or as a part of it."""

    network: str = _refers("network")
    platform: str = _refers("platform")
    since: RecordedDate | None = None
    until: RecordedDate | None = None

    KIND: ClassVar[str] = "platform_part"
    KEY: ClassVar[tuple[str, ...]] = ("network", "platform", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformRole(Fact):
    """What a body is to a platform: its hub, its secretariat, a member, its back-up.

    `LINKED` is the one role of a platform: a municipal one linked with the prefecture's.
    """

    actor: str = _refers("organisation", "network", "platform")
    platform: str = _refers("platform")
    role: RoleKind
    since: RecordedDate | None = None
    until: RecordedDate | None = None

    KIND: ClassVar[str] = "platform_role"
    KEY: ClassVar[tuple[str, ...]] = ("actor", "platform", "role", "since")

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(PlatformRole, self)._flaws()
        if self.actor == self.platform:
            yield self._flaw(FlawKind.TIE_TO_ITSELF, "platform")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Fact):
    """One recorded way of working together; directed from `source` to `target`.

    `kind` is an id of the catalogue of tie kinds, `reported_by` the body that said so.
    """

    source: str = _refers("organisation", "network")
    target: str = _refers("organisation", "network")
    kind: str
    formality: Formality = Formality.UNKNOWN
    frequency: str = ""
    reported_by: str | None = _may_refer("organisation", "network")
    since: RecordedDate | None = None
    until: RecordedDate | None = None

    KIND: ClassVar[str] = "tie"
    KEY: ClassVar[tuple[str, ...]] = ("source", "target", "kind", "reported_by", "since")
    REQUIRED: ClassVar[tuple[str, ...]] = ("kind",)

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(Tie, self)._flaws()
        if self.source == self.target:
            yield self._flaw(FlawKind.TIE_TO_ITSELF, "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Fact):
    """A consultation window: who runs it, where it is, whom it is open to, how people learn of it."""

    id: str
    name: str
    operator: str | None = _may_refer("organisation")
    place: str = ""
    contact: str = ""
    any_age: Answer = Answer.UNKNOWN
    any_sex: Answer = Answer.UNKNOWN
    any_disability: Answer = Answer.UNKNOWN
    publicised_by: str = ""
    publicised_on: RecordedDate | None = None
    all_households_reached: Answer = Answer.UNKNOWN

    KIND: ClassVar[str] = "window"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("name",)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsSurvey(Fact):
    """How many people need support and what they need: `number` of people, None when unknown."""

    conducted: RecordedDate
    method: SurveyMethod = SurveyMethod.UNKNOWN
    number: int | None = None
    needs_known: Answer = Answer.UNKNOWN
    conducted_by: str | None = _may_refer("organisation")

    KIND: ClassVar[str] = "needs_survey"
    KEY: ClassVar[tuple[str, ...]] = ("conducted", "method")

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(NeedsSurvey, self)._flaws()
        if self.number is not None and self.number < 0:
            yield self._flaw(FlawKind.BAD_NUMBER, "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Fact):
    """A person's judgement: on a requirement of the notice (`about`: its id, `M1a`), a gap, a pairing.

    `by` is the office that judged or works on it, `until` when it means to be done,
    `alternative` the accepted alternative by which a requirement is met.
    """

    about: str
    status: FindingStatus
    alternative: str = ""
    by: str = ""
    until: RecordedDate | None = None

    KIND: ClassVar[str] = "finding"
    KEY: ClassVar[tuple[str, ...]] = ("about", "as_of")
    REQUIRED: ClassVar[tuple[str, ...]] = ("about",)
    GAP: ClassVar[str] = "gap/"
    """Begins the id of every gap."""
    PAIRING: ClassVar[str] = "pairing/"
    """Begins what a judgement is about that pairs a body with one of another area, or parts them."""
    GOVERNANCE: ClassVar[str] = "governance/"
    """Begins what an answer is about on how the network is governed."""
    MADE_HERE: ClassVar[tuple[str, ...]] = (GAP, PAIRING, GOVERNANCE)

    @property
    def made_here(self) -> bool:
        """Whether it was made on our pages, not in a sheet: on a gap, a pairing, the governance."""
        return self.about.startswith(self.MADE_HERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTotal(Fact):
    """A total that a document reports, such as "10 of 34 have a platform"; `about`: a requirement's id.

    Kept beside what is recorded one by one, because nobody may know which ten those are.
    """

    about: str
    count: int
    out_of: int | None = None

    KIND: ClassVar[str] = "reported_total"
    KEY: ClassVar[tuple[str, ...]] = ("about", "as_of", "cites")
    REQUIRED: ClassVar[tuple[str, ...]] = ("about",)

    def _flaws(self) -> Iterator[Flaw]:
        yield from super(ReportedTotal, self)._flaws()
        if self.count < 0:
            yield self._flaw(FlawKind.BAD_NUMBER, "count")
        if self.out_of is not None and self.out_of < max(self.count, 1):
            yield self._flaw(FlawKind.BAD_NUMBER, "out_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Fact):
    """A sentence worth keeping: a lesson, what a model is known for, a reason given, a caution, a plan.

    A plan's text is its name, then a line a step. `subject` is the body it is about; None means the area.
    """

    text: str
    kind: RemarkKind
    subject: str | None = _may_refer("organisation", "network", "platform")

    @property
    def made_here(self) -> bool:
        """Whether it was made on our pages, not in a sheet: a plan."""
        return self.kind is RemarkKind.PLAN

    KIND: ClassVar[str] = "remark"
    KEY: ClassVar[tuple[str, ...]] = ("kind", "subject", "text")
    REQUIRED: ClassVar[tuple[str, ...]] = ("text",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Fact):
    """Where facts come from: a document, a page, an answer given by somebody's office."""

    id: str
    title: str
    publisher: str = ""
    published: RecordedDate | None = None
    address: str = ""
    page: str = ""

    KIND: ClassVar[str] = "source"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)


def ends_of(link: Fact) -> tuple[str, ...]:
    """Return the bodies that a link joins: what it names, but for its sources and who reported it."""
    return tuple(ref for name, refs in link.references() if name not in ("cites", "reported_by")
                 for ref in refs)


Body = Organisation | Network | Platform
Link = Membership | PlatformPart | PlatformRole | Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything recorded of one area. Raises RecordError, with every flaw, when facts do not fit.

    Facts keep the order in which they were given.
    """

    area: Area
    organisations: tuple[Organisation, ...] = ()
    networks: tuple[Network, ...] = ()
    platforms: tuple[Platform, ...] = ()
    memberships: tuple[Membership, ...] = ()
    platform_parts: tuple[PlatformPart, ...] = ()
    platform_roles: tuple[PlatformRole, ...] = ()
    ties: tuple[Tie, ...] = ()
    windows: tuple[Window, ...] = ()
    needs_surveys: tuple[NeedsSurvey, ...] = ()
    findings: tuple[Finding, ...] = ()
    reported_totals: tuple[ReportedTotal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        if flaws := tuple(flaws_among(self.facts())):
            raise RecordError(flaws)

    def facts(self) -> dict[type[Fact], tuple[Fact, ...]]:
        """Return the facts by kind, the area's own line first."""
        return {Area: (self.area,)} | {kind: getattr(self, name) for kind, name in FIELD_OF.items()}

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """Return the facts of one kind."""
        return cast("tuple[F, ...]", self.facts()[kind])

    def bodies(self) -> tuple[Body, ...]:
        """Return whatever a picture shows as a node: platforms, networks, organisations."""
        return (*self.platforms, *self.networks, *self.organisations)

    def links(self) -> tuple[Link, ...]:
        """Return whatever a picture shows as a line: memberships, parts, roles, ties."""
        return (*self.memberships, *self.platform_parts, *self.platform_roles, *self.ties)

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the area's own line is recorded."""
        return not any(getattr(self, name) for name in FIELD_OF.values())


FIELD_OF: dict[type[Fact], str] = {
    Organisation: "organisations",
    Network: "networks",
    Platform: "platforms",
    Membership: "memberships",
    PlatformPart: "platform_parts",
    PlatformRole: "platform_roles",
    Tie: "ties",
    Window: "windows",
    NeedsSurvey: "needs_surveys",
    Finding: "findings",
    ReportedTotal: "reported_totals",
    Remark: "remarks",
    Source: "sources",
}
"""The kinds of fact beside the area's own line, with the field of `Record` that holds them."""

KINDS: tuple[type[Fact], ...] = (Area, *FIELD_OF)

def _values_of(names: tuple[str, ...]) -> Callable[[Fact], tuple[Any, ...]]:
    """Return a function that gives the values of some fields; a tuple, also for one field."""
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda fact: (get(fact),)


_KEY_VALUES = {kind: _values_of(kind.KEY) for kind in KINDS}

REFERENCE_FIELDS: dict[type[Fact], tuple[tuple[str, tuple[str, ...]], ...]] = {
    kind: tuple((f.name, f.metadata["refers"]) for f in fields(kind) if "refers" in f.metadata)
    for kind in KINDS
}
"""The fields by which each kind of fact names other facts, with the kinds they may name."""

TEXT_FIELDS: dict[type[Fact], tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind)
                if f.type == "str" and f.name != "id" and "refers" not in f.metadata)
    for kind in KINDS
}
"""The fields of each kind of fact that hold free text."""

LIST_FIELDS: dict[type[Fact], tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind)
                if f.type == "tuple[str, ...]" and "refers" not in f.metadata and f.name != "serves")
    for kind in KINDS
}
"""The fields of each kind of fact that hold several short texts."""


def flaws_among(facts: dict[type[Fact], tuple[Fact, ...]]) -> Iterator[Flaw]:
    """Yield what is wrong between facts that are each right: doubles, loose references, circles."""
    ids = {kind.KIND: {fact.key()[0] for fact in facts.get(kind, ())}
           for kind in (Organisation, Network, Platform, Source)}
    yield from _shared_ids(facts)
    for kind, several in facts.items():
        seen: set[tuple[str, ...]] = set()
        known = [(name, set().union(*(ids[k] for k in kinds))) for name, kinds in REFERENCE_FIELDS[kind]]
        for position, fact in enumerate(several):
            key = fact.key()
            if key in seen:
                yield Flaw(FlawKind.DUPLICATE, kind.KIND, kind.KEY[0], key[0], position)
            seen.add(key)
            for name, allowed in known:
                value = getattr(fact, name)
                for ref in value if value.__class__ is tuple else (value,):
                    if ref and ref not in allowed and ":" not in ref:
                        yield Flaw(FlawKind.UNKNOWN_REFERENCE, kind.KIND, name, ref, position)
    organisations = facts.get(Organisation, ())
    yield from _circles([o for o in organisations if isinstance(o, Organisation)])


def _shared_ids(facts: dict[type[Fact], tuple[Fact, ...]]) -> Iterator[Flaw]:
    """Yield bodies of different kinds with one id: a reference could not tell them apart."""
    seen: dict[str, str] = {}
    for kind in (Organisation, Network, Platform):
        for position, fact in enumerate(facts.get(kind, ())):
            (own_id,) = fact.key()
            if seen.setdefault(own_id, kind.KIND) != kind.KIND:
                yield Flaw(FlawKind.DUPLICATE, kind.KIND, "id", own_id, position)


def _circles(organisations: list[Organisation]) -> Iterator[Flaw]:
    parent = {o.id: o.parent for o in organisations}
    for position, organisation in enumerate(organisations):
        above, seen = organisation.parent, {organisation.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = parent.get(above)
        if above == organisation.id:
            yield Flaw(FlawKind.CYCLIC_PARENT, "organisation", "parent", organisation.id, position)


def renamed(ref: str, owner: str, viewer: str) -> str:
    """Return the name by which `viewer`'s record knows what `owner`'s record calls `ref`."""
    home = home_of(ref) or owner
    return local_part(ref) if home == viewer else f"{home}:{local_part(ref)}"


def seen_from(facts: Iterable[F], owner: str, viewer: str) -> tuple[F, ...]:
    """Return facts of `owner`'s record as `viewer`'s record names them, ids and references both."""
    def name(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(renamed(ref, owner, viewer) for ref in value)
        return None if value is None else renamed(value, owner, viewer)

    def changed(fact: F) -> F:
        names = [n for n, _ in REFERENCE_FIELDS[type(fact)]] + ["id"] * hasattr(fact, "id")
        return replace(fact, **{n: name(getattr(fact, n)) for n in names})

    return tuple(changed(fact) for fact in facts)
