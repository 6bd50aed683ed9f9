"""Takes the pictures of docs/pictures anew, as the browser shows the pages with the sample data.

Run by `make pictures`; needs Chromium (the system's) and a CJK font.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PORT = 8790
PAGES = {
    "structure": "/?area=393860",
    "structure-en": "/?area=393860&sel=hoken-fukushi&lang=en",
    "structure-large": "/?area=992011",
    "gaps": "/gaps?area=393860&gap=gap/roles/no_secretariat/platform",
    "what-if": "/what_if?area=993018&do=member/shakyo/n2",
    "compare": "/compare?area=993018&with=393860",
    "prefecture": "/prefecture?area=393860",
    "records": "/records?area=393860",
}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def main() -> None:
    """Start the app on a store of its own, and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"--store=sqlite:///{folder}/tsunagari.db"
        serve = [sys.executable, "-m", "cli", "serve", "--no-browser", f"--port={PORT}", store]
        with subprocess.Popen(serve, cwd=ROOT) as app:
            try:
                _wait()
                _take()
            finally:
                app.terminate()


def _wait() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the app did not start")


def _take() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path in PAGES.items():
            page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="ja-JP")
            page.goto(f"http://127.0.0.1:{PORT}{path}")
            page.wait_for_timeout(3000)
            page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
