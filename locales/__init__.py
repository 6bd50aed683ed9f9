"""Every word on a page: `ja` first, `en` complete. One TOML file a subject, the same in each language.

`words = Words("ja")`; `words("inspector.title")`; `words("figures.base", count=12)`;
`words.of(Tier.PRIVATE)` looks under `[tier]`, the plain spelling of the enum's class.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = {"ja": "日本語", "en": "English"}
HERE = Path(__file__).parent


def _flat(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, str(value)


@cache
def texts(language: str) -> dict[str, str]:
    """Return every text of a language by its key. A key stands in one file only."""
    text_by_key: dict[str, str] = {}
    for path in sorted((HERE / language).glob("*.toml")):
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))):
            if key in text_by_key:
                raise ValueError(f"{language}: {key} stands in two files")
            text_by_key[key] = text
    return text_by_key


def section(choice: type[StrEnum]) -> str:
    """Return where an enum's words stand: `PlatformForm` under `platform_form`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", choice.__name__).lower()


class Words:
    """The words of one language; two of the same language are equal."""

    def __init__(self, language: str = "ja") -> None:
        self.language = language if language in LANGUAGES else "ja"
        self._texts = texts(self.language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and self.language == other.language

    def __hash__(self) -> int:
        return hash(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a text, its {places} filled in. Raises KeyError for a key nobody wrote."""
        return self._texts[key].format(**values)

    def has(self, key: str) -> bool:
        """Return whether there is a text under this key."""
        return key in self._texts

    def of(self, choice: StrEnum) -> str:
        """Return the word for a choice."""
        return self._texts[f"{section(type(choice))}.{choice.value}"]

    def under(self, prefix: str) -> dict[str, str]:
        """Return all texts whose key begins with `prefix.`, by the rest of the key."""
        return {k[len(prefix) + 1:]: t for k, t in self._texts.items() if k.startswith(prefix + ".")}
