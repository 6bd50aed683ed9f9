"""A record as JSON text and back, through msgspec: types and enums are checked on the way in."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Any

import msgspec

from graph.dates import RecordedDate
from graph.facts.actors import Organisation
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.fields import Written
from graph.facts.flaws import FactError
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.store.older_records import as_today, may_be_older


def _encode(value: Any) -> str:
    if isinstance(value, RecordedDate):  # most are, and a protocol takes long to look at
        return value.text
    if isinstance(value, Written):
        return str(value)
    raise NotImplementedError(type(value))


def _decode(kind: type, value: Any) -> Any:
    if kind is RecordedDate:
        return RecordedDate(value)
    if issubclass(kind, Written):
        return kind.read(value)
    raise NotImplementedError(kind)


_FACTS: list[Any] = [(kind.PLURAL, tuple[kind, ...], ()) for kind in KEPT]  # type: ignore[valid-type]
_Kept = msgspec.defstruct("_Kept", [("area", Area), *_FACTS], forbid_unknown_fields=True)
"""A record as it is kept: its facts by the plural of their kind. Of others nothing may be lost by saving it again."""
_encoder = msgspec.json.Encoder(enc_hook=_encode)
_decoder = msgspec.json.Decoder(_Kept, dec_hook=_decode)
ORGANISATIONS = msgspec.json.Decoder(Organisation, dec_hook=_decode)
"""What decodes one organisation."""


@cache
def decoder_of(kinds: frozenset[type[Fact]]) -> msgspec.json.Decoder[Any]:
    """Return what decodes of a record its area and some kinds of facts alone; its organisations stay as they are."""
    wanted: list[Any] = [(kind.PLURAL, tuple[kind, ...], ()) for kind in KEPT if kind in kinds]  # type: ignore[valid-type]
    organisations = ("organisations", msgspec.Raw, msgspec.Raw(b"[]"))
    return msgspec.json.Decoder(msgspec.defstruct("_Excerpt", [("area", Area), *wanted, organisations]),
                                dec_hook=_decode)


def to_json(record: Record) -> str:
    """Return a record as JSON text."""
    kept = _Kept(area=record.area, **{kind.PLURAL: record.of(kind) for kind in KEPT})
    return _encoder.encode(kept).decode()


def from_json(text: str) -> Record:
    """Return the record of a JSON text, whichever program wrote it.

    Raises ValueError when it is none, when facts in it are wrong, or when it holds what this program does not know.
    """
    try:
        kept: Any = (msgspec.convert(as_today(msgspec.json.decode(text)), _Kept, dec_hook=_decode)
                     if may_be_older(text) else _decoder.decode(text))
        return Record(area=kept.area, **{kind.PLURAL: getattr(kept, kind.PLURAL) for kind in KEPT})
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
