"""Whom the server answers: requests that name it as it is served, and that no other site's page sends.

Without this, any name that somebody lets resolve to this machine opens the app (DNS rebinding): the browser takes the
foreign page and the app for one site, and the page reads, uploads and saves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from guard.places import STANDARD_PORTS, Place, plain_host, read_place
from locales import LANGUAGES, Words

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

FORBIDDEN, POLICY_VIOLATION = 403, 1008


class Door:
    """Refuses every request of a host or of a page that is not served here, on the web socket too."""

    def __init__(self, app: ASGIApp, served: frozenset[Place]) -> None:
        self.app, self.served = app, served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it before anything else sees it."""
        if scope["type"] not in ("http", "websocket") or self._is_welcome(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            refusal = "\n".join(Words(language)("door.refused") for language in LANGUAGES)
            await PlainTextResponse(refusal, FORBIDDEN)(scope, receive, send)

    def _is_welcome(self, scope: Scope) -> bool:
        """Return whether a request names one served host, and one served page as its origin if it names any.

        A browser always names the page that opens a web socket, so that one is needed there. Where the server
        listens to everybody, the address at which the connection arrived is served: no foreign name can be one.
        """
        hosts = list(_texts(scope, b"host"))
        origins = list(_texts(scope, b"origin"))
        at = scope.get("server") or ("", 0)
        served = self.served | {(plain_host(at[0]), at[1])}
        standard = STANDARD_PORTS.get(scope["scheme"], 0)
        fewest = 1 if scope["type"] == "websocket" else 0
        return (len(hosts) == 1 and read_place(hosts[0], standard) in served
                and fewest <= len(origins) <= 1 and all(_origin(text) in served for text in origins))


def _texts(scope: Scope, name: bytes) -> Iterator[str]:
    return (value.decode("latin-1") for header, value in scope["headers"] if header == name)


def _origin(text: str) -> Place | None:
    """Return the place of a page that sends a request; None for `null`, for a file and for nonsense."""
    scheme, _, rest = text.partition("://")
    return read_place(rest, STANDARD_PORTS[scheme]) if scheme in ("http", "https") else None
