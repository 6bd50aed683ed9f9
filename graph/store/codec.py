"""A record as JSON text and back, through msgspec: types and enums are checked on the way in."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from graph.dates import RecordedDate
from graph.errors import FactError
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
    """Return the record of a JSON text. Raises ValueError when it is none, or facts in it are wrong."""
    try:
        return _decoder.decode(text)
    except FactError as error:
        raise ValueError(str(error)) from error


def to_row(fact: Fact) -> dict[str, Any]:
    """Return a fact as flat values: text, numbers, booleans, None and lists of text."""
    row: dict[str, Any] = msgspec.to_builtins(fact, enc_hook=_encode)
    return row


def digest(area: str, number: int, sequence: int, saved_at: str, who: str, note: str, removed: bool,
           record: str | None) -> str:
    """Return the fingerprint of a revision, all that is kept of it: whoever changes a letter of it changes this."""
    whole = msgspec.json.encode((area, number, sequence, saved_at, who, note, bool(removed), record))
    return sha256(whole).hexdigest()
