"""Who may open the app: requests that name it as it is served, from its own pages; nobody else, by any way in."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from guard.places import plain_host, read_place, served_places
from tests.serving import Served, start

WAYS_IN = (("GET", "/"), ("GET", "/gaps?area=393860"), ("GET", "/_stcore/health"), ("GET", "/_stcore/host-config"),
           ("GET", "/_stcore/metrics"), ("GET", "/static/index.html"), ("GET", "/media/x.csv"),
           ("GET", "/_stcore/bidi-components/x/index.js"), ("GET", "/component/x"), ("GET", "/nowhere"),
           ("HEAD", "/"), ("OPTIONS", "/_stcore/upload_file/x/y"), ("PUT", "/_stcore/upload_file/x/y"),
           ("DELETE", "/_stcore/upload_file/x/y"), ("POST", "/_stcore/agent/interact"), ("POST", "/_stcore/agent/mcp"))
FOREIGN_HOSTS = ("evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "localhost.evil.example:{port}",
                 "localhost:1", "localhost", "127.0.0.1", "[::1]", "0.0.0.0:{port}", "127.0.0.1:{port}@evil.example",
                 "localhost:{port}.evil.example", "localhost:{port}/x", "", "*", "[::ffff:c000:201]:{port}")
FOREIGN_ORIGINS = ("http://evil.example", "http://evil.example:{port}", "null", "", "http://0.0.0.0:{port}",
                   "http://localhost", "http://127.0.0.1:1", "file://", "http://localhost:{port}.evil.example",
                   "http://127.0.0.1:{port}@evil.example", "chrome-extension://x", "http://192.0.2.1:{port}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app, also known by the name of the computer, and behind a web server of the town hall's."""
    app = start(tmp_path_factory.mktemp("door"), "--no-samples", "--host", "Fukushi-PC", "--host", "town.example:443")
    yield app
    app.stop()


def status(served: Served, method: str, path: str, *headers: tuple[str, str]) -> int:
    """Return how a request with these headers and no others is answered."""
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers:
        line.putheader(name, value.format(port=served.port))
    line.endheaders()
    code = line.getresponse().status
    line.close()
    return code


def web_socket(served: Served, host: str, origin: str | None) -> int:
    """Return how the opening of a web socket is answered; 101 when it is open."""
    line = socket.create_connection(("127.0.0.1", served.port), timeout=10)
    try:
        with connect(f"ws://{host.format(port=served.port)}/_stcore/stream", origin=origin, sock=line, proxy=None,
                     subprotocols=["streamlit"]):  # type: ignore[arg-type,list-item]
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


@pytest.mark.parametrize(("method", "path"), WAYS_IN)
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_name_is_refused_by_every_way_in(served: Served, method: str, path: str, host: str) -> None:
    assert status(served, method, path, ("Host", host)) in (400, 403)


@pytest.mark.parametrize(("method", "path"), WAYS_IN)
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_page_is_refused_by_every_way_in(served: Served, method: str, path: str, origin: str) -> None:
    assert status(served, method, path, ("Host", "127.0.0.1:{port}"), ("Origin", origin)) == 403


def test_two_hosts_two_origins_or_no_host_are_refused(served: Served) -> None:
    local, evil = ("Host", "127.0.0.1:{port}"), ("Host", "evil.example")
    origin = "http://127.0.0.1:{port}"
    assert status(served, "GET", "/", local, ("Origin", origin), ("Origin", "http://evil.example")) == 403
    assert status(served, "GET", "/", local, evil) in (400, 403)
    assert status(served, "GET", "/") in (400, 403)


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost.:{port}", "[::1]:{port}",
                                  "[0:0:0:0:0:0:0:1]:{port}", "fukushi-pc:{port}", "fukushi-pc", "town.example:443"])
def test_what_is_served_is_answered(served: Served, host: str) -> None:
    assert status(served, "GET", "/_stcore/health", ("Host", host)) == 200
    page = f"https://{host}" if host == "town.example:443" else f"http://{host}"
    assert status(served, "GET", "/_stcore/health", ("Host", host), ("Origin", page)) == 200


@pytest.mark.parametrize("origin", [None, *FOREIGN_ORIGINS])
def test_a_web_socket_of_a_foreign_page_or_of_none_is_refused(served: Served, origin: str | None) -> None:
    named = origin.format(port=served.port) if origin is not None else None
    assert web_socket(served, "127.0.0.1:{port}", named) == 403


@pytest.mark.parametrize("host", ["evil.example:{port}", "localhost:1", "0.0.0.0:{port}"])
def test_a_web_socket_to_a_foreign_name_is_refused_though_its_page_has_the_same(served: Served, host: str) -> None:
    assert web_socket(served, host, f"http://{host.format(port=served.port)}") == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "fukushi-pc:{port}"])
def test_a_web_socket_of_an_own_page_opens(served: Served, host: str) -> None:
    assert web_socket(served, host, f"http://{host.format(port=served.port)}") == 101
    assert web_socket(served, host, f"http://localhost:{served.port}") == 101


def answer(served: Served, method: str, path: str, host: str = "127.0.0.1") -> tuple[http.client.HTTPResponse, str]:
    """Return an answer with its text."""
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)) as line:
        line.request(method, path, headers={"Host": f"{host}:{served.port}"})
        response = line.getresponse()
        return response, response.read().decode()


def test_a_refusal_says_in_both_languages_how_to_open_the_app(served: Served) -> None:
    refused, text = answer(served, "GET", "/", host="evil.example")
    assert "--host 名前" in text
    assert "--host NAME" in text
    assert "evil" not in text
    assert refused.headers["content-security-policy"]


def test_the_agent_api_is_off(served: Served) -> None:
    for path in ("interact", "mcp"):
        assert "does not serve the agent API" in answer(served, "POST", f"/_stcore/agent/{path}")[1]


@pytest.mark.parametrize(("text", "place"), [
    ("Fukushi-PC", ("fukushi-pc", 0)), ("a.b.", ("a.b", 0)), ("[::1]:8501", ("::1", 8501)), ("::1", None), ("a b", None),
    ("a/b", None), ("a:b", None), ("a:99999", None), ("u@a", None), ("a\n", None), ("", None), ("*", None), ("-a", None),
    ("役場.example", ("xn--rlsz2o.example", 0)), ("127.0.0.1:80", ("127.0.0.1", 80)), ("[", None), ("a" * 300, None)])
def test_names_and_addresses_are_read_in_one_spelling(text: str, place: tuple[str, int] | None) -> None:
    assert read_place(text) == place


def test_addresses_have_one_spelling() -> None:
    assert [plain_host(a) for a in ("0:0::1", "::ffff:10.0.0.1", "010.0.0.1")] == ["::1", "10.0.0.1", "010.0.0.1"]
    assert ("::", 1) not in served_places("::", 1, ())
    assert ("10.0.0.1", 1) in served_places("10.0.0.1", 1, ())
