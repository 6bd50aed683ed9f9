"""A part of a workbook, read as a stream of elements: nothing in it unfolds, and no size is believed but counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, Protocol
from xml.parsers import expat

from loaders import limits

CHUNK_BYTES = 1 << 18
Attributes = Mapping[str, str]


class NotPlainXml(ValueError):
    """A part that is no XML, or has a document type, which no workbook has."""


class PartTooLarge(ValueError):
    """A part with more than may be read, as a whole or in one tag; the message is how much may be."""


class Handler(Protocol):
    """Takes in the elements of a part; names come without their prefix."""

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""

    def text(self, data: str) -> None:
        """Take in text, or a piece of it."""

    def end(self, name: str) -> None:
        """Take in the end of an element."""


def read_part(part: IO[bytes], handler: Handler, most: int) -> int:
    """Give every element of a part to a handler; return how many bytes the part has.

    Raises NotPlainXml, PartTooLarge when there are more than `most` bytes, and what the handler raises.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = _first_element(parser, handler)
    parser.CharacterDataHandler = handler.text
    size = 0
    try:
        while chunk := part.read(CHUNK_BYTES):
            size += len(chunk)
            if size > most:
                raise PartTooLarge(f"{most >> 20} MB")
            parser.Parse(chunk)
            # A tag that goes on and on would be read again from its beginning with every chunk.
            if size - parser.CurrentByteIndex > limits.TAG_BYTES:
                raise PartTooLarge(f"{limits.TAG_BYTES >> 20} MB")
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding of no known name
        raise NotPlainXml(str(error)) from error
    return size


def _first_element(parser: expat.XMLParserType, handler: Handler) -> Callable[[str, dict[str, str]], None]:
    """Return what takes in the first element: it tells whether names have a prefix, which costs time to take off."""
    def begin(name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            parser.StartElementHandler = lambda name, attributes: handler.begin(name.rpartition(":")[2], attributes)
            parser.EndElementHandler = lambda name: handler.end(name.rpartition(":")[2])
        else:
            parser.StartElementHandler, parser.EndElementHandler = handler.begin, handler.end
        handler.begin(name.rpartition(":")[2], attributes)
    return begin


def local(attributes: Attributes, name: str) -> str:
    """Return an attribute that has a prefix, such as `r:id`, whatever the prefix; "" when there is none."""
    return next((value for key, value in attributes.items() if key.endswith(f":{name}")), "")


def is_on(value: str | None) -> bool:
    """Return whether an attribute says yes."""
    return value in ("1", "true", "on")


def _refuse_document_type(*_: object) -> None:
    raise NotPlainXml("document type")
