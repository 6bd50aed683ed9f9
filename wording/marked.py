"""Names that can be found again in a sentence: whoever shows it on a page makes links of them.

A record whose names are marked is read as any other, and whatever is said of it carries the marks. They are characters
that stand for nothing (Unicode leaves U+FDD0 and those after it to a program's own use), so that no name has them, and
escaping for HTML leaves them alone. What is read of a marked record is for a page only, through `linked`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.facts.actors import Network, Organisation, Platform
from graph.facts.fact import F
from graph.recent import kept
from graph.record.kinds import NODES
from graph.record.record import Record
from graph.replacing import replace
from wording.facts import Reader

BEGIN, BETWEEN, END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{BEGIN}([^{BEGIN}-{END}]*){BETWEEN}([^{BEGIN}-{END}]*){END}")
_MARKS = re.compile(f"[{BEGIN}-{END}]")


@kept()
def marked(record: Record) -> Record:
    """Return a record in which the name of every actor carries whose it is."""
    return replace(record, **{kind.PLURAL: map(marked_fact, record.of(kind)) for kind in NODES})


def marked_fact(fact: F) -> F:
    """Return a fact with its name marked, where it is an actor."""
    if not isinstance(fact, Organisation | Network | Platform):
        return fact
    return replace(fact, name=f"{BEGIN}{fact.id}{BETWEEN}{_MARKS.sub('', fact.name)}{END}")


def marking(reader: Reader) -> Reader:
    """Return a reader in whose sentences names are marked."""
    around = reader.around and marked(reader.around)
    return replace(reader, record=marked(reader.record), around=around)


def without_marks(text: str) -> str:
    """Return a text with its names as they are."""
    return with_names(text, lambda _, name: name)


def with_names(text: str, written: Callable[[str, str], str]) -> str:
    """Return a text or HTML with each marked name as it is `written`, by whose it is and the name; no mark is left."""
    return _MARKS.sub("", _MARKED.sub(lambda name: written(name[1], name[2]), text))
