"""Every kind of file that a town hall has, read as a careful reader would."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.assistant.spelling import key
from tests.assistant.case import CASES, Case, case, lines, membership_keys, tie_key


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def told(request: pytest.FixtureRequest) -> Case:
    return case(request.param)


@pytest.mark.parametrize("guesses", [True, False], ids=["guessed", "said"])
def test_a_file_is_read_as_a_careful_reader_would(told: Case, tmp_path: Path, guesses: bool) -> None:
    clean, guess, understood = told.read(tmp_path, guesses=guesses)
    wanted = told.expected
    assert guess.kind == told.said["kind"]
    networks = wanted.get("networks", [])
    assert {key(one.name) for one in understood.networks} == set(map(key, networks))
    memberships = membership_keys(wanted.get("memberships", ""), networks)
    optional = membership_keys(wanted.get("may_also", ""), networks)
    seats = {(key(one.organisation), key(one.network), one.seat) for one in understood.memberships}
    assert seats - (optional - memberships) == memberships
    ties = {tie_key(*parts) for parts in lines(wanted["ties"])} if "ties" in wanted else set()
    assert {tie_key(one.source, one.target, one.kind, one.reported_by) for one in understood.ties} == ties
    named = {one for one, *_ in memberships} | {end for source, target, *_ in ties for end in (source, target)}
    named |= {said for *_, said in ties if said} | set(map(key, wanted.get("organisations", ())))
    extra = {one for one, *_ in optional}
    assert {key(one.name) for one in understood.organisations} - (extra - named) == named
    categories = {key(one.name) for one in understood.organisations if one.is_category}
    assert categories == set(map(key, wanted.get("categories", ())))
    findings = {tuple(parts) for parts in lines(wanted["findings"])} if "findings" in wanted else set()
    assert {(one.area, one.item, one.status) for one in understood.findings} == findings
    assert not [text for text in wanted.get("forbidden", ()) if text in repr((clean, guess, understood))]


@pytest.mark.parametrize("path", [path for path in CASES if any(word in path.read_text(encoding="utf-8") for word in (
    "frequencies", "reasons =", "windows =", "doubts", "from_posts", "|20"))], ids=lambda path: path.stem)
def test_what_stands_beside_is_kept_too(path: Path, tmp_path: Path) -> None:
    told = case(path)
    _, _, understood = told.read(tmp_path, guesses=True)
    wanted = told.expected
    for source, target, often in lines(wanted["frequencies"]) if "frequencies" in wanted else ():
        assert [one.frequency for one in understood.ties if (one.source, one.target) == (source, target)] == [often]
    assert [f"{one.area}|{one.text}" for one in understood.reasons] == wanted.get("reasons", [])
    assert [f"{one.area}|{one.name}" for one in understood.windows] == wanted.get("windows", [])
    assert {one.kind for one in understood.doubts} == set(wanted.get("doubts", []))
    if "from_posts" in wanted:
        assert set(wanted["from_posts"]) <= {one.name for one in understood.organisations if one.is_from_post}
    for one, *rest in lines(wanted.get("memberships", "")) if "|20" in wanted.get("memberships", "") else ():
        if len(rest) == 3:
            assert [(str(m.since), str(m.until)) for m in understood.memberships if key(m.organisation) == key(one)] == [tuple(rest[1:])]
