"""The custom properties of a workbook: what was written into it beside its sheets."""

from __future__ import annotations

from collections.abc import Mapping

from loaders import limits
from loaders.workbooks.opening import Archive
from loaders.workbooks.xml_parts import Attributes

PART = "docProps/custom.xml"
MOST_CHARACTERS = 255
"""Letters of a property that Excel takes."""


class _Properties:
    """Takes in the properties: `of` has the text of each by its name."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        self._name = ""

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "property":
            self._name = attributes.get("name", "")

    def text(self, data: str) -> None:
        if self._name and len(self.of) < limits.ENTRIES:
            self.of[self._name] = (self.of.get(self._name, "") + data)[:MOST_CHARACTERS]

    def end(self, name: str) -> None:
        if name == "property":
            self._name = ""


def custom_properties(archive: Archive) -> Mapping[str, str]:
    """Return the custom properties of a workbook by their names; of a part that is no XML none."""
    properties = _Properties()
    if PART not in archive:
        return {}
    try:
        archive.read(PART, properties, limits.STRUCTURE_BYTES)
    except ValueError:
        return {}
    return {name: text.strip() for name, text in properties.of.items()}
