"""Headings that announce data about a person; what counts as one is data, in `personal_data.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.spelling import plain

PERSONAL_DATA = Path(__file__).with_name("personal_data.toml")
_ASIDE = re.compile(r"[(\[【<「].*?[)\]】>」]|[※*:・●○◎■□★☆_.\-]|^[0-9]+[.)、]?|欄$")
"""What stands beside a heading: brackets, bullets, a number in front."""


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The lists of the file, in their plainest spelling."""

    harmless: re.Pattern[str]
    exactly: frozenset[str]
    containing: re.Pattern[str]
    ending: tuple[str, ...]
    about_the_row: dict[str, frozenset[str]]


@cache
def is_personal(heading: str, kind: str = "") -> bool:
    """Return whether a heading announces data about a person.

    `kind` is the kind of fact of the sheet it stands on, if that is known: on the sheet of windows 「対象者」 says whom
    a window is there for.
    """
    spellings, spelt = _spellings(), plain(heading)
    bare = _ASIDE.sub("", spelt)
    if {spelt, bare} & spellings.about_the_row.get(kind, frozenset()):
        return False
    rest = [spellings.harmless.sub("", text) for text in (spelt, bare)]
    return bool({spelt, bare} & spellings.exactly) or any(
        spellings.containing.search(text) or text.endswith(spellings.ending) for text in rest)


@cache
def _spellings() -> _Spellings:
    lists = tomllib.loads(PERSONAL_DATA.read_text(encoding="utf-8"))
    by_length = {name: sorted(map(plain, lists[name]), key=len, reverse=True) for name in ("harmless", "containing")}
    harmless, containing = (re.compile("|".join(map(re.escape, parts))) for parts in by_length.values())
    return _Spellings(harmless, frozenset(map(plain, lists["exactly"])), containing, tuple(map(plain, lists["ending"])),
                      {kind: frozenset(map(plain, spelt)) for kind, spelt in lists["about_the_row"].items()})
