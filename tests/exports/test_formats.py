"""Every format of files that is declared: its words, its line in the docs, the name that asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exports.contents import ClickablePicture, Picture, Records, Table, Tables, Template
from exports.format import Format, format_for, formats, formats_of, write
from graph.errors import UsageError
from graph.pictures.platform_picture import draw_platform
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE
from tests.towns import two_networks_one_hub
from wording.problems import error_sentence

DOCS = Path(__file__).parents[2] / "docs" / "command.md"
JA = Words("ja")
CONTENTS: dict[type, Callable[[], object]] = {
    Records: lambda: Records([two_networks_one_hub()], CATALOGUE, JA),
    Template: lambda: Template(CATALOGUE, JA),
    Tables: lambda: Tables({"表": Table(["名称", "数"], [("架空課", 2), (None, 0.5)]), "空": Table([], [])}, "表"),
    Picture: lambda: Picture(draw_platform(two_networks_one_hub(), CATALOGUE, JA, "ja"), "架空", JA),
    ClickablePicture: lambda: ClickablePicture(
        draw_platform(two_networks_one_hub(), CATALOGUE, JA, "ja"), "架空", JA, lambda _: "<p>架空</p>"),
}
BEGINS = {".xlsx": b"PK", ".zip": b"PK", ".csv": b"\xef\xbb\xbf", ".svg": b"<svg", ".html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("form", formats().values(), ids=formats().keys())
def test_each_format_writes_what_it_holds_into_a_folder_that_is_not_there_yet(form: Format, tmp_path: Path) -> None:
    target = tmp_path / "新しい" / f"架空{form.suffix}"
    write(CONTENTS[form.holds](), form, target)
    files = sorted(target.iterdir()) if form.is_folder else [target]
    assert files
    for file in files:
        assert file.read_bytes().startswith(BEGINS[file.suffix]), file.name


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.__name__)
def test_each_ending_stands_for_one_format_of_a_content(content: type) -> None:
    assert formats_of(content), "nothing writes it"
    endings = [form.suffix for form in formats_of(content)]
    assert len(set(endings)) == len(endings)
    assert [format_for(Path(f"架空{form.suffix.upper()}"), content) for form in formats_of(content)] == list(formats_of(content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_format_has_a_word(language: str) -> None:
    assert [name for name in formats() if not Words(language).has(f"format.{name}")] == []
    assert set(Words(language).under("format")) == set(formats())


def test_each_format_stands_in_the_docs_with_what_it_holds_and_whether_it_is_read_back() -> None:
    table = DOCS.read_text(encoding="utf-8").split("## Formats")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{form.id}` | {form.holds.__name__} | {f'`{form.suffix}`' if form.suffix else 'a folder'} "
        f"| {'yes' if form.read else 'no'} |" for form in formats().values()]


@pytest.mark.parametrize(("name", "contents", "sentence"), [
    ("表.pdf", (Picture, Tables), "ファイル名の終わりを .svg, .xlsx, .csv のどれかにしてください。"),
    ("様式", (Template,), "ファイル名の終わりを .xlsx のどれかにしてください。"),
    ("町.pdf", (Records,), "ファイル名の終わりを .xlsx, .zip のどれかにするか、CSVのフォルダーにするなら「.」のない名前にしてください。")])
def test_an_ending_that_nobody_knows_is_answered_with_those_that_are(
        name: str, contents: tuple[type, ...], sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        format_for(Path(name), *contents)
    assert error_sentence(refused.value, JA) == f"{name} に書く形式が分かりません。{sentence}"


def test_a_folder_that_is_there_takes_csv_files_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "R3.10").mkdir()
    assert format_for(tmp_path / "R3.10", Records).is_folder
