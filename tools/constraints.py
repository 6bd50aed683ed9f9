"""Writes constraints.txt anew: the newest versions allowed, tried in a fresh environment."""

from __future__ import annotations

import os
import subprocess
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Exact versions of all that is installed, made by `make constraints`. No index address here.\n"
ONLY_ON_WINDOWS = {"colorama": "0.4.6"}
"""What is installed only on Windows, where this script need not run."""


def main() -> None:
    """Install everything, list what came, write it down."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts/python.exe" if os.name == "nt" else "bin/python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-e", f"{ROOT}[test,bench]"], check=True)
        freeze = [python, "-m", "pip", "freeze", "--all", "--exclude-editable"]
        listed = subprocess.run(freeze, check=True, text=True, capture_output=True).stdout
    lines = {line for line in listed.splitlines() if "==" in line and not line.startswith("pip==")}
    lines |= {f'{name}=={version} ; sys_platform == "win32"' for name, version in ONLY_ON_WINDOWS.items()}
    text = HEAD + "\n".join(sorted(lines, key=str.lower)) + "\n"
    (ROOT / "constraints.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
