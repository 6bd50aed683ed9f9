"""Reading answers to a survey: a row is one organisation's answer, a column one question about whom it works with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from loaders.assistant import cells
from loaders.assistant.columns import Column
from loaders.assistant.doubts import DoubtKind, LeftOutKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role, is_reversed
from loaders.assistant.mentions import Mention, mention_in
from loaders.assistant.naming import is_whole
from loaders.assistant.rows import Reader, Row
from loaders.assistant.spelling import kept, key, plain, spelled_out
from loaders.assistant.tie_signs import default_kinds, said_by_cell

_BULLET = re.compile(r"^[ \u3000]*(?:[・･○●◎■□◆◇▪•➢◦\-－*＊]|[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．、])[ \u3000]*(?=\S)")
_BETWEEN = re.compile(r"[、;；\n|｜]|,[ \u3000]|，[ \u3000]?|,(?=[^0-9])|[ \u3000]{2,}|\t")
_OTHER = re.compile(r"^(?:その他|他|other)[ \u3000]*[（(:：]?[ \u3000]*(?P<what>.*?)[）)]?$", re.IGNORECASE)
_OFTEN = re.compile(r"[（(]([^（）()]*(?:回|週|月|年|毎|随時|必要|時々|頻|定期)[^（）()]*)[）)]$")
_IN_SQUARE = re.compile(r"[\[［【](.+?)[\]］】]\s*$")


class SurveyAnswers(Reader):
    """Reads one table of answers into what is gathered."""

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering, *, tie_kind: str = "") -> None:
        super().__init__(grid, table, out)
        self._key = self.column(
            Role.RESPONDENT, Role.ORGANISATION, Role.ORGANISATION_AND_PERSON, Role.SOURCE, Role.DEPARTMENT
        )
        self._questions = [column for column in self.columns if column.role in (Role.QUESTION, Role.TARGET)]
        self._choices = [column for column in self.columns if column.role is Role.MARK]
        self._legend = {sign.sign: sign.text for sign in table.legend}
        self._kind = tie_kind
        self._known: dict[str, str] = {}

    def read(self) -> None:
        """Take in each organisation's last answer; who named nobody stays."""
        answers = self._last_answers()
        asked = [(row, self._take_in(mention, row, self._key)) for row, mention in answers]
        for row, organisation in asked:
            for column in self._questions:
                self._read_answer(row, column, organisation)
            for column in self._choices:
                self._read_choice(row, column, organisation)

    def _take_in(self, mention: Mention, row: Row, column: Column | None) -> str:
        name = self.out.organisation(mention, self.place(row.at, column))
        self._known.setdefault(key(name), name)
        return name

    def _last_answers(self) -> list[tuple[Row, Mention]]:
        """Return each organisation's answer; of several the latest by time, else the one further down."""
        timestamp = self.column(Role.TIMESTAMP, Role.DATE)
        latest: dict[str, tuple[str, Row, Mention]] = {}
        for row in self.rows(self._key):
            if not isinstance(row, Row):
                continue
            mention = mention_in(row.cell(self._key))
            if mention is None:
                self.out.doubt(DoubtKind.NO_ORGANISATION, self.place(row.at, self._key), row.cell(self._key))
                continue
            moment = cells.moment_of(row.cell(timestamp))
            before = latest.get(key(mention.name))
            if before:
                older = row if moment < before[0] else before[1]
                self.out.leave_out(LeftOutKind.ANSWERED_AGAIN, self.place(older.at))
                if older is row:
                    continue
            latest[key(mention.name)] = moment, row, mention
        return sorted(((row, mention) for _, row, mention in latest.values()), key=lambda pair: pair[0].at)

    def _read_answer(self, row: Row, column: Column, organisation: str) -> None:
        """Take in the organisations that one cell names, as ties of the kinds the question asks about."""
        text = row.cell(column)
        if cells.is_nothing(text.replace(CUT, "")):
            return
        kinds = tuple(filter(None, column.meaning.split(","))) or (self._kind,)
        for choice, often in choices_in(text, self._known):
            mention = mention_in(choice)
            if mention is None:
                self.out.doubt(DoubtKind.NO_ORGANISATION, self.place(row.at, column), choice)
                continue
            partner = self._take_in(mention, row, column)
            self._tie(organisation, partner, column, kinds, row, often)

    def _read_choice(self, row: Row, column: Column, organisation: str) -> None:
        """Take in a cell below one organisation's name: ticked, or how often, or in which way."""
        match = _IN_SQUARE.search(column.heading)
        mention = mention_in(match[1] if match else column.heading)
        if mention is None or plain(mention.name) in ("その他", "特になし"):
            return
        partner = self._take_in(mention, row, column)
        said = said_by_cell(row.cell(column), self._legend)
        if said is None:
            self.out.doubt(DoubtKind.UNKNOWN_SIGN, self.place(row.at, column), row.cell(column))
        elif said.is_tie:
            question = column.heading if match else " ".join(column.headings[:-1])
            kinds = said.kinds or default_kinds(question) or default_kinds(self.table.title) or (self._kind,)
            self._tie(organisation, partner, column, kinds, row, said.frequency, question)

    def _tie(
        self,
        organisation: str,
        partner: str,
        column: Column,
        kinds: Sequence[str],
        row: Row,
        often: str = "",
        question: str = "",
    ) -> None:
        ends = (partner, organisation) if is_reversed(question or column.path) else (organisation, partner)
        for kind in kinds:
            self.out.tie(*ends, kind, self.place(row.at, column), frequency=often, reported_by=organisation)


def choices_in(text: str, known: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the organisations that an answer lists, each with how often it says, if it does.

    Listed by 、 , ; or line, with or without bullets; a name that has one of these in it is kept whole when it is
    known. 「その他（…）」 names whatever stands in its brackets.
    """
    for line in text.replace(CUT, "").splitlines():
        bare = _BULLET.sub("", line).strip(" 　。")
        if key(bare) in known:
            yield bare, ""
            continue
        for part in _split(bare, known):
            if match := _OTHER.match(part):
                part = match["what"]
                if not part or not is_whole(part):
                    continue
            often = _OFTEN.search(part)
            part = _OFTEN.sub("", part) if often else part
            if not cells.is_nothing(part):
                yield part, often[1] if often else ""


def _split(line: str, known: Collection[str]) -> Iterator[str]:
    """Yield the parts of a line; 「・」 and 「／」 are between names only when both sides are whole or known."""
    for piece in _BETWEEN.split(line):
        part = _BULLET.sub("", piece).strip(" 　。")
        if not part:
            continue
        sides = [side.strip() for side in re.split(r"[・／/＋+]|及び|並びに", part)]
        if (
            len(sides) > 1
            and key(part) not in known
            and all(key(side) in known or spelled_out(side) in known for side in sides)
        ):
            yield from sides
        else:
            yield kept(part)
