"""Ids and references: how a fact is named inside its record, and from another area's."""

from __future__ import annotations

import re
from functools import lru_cache

from graph import codes

_LOCAL_ID = re.compile(r"[\w.\-]{1,100}")


def local_part(ref: str) -> str:
    """Return the id inside its own record: `390003:committee` gives `committee`."""
    return ref.rpartition(":")[2]


def home_of(ref: str) -> str | None:
    """Return the code of the other area a reference names, or None for a fact of this record."""
    home, colon, _ = ref.rpartition(":")
    return home if colon else None


@lru_cache(maxsize=65_536)
def is_id(text: str) -> bool:
    """Return whether a text can name a fact: a local id, with or without another area's code in front."""
    home = home_of(text)
    return bool(_LOCAL_ID.fullmatch(local_part(text))) and (home is None or codes.is_code(home))


def renamed(ref: str, owner: str, viewer: str) -> str:
    """Return the name by which `viewer`'s record knows what `owner`'s record calls `ref`."""
    home = home_of(ref) or owner
    return local_part(ref) if home == viewer else f"{home}:{local_part(ref)}"
