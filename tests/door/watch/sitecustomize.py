"""Python reads this at its start: it writes down whom the process asks or connects to, to the file WATCHED_SOCKETS."""

import os
import sys

ASKING = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
          "socket.gethostbyaddr", "socket.getnameinfo"}

if path := os.environ.get("WATCHED_SOCKETS"):
    written = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event in ASKING:
            os.write(written, f"{event} {args[-1] if event == 'socket.connect' else args!r}\n".encode())

    sys.addaudithook(watch)
    os.write(written, b"watching\n")
