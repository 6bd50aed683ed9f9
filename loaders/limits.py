"""How much a file may hold before it is refused with a sentence; memory stays bounded by these."""

FILE_BYTES = 50 * 1024 * 1024
UNPACKED_BYTES = 400 * 1024 * 1024
"""What a workbook or zip may unpack to; counted while unpacking, whatever its directory claims."""
ENTRIES = 2_000
"""Files in a zip or folder."""
CELLS = 8_000_000
"""Cells of one workbook, counted as the rectangles its sheets span, full or not: they are laid out whole
in memory. Also the cells of one CSV file."""
TEXT_CHARACTERS = 100_000_000
"""Characters of one workbook's cells: a short file may name one long text a million times."""
COLUMNS = 1_000
ROWS = 1_048_576
"""Rows of a sheet; Excel's own limit."""
CHARACTERS = 32_767
"""Characters in a cell; Excel's own limit."""
HEADING_ROWS = 10
"""How far down the headings may stand, below a title."""
REPORTS = 10_000
"""Problems, and remarks, that are kept; nobody mends more at once, and a hostile file could have millions."""
