"""Every error raised on purpose.

PlatformError                  something a person can mend; carries data, never a sentence
├── FactError                  a fact cannot be built: its flaws (`graph/facts/flaws.py`)
│   └── RecordError            facts that do not fit together: all their flaws at once (`graph/record/flaws.py`)
├── InputError                 files that cannot be taken in: every problem, each at its cell
├── UsageError                 a question that makes no sense: an unknown area, a date nobody can read
└── StoreError                 the store did not do what was asked
    ├── StoreUnreachable       it is not there, or may not be read
    ├── StoreBusy              somebody else is writing, and has been for too long
    ├── StoreInUse             it is to be replaced, and somebody has it open
    ├── StoreReplaced          it is another one than was looked at: a backup was put in its place
    ├── StoreDamaged           its content is not whole
    ├── StoreTooNew            it was written by a newer version of this program
    ├── StoreUncertain         the connection broke while it was saving: nobody knows yet whether it did
    ├── StoreDiffers           another store holds something else, so that nothing can be copied into it
    ├── NothingRecorded        no such area, revision or date
    └── RevisionConflict       somebody else saved in between; carries both versions (`graph/store/conflict.py`)

The sentences live in `locales/`, under `[problem]` (flaws and problems) and `[error]` (the rest).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person has to mend in a file before it can be taken in.

    `kind` is a `FlawKind` or a loader's own `ProblemKind`; `row` counts from 1 as the spreadsheet
    does, `also` are further rows of which the same is to be said; `detail` holds what else the sentence
    needs (accepted values, a limit, a suggestion).
    """

    kind: StrEnum
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    detail: str = ""
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class User:
    """A program that has a store open: its number, its machine, what was called, and since when (UTC).

    `process` is 0 where a program did not get as far as to say who it is.
    """

    process: int
    host: str
    command: str
    since: dt.datetime


class PlatformError(Exception):
    """Something a person can mend. `fields` fill the sentence that `locales/` has for the class."""

    def __init__(self, **fields: object) -> None:
        super().__init__(", ".join(f"{name}={value}" for name, value in fields.items()))
        self.fields = fields




class InputError(PlatformError):
    """Files that cannot be taken in; `problems` is everything there is to mend, in reading order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(count=len(problems), problems=problems)
        self.problems = problems


class UsageError(PlatformError):
    """A question that makes no sense; `what` names the sentence under `[usage]`."""

    def __init__(self, what: str, **fields: object) -> None:
        super().__init__(what=what, **fields)
        self.what = what


class StoreError(PlatformError):
    """The store did not do what was asked."""


class StoreUnreachable(StoreError):
    """The store is not there, or may not be read or written: `store`, `reason`."""


class StoreBusy(StoreError):
    """Somebody else has been writing for longer than we wait: `store`, `seconds`."""


class StoreInUse(StoreError):
    """Others have the store open that is to be replaced: `store`, `seconds` waited, `users`."""

    def __init__(self, *, store: str, seconds: float, users: tuple[User, ...]) -> None:
        super().__init__(store=store, seconds=seconds, users=users)
        self.users = users


class StoreReplaced(StoreError):
    """The store is not the one that was looked at any more; nothing was saved: `store`."""


class StoreDamaged(StoreError):
    """The store's content is not whole: `store`, `reason`."""


class BackupUnreachable(StoreUnreachable):
    """The backup that was to be restored cannot be read: `store`, its file, and `reason`."""


class BackupDamaged(StoreDamaged):
    """The backup that was to be restored is not whole, or none at all: `store`, its file, and `reason`."""


class StoreTooNew(StoreError):
    """A newer version of this program wrote the store: `store`, `version`, `known`."""


class StoreUncertain(StoreError):
    """The connection broke after a save was handed over and before it was confirmed: `store`."""


class StoreDiffers(StoreError):
    """A store holds other revisions of some areas than the one to be copied into it: `areas`, `count`."""


class NothingRecorded(StoreError):
    """There is no such area, revision, or nothing by that date: `area`, `number`, `as_of`."""
