"""Takes the pictures of docs/pictures anew, as the browser shows the pages with the sample data.

Run by `make pictures`; needs Chromium (the system's) and a CJK font. `python -m tools.pictures reading` takes only
those of docs/reading-files.md.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tools.chromium import CHROMIUM
from tools.files_of_each_kind import PREFECTURE, TOWN, files_of_each_kind

ROOT = Path(__file__).resolve().parent.parent
PORT = 8790
PAGES = {
    "structure": "/?area=393860",
    "structure-en": "/?area=393860&sel=hoken-fukushi&lang=en",
    "structure-large": "/?area=992011",
    "gaps": "/gaps?area=393860&gap=gap/roles/no_secretariat/platform",
    "what-if": "/what_if?area=993018&do=member/shakyo/n2",
    "compare": "/compare?area=993018&with=393860&rung=role/back_up/1",
    "prefecture": "/prefecture?area=393860",
    "nation": "/nation?area=393860",
    "tiers": "/?area=393860&view=tiers",
    "records": "/records?area=393860",
}
PICTURES = ROOT / "docs" / "pictures"
WIDTH, COLOURS, SECONDS = 1100, 48, 60
"""Of a picture of a file that is read: its width, and how many colours tell it; how long reading may take."""


def main() -> None:
    """Start the app on a store of its own, and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"--store=sqlite:///{folder}/tsunagari.db"
        serve = [sys.executable, "-m", "cli", "serve", "--no-browser", f"--port={PORT}", store]
        with subprocess.Popen(serve, cwd=ROOT) as app:
            try:
                _wait()
                if "reading" not in sys.argv[1:]:
                    _take()
                _take_reading(Path(folder))
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
            expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SECONDS * 1000)
            expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(5000)  # until the picture is painted
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
        browser.close()


def _take_reading(folder: Path) -> None:
    """Take a picture of what each kind of file is read as, before it goes into the draft."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for kind, file in files_of_each_kind(folder).items():
            page = browser.new_page(viewport={"width": WIDTH, "height": 1600}, locale="ja-JP")
            area = PREFECTURE if kind == "progress" else TOWN
            page.goto(f"http://127.0.0.1:{PORT}/records?area={area}")
            page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(file)])
            _take_what_is_read(page, PICTURES / f"reading-{kind.replace('_', '-')}.png")
            page.close()
        browser.close()


def _take_what_is_read(page: Page, picture: Path) -> None:
    """Take the part of the page from the file's name to how much it changes."""
    first, last = page.get_by_text("読み込んだファイル："), page.get_by_text("件の違いがあります")
    expect.set_options(timeout=SECONDS * 1000)
    expect(last).to_be_visible()
    columns = page.get_by_text("列の読みかたを確かめる：")
    if columns.count():
        columns.first.click()
        expect(page.get_by_role("combobox", name="1. ").first).to_be_visible()
        page.wait_for_timeout(2000)  # the table of the first rows is painted
    top, bottom = (box for each in (first, last) if (box := each.bounding_box()))
    page.screenshot(path=picture, clip={"x": 0, "y": top["y"] - 8, "width": WIDTH,
                                        "height": bottom["y"] + bottom["height"] - top["y"] + 16})
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    main()
