"""What a newer program declares: a kind of fact that this one does not have, and a field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import graph.facts

OUTING = '''"""A kind of fact that only a newer program has."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from graph.dates import RecordedDate
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import AreaCode, AtLeast, Id, Name, NodeRef, OrganisationRef, Refers


class Way(StrEnum):
    VISIT = "visit"
    BRIEFING = "briefing"


@fact_kind("outing", plural="outings", place=95)
class Outing(Fact, frozen=True, kw_only=True):
    id: Id
    name: Name
    way: Way
    day: RecordedDate | None = None
    people: Annotated[int, AtLeast(0)] | None = None
    is_open: bool = False
    carried_out_by: OrganisationRef | None = None
    with_whom: tuple[NodeRef, ...] = ()
    gone: Annotated[str, Refers("network", loosely=True)] | None = None
    at_window: Annotated[str, Refers("window")] | None = None
    areas: tuple[AreaCode, ...] = ()
    topics: tuple[str, ...] = ()


@fact_kind("exchange", plural="exchanges", place=75, key=("sender", "receiver"), ends=("sender", "receiver"))
class Exchange(Fact, frozen=True, kw_only=True):
    sender: OrganisationRef
    receiver: OrganisationRef
    files: int | None = None
'''

NEWER: dict[str, list[dict[str, Any]]] = {
    "outings": [
        {"id": "visit", "name": "架空の訪問'; DROP TABLE tie; --", "way": "visit", "people": 3, "is_open": True,
         "carried_out_by": "welfare", "with_whom": ("school", "council", "993018:x"), "gone": "no-longer", "at_window": "w",
         "areas": ("992011", "993018"), "topics": ("居場所", "家族"), "cites": ("s1",), "note": "はじめて"},
        {"id": "briefing", "name": "架空の説明会", "way": "briefing"}],
    "exchanges": [{"sender": "welfare", "receiver": "school", "files": 2, "cites": ("s1",)},
                  {"sender": "office", "receiver": "993018:x"}]}


def with_another_kind(folder: Path) -> Path:
    """Write the modules of a program that has two kinds of fact more."""
    folder.mkdir()
    (folder / "outings.py").write_text(OUTING, encoding="utf-8")
    return folder


def with_another_field(folder: Path) -> Path:
    """Write the modules of a program whose windows have a field more."""
    folder.mkdir()
    module = Path(graph.facts.__path__[-1], "observations.py").read_text(encoding="utf-8")
    field = "    all_households_reached: Answer = Answer.UNKNOWN\n"
    assert field in module
    (folder / "observations.py").write_text(module.replace(field, f'{field}    web: str = "架空"\n'), encoding="utf-8")
    return folder
