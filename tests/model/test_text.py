"""Text on one line, and who saves and why: nobody's words begin another line of the history, or move what stands there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.signing import MOST_NOTE, MOST_WHO, signed
from graph.text import one_line


@given(st.text())
def test_any_text_becomes_one_line_without_anything_that_moves_it(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(c) for c in line} & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(("text", "line"), [
    ("ほけん福祉課", "ほけん福祉課"), ("a\r\nb\tc\u2028d\x85e", "a b c d e"), ("a\x1b[2Kb", "a\ufffd[2Kb"), ("\u202e課", "\ufffd課"),
    ("a\x9bb\x00", "a\ufffdb\ufffd"), ("\udcff", "\ufffd"), ("　全角　の空白 ", "　全角　の空白 "), ("👨‍👩‍👧 が゛", "👨‍👩‍👧 が゛")])
def test_a_line_is_what_it_looks_like(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_line_that_is_too_long_says_that_it_goes_on() -> None:
    assert [one_line("あいうえお", most) for most in (4, 5)] == ["あいう…", "あいうえお"]


def test_who_saves_and_why_are_one_line_each() -> None:
    assert signed(" ほけん\n福祉課 ", "新しい\r\n名簿") == ("ほけん 福祉課", "新しい 名簿")
    assert signed("課" * MOST_WHO, "理" * MOST_NOTE) == ("課" * MOST_WHO, "理" * MOST_NOTE)


@pytest.mark.parametrize(("who", "note", "what", "length"), [
    ("課" * 101, "", "too_long_who", 101), ("課", "理" * 501, "too_long_note", 501), ("課" * 100_000, "", "too_long_who", 100_000)])
def test_what_is_too_long_is_refused_and_not_cut(who: str, note: str, what: str, length: int) -> None:
    with pytest.raises(UsageError, match=f"^what={what}, length={length}, most="):
        signed(who, note)
