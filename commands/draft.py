"""`draft`: what somebody has changed on a page and not saved yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from commands.answering import Asked, asked, with_recorded_names
from graph.catalogue import Catalogue
from graph.store import Store
from graph.store.drafting import Draft
from locales import Words
from wording.changes import ChangeLine, ChangeReader, What


@click.command()
@click.argument("code")
@click.option("--discard", is_flag=True, help="Empty the drafts; they are gone for good.")
@asked()
def draft(wanted: Asked, code: str, discard: bool) -> None:
    """Show the drafts of an area, in words: what would be added, changed, removed. Nothing is saved."""
    with wanted.store() as store:
        drafts = store.drafts(code)
        for each in drafts if discard else ():
            store.discard_draft(code, each.person)
        catalogue = with_recorded_names(wanted.catalogue(), store)
        lines = [_lines_of(each, catalogue, wanted.words, store) for each in drafts]
    answer = {"area": code, "discarded": discard and bool(drafts),
              "drafts": [_as_json(*each) for each in zip(drafts, lines, strict=True)]}
    wanted.answer(answer, _lines(drafts, lines, wanted.words, discarded=discard))


def _lines_of(drafted: Draft, catalogue: Catalogue, words: Words, store: Store) -> list[ChangeLine]:
    reader = ChangeReader(drafted.before, drafted.record, catalogue, words, store.surrounded)
    return sorted(reader.lines(drafted.changes), key=lambda line: line.what is not What.REMOVED)


def _as_json(drafted: Draft, lines: list[ChangeLine]) -> dict[str, Any]:
    counts = Counter(line.what for line in lines)
    return {"person": drafted.person, "based_on": drafted.based_on, "changed_at": drafted.changed_at.isoformat(),
            **{what.value: counts[what] for what in What},
            "changes": [{"what": line.what.value, "kind": line.change.kind.KIND if hasattr(line.change, "kind") else "",
                         "sentence": line.sentence} for line in lines]}


def _lines(drafts: Sequence[Draft], lines: Sequence[list[ChangeLine]], words: Words, *,
           discarded: bool) -> Iterator[str]:
    if not drafts:
        yield words("command.no_draft")
    for drafted, of_draft in zip(drafts, lines, strict=True):
        counts = Counter(line.what for line in of_draft)
        yield words("command.draft", based_on=drafted.based_on, added=counts[What.ADDED],
                    changed=counts[What.CHANGED], removed=counts[What.REMOVED])
        yield from (f"  {line.sentence}" for line in of_draft)
    if drafts and discarded:
        yield words("command.draft_discarded", count=len(drafts))
