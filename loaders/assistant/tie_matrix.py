"""Reading a matrix of organisations × organisations: who works with whom, as each row (or column) says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.assistant import cells
from loaders.assistant.columns import Column
from loaders.assistant.council_table import label_column
from loaders.assistant.doubts import DoubtKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role, is_reversed
from loaders.assistant.mentions import Mention, mention_in
from loaders.assistant.rows import Reader, Row
from loaders.assistant.spelling import kept, key, plain, spelled_out
from loaders.assistant.tie_signs import Said, default_kinds, said_by_cell

_ANSWERS = re.compile(r"回答|アンケート|調査|記入|から見た|申告|自機関")
_OTHERS = re.compile(r"相手|連携先|対象|他機関|つなが[りっ]|先$|誰と|どこと")
_FROM, _TO = re.compile(r"元|から$|from|source|発信"), re.compile(r"先|へ$|to|target|受信")
_DIAGONAL = {"／", "＼", "－", "×", "・", "*", "■", "自", "同", "自機関", "本人", "斜線"}
_IN_SQUARE = re.compile(r"[\[［【](.+?)[\]］】]\s*$")


class TieMatrix(Reader):
    """Reads one matrix into what is gathered.

    `tie_kind` is the kind that a person gave for signs that say none.
    """

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering, *, tie_kind: str = "") -> None:
        super().__init__(grid, table, out)
        self._key = label_column(self.columns)
        self._marks = [column for column in self.columns if column.role is Role.MARK]
        self._legend = {sign.sign: sign.text for sign in table.legend}
        self._kind = (tie_kind,) if tie_kind else default_kinds(table.title)
        self._is_flipped = False

    def read(self) -> None:
        """Take in all names and all ties; an organisation without a tie stays."""
        rows = [
            row
            for row in self.rows(self._key)
            if isinstance(row, Row) and not cells.is_nothing(row.cell(self._key).replace(CUT, ""))
        ]
        down: dict[int, str] = {}
        for row in rows:
            if mention := _named(row.cell(self._key)):
                down[row.at] = self.out.organisation(mention, self.place(row.at, self._key))
            else:
                self.out.doubt(DoubtKind.NO_ORGANISATION, self.place(row.at, self._key), row.cell(self._key))
        rows = [row for row in rows if row.at in down]
        across = self._across(rows, down)
        reporter = self._who_says(rows, across, down)
        for row in rows:
            for column in self._marks:
                if column.at in across and down[row.at] != across[column.at]:
                    self._read_cell(row, column, down[row.at], across[column.at], reporter)

    def _across(self, rows: Sequence[Row], down: dict[int, str]) -> dict[int, str]:
        """Return the organisations over the columns: by name, by a row's number, or by the diagonal."""
        numbers = self.column(Role.NUMBER)
        by_number = (
            {plain(row.cell(numbers)).strip("()."): down[row.at] for row in rows}
            if numbers
            else {str(at): down[row.at] for at, row in enumerate(rows, start=1)}
        )
        by_name = {spelling: name for name in down.values() for spelling in (key(name), spelled_out(name))}
        on_diagonal = crosses_out_diagonal([[row.cell(column) for column in self._marks] for row in rows])
        across: dict[int, str] = {}
        for at, column in enumerate(self._marks):
            heading = _heading_of(column)
            place = self.place(self.block.heading_rows[-1] if self.block.heading_rows else 0, column)
            number = plain(heading).strip("().no")
            if cells.is_number(heading) and number in by_number:
                across[column.at] = by_number[number]
            elif sign := self._legend.get(cells.mark(heading)):
                across[column.at] = self.out.organisation(sign, place)
            elif key(heading) in by_name:
                across[column.at] = self.out.organisation(heading, place)
            elif on_diagonal and at < len(rows):
                across[column.at] = down[rows[at].at]
            elif mention := _named(heading):
                across[column.at] = self.out.organisation(mention, place)
        return across

    def _who_says(self, rows: Sequence[Row], across: dict[int, str], down: dict[int, str]) -> str:
        """Return who says what the cells say: `row`, `column`, or "" where the matrix is no answer of anybody."""
        corner = kept(self._key.heading) if self._key else ""
        above = plain(" ".join((corner, *(h for texts in self.block.headings for h in texts[:-1]))))
        sides = re.split(r"[＼\\／/|｜]|→|↓|×", corner)
        if len(sides) > 1:
            first, last = (plain(sides[0]), plain(sides[-1] or sides[-2]))
            if re.search("↓", corner):
                parts = {sign: plain(part) for part, sign in re.findall(r"([^↓→ \u3000]+)[ \u3000]*([↓→])", corner)}
                first, last = parts.get("↓", first), parts.get("→", last)
            if _ANSWERS.search(first) or (
                _OTHERS.search(last) and not _ANSWERS.search(last) and not _FROM.search(first)
            ):
                return "row"
            if _ANSWERS.search(last):
                return "column"
            if _FROM.search(first) or _TO.search(last) or _TO.search(first):
                self._is_flipped = bool(_TO.search(first)) and not _FROM.search(first)
                return ""
        if (
            (self._key and self._key.role is Role.RESPONDENT)
            or _ANSWERS.search(above)
            or _ANSWERS.search(plain(self.table.title))
        ):
            return "row"
        return "" if self._is_even(rows, across, down) else "row"

    def _is_even(self, rows: Sequence[Row], across: dict[int, str], down: dict[int, str]) -> bool:
        """Return whether both halves of the matrix say the same, or one of them nothing."""
        filled = {
            (down[row.at], across[column.at]): cells.mark(row.cell(column))
            for row in rows
            for column in self._marks
            if column.at in across
            and down[row.at] != across[column.at]
            and not cells.is_nothing(row.cell(column))
            and cells.mark(row.cell(column)) not in _DIAGONAL
        }
        if all(filled.get((b, a), sign) == sign for (a, b), sign in filled.items()):
            both = sum((b, a) in filled for a, b in filled)
            return both in (0, len(filled))
        return False

    def _read_cell(self, row: Row, column: Column, here: str, there: str, reporter: str) -> None:
        text = row.cell(column)
        said = said_by_cell(text, self._legend)
        place = self.place(row.at, column)
        if said is None:
            self.out.doubt(DoubtKind.UNKNOWN_SIGN, place, text)
            return
        if not said.is_tie:
            return
        question = " ".join(column.headings[:-1]) if not _IN_SQUARE.search(column.heading) else column.heading
        for kind in self._kinds(said, question):
            turned = (reporter == "column") ^ is_reversed(question) ^ self._is_flipped
            ends = (there, here) if turned else (here, there)
            says = here if reporter == "row" else there if reporter == "column" else ""
            self.out.tie(*ends, kind, place, frequency=said.frequency, reported_by=says)

    def _kinds(self, said: Said, question: str) -> tuple[str, ...]:
        return said.kinds or default_kinds(question) or self._kind or ("",)


