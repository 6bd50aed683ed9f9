"""A request that fails outside of any page: a sentence with a number, in each language, and the traceback in the log."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app_parts.frame.failures import Answered

SECRET = "架空 山田太郎"


def answer(kind: str, *, begun: bool = False) -> list[dict[str, Any]]:
    """Return what is sent when an app fails that has begun to answer, or has not."""
    sent: list[dict[str, Any]] = []

    async def broken(_scope: Any, _receive: Any, send: Any) -> None:
        if begun:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        raise KeyError(SECRET)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    with ThreadPoolExecutor() as thread:  # whatever loop the tests before have left running in this one
        thread.submit(lambda: asyncio.run(Answered(broken)({"type": kind, "path": SECRET, "headers": []}, receive, send))).result()
    return sent


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TSUNAGARI_LOG", str(tmp_path))
    return tmp_path / "faults.log"


def test_a_request_that_fails_is_answered_with_its_number(log: Path) -> None:
    start, body = answer("http")
    text = body["body"].decode()
    assert start["status"] == 500
    assert "思いがけない不具合" in text
    assert "Something unexpected" in text
    [number] = set(re.findall(r"\d{4}-\d{4}", text))
    assert f"{number} request=http " in log.read_text(encoding="utf-8")
    assert SECRET not in text + log.read_text(encoding="utf-8")


def test_an_answer_that_has_begun_is_left_as_it_is(log: Path) -> None:
    assert [message["type"] for message in answer("http", begun=True)] == ["http.response.start"]
    assert answer("websocket") == []
    assert log.read_text(encoding="utf-8").count("Traceback") == 2


def test_a_server_that_cannot_start_says_so_itself(log: Path) -> None:
    with pytest.raises(KeyError, match=SECRET):
        answer("lifespan")
    assert not log.exists()
