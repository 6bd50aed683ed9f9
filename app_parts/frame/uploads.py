"""Uploaded files: bounded in sum, and out of the server's memory as soon as they are there."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graph.errors import UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit.runtime.uploaded_file_manager import UploadedFile

BYTES_A_VISIT = 100 * 1024 * 1024
"""What one visitor may have uploaded and not yet saved or given up."""
BYTES_ARRIVING = 200 * 1024 * 1024
"""What may be on its way into memory, for all visitors of this process together."""
FILES_A_VISIT = 100
PATH = "/_stcore/upload_file/"
_refused: set[str] = set()
"""Visits of which an upload was let go because there was no room for it."""


@dataclass(eq=False)
class Taken:
    """The files a visitor uploaded, in a folder that goes when nobody holds this any more."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="tsunagari-")))
    paths: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def size(self) -> int:
        """Return how many bytes the files have."""
        return sum(path.stat().st_size for path in self.paths)

    def with_files(self, files: Sequence[UploadedFile], *, was_refused: bool = False) -> Taken:
        """Return these files and more: one of the same name is put in the place of the older one.

        Raises UsageError (`too_many_files`, `too_much_uploaded`) where that would be too much; either way the files
        are out of the server's memory.
        """
        context = get_script_run_ctx()
        try:
            self._check(files, was_refused=was_refused)
            more = Taken()
            new = {_name(file): file for file in files}
            for path in self.paths:
                if path.name not in new:
                    more.add(path.name, path.read_bytes())
            for name, file in new.items():
                more.add(name, file.getbuffer())
            return more
        finally:
            for file in files if context else ():
                context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)  # type: ignore[union-attr]

    def add(self, name: str, content: bytes | memoryview) -> None:
        """Write a file into a folder of its own, as its name is somebody's text."""
        path = self.folder / str(len(self.paths)) / name
        path.parent.mkdir()
        path.write_bytes(content)
        self.paths.append(path)

    def _check(self, files: Sequence[UploadedFile], *, was_refused: bool) -> None:
        if len(files) + len(self.paths) > FILES_A_VISIT:
            raise UsageError("too_many_files", most=FILES_A_VISIT)
        if was_refused or self.size() + sum(file.size for file in files) > BYTES_A_VISIT:
            raise UsageError("too_much_uploaded", most=BYTES_A_VISIT >> 20)


def was_refused() -> bool:
    """Return whether an upload of this visit was let go since this was asked last."""
    context = get_script_run_ctx()
    if context is None or context.session_id not in _refused:
        return False
    _refused.discard(context.session_id)
    return True


class UploadBounds:
    """Lets uploads in as long as there is room; others are let go unread, and the page says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._arriving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless it is an upload for which there is no room."""
        if scope["type"] != "http" or scope["method"] != "PUT" or PATH not in scope["path"]:
            await self.app(scope, receive, send)
            return
        visit = scope["path"].partition(PATH)[2].partition("/")[0]
        said = dict(scope["headers"]).get(b"content-length", b"")
        length = int(said) if said.isdigit() else 0
        if not length or not self._has_room(visit, length):
            if get_instance().is_active_session(visit):
                _refused.add(visit)
            await _let_go(receive, send)
            return
        self._arriving += length
        try:
            await self.app(scope, receive, send)
        finally:
            self._arriving -= length

    def _has_room(self, visit: str, length: int) -> bool:
        held = get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
        sizes = {name: sum(len(file.data) for file in files.values()) for name, files in list(held.items())}
        arriving = self._arriving + length
        return sizes.get(visit, 0) + arriving <= BYTES_A_VISIT and sum(sizes.values()) + arriving <= BYTES_ARRIVING


async def _let_go(receive: Receive, send: Send) -> None:
    """Read a request to its end without keeping it, and say that all is well: the page tells what was not."""
    message: Message = {"more_body": True}
    while message.get("more_body"):
        message = await receive()
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _name(file: UploadedFile) -> str:
    """Return the last part of an uploaded file's name, and never nothing."""
    return Path(file.name.replace("\\", "/")).name or "_"
