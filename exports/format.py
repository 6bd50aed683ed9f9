"""A format of files: what it writes and how, and the one place where a name's ending chooses it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from exports import formats as package
from graph.errors import UsageError
from graph.files import write_all_whole, write_whole
from graph.registry import declared

Made = bytes | Mapping[str, bytes]
"""What is in a file; of a folder, what is in each of its files."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format, declared at the end of a module of the folder `formats`; its word stands under `[format]`.

    `suffix` is the ending of its files' names, "" for a folder. `holds` is the class of what it writes
    (`exports/contents.py`), `make` turns that into bytes. `place` is its place among the formats of one content.
    `read` is what reads its files back as facts, None where nothing does.
    """

    id: str
    suffix: str
    holds: type
    make: Callable[[Any], Made]
    media_type: str
    place: int
    read: Callable[..., Any] | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files rather than a file."""
        return not self.suffix

    def content(self, of: object) -> bytes:
        """Return what is in a file of this format. Raises TypeError for a folder, which is no file."""
        made = self.make(of)
        if not isinstance(made, bytes):
            raise TypeError(f"{self.id} is a folder")
        return made


@cache
def formats() -> dict[str, Format]:
    """Return every format by its id: what the modules of the folder `formats` declare."""
    return {each.id: each for each in declared(package, Format, order=lambda each: (each.holds.__name__, each.place))}


def formats_of(content: type) -> tuple[Format, ...]:
    """Return the formats that hold a content."""
    return tuple(each for each in formats().values() if issubclass(content, each.holds))


def endings(*contents: type) -> str:
    """Return how the names of files may end that hold one of the contents; a folder has no ending."""
    return ", ".join(dict.fromkeys(each.suffix for content in contents for each in formats_of(content) if each.suffix))


def format_for(target: Path, *contents: type) -> Format:
    """Return the format that a name's ending asks for, among those that hold one of the contents.

    A name without an ending is a folder, where there is such a format. Raises UsageError (`file_format`,
    `file_or_folder_format`) with all endings that are known.
    """
    by_suffix = {each.suffix: each for content in contents for each in formats_of(content)}
    chosen = by_suffix.get(target.suffix.lower())
    if chosen is None and os.path.isdir(target):  # noqa: PTH112 - false too for a name that no folder can have
        chosen = by_suffix.get("")
    if chosen is None:
        kind = "file_or_folder_format" if "" in by_suffix else "file_format"
        raise UsageError(kind, file=target, known=endings(*contents))
    return chosen


def write(content: object, form: Format, target: Path) -> None:
    """Write a content, whole or not at all; folders on the way are made.

    Raises UsageError (`cannot_write`), and whatever the format raises for a content that it cannot hold.
    """
    made = form.make(content)
    if isinstance(made, bytes):
        write_whole(target, made)
    else:
        write_all_whole(target, made)
