"""The choosers of a page in a test: their keys go on with a sign for the labels they have."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


def chooser(app: AppTest, kind: str, name: str) -> Any:
    """Return the one chooser of a kind (`radio`, `selectbox`, `multiselect`, `button_group`) by its name."""
    (only,) = [element for element in app.get(kind) if str(element.key).startswith(f"{name}_")]
    return only
