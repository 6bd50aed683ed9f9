"""Sets the project up and starts it, with nothing but a bare Python 3.11 or newer.

    python tools/start.py run      make .venv, install what is pinned, open the app
    python tools/start.py test     the same with the test tools, then run every test and check
    python tools/start.py coverage the same, and measure how much of the program the tests run (twice as long)
    python tools/start.py setup    only set up (with the test tools)

A second start is quick: a stamp in .venv remembers what was installed. Arguments after the first word are
passed on to `tsunagari serve`, or to pytest.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED = (3, 11)
MEASURED = ("--cov", "--cov-report=term:skip-covered")
PINNED = (ROOT / "pyproject.toml", ROOT / "constraints.txt")


def main(words: list[str]) -> int:
    """Do what the first word says; return the exit code."""
    if sys.version_info < NEEDED:
        return fail("Python 3.11 以降が必要です / Python 3.11 or newer is needed "
                    f"(this is {sys.version_info[0]}.{sys.version_info[1]})")
    what, rest = (words[0], words[1:]) if words else ("run", [])
    if what not in ("run", "test", "coverage", "setup"):
        return fail(__doc__ or "")
    os.chdir(ROOT)
    problem = set_up(with_tests=what != "run")
    if problem:
        return fail(problem)
    if what == "run":
        return call("-m", "cli", "serve", *rest)
    if what == "setup":
        return 0
    return check([*(MEASURED if what == "coverage" else ()), *rest])


def set_up(*, with_tests: bool) -> str:
    """Make the environment and install what is pinned, unless it is there; return what went wrong, or ""."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in PINNED)).hexdigest()
    stamps = [VENV / "installed-test", *([] if with_tests else [VENV / "installed"])]
    if any(stamp.is_file() and stamp.read_text(encoding="utf-8") == digest for stamp in stamps):
        return ""
    print("準備しています（初回は数分かかります） / Setting up (a few minutes the first time) …", flush=True)
    if not works():
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists())
        except (OSError, subprocess.CalledProcessError):
            return ("Python の venv が使えません / Python cannot make environments.\n"
                    "Debian, Ubuntu: sudo apt-get install python3-venv")
    wanted = ".[test]" if with_tests else "."
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if call(*pip, "-c", "constraints.txt", "-e", wanted):
        return ("部品を取り込めません。ネットワークを確かめてください。\n"
                "The packages could not be installed; see above. Is there a network, or PIP_FIND_LINKS?")
    stamps[0 if with_tests else 1].write_text(digest, encoding="utf-8")
    return ""


def works() -> bool:
    """Return whether there is an environment that runs and has pip."""
    return PYTHON.is_file() and not subprocess.run(
        [PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    ).returncode


def check(rest: list[str]) -> int:
    """Run every check and every test; return the first exit code that is not 0."""
    steps = (
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
        ("-m", "pytest", *rest),
    )
    for step in steps:
        print("▶", " ".join(step[:3]), flush=True)
        if code := call(*step):
            return code
    return 0


def call(*words: str) -> int:
    """Run the environment's Python; return its exit code."""
    try:
        return subprocess.run([str(PYTHON), *words], check=False).returncode
    except KeyboardInterrupt:
        return 130


def fail(sentence: str) -> int:
    """Say what went wrong."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    raise SystemExit(main(sys.argv[1:]))
