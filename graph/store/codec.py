"""A record as JSON text and back, through msgspec: types and enums are checked on the way in."""

from __future__ import annotations

from typing import Any

import msgspec

from graph.dates import RecordedDate
from graph.model import Fact, Record


def _encode(value: Any) -> str:
    if isinstance(value, RecordedDate):
        return value.text
    raise NotImplementedError(type(value))


def _decode(kind: type, value: Any) -> Any:
    if kind is RecordedDate:
        return RecordedDate(value)
    raise NotImplementedError(kind)


_encoder = msgspec.json.Encoder(enc_hook=_encode)
_decoder = msgspec.json.Decoder(Record, dec_hook=_decode)


def to_json(record: Record) -> str:
    """Return a record as JSON text."""
    return _encoder.encode(record).decode()


def from_json(text: str) -> Record:
    """Return the record of a JSON text. Raises msgspec.DecodeError or FactError when it is none."""
    return _decoder.decode(text)


def to_row(fact: Fact) -> dict[str, Any]:
    """Return a fact as flat values: text, numbers, booleans, None and lists of text."""
    row: dict[str, Any] = msgspec.to_builtins(fact, enc_hook=_encode)
    return row
