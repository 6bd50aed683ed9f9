"""The lists a town hall may edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.catalogue import SHIPPED, read_catalogue
from graph.errors import UsageError


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


@pytest.mark.parametrize("content", ["", "id,name_ja\nx,架空\n", "id,name_ja,name_en,directed,strength,colour,dash\nx,a,b,no,strong,#000,\n"])
def test_a_list_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "tie_kinds.csv").write_text(content or "\xff", encoding="latin-1" if not content else "utf-8")
    with pytest.raises(UsageError) as refused:
        read_catalogue(tmp_path)
    assert (refused.value.what, refused.value.fields["file"]) == ("bad_catalogue", "tie_kinds.csv")
