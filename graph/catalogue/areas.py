"""The nation, its 47 prefectures and 1,741 municipalities, as a list to look codes and names up in.

Codes, kinds and names: 全国地方公共団体コード (総務省), as it stands since 2018-10-01.
Inhabitants: 令和2年国勢調査 人口速報集計 (総務省統計局), counted on 2020-10-01; none for 双葉町, where nobody lived.
Latitude and longitude are those of the office.
The list knows neither invented areas nor merged ones nor the wards of designated cities: a code that it does not
have may be right all the same.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.codes import NATION, prefecture_of
from graph.errors import UsageError
from graph.facts.choices import AreaKind
from graph.spelling import plain

_ONE_CHARACTER = str.maketrans(
    "ヶヵ龍檮條鰺籠澤髙﨑邊邉嶋舘槇壽廣與檜藪竈曾礪瀧萬豐惠濱濵櫻國縣鐵莊冨峯梼鯵篭",
    "ケカ竜梼条鯵篭沢高崎辺辺島館槙寿広与桧薮釜曽砺滝万豊恵浜浜桜国県鉄荘富峰梼鯵篭")
"""Characters of names of areas that are written in two ways: 龍ケ崎市 and 竜ヶ崎市 are one city."""
LONGEST_NAME = 30
"""Characters of a name with all that may stand in front of it."""
_DISTRICT = r"(?:.{1,5}(?:郡|支庁|総合振興局|振興局))?"


RecordedName = Callable[[str], str | None]
"""Returns what an area is called in its record, None where it has none."""


@dataclass(frozen=True, slots=True)
class ListedArea:
    """One area of the list. `population` is None where nobody lived; places are degrees, None for the nation."""

    code: str
    kind: AreaKind
    name: str
    kana: str
    name_en: str
    population: int | None
    latitude: float | None
    longitude: float | None
    address: str

    @property
    def prefecture(self) -> str:
        """The code of the prefecture it lies in."""
        return prefecture_of(self.code)


class AreaList:
    """The list, read when it is first asked for. Raises UsageError (`bad_catalogue`) when it cannot be read.

    `recorded` gives the name of an area that is not listed but has a record, None for any other.
    """

    def __init__(self, path: Path, recorded: RecordedName = lambda _: None) -> None:
        self._path, self._recorded = path, recorded

    def also(self, recorded: RecordedName) -> AreaList:
        """Return the list with the names of those areas that it does not have itself: invented ones, merged ones."""
        return AreaList(self._path, recorded)

    @cached_property
    def by_code(self) -> Mapping[str, ListedArea]:
        """Every area by its code, in the order of codes."""
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as file:
                return {row["code"]: _area(row) for row in csv.DictReader(file)}
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise UsageError("bad_catalogue", file=self._path.name, reason=str(error)) from error

    @cached_property
    def _by_spelling(self) -> Mapping[str, tuple[ListedArea, ...]]:
        by_spelling: dict[str, tuple[ListedArea, ...]] = {}
        for area in self.by_code.values():
            for spelt in {_spelt(area.name), plain(area.kana), plain(area.name_en)} - {""}:
                by_spelling[spelt] = (*by_spelling.get(spelt, ()), area)
        return by_spelling

    def named(self, text: str) -> tuple[ListedArea, ...]:
        """Return the areas that a name, a reading in kana or in Latin letters means, by code.

        Several where a name occurs twice (府中市), one where its prefecture stands in front (東京都府中市).
        """
        wanted = _spelt(text)[-LONGEST_NAME:]
        ends = (self._by_spelling.get(wanted[at:], ()) for at in range(len(wanted)))
        return next((meant_areas for areas in ends
                     if (meant_areas := tuple(area for area in areas if self.is_name_of(text, area)))), ())

    def is_name_of(self, text: str, area: ListedArea) -> bool:
        """Return whether a text is an area's name or reading, with prefecture and district in front or without."""
        prefecture = self.by_code.get(area.prefecture)
        above = _spelt(prefecture.name) if prefecture and area.prefecture not in (area.code, NATION) else ""
        named = f"(?:{above})?{_DISTRICT}{re.escape(_spelt(area.name))}"
        return bool(re.fullmatch(named, _spelt(text))) or plain(text) in {plain(area.kana), plain(area.name_en)} - {""}

    def name(self, code: str, language: str) -> str:
        """Return an area's listed name in a language (`ja`, `en`), else its recorded one, else its code."""
        area = self.by_code.get(code)
        if area is None:
            return self._recorded(code) or code
        if language == "ja" or not area.name_en:
            return area.name
        plainly = area.kind is not AreaKind.PREFECTURE or area.name.endswith("道")
        return area.name_en if plainly else f"{area.name_en} Prefecture"

    def full_name(self, area: ListedArea) -> str:
        """Return a name that only this area has: with its prefecture where the name occurs twice."""
        if len(self._by_spelling[_spelt(area.name)]) == 1:
            return area.name
        return f"{area.name}（{self.by_code[area.prefecture].name}）"


def _spelt(name: str) -> str:
    """Return a name in its plainest spelling, each character in one of its forms."""
    return plain(name).translate(_ONE_CHARACTER)


def _area(row: dict[str, str]) -> ListedArea:
    population, *place = row["population_2020"], row["latitude"], row["longitude"]
    latitude, longitude = (float(degrees) if degrees else None for degrees in place)
    return ListedArea(row["code"], AreaKind(row["kind"]), row["name"], row["kana"], row["name_en"],
                      int(population) if population else None, latitude, longitude, row["address"])
