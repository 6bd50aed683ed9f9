"""A visit without a browser: opens the web socket as a page does, lets a page run, and reads what it would show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


@dataclass
class Shown:
    """What a page showed: alerts and Streamlit's own boxes, and whether it told of a page that is not there."""

    alerts: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    not_found: bool = False


def run_page(reached: str, port: int, page: str = "", address: Sequence[tuple[str, str]] = ()) -> Shown:
    """Run a page to its end, as a browser does when it opens it at an address; return what it showed."""
    wish = BackMsg()
    wish.rerun_script.page_name = page
    wish.rerun_script.query_string = urlencode(address, errors="surrogatepass")
    shown = Shown()
    with connect(f"ws://{reached}:{port}/_stcore/stream", origin=f"http://{reached}:{port}", proxy=None, max_size=None,  # type: ignore[arg-type]
                 subprotocols=["streamlit"]) as line:  # type: ignore[list-item]
        line.send(wish.SerializeToString())
        for message in _messages(line):
            element = message.delta.new_element
            if element.WhichOneof("type") == "alert":
                shown.alerts.append(element.alert.body)
            elif element.WhichOneof("type") == "exception":
                shown.exceptions.append(element.exception.type)
            shown.not_found |= message.WhichOneof("type") == "page_not_found"
    return shown


def _messages(line: object) -> Iterator[ForwardMsg]:
    """Yield what the server sends until the page has run; a run that asks for another one is not the last."""
    while True:
        message = ForwardMsg()
        message.ParseFromString(line.recv(timeout=90))  # type: ignore[attr-defined]
        yield message
        ends = message.WhichOneof("type") == "script_finished"
        if ends and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
