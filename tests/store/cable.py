"""A cable between the app and the server that can be pulled in the middle of a word."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType


class Cable:
    """Listens on `port` and passes on to the server's; once `cut_after` was sent, the answer is lost."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.cut_after = b""
        self._ends: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> Cable:
        self._threads[0].start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for end in (self._listening, *self._ends):
            _pull(end)
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                app, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._server))
            self._ends += [app, server]
            for here, there in ((app, server), (server, app)):
                thread = threading.Thread(target=self._pass_on, args=(here, there, here is app), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pass_on(self, here: socket.socket, there: socket.socket, from_app: bool) -> None:
        with contextlib.suppress(OSError):
            while said := here.recv(65536):
                if from_app and self.cut_after and self.cut_after in said:
                    self.cut_after = b""
                    _pull(here)
                    there.sendall(said)
                    there.recv(65536)  # the server has done it, and nobody hears of it
                    break
                there.sendall(said)
        for end in (here, there):
            _pull(end)


def _pull(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
