"""Word's own numbers in front of paragraphs, counted as Word counts them; they stand in no text."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

_KANJI = "一二三四五六七八九十"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IN_KANJI = {
    "japaneseCounting",
    "chineseCounting",
    "ideographDigital",
    "taiwaneseCounting",
    "chineseCountingThousand",
    "japaneseLegal",
}
_MOST_CIRCLED = 20
_DEEPEST = 9


class Numbering:
    """The numbered lists of one document, counted on with each paragraph that is asked about, in their order."""

    def __init__(self, document: Any) -> None:
        relations = document.part.rels.values()
        has_numbers = any(relation.reltype.endswith("/numbering") for relation in relations)
        self._root = document.part.numbering_part.element if has_numbers else None
        self._styles = {style.style_id: style.element for style in document.styles}
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: Any) -> str:
        """Return the number in front of a paragraph, such as 「(1)　」, or ""."""
        numbering = self._level_of(paragraph)
        if numbering is None:
            return ""
        number_id, level = numbering
        form, text = self._format(number_id, level)
        self._counts[number_id, level] = self._counts.get((number_id, level), 0) + 1
        for deeper in range(level + 1, _DEEPEST):
            self._counts.pop((number_id, deeper), None)
        if form in ("bullet", "none"):
            return "・" if form == "bullet" else ""
        counted = in_form(self._counts[number_id, level], form)
        return "　" * level + text.replace(f"%{level + 1}", counted) + "　"

    def _level_of(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list a paragraph is in, by itself or by its style, and how deep."""
        numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if numbered is None and style is not None:
            element = self._styles.get(style.get(qn("w:val")))
            numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if element is not None else None
        number = numbered.find(qn("w:numId")) if numbered is not None else None
        if number is None or number.get(qn("w:val")) == "0":
            return None
        level = numbered.find(qn("w:ilvl"))
        return number.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0

    def _format(self, number_id: str, level: int) -> tuple[str, str]:
        """Return how a level counts and what stands around the number."""
        form, text = None, None
        for abstract in self._abstracts(number_id):
            for each in abstract.findall(qn("w:lvl")):
                if each.get(qn("w:ilvl")) == str(level):
                    form, text = each.find(qn("w:numFmt")), each.find(qn("w:lvlText"))
        return (
            form.get(qn("w:val")) if form is not None else "decimal",
            text.get(qn("w:val")) if text is not None else f"%{level + 1}.",
        )

    def _abstracts(self, number_id: str) -> list[Any]:
        """Return the definitions that a list's number stands for."""
        if self._root is None:
            return []
        wanted = {
            number.find(qn("w:abstractNumId")).get(qn("w:val"))
            for number in self._root.findall(qn("w:num"))
            if number.get(qn("w:numId")) == number_id
        }
        return [each for each in self._root.findall(qn("w:abstractNum")) if each.get(qn("w:abstractNumId")) in wanted]


def in_form(number: int, form: str) -> str:
    """Return a number as one of Word's forms writes it."""
    if form in _IN_KANJI:
        tens, ones = divmod(number, 10)
        before = "" if tens == 0 else "十" if tens == 1 else _KANJI[tens - 1] + "十"
        return before + (_KANJI[ones - 1] if ones else "")
    if form in ("aiueo", "aiueoFullWidth"):
        return _AIUEO[(number - 1) % len(_AIUEO)]
    if form in ("iroha", "irohaFullWidth"):
        return _IROHA[(number - 1) % len(_IROHA)]
    if form == "decimalEnclosedCircle" and number <= _MOST_CIRCLED:
        return chr(ord("①") + number - 1)
    return str(number)
