"""Every word there is, in Japanese and in English."""

from __future__ import annotations

import re
import string
from enum import StrEnum
from pathlib import Path

import pytest

import graph.errors
import graph.facts.choices
from app_parts.frame.uploads import BYTES_A_VISIT
from graph.analysis.measures.figures import figures, measures
from graph.analysis.measures.per_actor import actor_figures
from graph.catalogue import ListProblem
from graph.errors import PlatformError
from graph.facts.flaws import FlawKind
from graph.record.kinds import KINDS
from graph.replacing import replace
from loaders.assistant.doubts import DoubtKind, LeftOutKind
from loaders.assistant.guess import Kind
from loaders.problems import GuessProblemKind, HintKind, ProblemKind, SetAsideKind
from loaders.sheets import sheets
from locales import LANGUAGES, Words, texts
from tests.loaders.files import CATALOGUE
from tests.towns import nothing_but_its_line, ties, two_networks_one_hub

CHOICES = [kind for kind in vars(graph.facts.choices).values()
           if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == "graph.facts.choices"]

HOUSE = Path(__file__).parent.parent


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_places() -> None:
    ja, en = texts("ja"), texts("en")
    assert set(ja) == set(en)
    assert {key for key in ja if places(ja[key]) != places(en[key])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_fact_has_a_label(language: str) -> None:
    has = Words(language).has
    assert [f"{kind.KIND}.{f.name}" for kind in KINDS for f in kind.FIELDS
            if f.name != "cites" and not has(f"field_of.{kind.KIND}.{f.name}") and not has(f"field.{f.name}")] == []


def test_japanese_is_japanese_and_english_is_english() -> None:
    written_in_kana = re.compile(r"[぀-ヿ]")
    assert [key for key, text in texts("en").items() if written_in_kana.search(text)] == []


OLD_WORDS = {
    "抜(け|く|い)": "参加しなくなる、除く", "席": "構成員", "[}0-9]歩": "直接の相手、2つ先の相手", "道(?!府県|具)": "つなぎ方",
    "後ろ(から支|盾)": "後方支援", "受け取": "ダウンロード", "ひな形|雛形": "様式", "ばらばら": "つながっていない組の割合",
    "かたまり": "つながりのまとまり", "一本だけのつながり": "切れると孤立するつながり", "要（|かなめ": "欠けると途切れる機関",
    "求めの強さ": "通知の求め", "何によ": "判断のもと、どの資料", "了承": "現状で可", "もしも|「もし」|仮定": "見直し案",
    r"(^|[：（、はる])\{\w+\}のうち": "34市町村中10: a figure with its unit",
}
"""Words of the maker's, and the words of the field that stand in their place."""


@pytest.mark.parametrize("old", OLD_WORDS)
def test_pages_say_the_words_of_the_field(old: str) -> None:
    assert [f"{key}: {text}" for key, text in texts("ja").items() if re.search(old, text)] == [], OLD_WORDS[old]


@pytest.mark.parametrize("old", OLD_WORDS)
def test_the_guide_says_the_words_of_the_pages(old: str) -> None:
    assert re.findall(f".*(?:{old}).*", (HOUSE / "README.ja.md").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_uploaded_together_is_said_where_files_are_dropped(language: str) -> None:
    assert f"{BYTES_A_VISIT >> 20}MB" in texts(language)["streamlit.{size} per file"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_every_choice_has_a_word_of_its_own(language: str, choice: type[StrEnum]) -> None:
    words = [Words(language).of(member) for member in choice]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_and_every_error_has_a_sentence(language: str) -> None:
    words = Words(language)
    for kind in (*FlawKind, *ProblemKind, *HintKind, *ListProblem, *GuessProblemKind, *LeftOutKind, *DoubtKind,
                 *SetAsideKind):
        assert words.has(f"problem.{kind.value}"), kind
    assert [kind for kind in Kind if not words.has(f"assistant_kind.{kind}")] == []
    for error in vars(graph.errors).values():
        if isinstance(error, type) and issubclass(error, PlatformError):
            key = re.sub(r"(?<!^)(?=[A-Z])", "_", error.__name__).lower()
            special = error.__name__ in ("PlatformError", "StoreError", "UsageError", "InputError")
            assert special or words.has(f"error.{key}"), error


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_has_its_words(language: str) -> None:
    words = Words(language)
    town = replace(two_networks_one_hub(), ties=ties("a-b"))
    assert {figure.id for figure in figures(town, thorough=True)} == {measure.id for measure in measures(thorough=True)}
    for figure in (*figures(nothing_but_its_line(), thorough=True), *figures(town, thorough=True)):
        assert words(f"measure.{figure.id}.label", of=figure.of)
        assert words(f"measure.{figure.id}.sentence", **figure.base, value="", expected="")
        assert words(f"measure.unit.{figure.unit}")
        assert not figure.reason or words(f"measure.reason.{figure.reason}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_an_actor_has_its_words(language: str) -> None:
    words = Words(language)
    keys = [f"actor_measure.{figure.id}.{part}" for figure in actor_figures(two_networks_one_hub(), CATALOGUE)
            for part in ("label", "means")]
    assert [key for key in keys if not words.has(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_explained(language: str) -> None:
    words = Words(language)
    for sheet in sheets():
        for column in sheet.columns:
            assert words.has(f"means.{column.field}")
