"""The web server: Streamlit behind a content-security policy, listening where it is told to.

`python -m app_parts.server --port=8501 --address=127.0.0.1 [--browser]` (what `tsunagari serve` runs).
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import gc
import hashlib
import importlib
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware

from app_parts import session
from app_parts.uploads import UploadBounds
from graph.errors import PlatformError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

APP = Path(__file__).parent.parent / "app.py"
LARGEST_UPLOAD_MB = 50
PRIMARY = "#2B7BBA"
"""The colour of what is chosen: 4.5:1 on white, 3:1 on the dark theme's ground."""


def _inline_scripts() -> str:
    """Return the hashes of the scripts in Streamlit's own index.html; no other may stand in a page."""
    html = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", html, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def policy() -> str:
    """Return the content-security policy: the browser itself refuses every request to another host."""
    return "; ".join((
        "default-src 'self'",
        f"script-src 'self' 'wasm-unsafe-eval' {_inline_scripts()}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ))


class Headers:
    """Adds the policy to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", policy().encode()),
            (b"referrer-policy", b"same-origin"),
            (b"x-content-type-options", b"nosniff"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self.headers]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


@contextlib.asynccontextmanager
async def _warmed(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Import what a page needs before the first visitor comes, and keep it out of garbage collection.

    Open the store, too: from now on whoever wants to replace it knows of this app, and it is never made anew.
    """
    for module in ("pandas", "pyarrow", "networkx", "pyvis.network", "graph.store"):
        importlib.import_module(module)
    with contextlib.ExitStack() as until_the_end:
        with contextlib.suppress(PlatformError):  # each page says so, until it can be opened
            until_the_end.callback(session.store().close)
        gc.collect()
        gc.freeze()
        yield {}


def configuration(port: int, address: str, *, browser: bool) -> dict[str, Any]:
    """Return Streamlit's settings: nothing asks the internet, nobody sees a traceback."""
    return {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        # With pandas loaded, a full collection after every script run is the larger part of a click.
        "runner.postScriptGC": False,
        "server.address": address,
        "server.fileWatcherType": "none",
        "server.headless": not browser,
        "server.maxUploadSize": LARGEST_UPLOAD_MB,
        "server.port": port,
        "server.showEmailPrompt": False,
        "theme.primaryColor": PRIMARY,
    }


app = st.App(APP, middleware=[Middleware(Headers), Middleware(UploadBounds)], lifespan=_warmed)

if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--address", required=True)
    options.add_argument("--browser", action="store_true")
    given = options.parse_args()
    app.run(config=configuration(given.port, given.address, browser=given.browser))
