"""The web server: Streamlit behind a content-security policy, listening where it is told to.

`python -m app_parts.frame.server --port=8501 --address=127.0.0.1 [--host=NAME] [--browser]` (for `tsunagari serve`).
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import gc
import hashlib
import importlib
import logging
import os
import re
import sys
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import net_util

from app_parts.frame import session
from app_parts.frame.door import Door
from app_parts.frame.failures import Answered, outermost
from app_parts.frame.uploads import UploadBounds
from graph.errors import PlatformError
from guard.places import Place, served_places, shown_host

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

APP = Path(__file__).parents[2] / "app.py"
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
            (b"cross-origin-resource-policy", b"same-origin"),
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


def _open_page(address: str) -> None:
    """Open a page in the browser of whoever sits at this machine; nothing where nobody can see one."""
    if os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(address)


def _lifespan(page: str) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
    """Return what happens from start to end; `page` is opened in the browser, unless it is ""."""
    @contextlib.asynccontextmanager
    async def warmed(_app: Any) -> AsyncIterator[dict[str, Any]]:
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
            if page:
                # The socket listens already: the browser waits for the answer. Started apart: some browsers block.
                Thread(target=_open_page, args=(page,), daemon=True).start()
            yield {}

    return warmed


def configuration(port: int, address: str, served: frozenset[Place]) -> dict[str, Any]:
    """Return Streamlit's settings: nothing asks the internet, nobody sees a traceback.

    What guards the door is named although it is the default: a `config.toml` of the user's would count otherwise.
    """
    return {
        "browser.gatherUsageStats": False,
        "browser.serverAddress": shown_host(address),
        # Cells as they stand, in a file or copied, are run by a spreadsheet where they begin like a formula: `grid`.
        "client.disableDataExport": True,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        "global.developmentMode": False,
        "logger.enableRich": False,
        "logger.hideWelcomeMessage": True,
        # A page shows what it is told to show, not what stands on a line by itself.
        "runner.magicEnabled": False,
        # With pandas loaded, a full collection after every script run is the larger part of a click.
        "runner.postScriptGC": False,
        "server.address": address,
        "server.baseUrlPath": "",
        # Only their host names count: Streamlit's own look at what the door has let in already.
        "server.corsAllowedOrigins": sorted({f"http://{shown_host(host)}" for host, _ in served}),
        "server.enableAgentApi": False,
        "server.enableCORS": True,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.maxUploadSize": LARGEST_UPLOAD_MB,
        "server.port": port,
        "server.scriptHealthCheckEnabled": False,
        "server.showEmailPrompt": False,
        "server.trustedUserHeaders": {},
        # One for each, or Streamlit takes the light theme for everybody: this way the system's choice is followed.
        "theme.dark.primaryColor": PRIMARY,
        "theme.light.primaryColor": PRIMARY,
    }


def ask_nobody() -> None:
    """Take from Streamlit the two functions that ask the internet for this machine's address.

    It calls them before it refuses a web socket of an origin it does not know, and for its greeting. The door knows
    what is served without asking; without an address Streamlit goes on.
    """
    net_util.get_external_ip = net_util.get_internal_ip = lambda: None


def say_nothing_twice() -> None:
    """Keep Streamlit from printing errors with their messages, which may hold names: `failures` tells and logs them."""
    for name in ("streamlit.error_util", "streamlit.runtime.backend_operation_handler"):
        # A filter: whoever sets up logging later, as uvicorn does, enables what was only disabled.
        logging.getLogger(name).addFilter(lambda _: False)


def app(served: frozenset[Place], *, page: str = "") -> st.App:
    """Return the app, open to requests for the places under which it is served; `page` is opened in the browser."""
    guards = [Middleware(Headers), Middleware(Door, served=served), Middleware(Answered), Middleware(UploadBounds)]
    return st.App(APP, middleware=guards, lifespan=_lifespan(page), on_script_error=outermost)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--address", required=True)
    options.add_argument("--host", action="append", default=[])
    options.add_argument("--browser", action="store_true")
    given = options.parse_args()
    ask_nobody()
    say_nothing_twice()
    page = f"http://{shown_host(given.address)}:{given.port}" if given.browser else ""
    served = served_places(given.address, given.port, given.host)
    app(served, page=page).run(config=configuration(given.port, given.address, served))
