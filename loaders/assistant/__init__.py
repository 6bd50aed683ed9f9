"""The assistant: from the files people really have to facts in the making.

`cleaned` leaves persons out, `guess_of` says what the file is, `understand` reads it. All are pure functions of
plain frozen data; nothing here knows a page, a store or a record.
"""

from __future__ import annotations

from loaders.assistant.cleaning import Cleaned, cleaned
from loaders.assistant.grid import Grid, grid_from, grid_of
from loaders.assistant.guess import Guess, Kind, Sign, TableGuess
from loaders.assistant.guessing import guess_of
from loaders.assistant.place import AreaName, RecordedName, Surroundings
from loaders.assistant.reading import Answers, understand
from loaders.assistant.understood import Understood

__all__ = [
    "Answers",
    "AreaName",
    "Cleaned",
    "Grid",
    "Guess",
    "Kind",
    "RecordedName",
    "Sign",
    "Surroundings",
    "TableGuess",
    "Understood",
    "cleaned",
    "grid_from",
    "grid_of",
    "guess_of",
    "understand",
]
