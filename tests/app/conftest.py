"""What the page tests share: pages run in a test as they do on the server."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from app_parts.frame.server import configuration

OF_EACH_RUN = ("browser.gatherUsageStats", "runner.magicEnabled", "runner.postScriptGC")
"""What the server sets that says how a page is run."""


@pytest.fixture(autouse=True, scope="session")
def _as_on_the_server() -> Iterator[None]:
    """Streamlit's way of running a page in a test begins anew each time what a server does once, when it starts.

    It looks for components in every installed package and compiles every page at each run: most of the time of a
    page test.
    """
    on_the_server = configuration(0, "127.0.0.1", frozenset())
    before = {name: config.get_option(name) for name in OF_EACH_RUN}
    of_all, compile_one = ScriptCache(), ScriptCache.get_bytecode
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(ScriptCache, "get_bytecode", lambda _, path: compile_one(of_all, path))
        for name in OF_EACH_RUN:
            config.set_option(name, on_the_server[name])
        yield
    for name, value in before.items():
        config.set_option(name, value)
