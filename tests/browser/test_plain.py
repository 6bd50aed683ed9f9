"""Any text stays the text it is, wherever Streamlit would read it as Markdown, and is copied as it is."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.serving import ROOT, free_port

ADDRESSES = ("http://a.b/c?d=e", "HTTPS://192.0.2.1", "www.example.com", "x WWW.a.jp y", "（http://a.b）", "a@b.co", "r@b.co", "a-@-b.c",
             "@", "a@@b.c", "mailto:a@b.cd", "xmpp:a@b.cd/x", "ftp://a.b", "a@www.b.cc", "a@http://b.c", "wwww.a.b", "http://http://a.b",
             "a@b.cc@d.ee", "http://a@b.cc", "www.a@b.cc", "https://架空.example", "http://[2001:db8::1]:80/", "_@_.a", "1@2.3a", "課a.b@c.de")
MARKDOWN = ("[x](http://a.b)", "![x](http://a.b/x.png)", "<http://a.b>", "<a href=http://a.b>x</a>", "<!-- c -->", "&amp;", "&#58;", "\\", "a\\",
            "[^1]", "[x]: http://a.b", "*a*", "**b**", "~~c~~", "`d`", "a_b_c", "# h", "- l", "1. l", "2) l", "> q", "a\n===", "a\n---",
            "    code", "\tcode", "x\n    code", "| a | b |\n|---|---|\n| 1 | 2 |", "$x$", "$$y$$")
SIGNS = (":smile:", ":+1:", ":material/home:", ":material_home:", ":streamlit:", ":red[x]", "a -> b", "->", "<-", "a <-> b <- c", " -- ", ">= x",
         "~= z", "　->　", "-- -- --", "-->", "393860@2000-01-01")
PIECES = ("http", "https", "://", "www", ".", "@", "a", "b.c", "-", ">", "<", "=", "~", ":", "streamlit:", "material/", "material_home:", " ", "*",
          "_", "`", "[", "]", "(", ")", "!", "\\", "#", "$", "&", "/", "課", "\n", "|", "1", "+", "　")
MADE_UP = 120
FOREIGN = "a, img, code, .katex, h1, h2, h3, ul, ol, blockquote, table, hr, del, [role=img], [translate=no]"


def texts() -> list[str]:
    """Return the texts: those that are known to be something, and pieces of them put together by chance."""
    chance = random.Random(20261125)
    made_up = ("".join(chance.choices(PIECES, k=chance.randint(1, 9))) for _ in range(MADE_UP))
    return [text for text in dict.fromkeys((*ADDRESSES, *MARKDOWN, *SIGNS, *made_up)) if text.strip()]


def one_spaced(text: str) -> str:
    """Return a text as a browser shows it: blanks in a row are one."""
    return re.sub(r"[ \t\n\r]+", " ", text).strip()


def test_every_text_is_shown_and_copied_as_it_is(page: Page, tmp_path: Path) -> None:
    file, port = tmp_path / "texts.json", free_port()
    file.write_text(json.dumps(texts()), encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(Path(__file__).with_name("plain_page.py")), f"--server.port={port}",
               "--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TEXTS": str(file)}, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as app:
        try:
            _open(page, f"http://127.0.0.1:{port}")
            shown = page.evaluate("""foreign => [...document.querySelectorAll('[class*="st-key-"]')].map(e => [
                [...e.classList].find(c => c.startsWith('st-key-')).slice(7),
                e.querySelector('[data-testid=stMarkdownContainer]').textContent, e.querySelectorAll(foreign).length,
                [...e.querySelectorAll('em')].every(em => getComputedStyle(em).fontStyle === 'normal')])""", FOREIGN)
        finally:
            app.terminate()
    display = {key: (one_spaced(text), foreign, plain) for key, text, foreign, plain in shown}
    wanted = {f"{way}_{n}": (one_spaced(text), 0, True) for n, text in enumerate(texts())
              for way in ("markdown", "error", "bold", "label")}
    assert {key: display.get(key) for key in wanted if display.get(key) != wanted[key]} == {}


def _open(page: Page, address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            break
        except OSError:
            assert time.monotonic() < deadline, "the page did not answer"
            time.sleep(0.1)
    page.goto(address)
    expect(page.get_by_text("END", exact=True)).to_be_visible(timeout=60_000)
    page.wait_for_function("""() => [...document.querySelectorAll('[class*="st-key-"]')].every(
        e => e.querySelector('[data-testid=stMarkdownContainer]'))""")
