"""Who is meant where a row names others: by an id, or by a name as it stands on their own sheet or is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.codes import is_code
from graph.facts.fields import Field
from graph.facts.flaws import FlawKind
from graph.facts.references import home_of, is_id, local_part
from graph.spelling import plain
from loaders.called import Called
from loaders.cells import ID_SEPARATORS, LIST_MARK, SEPARATORS
from loaders.naming import those
from loaders.places import ANY, Line
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Reports

MOST_LOOKED_FOR = 50
"""Unknown names of one reading for which near ones are looked for: of a list of thousands nobody reads them."""


class Referring:
    """Finds whom rows name; `called` returns who is called what in an area."""

    def __init__(self, called: Callable[[str], Called]) -> None:
        self._called = called
        self._near: dict[tuple[str, str], str] = {}

    def ids(self, reference: Field, line: Line, reports: Reports) -> list[str] | None:
        """Return the ids that a cell means; None, with what is wrong reported, where one of them is not known."""
        written = line.values[reference.name]
        texts = self._parts(str(written[0]), reference, line) if isinstance(written, tuple) else [str(written)]
        meant = [self._id(text, reference, line, reports) for text in texts]
        return None if None in meant else list(filter(None, meant))

    def _parts(self, text: str, reference: Field, line: Line) -> Iterator[str]:
        """Yield what a cell of several holds. A name may have in it what stands between others."""
        if self._is_known(text, reference, line):
            yield text
            return
        for part in filter(None, map(str.strip, SEPARATORS.split(text))):
            pieces = list(filter(None, ID_SEPARATORS.split(part)))
            may_be_ids = all(map(is_id, pieces)) and (
                reference.loosely or any(self._is_known(piece, reference, line) for piece in pieces))
            yield from pieces if may_be_ids and not self._is_known(part, reference, line) else [part]

    def _is_known(self, text: str, reference: Field, line: Line) -> bool:
        area, local = _home(text, line)
        return bool(self._called(area).meant(local, reference.refers))

    def _id(self, text: str, reference: Field, line: Line, reports: Reports) -> str | None:
        area, local = _home(text, line)
        bearers = self._called(area).meant(local, reference.refers)
        if len(bearers) > 1:
            reports.refuse(line.place.problem(ProblemKind.NAME_OF_SEVERAL, reference.name, local, those(bearers)))
            return None
        if not bearers:
            return self._unknown(text, reference, line, reports)
        (bearer,) = bearers
        if bearer.id == local:
            return text
        reports.names[bearer.id] = bearer.name
        if bearer.name != local:
            reports.tell(line.place.problem(HintKind.READ_AS, reference.name, local, bearer.name))
        return bearer.id if area == line.area else f"{area}:{bearer.id}"

    def _unknown(self, text: str, reference: Field, line: Line, reports: Reports) -> str | None:
        """Report whom nobody knows, unless that is told already; return the id where it may be one all the same."""
        area, local = _home(text, line)
        if reference.loosely or (area != line.area and is_id(text)):
            return text
        if not reports.spoilt & {ANY, area, local, plain(local)}:
            near = self._nearest(area, local, reference)
            reports.refuse(line.place.problem(FlawKind.UNKNOWN_REFERENCE, reference.name, text, near))
        return None

    def _nearest(self, area: str, name: str, reference: Field) -> str:
        if (area, name) not in self._near and len(self._near) < MOST_LOOKED_FOR:
            self._near[area, name] = LIST_MARK.join(self._called(area).near(name, reference.refers))
        return self._near.get((area, name), "")


def _home(text: str, line: Line) -> tuple[str, str]:
    """Return the area in which a text names somebody, and by what."""
    home = home_of(text)
    return (home, local_part(text)) if home and is_code(home) else (line.area, text)
