"""Where the app is reached: hosts and ports, in one plain spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

Place = tuple[str, int]
"""A host, as a plain name or address, and a port."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
STANDARD_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*", re.ASCII)


def read_place(text: str, port: int = 0) -> Place | None:
    """Return the host and port that `NAME`, `NAME:PORT` or `[ADDRESS]:PORT` means; None for nonsense.

    `port` is what counts where the text names none.
    """
    try:
        parts = urlsplit(f"//{text}")
        host, named = parts.hostname or "", parts.port
    except ValueError:
        return None
    # urlsplit drops line breaks, and takes what stands before an @ for a user.
    if parts.netloc != text or "@" in text:
        return None
    host = plain_host(host)
    return (host, port if named is None else named) if host else None


def plain_host(host: str) -> str:
    """Return a name or an address in its one plain spelling, "" for what is neither."""
    try:
        address = ip_address(host)
    except ValueError:
        name = host.lower().removesuffix(".")
        if not name.isascii():
            try:
                name = name.encode("idna").decode()
            except UnicodeError:
                return ""
        return name if len(name) <= 253 and NAME.fullmatch(name) else ""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def served_places(address: str, port: int, names: Iterable[str]) -> frozenset[Place]:
    """Return the places under which a server is reached that listens to an address and a port.

    `names` are further ones that lead to it: `NAME:PORT`, or `NAME` for this port and for the standard ones, which
    a web server in front of it has. Names that mean nothing are left out.
    """
    places = {(host, port) for host in LOOPBACK}
    if address not in EVERYWHERE:
        places.add((plain_host(address), port))
    for name in names:
        if (place := read_place(name)) is not None:
            host, named = place
            places |= {(host, named)} if named else {(host, number) for number in (port, *STANDARD_PORTS.values())}
    return frozenset(places)


def is_loopback(address: str) -> bool:
    """Return whether only this machine itself reaches a server that listens to an address."""
    return ip_address(address).is_loopback


def shown_host(address: str) -> str:
    """Return the host under which a browser on this machine opens a server that listens to an address."""
    if address in (LOOPBACK[1], *EVERYWHERE):
        return LOOPBACK[0]
    return f"[{address}]" if ":" in address else address
