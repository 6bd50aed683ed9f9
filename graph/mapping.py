"""How a person confirmed that tables of a shape are read, to be remembered for the next file of that shape."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What tables of a shape are, and what each of their columns holds, in their order.

    `shape` is a digest of the headings, so that nothing of any file stands in it; `kind` and `roles` are words of the
    assistant's, which a program of another version need not know. `confirmed_at` is in UTC.
    """

    shape: str
    kind: str
    roles: tuple[str, ...]
    confirmed_at: dt.datetime
