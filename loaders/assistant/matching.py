"""Who is who: names that may be one organisation though they are not safely the same. Proposed, never united."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.replacing import replace
from loaders.assistant.likeness import LEAST_LIKENESS, SHORTEST_FUZZY, Apart, Parts, likeness
from loaders.assistant.place import Surroundings
from loaders.assistant.spelling import key
from loaders.assistant.understood import Proposal, SeenNetwork, SeenOrganisation, Understood

MOST_LETTERS_MORE = 3
"""Letters that one of two spellings may have more than the other."""
MOST_ALIKE = 60
"""Names that share a part beyond which the part says nothing: 郵便局 of a whole prefecture."""
_SHARED: tuple[Callable[[Parts], str], ...] = (
    lambda name: name.full,
    lambda name: name.bare,
    lambda name: name.core,
    lambda name: name.seen,
    lambda name: name.tail if name.is_single else "",
    lambda name: name.facility,
    lambda name: name.department,
)
"""The parts of which two names share one when they are worth a look."""


def with_proposals(
    understood: Understood, surroundings: Surroundings, *, answered: Iterable[tuple[str, str]] = ()
) -> Understood:
    """Return what was understood with the pairs of names to ask about, the surest first.

    `answered` are pairs that were asked before, whatever the answer: they are not asked again.
    """
    done = {frozenset((key(a), key(b))) for a, b in answered}
    apart = Apart(surroundings)
    pairs: list[Proposal] = []
    for is_network in (False, True):
        seen = understood.networks if is_network else understood.organisations
        new = [_taken_apart(each, apart) for each in seen if not each.recorded_id]
        read = [_taken_apart(each, apart) for each in seen if each.recorded_id]
        known = [
            replace(apart(name, is_category=recorded.is_category, recorded_id=recorded.id), name=recorded.name)
            for recorded in surroundings.recorded
            if recorded.is_network == is_network
            for name in (recorded.name, *recorded.other_names)
        ]
        pairs += [replace(pair, is_network=is_network) for pair in _proposals(new, [*read, *known])]
    fresh = [pair for pair in pairs if frozenset((key(pair.first), key(pair.second))) not in done]
    return replace(understood, proposals=tuple(sorted(fresh, key=lambda pair: (-pair.score, pair.first, pair.second))))


def _taken_apart(seen: SeenOrganisation | SeenNetwork, apart: Apart) -> Parts:
    is_category = isinstance(seen, SeenOrganisation) and seen.is_category
    return apart(seen.name, is_category=is_category, recorded_id=seen.recorded_id)


def _proposals(new: Sequence[Parts], known: Sequence[Parts]) -> Iterator[Proposal]:
    """Yield pairs among the new names and between them and the known ones, each once."""
    pairs: set[frozenset[str]] = set()
    for first, second in _candidates([*new, *known], len(new)):
        pair = frozenset((first.name, second.name))
        if pair in pairs or key(first.name) == key(second.name):
            continue
        score, reason = likeness(first, second)
        if score >= LEAST_LIKENESS:
            pairs.add(pair)
            yield Proposal(first.name, second.name, round(score, 3), reason, second.recorded_id)


def _candidates(names: Sequence[Parts], new: int) -> Iterator[tuple[Parts, Parts]]:
    """Yield pairs worth a look: equal in one of their parts, or of like spelling; the first `new` names are new."""
    for part in _SHARED:
        groups: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            if shared := part(name):
                groups.setdefault(shared, []).append(number)
        for members in groups.values():
            near = members[:MOST_ALIKE]
            for at, first in enumerate(near):
                yield from ((names[first], names[second]) for second in near[at + 1 :] if first < new)
    yield from _one_longer(names, new)


def _one_longer(names: Sequence[Parts], new: int) -> Iterator[tuple[Parts, Parts]]:
    """Yield pairs of which one is the other with a few letters more in one place: 連絡協議会 and 協議会."""
    by_core: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        by_core.setdefault(name.core, []).append(number)
    for number, name in enumerate(names):
        for other in sorted({place for shorter in _shorter(name.core) for place in by_core.get(shorter, ())}):
            if min(number, other) < new:
                yield names[min(number, other)], names[max(number, other)]


def _shorter(core: str) -> set[str]:
    """Return what is left of a name without a few letters that stand together; nothing of a short name."""
    if len(core) <= SHORTEST_FUZZY:
        return set()
    return {
        core[:at] + core[at + length :]
        for length in range(1, MOST_LETTERS_MORE + 1)
        for at in range(len(core) - length + 1)
    }
