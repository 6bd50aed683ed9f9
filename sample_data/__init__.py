"""The sample data: real places and the nation as far as their sources go, an invented prefecture marked 架空."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
FOLDERS: tuple[Path, ...] = (HERE / "kochi", HERE / "models", HERE / "kakuu", HERE / "nation")
"""The folders, each read by the ordinary loader."""
FIRST_AREA = "393860"
"""いの町, the model case: what the app shows first."""
