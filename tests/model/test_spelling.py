"""What texts look like, and which are the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.spelling import as_seen, foreign_letters, has_own_characters, hides_something, look, mixed_word, plain

INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u00ad",
             "\ufeff", "\u3164", "\uffa0", "\u115f", "\u2800", "\u061c", "\u034f", "\U000e0041", "\ufe0f", "\U000e0100"]


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda c: f"{ord(c):04X}")
def test_a_name_of_characters_that_nobody_sees_is_no_name(character: str) -> None:
    assert as_seen(character * 3) == ""
    assert hides_something(character)


@pytest.mark.parametrize("character", [c for c in INVISIBLE if c not in "\ufe0f\U000e0100"], ids=lambda c: f"{ord(c):04X}")
def test_what_nobody_sees_is_left_out_of_a_name(character: str) -> None:
    assert as_seen(f"架空{character}A") == "架空A"
    assert plain(f"架空{character}A") == plain("架空A")


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "❤\ufe0f", "葛\U000e0100城", "架空　協議会", "<b>", "𠮷", "é", "الف"])
def test_what_is_seen_stays(text: str) -> None:
    assert as_seen(text) == text
    assert not hides_something(text)


@pytest.mark.parametrize(("written", "seen"), [
    ("か\u3099", "が"), ("ﾊ\u309a", "ﾊ\u309a"), ("e\u0301", "é"), ("⽇本", "日本"), ("⺠⽣委員", "民生委員"), ("⾼知", "高知"),
    ("⼾", "戸"), ("神", "神"), ("髙﨑", "髙﨑"),
])
def test_marks_are_put_together_and_radicals_are_the_characters_they_show(written: str, seen: str) -> None:
    assert as_seen(written) == seen


@pytest.mark.parametrize(("first", "second"), [
    ("Fukushi", "ｆｕｋｕｓｈｉ"), ("ｶﾞ", "ガ"), ("が", "か\u3099"), ("一", "⼀"), ("連携先　ＩＤ", "連携先id"), ("㈱架空", "（株）架空"),
    ("葛\U000e0100城", "葛城"),
])
def test_width_case_kana_and_composition_make_no_difference(first: str, second: str) -> None:
    assert plain(first) == plain(second)


@pytest.mark.parametrize(("first", "second"), [("二", "ニ"), ("力", "カ"), ("へ", "ヘ"), ("\u0430bc", "abc"), ("\u0391bc", "Abc")])
def test_what_people_take_for_each_other_looks_alike_and_is_not_the_same(first: str, second: str) -> None:
    assert look(first) == look(second)
    assert plain(first) != plain(second)


@pytest.mark.parametrize(("text", "word"), [
    ("架空 fukush\u0430 課", "fukush\u0430"), ("\u039dPO法人", "\u039dPO法人"), ("Ｆｕｋｕｓｈ\u0430", "Fukush\u0430"), ("д\u0430x", "д\u0430x"),
    ("μm", ""), ("架空β", ""), ("α-GPC", ""), ("Дом", ""), ("NPO法人", ""), ("ОАО", ""),
])
def test_a_word_mixed_of_latin_letters_and_others_that_pass_for_them_is_known(text: str, word: str) -> None:
    assert mixed_word(text) == word


@pytest.mark.parametrize(("id_", "letters"), [
    ("\u0430", "\u0430"), ("fukush\u0430", "\u0430"), ("а1", "а"), ("ΑΒ", "ΑΒ"), ("βx", "β"), ("α班", ""), ("Д", ""), ("fukushi", ""),
])
def test_letters_of_an_id_that_pass_for_latin_ones_are_known(id_: str, letters: str) -> None:
    assert foreign_letters(id_) == letters


def test_characters_of_one_computer_are_known() -> None:
    assert has_own_characters("\ue000橋")
    assert not has_own_characters("髙橋")


@given(st.text(max_size=20))
def test_seeing_twice_is_seeing_once_and_the_plain_spelling_stays(text: str) -> None:
    assert as_seen(as_seen(text)) == as_seen(text)
    assert plain(as_seen(text)) == plain(text)


@given(st.text(st.characters(categories=("L", "N", "P", "Sm", "Sc"), exclude_characters="\u115f\u1160\u3164\uffa0"), min_size=1))
def test_letters_and_signs_are_never_taken_away(text: str) -> None:
    assert len(as_seen(text)) == len(text)
    assert unicodedata.normalize("NFC", as_seen(text)) == unicodedata.normalize("NFC", text)
