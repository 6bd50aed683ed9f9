"""Streamlit components whose files are served once and cached by the browser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.runtime import Runtime


@dataclass(frozen=True)
class Frontend:
    """A folder of files for the browser, and the names of the components that are made of them."""

    folder: Path
    names: tuple[str, ...]

    @cached_property
    def _version(self) -> str:
        """The name under which the files are served: a new one for new files, so that no browser shows old ones."""
        content = b"".join(path.read_bytes() for path in sorted(self.folder.iterdir()))
        return f"tsunagari-{hashlib.sha256(content).hexdigest()[:12]}"

    def component(self, name: str, *, html: str, js: str, css: str | None = None) -> Callable[..., Any]:
        """Return one of the components, its files registered with the running server.

        Streamlit finds such files by itself only for a distribution whose import package has the
        distribution's own name; ours has several packages, so the manifest is handed over here.
        """
        if not Runtime.exists():
            # Without a server (page tests) nothing is drawn; what would be drawn can be looked at all the same.
            return st.components.v2.component(name, html=html, js="export default () => {}")
        manager = get_bidi_component_manager()
        whole_name = f"{self._version}.{name}"
        if manager.get(whole_name) is None:
            configs = [ComponentConfig(name=each, asset_dir=self.folder.name) for each in self.names]
            manager.register_from_manifest(ComponentManifest(self._version, "1", configs), self.folder.parent)
        return st.components.v2.component(whole_name, html=html, css=css, js=js)
