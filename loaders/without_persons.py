"""What leaves the process that reads of files of another form than ours: grids, without the persons in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from graph.replacing import replace
from loaders import limits
from loaders.assistant.cleaned import Cleaned
from loaders.assistant.cleaning import cleaned
from loaders.assistant.grid import grid_from
from loaders.assistant.sheets_of_ours import is_our_workbook
from loaders.assistant.unread_cells import unread_cells
from loaders.origins import is_origin_sheet
from loaders.tables import Table


def without_persons(tables: Sequence[Table]) -> Cleaned | None:
    """Return the grids of tables, and what was left out of them; None for a book in our own form."""
    grids = [grid_from(table) for table in tables if not is_origin_sheet(table)]
    if is_our_workbook(grids):
        return None
    clean = cleaned(grids)
    unread = tuple(islice((cell for table in tables for cell in unread_cells(table)), limits.REPORTS))
    return replace(clean, left_out=(*clean.left_out, *unread))
