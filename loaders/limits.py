"""How much a file may hold before it is refused with a sentence; memory stays bounded by these."""

FILE_BYTES = 50 * 1024 * 1024
UNPACKED_BYTES = 400 * 1024 * 1024
"""What a workbook or zip may unpack to; counted while unpacking, whatever its directory claims."""
ENTRIES = 2_000
"""Files in a zip or folder."""
CELLS = 12_000_000
"""The rectangle that a sheet spans, full or not: it is laid out whole in memory."""
COLUMNS = 1_000
CHARACTERS = 32_767
"""Characters in a cell; Excel's own limit."""
HEADING_ROWS = 10
"""How far down the headings may stand, below a title."""
