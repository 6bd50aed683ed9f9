"""What the assistant tells beside what it understood: what is left out, what is in doubt, what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LeftOutKind(StrEnum):
    """Why a row, a column, a cell or a sheet is not taken in. The sentences are in `locales/`."""

    PERSON_COLUMN = "person_column"
    PERSON_CELL = "person_cell"
    UNREAD_COLUMN = "column_left_out"
    TITLE = "title"
    LEGEND = "legend"
    BAND = "band"
    NOTE = "note"
    TOTAL = "total"
    EXAMPLE = "example"
    REPEATED_HEADING = "repeated_heading"
    STRUCK = "struck"
    INVISIBLE = "invisible"
    WITHOUT_VALUE = "without_value"
    TOO_LONG = "too_long"
    ANSWERED_AGAIN = "answered_again"
    TIE_TO_ITSELF = "self_tie"
    SAME_TIE = "same_tie"
    NAMES_NOBODY = "names_nobody"
    NOT_A_MEMBER = "not_a_member"
    GROUP_HEADING = "group_heading"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW_READ = "hidden_row_read"
    HIDDEN_COLUMN_READ = "hidden_column_taken"
    SHEET_WITHOUT_TABLE = "sheet_without_table"
    OTHER_KIND = "other_kind"
    OLDER = "older"


class DoubtKind(StrEnum):
    """Why a row could not be read as it stands; it waits to be mended or skipped."""

    NO_ORGANISATION = "no_organisation"
    UNKNOWN_SEAT = "unknown_seat"
    UNKNOWN_SIGN = "unknown_sign"
    UNKNOWN_TERM = "unread_term"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
    AMBIGUOUS_MUNICIPALITY = "ambiguous_municipality"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_TIE_KIND = "unknown_tie_kind"
    UNKNOWN_NODE = "unknown_node"


class QuestionKind(StrEnum):
    """What the file does not say and a person has to."""

    NETWORK = "network"
    TIE_KIND = "tie_kind"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file, its sheet, the row's number as the person sees it, the column's heading."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not taken in; `count` cells where it is a column. Never what stood there about a person."""

    kind: LeftOutKind
    place: Place
    count: int = 1


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row, or a cell of it, that could not be read; `value` is what stands there."""

    kind: DoubtKind
    place: Place
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the person, about one table; nothing of it can be recorded before."""

    kind: QuestionKind
    place: Place
