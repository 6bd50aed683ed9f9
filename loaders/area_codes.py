"""Codes of areas as people write them: five digits told from six, and each code held against name and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from graph.catalogue.areas import AreaList, ListedArea
from graph.codes import check_digit, is_right
from graph.facts.choices import AreaKind
from graph.record.record import Record
from graph.spelling import plain
from loaders.cells import LIST_MARK, UnreadableCell
from loaders.problems import HintKind, ProblemKind

Recorded = Callable[[str], Record | None]
Conflict = tuple[StrEnum, str, str, str]
"""What does not fit: its kind, the field, what is written there, what else there is to say."""


class AreaCodes:
    """What is known of the areas that some files are about: those they list, those recorded, those published."""

    def __init__(self, areas: AreaList, recorded: Recorded) -> None:
        self._areas, self._recorded = areas, recorded
        self.listed: set[str] = set()
        """The codes on the files' own sheets of areas."""

    def settled(self, digits: str, name: str = "") -> tuple[str, HintKind | None]:
        """Return the code that is written, and how it was mended if it was.

        Five digits are a code that lost its leading zero, or one without its check digit: one code in ten can
        be read both ways. The name in the same row decides; where there is none, which of the two is known.
        Raises UnreadableCell (`five_digits`) where neither does.
        """
        if not (len(digits) == 5 and digits.isascii() and digits.isdigit()):
            return digits, None
        readings = {digits + check_digit(digits): HintKind.CHECK_DIGIT_ADDED}
        if is_right("0" + digits):
            readings["0" + digits] = HintKind.ZERO_RESTORED
        rules = [self._is_called(name)] if name else [
            self.listed.__contains__, lambda code: self._recorded(code) is not None, self._areas.by_code.__contains__]
        for is_meant in rules:
            if len(meant := list(filter(is_meant, readings))) == 1:
                return meant[0], readings[meant[0]]
        known = [self._labels([area]) if (area := self._areas.by_code.get(code)) else code for code in sorted(readings)]
        raise UnreadableCell(ProblemKind.FIVE_DIGITS, digits, LIST_MARK.join(known))

    def named(self, text: str) -> str:
        """Return the code of the one published area that a text names; "" where it names none, or several."""
        areas = () if text.isdigit() else self._areas.named(text)
        return areas[0].code if len(areas) == 1 else ""

    def _is_called(self, name: str) -> Callable[[str], bool]:
        def is_called(code: str) -> bool:
            listed, recorded = self._areas.by_code.get(code), self._recorded(code)
            return (listed is not None and self._areas.is_name_of(name, listed)) or (
                recorded is not None and plain(recorded.area.name) == plain(name))

        return is_called

    def conflicts(self, code: str, name: str, kind: AreaKind) -> Iterator[Conflict]:
        """Yield where the line of an area contradicts the published list: kind, name, code."""
        listed = self._areas.by_code.get(code)
        others = [other for other in self._areas.named(name) if other.code != code]
        if listed is None:
            yield from self._unlisted(code, name, kind, others)
            return
        if kind is not listed.kind:
            yield ProblemKind.KIND_UNLIKE_CODE, "kind", code, self._areas.full_name(listed)
        if self._areas.is_name_of(name, listed):
            if plain(name) != plain(listed.name):
                yield HintKind.SPELT_OTHERWISE, "name", name, listed.name
        elif others:
            yield ProblemKind.CODE_OF_ANOTHER, "code", self._labels(others), self._labels([listed])
        elif listed.kind is not AreaKind.NATION:
            yield HintKind.SPELT_OTHERWISE, "name", name, listed.name

    def _unlisted(self, code: str, name: str, kind: AreaKind, others: list[ListedArea]) -> Iterator[Conflict]:
        """Yield what is odd about a code that the list does not have: an invented or merged area, or a slip."""
        is_numbered_as_prefecture = code[2:5] == "000"
        if is_numbered_as_prefecture != (kind is AreaKind.PREFECTURE):
            yield HintKind.KIND_UNLIKE_NUMBER, "kind", code, ""
        if neighbours := [other for other in others if other.code[:2] == code[:2]]:
            yield ProblemKind.CODE_OF_ANOTHER, "code", self._labels(neighbours), code
        elif others:
            yield HintKind.LISTED_ELSEWHERE, "code", name, self._labels(others)

    def _labels(self, areas: list[ListedArea]) -> str:
        return LIST_MARK.join(f"{area.code}（{self._areas.full_name(area)}）" for area in areas)
