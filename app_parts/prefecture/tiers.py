"""The nation, the prefecture and all its municipalities in one picture."""

from __future__ import annotations

from app_parts.frame import session
from app_parts.widgets.three_tiers import three_tiers
from graph.questions.tiers import tiers_in
from locales import Words


def tiers_of_prefecture(code: str, name: str, words: Words) -> None:
    """Show the three tiers of a prefecture."""
    tiers = tiers_in(session.store(), session.catalogue(), code, on=session.today(), language=words.language)
    three_tiers(tiers, words("tiers.prefecture", name=name), name, code)
