"""Uploads: bounded in sum, out of the server's memory once they are there, and chosen again or added to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from app_parts.frame import uploads
from tests.browser.test_records import upload
from tests.loaders.files import AREA, ORGANISATIONS, csv_file

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def app(serve: Callable[..., str]) -> str:
    return serve()


@pytest.fixture
def server(app: str) -> psutil.Process:
    """The process that serves the app."""
    port = int(app.rpartition(":")[2])
    listening = (p for p in psutil.process_iter() if p.pid and f"--port={port}" in _command(p))
    return max(listening, key=lambda process: process.memory_info().rss)


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.fixture
def large(tmp_path: Path) -> Iterator[list[Path]]:
    """Fifteen files of 40 MB."""
    paths = [tmp_path / f"{n}.csv" for n in range(15)]
    for path in paths:
        path.write_bytes(b"x" * (40 * MEGABYTE))
    yield paths
    for path in paths:
        path.unlink()


def test_fifteen_large_files_are_refused_with_a_sentence_and_none_stays_in_memory(
    page: Page, app: str, server: psutil.Process, large: list[Path]
) -> None:
    page.goto(f"{app}/records?area=992011")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    before = server.memory_info().rss
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(path) for path in large])
    refusal = page.get_by_text("ファイルが大きすぎます（合わせて100MBまで）")
    expect(refusal).to_be_visible(timeout=60_000)
    assert server.memory_info().rss - before < 2 * uploads.BYTES_A_VISIT
    expect(page.get_by_text("読み込んだファイル")).to_have_count(0)


def test_files_are_added_to_those_already_there_and_chosen_again(page: Page, app: str, tmp_path: Path) -> None:
    upload(page, app, csv_file(tmp_path / "自治体.csv", [AREA[0], ["993085", "架空からまつ村", "村"]]))
    expect(page.get_by_text("読み込んだファイル：自治体.csv")).to_be_visible()
    chooser = page.get_by_test_id("stFileUploaderDropzoneInput")
    expect(chooser).to_have_count(1)
    chooser.set_input_files(str(csv_file(tmp_path / "機関.csv", ORGANISATIONS)))
    expect(page.get_by_text("読み込んだファイル：自治体.csv、機関.csv")).to_be_visible()
    page.get_by_role("button", name="ファイルを選び直す").click()
    expect(page.get_by_text("読み込んだファイル")).to_have_count(0)
