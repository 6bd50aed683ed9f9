"""Reading files of anybody's own form: guessed, understood, and joined with what is recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.catalogue import Catalogue
from graph.errors import InputError, Problem, UsageError
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.links import Membership
from graph.facts.references import home_of, local_part
from graph.record.record import Record
from graph.replacing import replace
from loaders.area_codes import Recorded
from loaders.assistant.cleaned import Cleaned
from loaders.assistant.doubts import Place, QuestionKind
from loaders.assistant.grid import CUT
from loaders.assistant.guess import Guess, Kind
from loaders.assistant.guessing import guess_of
from loaders.assistant.place import AreaName, RecordedName, Surroundings
from loaders.assistant.reading import Answers, understand
from loaders.assistant.understood import Understood
from loaders.confirming import Trait, guessed_traits, only_confirmed
from loaders.joining import Joining, Row, tables_of
from loaders.laying_over import Meaning, Replaced
from loaders.lists import CompleteList
from loaders.origins import Exported
from loaders.problems import GuessProblemKind, HintKind
from loaders.reading import Reading, read_tables
from loaders.reading_apart import anybodys_apart
from loaders.remembering import Remembered, as_remembered, is_as_remembered, kind_as_remembered
from loaders.tables import Reports

NOTHING_REMEMBERED: Remembered = lambda shape: None  # noqa: E731
ROUNDS = 8
"""How often rows that cannot be recorded are taken out: each time those that rest on them may follow."""
QUESTIONS = {QuestionKind.NETWORK: GuessProblemKind.NEEDS_NETWORK,
             QuestionKind.TIE_KIND: GuessProblemKind.NEEDS_TIE_KIND}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says beside the files: whose record, what they are (None: to be guessed), and what they leave out.

    `status` is the catalogue's id for all memberships, `source` the title under which they are cited ("": their own).
    `traits` is what a person confirmed of what is guessed from names, None: all of it; the rest stays unknown.
    `anew`: what was confirmed of files of the same shape does not count.
    """

    area: str
    kind: Kind | None = None
    answers: Answers = field(default_factory=Answers)
    status: str = ""
    source: str = ""
    traits: Collection[Trait] | None = ()
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Assisted:
    """What files of anybody's form say: the records they make up, how they were read, and what was understood.

    `traits` is what the names speak for; it is in the records where `are_confirmed`.
    """

    reading: Reading
    guess: Guess
    understood: Understood
    traits: tuple[Trait, ...] = ()
    are_confirmed: bool = False


def read_anybodys(paths: Sequence[Path], asked: Asked, *, catalogue: Catalogue, recorded: Recorded,
                  areas: Iterable[AreaName], with_hidden: bool = False, lists: Sequence[CompleteList] = (),
                  exported: Exported = lambda origin: None,
                  remembered: Remembered = NOTHING_REMEMBERED) -> tuple[Reading, Assisted | None]:
    """Return what files say: in our own form as `read` does, in any other as the assistant does; raises as they do."""
    reports = Reports()
    assistant = Assistant(asked.area, catalogue=catalogue, recorded=recorded, areas=areas,
                          remembered=NOTHING_REMEMBERED if asked.anew else remembered)
    tables, clean = anybodys_apart(paths, reports)
    reports.raise_if_any(tables)
    if clean is None:
        meaning = Meaning(lists, exported=exported, area=assistant.area)
        return read_tables(tables, reports, catalogue=catalogue, recorded=recorded, with_hidden=with_hidden,
                           meaning=meaning), None
    assisted = assistant.read(clean, assistant.guess(clean, asked.kind), asked, lists)
    reading = replace(assisted.reading, hints=(*reports.hints, *assisted.reading.hints))
    return reading, assisted


