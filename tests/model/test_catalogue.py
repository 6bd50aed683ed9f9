"""The lists a town hall may edit."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.catalogue import SHIPPED, CatalogueError, Part, read_catalogue
from locales import LANGUAGES, Words
from wording.problems import sentence


def test_the_shipped_lists_are_the_published_ones() -> None:
    catalogue = read_catalogue()
    assert len(catalogue.partner_types) == 34
    assert len(catalogue.network_types) == 8
    assert {t.function for t in catalogue.partner_types.values()} <= set(catalogue.functions)
    shares = [t.referral_share for t in catalogue.partner_types.values() if t.referral_share is not None]
    assert shares
    assert all(0 < share < 100 for share in shares)
    for lists in (catalogue.partner_types, catalogue.network_types, catalogue.tie_kinds, catalogue.seats,
                  catalogue.statuses, catalogue.functions):
        for term in lists.values():  # type: ignore[attr-defined]
            assert term.name("ja")
            assert term.name("en")


def test_a_shared_share_names_a_type_that_has_it() -> None:
    types = read_catalogue().partner_types
    for entry in types.values():
        if entry.share_counted_with:
            assert types[entry.share_counted_with].referral_share is not None


def test_a_town_halls_own_list_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    shipped = (SHIPPED / "tie_kinds.csv").read_text(encoding="utf-8")
    (tmp_path / "tie_kinds.csv").write_text(shipped + "visits,同行訪問,Visits together,no,3,#112233,\n",
                                            encoding="utf-8")
    catalogue = read_catalogue(tmp_path)
    assert catalogue.tie_kinds["visits"].name("ja") == "同行訪問"
    assert len(catalogue.partner_types) == 34


def changed_copy(folder: Path, name: str, *changes: tuple[str, str], encoding: str = "utf-8") -> Path:
    """Put a copy of a shipped list into a folder, changed here and there."""
    text = (SHIPPED / f"{name}.csv").read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    (folder / f"{name}.csv").write_text(text, encoding=encoding)
    return folder


def problems(folder: Path) -> list[tuple[str, str, int | None, str, str]]:
    """Return everything that is wrong with a town hall's lists: kind, file, row, column, value."""
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(folder)
    for problem in refused.value.problems:
        for language in LANGUAGES:
            assert problem.file in sentence(problem, Words(language))
    return [(p.kind.value.removeprefix("list_"), p.file, p.row, p.column, p.value) for p in refused.value.problems]


TIES, ITEMS, TYPES = "tie_kinds", "requirements", "partner_types"


@pytest.mark.parametrize(("name", "before", "after", "expected"), [
    (TIES, "shares_information,情報共有", ",情報共有", ("blank", 2, "id", "")),
    (TIES, "shares_information,", "a/b,", ("bad_id", 2, "id", "a/b")),
    (TIES, "refers_to,紹介", "shares_information,紹介", ("twice", 3, "id", "shares_information")),
    (TIES, "情報共有", "", ("blank", 2, "name_ja", "")),
    (TIES, "Shares information,no", "Shares information,いいえ", ("no_choice", 2, "directed", "いいえ")),
    (TIES, "yes,2,", "yes,強い,", ("no_number", 3, "strength", "強い")),
    (TIES, "yes,2,", "yes,0,", ("no_number", 3, "strength", "0")),
    (TIES, "yes,2,", "yes,nan,", ("no_number", 3, "strength", "nan")),
    (TIES, "#0072B2", "青", ("no_colour", 3, "colour", "青")),
    (TIES, "#0072B2", '"#0072B2"" onload=""x"', ("no_colour", 3, "colour", '#0072B2" onload="x')),
    (TIES, "#56646B,2 4", "#56646B,点線", ("no_dash", 2, "dash", "点線")),
    (TIES, "情報共有,", "情報,共有,", ("beyond", 2, "…", "2 4")),
    (TIES, "紹介・つなぎ", '"紹介\nつなぎ"', ("bad_text", 3, "name_ja", "紹介\nつなぎ")),
    (TYPES, "12.5,", "多い,", ("no_number", 3, "referral_share_pct_fy2021", "多い")),
    (TYPES, "Police,police,", "Police,keisatsu,", ("no_such_term", 30, "function", "keisatsu")),
    (TYPES, ",10.6,NPO,", ",10.6,NGO,", ("no_such_term", 27, "share_counted_with", "NGO")),
    (TYPES, "S,lead,", "S,hub,", ("no_choice", 2, "part", "hub")),
    (TYPES, "S,lead,no", "S,lead,いいえ", ("no_choice", 2, "looked_for", "いいえ")),
    ("statuses", ",yes,14", ",はい,14", ("no_choice", 3, "takes_part", "はい")),
    ("functions", "Welfare,yes", "Welfare,maybe", ("no_choice", 3, "reached_from_window", "maybe")),
    ("seats", "Member,yes", "Member,x", ("no_choice", 2, "usual", "x")),
    (ITEMS, "Preconditions,municipality,", "Preconditions,city,", ("no_choice", 2, "level", "city")),
    (ITEMS, "is named,municipality,1,", "is named,municipality,4,", ("no_choice", 7, "star", "4")),
    (ITEMS, ",town|village,", ",town|hamlet,", ("no_choice", 9, "applies_to", "town|hamlet")),
    (ITEMS, ",effort,2022-03-31,", ",effort,年度末,", ("no_day", 11, "deadline", "年度末")),
    (ITEMS, ",努力,effort,", ",努力,努力,", ("no_choice", 11, "obligation", "努力")),
    (ITEMS, "window_named", "window_name", ("no_choice", 7, "test", "window_name")),
    (ITEMS, ",A mutual contact arrangement,platform_runs", ",,platform_runs", ("unequal_ways", 17, "accepts_en", "")),
    (ITEMS, "is named,municipality,1,M1,", "is named,municipality,1,M9,", ("no_such_term", 7, "parent", "M9")),
    (ITEMS, "is named,municipality,1,M1,", "is named,municipality,1,P1,", ("other_level", 7, "parent", "P1")),
    (ITEMS, "publicised,municipality,1,,", "publicised,municipality,1,M1a,", ("circle", 6, "parent", "M1a")),
    (ITEMS, "Purpose: support by agencies, momentum, shared goals\",municipality,3,M3,,free,2022-03-31,,,,,",
     "x\",municipality,3,M3,,free,2022-03-31,,,,whole,", ("no_parts", 20, "test", "whole")),
])
def test_what_cannot_stand_in_a_list_is_said_with_its_place(
    tmp_path: Path, name: str, before: str, after: str, expected: tuple[str, int, str, str]
) -> None:
    kind, row, column, value = expected
    assert (kind, f"{name}.csv", row, column, value) in problems(changed_copy(tmp_path, name, (before, after)))


