"""Areas: municipalities, prefectures, the nation."""

from __future__ import annotations

from typing import Annotated

from graph import codes
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import AreaCode, AtLeast, Name


@fact_kind("area", plural="areas", place=0, key=("code",), sourced=False)
class Area(Fact, frozen=True, kw_only=True):
    """A municipality, a prefecture or the nation. `code` has six digits, the last a check digit."""

    code: AreaCode
    name: Name
    kind: AreaKind
    district: str = ""
    kana: str = ""
    name_en: str = ""
    population: Annotated[int, AtLeast(0)] | None = None
    address: str = ""

    @property
    def prefecture(self) -> str:
        """The code of the prefecture the area lies in."""
        return codes.prefecture_of(self.code)
