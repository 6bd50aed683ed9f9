"""One page, one question a visitor asks: widgets in order, no logic.

The pages are declared here, in the order in which the header shows them; each is the module of its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Declared:
    """A page: its name, which is its module's and its address's; its title stands under `[page]` in `locales/`.

    `in_header`: whether the header leads to it; a page that it does not lead to is reached from another place.
    """

    name: str
    in_header: bool = True

    @property
    def file(self) -> Path:
        """The module that shows it."""
        return HERE / f"{self.name}.py"


PAGES = (Declared("structure"), Declared("gaps"), Declared("what_if"), Declared("compare"), Declared("prefecture"),
         Declared("nation"), Declared("records"), Declared("draft", in_header=False),
         Declared("actor", in_header=False))
"""The first one opens first."""