def test_everything_is_said_at_once_over_all_lists(tmp_path: Path) -> None:
    changed_copy(tmp_path, TIES, ("#0072B2", "青"), ("yes,2,", "yes,強い,"))
    changed_copy(tmp_path, ITEMS, ("window_named", "window_name"))
    (tmp_path / "tie_kind.csv").write_text("id\n", encoding="utf-8")
    (tmp_path / "seats.csv").write_text("id,name_ja,name_en\n,,\n", encoding="utf-8")
    (tmp_path / "statuses.csv").write_bytes(b"id,name_ja\nx,\xff\n")
    assert [(kind, file) for kind, file, *_ in problems(tmp_path)] == [
        ("no_number", "tie_kinds.csv"), ("no_colour", "tie_kinds.csv"), ("empty", "seats.csv"),
        ("unreadable", "statuses.csv"), ("no_choice", "requirements.csv"), ("no_such_list", "tie_kind.csv")]


def test_a_column_that_lacks_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "tie_kinds.csv").write_text("id,name_ja\nx,甲\ny,乙\n", encoding="utf-8")
    assert sorted(problems(tmp_path)) == [
        ("no_column", "tie_kinds.csv", None, column, "") for column in ("colour", "dash", "directed", "strength")]


def test_a_folder_that_is_not_there_is_said_and_not_passed_over(tmp_path: Path) -> None:
    assert problems(tmp_path / "gone") == [("no_folder", str(tmp_path / "gone"), None, "", "")]


def test_a_list_as_excel_saves_it_is_read(tmp_path: Path) -> None:
    changed_copy(tmp_path, TIES, ("情報共有", "情報交換"), ("no,1,#56646B", " no ,1,#56646B"), encoding="cp932")
    with (tmp_path / "tie_kinds.csv").open("a", encoding="cp932") as file:
        file.write(",,,,,,,,,\n")
    assert read_catalogue(tmp_path).tie_kinds["shares_information"].name("ja") == "情報交換"


def test_a_list_without_english_names_shows_the_japanese(tmp_path: Path) -> None:
    changed_copy(tmp_path, "seats", ("構成員,Member", "委員,"))
    assert read_catalogue(tmp_path).seats["member"].name("en") == "委員"


def test_a_list_from_before_a_column_takes_what_the_shipped_one_says(tmp_path: Path) -> None:
    rows = list(csv.reader((SHIPPED / "partner_types.csv").read_text(encoding="utf-8").splitlines()))
    with (tmp_path / "partner_types.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row[:-2] for row in rows] + [["SOBA", "そば店", "Soba shop", "economy", *[""] * 6]])
    catalogue = read_catalogue(tmp_path)
    assert catalogue.types_of(Part.LABOUR) == {"HELLOWORK", "LABOUR_BUREAU"}
    assert not catalogue.partner_types["MUNI_HUB"].looked_for
    assert catalogue.partner_types["SOBA"].looked_for


def test_what_prefectures_count_is_marked_else_it_is_the_whole_items(tmp_path: Path) -> None:
    assert read_catalogue().counted == ("M1a", "M2", "M3")
    changed_copy(tmp_path, ITEMS, ("S0,yes", "S0,no"))
    assert read_catalogue(tmp_path).counted == ("M1", "M2", "M3")


def test_a_plain_tie_is_the_weakest(tmp_path: Path) -> None:
    assert read_catalogue().plain_tie == "shares_information"
    changed_copy(tmp_path, TIES, ("no,1,", "no,5,"))
    assert read_catalogue(tmp_path).plain_tie == "refers_to"
