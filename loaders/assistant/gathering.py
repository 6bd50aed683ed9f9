"""Gathering what the tables of a file say: each organisation once, whatever its safe spellings, with its places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.dates import RecordedDate
from loaders.assistant.doubts import Doubt, DoubtKind, LeftOut, LeftOutKind, Place, Question, QuestionKind
from loaders.assistant.grid import CUT
from loaders.assistant.guess import Guess
from loaders.assistant.mentions import Mention
from loaders.assistant.nature import network_type_of, partner_types_of, tier_of
from loaders.assistant.place import Surroundings
from loaders.assistant.spelling import kept, key
from loaders.assistant.understood import (
    SeenFinding,
    SeenMembership,
    SeenNetwork,
    SeenOrganisation,
    SeenReason,
    SeenTie,
    SeenWindow,
    Understood,
)

UNDIRECTED = frozenset({"shares_information", "handles_cases_together", "formal_agreement"})
"""Kinds of tie that have no direction, as the catalogue ships; `Gathering` is told when a town hall has others."""
_THIS_PLACE = {
    "町",
    "市",
    "村",
    "区",
    "県",
    "府",
    "都",
    "道",
    "役場",
    "町役場",
    "村役場",
    "市役所",
    "区役所",
    "本町",
    "本市",
    "本村",
}


@dataclass
class _Named:
    """An organisation or a network while it is gathered."""

    name: str
    spellings: dict[str, None] = field(default_factory=dict)
    is_category: bool = False
    is_from_post: bool = True
    contact: str = ""
    legal_basis: str = ""
    since: RecordedDate | None = None
    places: dict[Place, None] = field(default_factory=dict)


class Gathering:
    """Takes in what tables say, in their order, and gives it back as one `Understood`.

    `same` are pairs of names that a person said are one organisation; the first spelling of either stays.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        *,
        same: Collection[tuple[str, str]] = (),
        undirected: Collection[str] = UNDIRECTED,
    ) -> None:
        self.surroundings = surroundings
        self.left_out: dict[LeftOut, None] = {}
        self.doubts: list[Doubt] = []
        self.questions: dict[Question, None] = {}
        self.findings: dict[tuple[str, str], SeenFinding] = {}
        self.reasons: dict[tuple[str, str], SeenReason] = {}
        self.windows: dict[tuple[str, str], SeenWindow] = {}
        self._undirected = frozenset(undirected)
        self._organisations: dict[str, _Named] = {}
        self._networks: dict[str, _Named] = {}
        self._memberships: dict[tuple[str, str], dict[str, SeenMembership]] = {}
        self._ties: dict[tuple[str, str, str, str], SeenTie] = {}
        self._same: dict[str, str] = {}
        for first, second in same:
            self._same[self._key_of(key(second))] = self._key_of(key(first))
        self._ids = {
            (known.is_network, self._key_of(key(name))): known.id
            for known in reversed(surroundings.recorded)
            for name in (*known.other_names, known.name)
        }

    def _key_of(self, spelling: str) -> str:
        while self._same.get(spelling, spelling) != spelling:
            spelling = self._same[spelling]
        return spelling

    def organisation(self, mention: Mention | str, place: Place) -> str:
        """Take in an organisation; return the name by which it is gathered, the first spelling of it."""
        said = Mention(kept(mention)) if isinstance(mention, str) else mention
        name = kept(said.name.replace(CUT, ""))
        if (
            name in _THIS_PLACE
            and name.removesuffix("役場").removesuffix("役所")[-1:] == self.surroundings.area.name[-1:]
        ):
            name = self.surroundings.area.name
        known = self._organisations.setdefault(
            self._key_of(key(name)), _Named(name, is_category=said.is_category and name != self.surroundings.area.name)
        )
        known.spellings.setdefault(name)
        known.is_category = known.is_category and said.is_category
        known.is_from_post = known.is_from_post and said.is_from_post
        known.places.setdefault(place)
        return known.name

    def ending_with(self, name: str) -> str:
        """Return the one organisation whose name ends with a name (福祉課 → 健康福祉部福祉課), or the name itself."""
        names = [named.name for spelling, named in self._organisations.items() if spelling.endswith(key(name))]
        return names[0] if len(names) == 1 else name

    def contact(self, organisation: str, contact: str) -> None:
        """Note the telephone number of an organisation's office; the first counts."""
        known = self._organisations[self._key_of(key(organisation))]
        known.contact = known.contact or kept(contact)

    def network(self, name: str, place: Place, *, legal_basis: str = "", since: RecordedDate | None = None) -> str:
        """Take in a council; return the name by which it is gathered."""
        known = self._networks.setdefault(self._key_of(key(name)), _Named(kept(name)))
        known.spellings.setdefault(kept(name))
        known.legal_basis = known.legal_basis or legal_basis
        known.since = known.since or since
        known.places.setdefault(place)
        return known.name

    def membership(
        self,
        organisation: str,
        network: str,
        seat: str,
        place: Place,
        since: RecordedDate | None = None,
        until: RecordedDate | None = None,
    ) -> None:
        """Take in a seat. Several people of one organisation with one seat are one membership."""
        seats = self._memberships.setdefault((organisation, network), {})
        if seat:
            seats.pop("", None)
        if seat or not seats:
            seats.setdefault(seat, SeenMembership(organisation, network, seat, since, until, (place,)))

    def tie(
        self, source: str, target: str, kind: str, place: Place, *, frequency: str = "", reported_by: str = ""
    ) -> None:
        """Take in a tie; one of an organisation with itself, or one that is there already, is left out and told."""
        if source == target:
            self.leave_out(LeftOutKind.TIE_TO_ITSELF, place)
            return
        if not kind:
            self.ask(QuestionKind.TIE_KIND, Place(place.file, place.sheet))
        first, second = sorted((source, target)) if kind in self._undirected else (source, target)
        known = first, second, kind, reported_by
        if known in self._ties:
            self.leave_out(LeftOutKind.SAME_TIE, place)
        else:
            self._ties[known] = SeenTie(source, target, kind, frequency, reported_by, (place,))

    def leave_out(self, kind: LeftOutKind, place: Place) -> None:
        """Tell something that is not taken in."""
        self.left_out.setdefault(LeftOut(kind, place))

    def doubt(self, kind: DoubtKind, place: Place, value: str = "") -> None:
        """Tell something that could not be read; a value that held something about a person is not told."""
        self.doubts.append(Doubt(kind, place, "" if CUT in value else kept(value)[:80]))

    def ask(self, kind: QuestionKind, place: Place) -> None:
        """Ask what the file does not say."""
        self.questions.setdefault(Question(kind, place))

    def understood(self, guess: Guess, left_out: Sequence[LeftOut] = ()) -> Understood:
        """Return everything that was taken in."""
        all_left_out = dict.fromkeys([*left_out, *guess.left_out, *self.left_out])
        return Understood(
            guess.kind,
            guess.title,
            guess.as_of,
            tuple(map(self._seen_organisation, self._organisations.values())),
            tuple(map(self._seen_network, self._networks.values())),
            tuple(chain.from_iterable(map(dict.values, self._memberships.values()))),
            tuple(self._ties.values()),
            tuple(self.findings.values()),
            tuple(self.reasons.values()),
            tuple(self.windows.values()),
            left_out=tuple(all_left_out),
            doubts=tuple(self.doubts),
            questions=tuple(self.questions),
        )

    def _seen_organisation(self, named: _Named) -> SeenOrganisation:
        return SeenOrganisation(
            named.name,
            tuple(spelling for spelling in named.spellings if spelling != named.name),
            named.is_category,
            partner_types_of(named.name),
            tier_of(named.name, self.surroundings.area.name),
            named.contact,
            named.is_from_post,
            self._recorded(named, is_network=False),
            tuple(named.places),
        )

    def _seen_network(self, named: _Named) -> SeenNetwork:
        return SeenNetwork(
            named.name,
            tuple(spelling for spelling in named.spellings if spelling != named.name),
            network_type_of(named.name),
            named.legal_basis,
            named.since,
            self._recorded(named, is_network=True),
            tuple(named.places),
        )

    def _recorded(self, named: _Named, *, is_network: bool) -> str:
        """Return the id under which one of the names is recorded, or ""."""
        keys = (self._key_of(key(spelling)) for spelling in named.spellings)
        return next((self._ids[is_network, name_key] for name_key in keys if (is_network, name_key) in self._ids), "")
