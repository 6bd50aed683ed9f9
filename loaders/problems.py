"""What a file can be refused for, beside the flaws of its facts, what is only remarked on, and what is asked about."""

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
    UNCLOSED_QUOTE = "unclosed_quote"
    SWALLOWED_ROWS = "swallowed_rows"
    SURPLUS_CELLS = "surplus_cells"
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
    IMPLAUSIBLE_YEAR = "implausible_year"
    OLD_CALENDAR = "old_calendar"
    WRONG_WEEKDAY = "wrong_weekday"
    AMBIGUOUS_DATE = "ambiguous_date"
    MIXED_LETTERS = "mixed_letters"
    LOOKS_ALIKE = "looks_alike"
    FIVE_DIGITS = "five_digits"
    CODE_OF_ANOTHER = "code_of_another"
    KIND_UNLIKE_CODE = "kind_unlike_code"
    MISSING_AREA = "missing_area"
    UNKNOWN_AREA = "unknown_area"
    MORE_PROBLEMS = "more_problems"


class RemarkedKind(StrEnum):
    """What did not stop the file from being read, and is worth knowing."""

    ENCODING = "encoding"
    UNREAD_FILE = "unread_file"
    UNREAD_SHEET = "unread_sheet"
    UNREAD_COLUMN = "unread_column"
    SEVERAL_LINES = "several_lines"
    RAGGED_ROW = "ragged_row"
    UNKNOWN_TERM = "unknown_term"
    UNKNOWN_ITEM = "unknown_item"
    ITEMS_KEPT = "items_kept"
    HEADINGS_ONLY = "headings_only"
    READ_AS = "read_as"
    INVISIBLE_REMOVED = "invisible_removed"
    OWN_CHARACTERS = "own_characters"
    ALMOST_ALIKE = "almost_alike"
    ZERO_RESTORED = "zero_restored"
    CHECK_DIGIT_ADDED = "check_digit_added"
    SPELT_OTHERWISE = "spelt_otherwise"
    LISTED_ELSEWHERE = "listed_elsewhere"
    KIND_UNLIKE_NUMBER = "kind_unlike_number"
    NOT_YET = "not_yet"
    MACROS_IGNORED = "macros_ignored"
    FORMULA_VALUES = "formula_values"
    NOTHING_IN_IT = "nothing_in_it"


class DoubtKind(StrEnum):
    """What can be read and is saved only when the person says that it is meant."""

    REMOVES_MUCH = "removes_much"
    NAMED_OTHERWISE = "named_otherwise"
