"""How much a file may hold, and how much reading it may take, before it is refused with a sentence."""

from __future__ import annotations

READING_SECONDS = 120
READING_BYTES = 1024 * 1024 * 1024
"""What reading all the files of one upload or command may take, in the process that does nothing else: seconds of
its own, so that a busy machine takes nothing from it, and memory."""
WAITING_SECONDS = 600
"""How long anybody waits for that process, whatever it waits for itself."""

BEYOND_BYTES, BEYOND_SECONDS = 256 * 1024 * 1024, 10
"""How much further the system itself lets that process go, should whoever watches it be slow."""
FILE_BYTES = 50 * 1024 * 1024
UNPACKED_BYTES = 400 * 1024 * 1024
"""What a workbook or zip may unpack to; counted while unpacking, whatever its directory claims."""
ENTRIES = 2_000
"""Files in a zip or folder."""
STRUCTURE_BYTES = 32 * 1024 * 1024
"""What the list of a workbook's sheets, or its styles, may unpack to."""
STYLES = 65_536
"""Styles of a workbook's cells, and fonts and grounds; Excel has no more."""
TAG_BYTES = 4 * 1024 * 1024
"""How long one tag of a workbook's part may be."""
CELLS = 8_000_000
"""Cells of one workbook or CSV file; in a sheet each row with a value counts to the sheet's last column with one."""
TEXT_CHARACTERS = 100_000_000
"""Characters of one sheet's cells, or of the texts they share: a short file may name one long text a million times."""
COLUMNS = 1_000
"""Columns with values."""
ROWS, LAST_COLUMN = 1_048_576, 16_384
"""Rows and columns of a sheet, with or without values; Excel's own limits."""
CHARACTERS = 32_767
"""Characters in a cell; Excel's own limit."""
HEADING_ROWS = 10
"""How far down the headings may stand, below a title."""
REPORTS = 10_000
"""Problems, and hints, that are kept; nobody mends more at once, and a hostile file could have millions."""


def in_force() -> dict[str, int]:
    """Return every limit by its name, for the process that reads."""
    return {name: value for name, value in globals().items() if name.isupper()}


def put_in_force(limits: dict[str, int]) -> None:
    """Take over the limits of the process that asked."""
    globals().update(limits)
