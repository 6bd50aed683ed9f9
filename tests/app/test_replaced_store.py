"""The store is replaced while a form is being filled in: what was decided on the old one is not saved into the new."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app_parts.frame import session
from graph.store import open_store
from tests.app.test_gaps_page import decide, page
from tests.app.test_page import APP, OpenPage, open_page  # noqa: F401

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace a file that is open")


@pytest.fixture
def another(open_page: OpenPage, tmp_path: Path) -> Path:  # noqa: F811
    """Another store that holds いの町 too, in as many revisions, but saved by somebody else."""
    here, there = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}"), open_store(f"sqlite:///{tmp_path / 'other.db'}")
    there.save_all([(here.load(line.code).record, 0) for line in here.areas()], who="架空べつの課")
    here.close()
    there.close()
    return tmp_path / "other.db"


def test_a_decision_made_on_the_old_store_is_told_not_saved(open_page: OpenPage, another: Path,  # noqa: F811
                                                           tmp_path: Path) -> None:
    app = page(open_page, "gaps", gap="gap/roles/no_secretariat/platform")
    decide(app, "in_progress", "町と相談中", "架空ほけん福祉課", "R9.3",
           while_writing=lambda: another.replace(tmp_path / "tsunagari.db"))
    assert "別の内容に入れ替えられました" in app.error[0].value
    assert "何も保存していません" in app.error[0].value
    assert [r.who for r in session.store().history("393860")] == ["架空べつの課"]
    decide(app, "in_progress", "町と相談中", "架空ほけん福祉課", "R9.3")
    assert [r.who for r in session.store().history("393860")] == ["架空ほけん福祉課", "架空べつの課"], "seen, and then saved"


def test_going_back_is_not_done_on_a_store_that_was_not_looked_at(open_page: OpenPage, another: Path,  # noqa: F811
                                                                  tmp_path: Path) -> None:
    for path in (tmp_path / "tsunagari.db", another):
        store = open_store(f"sqlite:///{path}")
        store.undo("393860", who="架空課", to=1)
        store.close()
    app = page(open_page, "records", area="393860")
    app.text_input(key="undo_who").input("架空係").run()
    another.replace(tmp_path / "tsunagari.db")
    app.button(key="undo").click().run()
    assert "別の内容に入れ替えられました" in app.error[0].value
    assert [r.who for r in session.store().history("393860")] == ["架空課", "架空べつの課"]


def test_a_store_that_could_not_be_opened_is_tried_again(open_page: OpenPage, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "tsunagari.db"
    session.store().close()
    st.cache_resource.clear()
    whole = file.read_bytes()
    file.write_bytes(b"no database at all")
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert "中身が正しくありません" in app.error[0].value
    file.write_bytes(whole)
    app.button(key="try_again").click().run()
    assert not app.error
    assert app.query_params["area"] == "393860"


def test_the_history_says_which_clock_was_wrong(open_page: OpenPage, tmp_path: Path) -> None:  # noqa: F811
    with closing(sqlite3.connect(tmp_path / "tsunagari.db")) as connection, connection:
        connection.execute("UPDATE revision SET saved_at = '2099-01-01T00:00:00.000000+00:00' WHERE area = '393860'")
    app = page(open_page, "records", area="393860")
    assert app.dataframe[0].value["保存した日時"].tolist() == ["2099年1月1日 09:00（時計が疑わしい）"]
