"""Every kind of file that a town hall has, read as a careful reader would."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.assistant.spelling import key
from tests.assistant.case import CASES, Case, case, lines, membership_keys, tie_key


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def each_case(request: pytest.FixtureRequest) -> Case:
    return case(request.param)


@pytest.mark.parametrize("guesses", [True, False], ids=["guessed", "said"])
def test_a_file_is_read_as_a_careful_reader_would(each_case: Case, tmp_path: Path, guesses: bool) -> None:
    clean, guess, understood = each_case.read(tmp_path, guesses=guesses)
    wanted = each_case.expected
    assert guess.kind == each_case.said["kind"]
    networks = wanted.get("networks", [])
    assert {key(network.name) for network in understood.networks} == set(map(key, networks))
    memberships = membership_keys(wanted.get("memberships", ""), networks)
    optional = membership_keys(wanted.get("may_also", ""), networks)
    seats = {(key(m.organisation), key(m.network), m.seat) for m in understood.memberships}
    assert seats - (optional - memberships) == memberships
    ties = {tie_key(*parts) for parts in lines(wanted["ties"])} if "ties" in wanted else set()
    assert {tie_key(tie.source, tie.target, tie.kind, tie.reported_by) for tie in understood.ties} == ties
    named = {name for name, *_ in memberships} | {end for source, target, *_ in ties for end in (source, target)}
    named |= {said for *_, said in ties if said} | set(map(key, wanted.get("organisations", ())))
    extra = {name for name, *_ in optional}
    assert {key(organisation.name) for organisation in understood.organisations} - (extra - named) == named
    categories = {key(organisation.name) for organisation in understood.organisations if organisation.is_category}
    assert categories == set(map(key, wanted.get("categories", ())))
    findings = {tuple(parts) for parts in lines(wanted["findings"])} if "findings" in wanted else set()
    assert {(finding.area, finding.item, finding.status) for finding in understood.findings} == findings
    assert not [text for text in wanted.get("forbidden", ()) if text in repr((clean, guess, understood))]


@pytest.mark.parametrize("path", [path for path in CASES if any(word in path.read_text(encoding="utf-8") for word in (
    "frequencies", "reasons =", "windows =", "doubts", "from_posts", "|20"))], ids=lambda path: path.stem)
def test_what_stands_beside_is_kept_too(path: Path, tmp_path: Path) -> None:
    file_case = case(path)
    _, _, understood = file_case.read(tmp_path, guesses=True)
    wanted = file_case.expected
    for source, target, often in lines(wanted["frequencies"]) if "frequencies" in wanted else ():
        assert [tie.frequency for tie in understood.ties if (tie.source, tie.target) == (source, target)] == [often]
    assert [f"{reason.area}|{reason.text}" for reason in understood.reasons] == wanted.get("reasons", [])
    assert [f"{window.area}|{window.name}" for window in understood.windows] == wanted.get("windows", [])
    assert {doubt.kind for doubt in understood.doubts} == set(wanted.get("doubts", []))
    if "from_posts" in wanted:
        assert set(wanted["from_posts"]) <= {actor.name for actor in understood.organisations if actor.is_from_post}
    for name, *rest in lines(wanted.get("memberships", "")) if "|20" in wanted.get("memberships", "") else ():
        if len(rest) == 3:
            assert [(str(m.since), str(m.until)) for m in understood.memberships if key(m.organisation) == key(name)] == [tuple(rest[1:])]