def _heading_of(column: Column) -> str:
    """Return the name over a column; a form's grid puts it behind the question, in square brackets."""
    match = _IN_SQUARE.search(column.heading)
    return match[1] if match and len(plain(column.heading)) > len(plain(match[0])) else column.heading


def _named(text: str) -> Mention | None:
    bare = re.sub(
        r"^[ \u3000]*(?:[(（]?[0-9０-９]{1,2}[)）.．、:：]?[ \u3000]*|[①-⑳][ \u3000]*"
        r"|[A-ZＡ-Ｚ](?:[.．:：][ \u3000]*|[ \u3000]+(?!型)))"
        r"(?=\D)",
        "",
        kept(text.replace(CUT, "")),
    )
    return mention_in(bare)


def matrix_overlap(grid: Grid, columns: Sequence[Column], rows: Sequence[int], label: Column | None) -> float:
    """Return the share of columns of signs whose headings name rows too, by name or by number, from 0 to 1."""
    marks = [column for column in columns if column.role is Role.MARK]
    if not marks or label is None:
        return 0.0
    names = {
        spelling
        for row in rows
        for text in [grid.rows[row][label.at]]
        if text.strip()
        for spelling in (
            key(text),
            spelled_out(text),
            key(re.sub(r"^[(（]?[0-9０-９①-⑳]+[)）.．、 \u3000]*", "", kept(text))),
        )
    }
    numbers = [number for column in marks if (number := plain(column.heading).strip("().no")).isdigit()]
    if len(numbers) == len(marks) >= 3 and len(marks) >= len(rows) - 2:
        return 1.0
    if crosses_out_diagonal([[grid.rows[row][column.at] for column in marks] for row in rows]):
        return 1.0
    hits = sum(1 for column in marks if {key(_heading_of(column)), spelled_out(_heading_of(column))} & names)
    return hits / len(marks)


def crosses_out_diagonal(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the signs of a diagonal say that rows and columns are the same organisations in one order."""
    if len(rows) < 3 or any(len(row) != len(rows) for row in rows):
        return False
    diagonal = {cells.mark(row[at]) for at, row in enumerate(rows)}
    return len(diagonal) == 1 and diagonal <= _DIAGONAL
