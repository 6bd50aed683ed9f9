"""A prefecture as a person names it on the command line: one rule for every subcommand."""

from __future__ import annotations

from graph.catalogue import Catalogue
from graph.codes import prefecture_meant
from graph.errors import UsageError
from graph.store import Store
from locales import Words

NAMED = "39, its code 390003, or the code of a municipality in it"
"""What a prefecture may be named by, for the help of an option."""


def municipalities(store: Store, catalogue: Catalogue, text: str, words: Words) -> tuple[str, list[str]]:
    """Return the code of the prefecture that a text names, and the codes of its municipalities that are recorded.

    Raises UsageError (`prefecture_code`) for a text that names none, (`no_prefecture`) where none of its
    municipalities are recorded.
    """
    code = prefecture_meant(text)
    if code is None:
        raise UsageError("prefecture_code", text=text)
    recorded = [line.code for line in store.areas(code) if line.code != code]
    if not recorded:
        raise UsageError("no_prefecture", name=catalogue.areas.name(code, words.language), code=code)
    return code, recorded
