"""What a file can be refused for, beside the flaws of its facts, and what is only remarked on."""

from __future__ import annotations

from enum import StrEnum


class ProblemKind(StrEnum):
    """Why a file, or a cell of it, cannot be taken in."""

    MISSING_FILE = "missing_file"
    UNREADABLE_FILE = "unreadable_file"
    EMPTY_FILE = "empty_file"
    UNKNOWN_FORMAT = "unknown_format"
    NOT_WHAT_IT_CLAIMS = "not_what_it_claims"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    ZIP_IN_ZIP = "zip_in_zip"
    NO_TABLES = "no_tables"
    UNDECODABLE = "undecodable"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_TOO_LONG = "cell_too_long"
    NO_HEADINGS = "no_headings"
    PERSONAL_DATA = "personal_data"
    MISSING_COLUMN = "missing_column"
    DUPLICATE_COLUMN = "duplicate_column"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "error_value"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    OUTSIDE_ITS_ERA = "outside_its_era"
    MISSING_AREA = "missing_area"
    UNKNOWN_AREA = "unknown_area"
    AMBIGUOUS_DATE = "ambiguous_date"
    MORE_PROBLEMS = "more_problems"


class RemarkedKind(StrEnum):
    """What did not stop the file from being read, and is worth knowing."""

    ENCODING = "encoding"
    UNREAD_FILE = "unread_file"
    UNREAD_SHEET = "unread_sheet"
    UNREAD_COLUMN = "unread_column"
    UNKNOWN_TERM = "unknown_term"
    ZERO_RESTORED = "zero_restored"
    MACROS_IGNORED = "macros_ignored"
    FORMULA_VALUES = "formula_values"
    NOTHING_IN_IT = "nothing_in_it"
