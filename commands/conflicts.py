"""Where an exported book was changed and the record too: said one by one, or settled by `--prefer`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from commands.answering import BAD_INPUT, Asked, say
from graph.changes.merging import Conflict, Side
from loaders.area_codes import Recorded
from loaders.reading import Reading, settled
from wording.conflicts import ConflictReader

SIDES: dict[str, Side] = {"file": "mine", "store": "theirs"}
ROUNDS = 8
"""How often it is settled: whose value counts in one place may bring a fact back that disagrees in another."""


def preferring(reading: Reading, recorded: Recorded, prefer: str) -> Reading:
    """Return a reading in which one side's value counts wherever both changed something. Raises as `settled` does."""
    choices: dict[str, dict[str, Side]] = {}
    for _ in range(ROUNDS):
        if not reading.conflicts:
            break
        for code, conflicts in reading.conflicts.items():
            choices.setdefault(code, {}).update({conflict.name: SIDES[prefer] for conflict in conflicts})
        reading = settled(reading, recorded, choices)
    return reading


def refuse_conflicts(reading: Reading, wanted: Asked) -> NoReturn:
    """Say every conflict, and what can be done; nothing is saved."""
    wanted.answer({"conflicts": conflicts_as_json(reading, wanted)}, iter(()))
    for line in conflict_sentences(reading, wanted):
        say(line, err=True)
    say(wanted.words("command.conflicts", count=sum(map(len, reading.conflicts.values()))), err=True)
    raise SystemExit(BAD_INPUT)


def conflict_sentences(reading: Reading, wanted: Asked) -> Iterator[str]:
    """Yield a sentence for each conflict: what, whose value is what."""
    for _, conflict, reader in _conflicts(reading, wanted):
        yield wanted.words("command.conflict", what=reader.label(conflict), mine=reader.mine(conflict),
                           theirs=reader.theirs(conflict))


def conflicts_as_json(reading: Reading, wanted: Asked) -> list[dict[str, Any]]:
    """Return each conflict with stable keys."""
    return [{"area": code, "what": conflict.kind.KIND, "subject": "/".join(conflict.key), "field": conflict.field,
             "file": reader.mine(conflict), "store": reader.theirs(conflict), "sentence": reader.label(conflict)}
            for code, conflict, reader in _conflicts(reading, wanted)]


def _conflicts(reading: Reading, wanted: Asked) -> Iterator[tuple[str, Conflict, ConflictReader]]:
    for code, conflicts in reading.conflicts.items():
        edition = reading.editions[code]
        reader = ConflictReader(edition.base, edition.mine, edition.theirs, wanted.catalogue(), wanted.words)
        for conflict in conflicts:
            yield code, conflict, reader
