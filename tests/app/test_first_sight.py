"""What a person reads on first sight, in sentences."""

from __future__ import annotations

import pytest

from app_parts.frame.first_sight import first_sight
from graph.facts.choices import Meeting, PlatformForm
from graph.replacing import replace
from locales import Words
from tests.towns import everybody_on_one_council, nothing_but_its_line, two_networks_one_hub

JA, EN = Words("ja"), Words("en")


def test_the_model_case_reads_as_its_three_lessons() -> None:
    assert first_sight(two_networks_one_hub(), JA) == [
        "もとからある2つのネットワーク「架空x協議会」、「架空y協議会」を活用し、「架空プラットフォーム」としています。",
        "拠点（ハブ）の「架空hub」が、これらの機関をつなぎます。",
        "「架空committee協議会」が後方支援します。",
    ]


def test_the_model_case_reads_in_english() -> None:
    assert first_sight(two_networks_one_hub(), EN) == [
        "2 networks that already existed, “架空x協議会”, “架空y協議会”, are used as “架空プラットフォーム”.",
        "The hub, “架空hub”, links their agencies.",
        "“架空committee協議会” backs it up.",
    ]


def test_a_town_without_a_platform_on_record_is_not_said_to_have_none() -> None:
    assert first_sight(nothing_but_its_line(), JA) == [
        "架空みどり市では、プラットフォームはまだ記録されていません（「ない」という意味ではありません）。"]


def test_networks_are_named_where_no_platform_is_recorded() -> None:
    assert first_sight(everybody_on_one_council(), JA) == [
        "架空みどり市には「架空x協議会」が記録されています。プラットフォームはまだ記録されていません。"]


def test_a_platform_without_a_hub_says_so() -> None:
    town = replace(two_networks_one_hub(), platform_roles=())
    assert "拠点となる部局は、まだ記録されていません。" in first_sight(town, JA)


@pytest.mark.parametrize("meeting", [Meeting.CONTACT_ONLY, Meeting.DORMANT])
def test_a_platform_that_does_not_meet_says_how_it_stands(meeting: Meeting) -> None:
    town = two_networks_one_hub()
    town = replace(town, platforms=(replace(town.platforms[0], meeting=meeting),))
    assert JA(f"first_sight.{meeting}") in first_sight(town, JA)


@pytest.mark.parametrize("form", PlatformForm)
@pytest.mark.parametrize("words", [JA, EN])
def test_every_form_reads_with_and_without_its_networks(form: PlatformForm, words: Words) -> None:
    town = two_networks_one_hub()
    town = replace(town, platforms=(replace(town.platforms[0], form=form),))
    with_networks, without = (first_sight(t, words)[0] for t in (town, replace(town, platform_parts=())))
    assert "架空x協議会" in with_networks
    assert "架空x協議会" not in without
    assert "架空プラットフォーム" in without
