"""A record: an area and its facts, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from graph.decisions.gap import GapDecision
from graph.decisions.governance import GovernanceAnswer
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.decisions.requirement import Assessment
from graph.facts.activities import Activity
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.fact import F, Fact
from graph.facts.links import Link, Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import NeedsSurvey, Remark, ReportedTotal, Source, Window
from graph.record.flaws import RecordError, flaws_among
from graph.record.kinds import BY_PLURAL, KEPT, LINKS, NODES


class Record:
    """Everything recorded of one area; it never changes.

    `Record(area=…, organisations=(…), ties=(…))` takes facts by the plural of their kind and keeps the order in which
    they are given. Raises RecordError, with every flaw, when they do not fit, and TypeError for a kind there is not.
    """

    __slots__ = ("_facts", "area")
    area: Area
    _facts: dict[type[Fact], tuple[Fact, ...]]

    def __init__(self, *, area: Area, **facts: Iterable[Fact]) -> None:
        if unknown := facts.keys() - BY_PLURAL.keys():
            raise TypeError(f"no such facts: {', '.join(sorted(unknown))}")
        by_kind = {kind: tuple(facts.get(plural, ())) for plural, kind in BY_PLURAL.items()}
        object.__setattr__(self, "area", area)
        object.__setattr__(self, "_facts", by_kind)
        if flaws := tuple(flaws_among(self.facts())):
            raise RecordError(flaws)

    @classmethod
    def excerpt(cls, area: Area, facts: Mapping[type[Fact], Iterable[Fact]]) -> Record:
        """Return some facts of a whole record, by kind. What they name may be left out: nothing is checked."""
        record = cls.__new__(cls)
        object.__setattr__(record, "area", area)
        object.__setattr__(record, "_facts", {kind: tuple(facts.get(kind, ())) for kind in KEPT})
        return record

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a record does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.area == other.area and self._facts == other._facts

    def __hash__(self) -> int:
        return hash((self.area, *self._facts.values()))

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(facts)} {kind.PLURAL}" for kind, facts in self._facts.items() if facts)
        return f"<Record of {self.area.code} {self.area.name}: {counts}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.area, {kind.PLURAL: facts for kind, facts in self._facts.items()})

    def facts(self) -> dict[type[Fact], tuple[Fact, ...]]:
        """Return the facts by kind, the area's own line first."""
        return {Area: (self.area,), **self._facts}

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """Return the facts of one kind."""
        return cast("tuple[F, ...]", (self.area,) if kind is Area else self._facts[kind])

    def __replace__(self, /, *, area: Area | None = None, **facts: Iterable[Fact]) -> Record:
        kept = {kind.PLURAL: kind_facts for kind, kind_facts in self._facts.items()}
        return Record(area=area or self.area, **(kept | facts))

    def nodes(self) -> tuple[Node, ...]:
        """Return whatever a picture shows as a node: platforms, networks, organisations."""
        return cast("tuple[Node, ...]", tuple(fact for kind in NODES for fact in self._facts[kind]))

    def links(self) -> tuple[Link, ...]:
        """Return whatever a picture shows as a line: memberships, parts, roles, ties."""
        return cast("tuple[Link, ...]", tuple(fact for kind in LINKS for fact in self._facts[kind]))

    def __iter__(self) -> Iterator[Fact]:
        yield self.area
        for kind in KEPT:
            yield from self._facts[kind]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the area's own line is recorded."""
        return not any(self._facts.values())

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations."""
        return self.of(Organisation)

    @property
    def networks(self) -> tuple[Network, ...]:
        """The networks."""
        return self.of(Network)

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The platforms."""
        return self.of(Platform)

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The memberships."""
        return self.of(Membership)

    @property
    def platform_parts(self) -> tuple[PlatformPart, ...]:
        """The platform parts."""
        return self.of(PlatformPart)

    @property
    def platform_roles(self) -> tuple[PlatformRole, ...]:
        """The platform roles."""
        return self.of(PlatformRole)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties."""
        return self.of(Tie)

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows."""
        return self.of(Window)

    @property
    def needs_surveys(self) -> tuple[NeedsSurvey, ...]:
        """The needs surveys."""
        return self.of(NeedsSurvey)

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities."""
        return self.of(Activity)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The assessments."""
        return self.of(Assessment)

    @property
    def gap_decisions(self) -> tuple[GapDecision, ...]:
        """The gap decisions."""
        return self.of(GapDecision)

    @property
    def pairings(self) -> tuple[Pairing, ...]:
        """The pairings."""
        return self.of(Pairing)

    @property
    def governance_answers(self) -> tuple[GovernanceAnswer, ...]:
        """The governance answers."""
        return self.of(GovernanceAnswer)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans."""
        return self.of(Plan)

    @property
    def reported_totals(self) -> tuple[ReportedTotal, ...]:
        """The reported totals."""
        return self.of(ReportedTotal)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks."""
        return self.of(Remark)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources."""
        return self.of(Source)


def _made(area: Area, facts: dict[str, tuple[Fact, ...]]) -> Record:
    return Record(area=area, **facts)