class Assistant:
    """Reads for one area. `recorded` is as in `loaders.reading.read`; `areas` are those recorded, listed or not.

    `remembered` gives how tables of a shape were confirmed to be read.

    Raises UsageError (`unlisted_area`) for an area that is neither recorded nor published.
    """

    def __init__(self, area: str, *, catalogue: Catalogue, recorded: Recorded, areas: Iterable[AreaName],
                 remembered: Remembered = NOTHING_REMEMBERED) -> None:
        self._catalogue, self._recorded, self._code = catalogue, recorded, area
        self._remembered = remembered
        listed = (AreaName(entry.code, entry.name, entry.kind.value) for entry in catalogue.areas.by_code.values())
        self._areas = {name.code: name for name in (*listed, *areas)}
        if area not in self._areas:
            raise UsageError("unlisted_area", area=area)
        self._undirected = frozenset(kind.id for kind in catalogue.tie_kinds.values() if not kind.directed)
        self.surroundings = Surroundings(self._areas[area], tuple(self._areas.values()),
                                         tuple(_names(recorded(area), recorded)))

    @property
    def area(self) -> Area:
        """The area that it reads for, as it is recorded or published."""
        name = self._areas[self._code]
        record = self._recorded(self._code)
        return record.area if record else Area(code=name.code, name=name.name, kind=AreaKind(name.kind))

    def guess(self, clean: Cleaned, kind: Kind | None = None) -> Guess:
        """Return how grids are to be read, as it was confirmed of such tables where a person does not say otherwise.

        Raises InputError (`nothing_recognised`) where nobody can tell.
        """
        guess = as_remembered(self._guess(clean, kind), self._remembered)
        if guess.kind is None or not guess.tables:
            files = dict.fromkeys(grid.file for grid in clean.grids)
            raise InputError(tuple(Problem(GuessProblemKind.NOTHING_RECOGNISED, file) for file in files or [""]))
        return guess

    def _guess(self, clean: Cleaned, kind: Kind | None) -> Guess:
        guess = guess_of(clean.grids, self.surroundings, wanted=kind)
        if kind is not None:
            return guess
        if guess.kind is None:  # what nobody can tell, somebody may have said of such a table
            said = (guess_of(clean.grids, self.surroundings, wanted=each) for each in Kind)
            return next((each for each in said if is_as_remembered(each, self._remembered)), guess)
        confirmed_kind = kind_as_remembered(guess, self._remembered)
        return guess_of(clean.grids, self.surroundings, wanted=confirmed_kind) if confirmed_kind else guess

    def understand(self, clean: Cleaned, guess: Guess, answers: Answers) -> Understood:
        """Return what grids say, read as the guess says."""
        return understand(clean, guess, self.surroundings, answers, undirected=self._undirected)

    def traits(self, understood: Understood) -> tuple[Trait, ...]:
        """Return what names speak for, to be confirmed, where the record does not say it."""
        return guessed_traits(understood, self._recorded(self._code), self._catalogue)

    def read(self, clean: Cleaned, guess: Guess, asked: Asked, lists: Sequence[CompleteList] = ()) -> Assisted:
        """Return the records that grids make up together with what is recorded.

        They add and alter, and remove nothing but what complete `lists` do not name. Rows that cannot be recorded are
        left out and told. Raises InputError for what has to be asked first, and where nothing is left.
        """
        understood = self.understand(clean, guess, asked.answers)
        if questions := [Problem(QUESTIONS[asked.kind], asked.place.file, asked.place.sheet)
                         for asked in understood.questions]:
            raise InputError(tuple(questions))
        if understood.is_empty:
            raise InputError((Problem(GuessProblemKind.NOTHING_RECOGNISED, guess.title),))
        guessed = self.traits(understood)
        codes = {asked.area, *(seen.area for seen in understood.findings), *(seen.area for seen in understood.windows),
                 *(seen.area for seen in understood.reasons)}
        records = {code: self._recorded(code) for code in codes}
        confirmed = only_confirmed(understood, guessed if asked.traits is None else asked.traits)
        joining = Joining(confirmed, asked.area, records, self._catalogue,
                          status=asked.status, source=asked.source or guess.title)
        rows = [*self._area_rows(code for code in sorted(codes) if records[code] is None), *joining.rows()]
        reading = self._reading(rows, guess.title, lists)
        return Assisted(replace(reading, hints=(*_hints(understood), *reading.hints)), guess, understood, guessed,
                        are_confirmed=asked.traits is None)

    def _area_rows(self, codes: Iterable[str]) -> Iterator[Row]:
        """Yield the rows of areas that are not recorded yet."""
        for code in codes:
            area = self._areas[code]
            yield Row("自治体", (area.code, area.name, area.kind), Place())

    def _reading(self, rows: Sequence[Row], file: str, lists: Sequence[CompleteList]) -> Reading:
        left_out: list[Problem] = []
        for _ in range(ROUNDS):
            tables, numbers = tables_of(rows, file)
            replaced: Replaced = {(row.cells[0], Membership, row.membership): row.replaces
                                  for row in rows if row.replaces}
            try:
                reading = read_tables(tables, Reports(), catalogue=self._catalogue, recorded=self._recorded,
                                      meaning=Meaning(lists, replaced=replaced))
            except InputError as error:
                wrong = {numbers[at] for problem in error.problems if (at := (problem.sheet, problem.row)) in numbers}
                if not wrong:
                    raise
                left_out += _at_their_places(error.problems, numbers)
                rows = [row for row in rows if row not in wrong]
            else:
                return replace(reading, hints=(*_at_their_places(reading.hints, numbers), *left_out))
        raise InputError(tuple(left_out))


def _hints(understood: Understood) -> list[Problem]:
    """Return what was left out and what could not be read, the same of several rows once."""
    reports = Reports()
    for seen in understood.left_out:
        place = seen.place
        column = place.column.replace(CUT, "…")
        reports.tell(Problem(seen.kind, place.file, place.sheet, place.row, column, str(seen.count)))
    for doubt in understood.doubts:
        place = doubt.place
        reports.tell(Problem(doubt.kind, place.file, place.sheet, place.row, place.column, doubt.value))
    return reports.hints


def _at_their_places(problems: Collection[Problem], numbers: dict[tuple[str, int], Row]) -> Iterator[Problem]:
    """Yield problems of rows of sheets that nobody has seen where the file says what those rows say.

    That names are equal is said of the whole record, and has no row.
    """
    for problem in problems:
        if problem.kind is HintKind.EQUAL_NAMES:
            yield problem
        for number in (problem.row or 0, *problem.also):
            if row := numbers.get((problem.sheet, number)):
                place = row.place
                yield replace(problem, file=place.file, sheet=place.sheet, row=place.row, also=())


def _names(record: Record | None, recorded: Recorded) -> Iterator[RecordedName]:
    """Yield the names of what is recorded, and of other areas' organisations that the record refers to."""
    if record is None:
        return
    yield from (RecordedName(organisation.id, organisation.name, organisation.other_names,
                             is_category=organisation.is_category) for organisation in record.organisations)
    yield from (RecordedName(network.id, network.name, is_network=True) for network in record.networks)
    refs = {ref for link in record.links() for _, named in link.references() for ref in named if home_of(ref)}
    for ref in sorted(refs):
        home = recorded(home_of(ref) or "")
        actors = home.organisations if home else ()
        yield from (RecordedName(ref, actor.name, actor.other_names) for actor in actors if actor.id == local_part(ref))
