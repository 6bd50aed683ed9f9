"""Every page on a server store: the same pages as on a file, and a sentence where the server is away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.store import copy, open_store
from tests.samples.kept import save_samples, store_of_samples
from tools.neo4j.server import Server

APP = Path(__file__).parents[2] / "app.py"
PAGES = [path.stem for path in sorted((APP.parent / "app_pages").glob("[a-z]*.py"))]


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def two_stores(tmp_path: Path, neo4j_url: str) -> tuple[str, str]:
    """The sample data in a file, and the same on the server."""
    url = store_of_samples(tmp_path)
    file, server = open_store(url), open_store(neo4j_url)
    copy(file, server)
    file.close()
    server.close()
    return url, neo4j_url


def shown(url: str, page: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Return what a page says, and what its pictures hold."""
    monkeypatch.setenv("TSUNAGARI_STORE", url)
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page(f"app_pages/{page}.py").run()
    assert not app.exception
    from app_parts.frame import session

    session.store().close()
    said = [element.value for kind in ("title", "header", "subheader", "markdown", "text", "caption", "error", "info")
            for element in app.get(kind)]
    said += [element.proto.body for element in app.get("html")]
    return said, [component.proto.json for component in app.get("bidi_component")]


def test_every_page_is_the_same_on_both_stores(two_stores: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """All in one test: to copy the samples to a server takes longer than to open a page."""
    for page in PAGES:
        said, also_said = (shown(url, page, monkeypatch) for url in two_stores)
        assert said[0], page
        assert also_said == said, page


def test_a_page_says_that_the_server_is_away_and_goes_on_when_it_is_back(
    mortal_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(mortal_server.url)
    save_samples(store, "393860", "390003")
    store.close()
    monkeypatch.setenv("TSUNAGARI_STORE", mortal_server.url)
    st.cache_resource.clear()
    mortal_server.kill()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert "サーバーが応答しません" in app.error[0].value
    mortal_server.start()
    app.button(key="try_again").click().run()
    assert not app.error
    assert app.get("bidi_component")
    mortal_server.kill()
    app.run()
    assert "サーバーが応答しません" in app.error[0].value
    mortal_server.start()
    app.run()
    assert not app.error
    from app_parts.frame import session

    session.store().close()
