"""The sample data says what its sources say, and no more; each invented town shows its finding."""

from __future__ import annotations

from pathlib import Path

import pytest

import sample_data
from graph.analysis.measures.figures import figures
from graph.decisions.requirement import RequirementStatus
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, Completeness, Meeting, PlatformForm, RoleKind, SurveyMethod
from graph.facts.observations import Source
from graph.record.kinds import KEPT
from graph.record.record import Record
from loaders.problems import HintKind
from loaders.reading import read
from tests.loaders.files import CATALOGUE

READING = read(sample_data.FOLDERS, catalogue=CATALOGUE, recorded=lambda _: None)
RECORDS = {record.area.code: record for record in READING.records}
KOCHI = {code: r for code, r in RECORDS.items() if code.startswith("39")}
INVENTED = {code: r for code, r in RECORDS.items() if code.startswith("99")}
REAL = {code: r for code, r in RECORDS.items() if not code.startswith("99")}


def names(record: Record, network: str) -> list[str]:
    by_id = {o.id: o.name for o in record.organisations}
    return [by_id[m.member] for m in record.memberships if m.network == network]


def test_the_samples_are_read_without_anything_left_over() -> None:
    assert {r.kind for r in READING.hints} == {HintKind.ENCODING}


def test_the_model_case_is_complete_and_says_no_more_than_its_sources() -> None:
    ino = RECORDS["393860"]
    assert [n.name for n in ino.networks] == [
        "地域自立支援協議会（ひきこもり支援部会）", "いの町自殺対策機関ネットワーク"]
    assert names(ino, "jiritsu") == [
        "障害者関係団体の代表者", "町民代表者", "関係行政機関の職員", "企業の代表者", "就労関係機関の代表者",
        "子育て支援機関の代表者", "教育関係機関等の代表者", "保健・医療・福祉関係者", "障害福祉サービス事業者", "学識経験者"]
    assert names(ino, "jisatsu") == [
        "医療・福祉・保健機関", "教育機関", "商工労働機関", "警察・消防", "学識経験者", "民間団体", "その他の団体"]
    assert [n.member_cap for n in ino.networks] == [15, 25]
    assert [len(n.tiers) for n in ino.networks] == [3, 2]
    (platform,) = ino.platforms
    assert platform.form is PlatformForm.REUSED
    assert {p.network for p in ino.platform_parts} == {"jiritsu", "jisatsu"}
    assert {(r.actor, r.role) for r in ino.platform_roles} == {
        ("hoken-fukushi", RoleKind.HUB), ("390003:committee", RoleKind.BACK_UP)}
    assert len(ino.remarks) == 3
    # Nobody has asked who works with whom there: not one tie, window or survey is made up.
    assert (ino.ties, ino.windows, ino.needs_surveys) == ((), (), ())


def test_a_category_is_nobody_yet_and_never_shared_between_councils() -> None:
    for record in REAL.values():
        categories = {o.id for o in record.organisations if o.is_category}
        seats = [m.member for m in record.memberships if m.member in categories]
        assert len(seats) == len(set(seats))
    hub = RECORDS["393860"].organisations[0]
    assert [o.is_category for o in RECORDS["393860"].organisations] == [False] + [True] * 17
    assert hub.name == "いの町ほけん福祉課"


def test_all_34_municipalities_of_kochi_are_there() -> None:
    kinds = [r.area.kind for r in KOCHI.values()]
    assert [kinds.count(kind) for kind in (AreaKind.CITY, AreaKind.TOWN, AreaKind.VILLAGE)] == [11, 17, 6]
    assert {r.area.name for r in KOCHI.values()} >= {"四万十市", "四万十町", "土佐市", "土佐町"}


def test_reported_totals_stand_beside_what_is_recorded() -> None:
    totals = {t.about: (t.count, t.out_of, str(t.as_of)) for t in RECORDS["390003"].reported_totals}
    assert totals == {"M1a": (34, 34, "2021-04"), "M2": (7, 34, "2021-04"), "M3": (10, 34, "2021-03")}
    # The document names only いの町 as one with a platform: the other nine are not known.
    assert [r.area.name for r in KOCHI.values() if r.platforms] == ["いの町"]
    recorded = [f.status for r in KOCHI.values() for f in r.assessments if f.about == "M3"]
    assert recorded == [RequirementStatus.MET_OTHERWISE]


def test_every_real_fact_cites_its_source() -> None:
    for record in REAL.values():
        for kind in KEPT:
            if kind is not Source:
                assert [f for f in record.of(kind) if not f.cites] == []


def test_only_what_is_invented_is_called_invented() -> None:
    for record in INVENTED.values():
        assert "架空" in record.area.name
        for name in [b.name for b in record.nodes()] + [w.name for w in record.windows] + [
                s.title for s in record.sources]:
            assert "架空" in name
    assert not any("架空" in str(record) for record in REAL.values())


def test_every_way_to_set_up_a_platform_has_an_example() -> None:
    platforms = [p for r in INVENTED.values() for p in r.platforms]
    assert {p.form for p in platforms} == set(PlatformForm) - {PlatformForm.UNKNOWN}
    assert {p.meeting for p in platforms} >= {Meeting.MEETS, Meeting.CONTACT_ONLY, Meeting.DORMANT}
    assert {s for r in INVENTED.values() for s in (f.status for f in r.assessments)} >= {
        RequirementStatus.MET, RequirementStatus.MET_OTHERWISE, RequirementStatus.PARTLY, RequirementStatus.UNMET,
        RequirementStatus.UNKNOWN}
    assert {m.status for r in INVENTED.values() for m in r.memberships} >= set(CATALOGUE.statuses)
    assert {t.kind for r in INVENTED.values() for t in r.ties} == set(CATALOGUE.tie_kinds)


def hubs(record: Record) -> list[str]:
    return [r.actor for r in record.platform_roles if r.role is RoleKind.HUB]


FINDINGS = {
    "992011": lambda r: len(r.organisations) >= 30 and len(r.networks) == 3,
    "992020": lambda r: len(hubs(r)) == 3,
    "993018": lambda r: len(r.networks) == 2 and "fukushi" in _cutpoints(r),
    "993026": lambda r: len(r.platforms[0].serves) == 3,
    "993034": lambda r: not r.platforms and r.needs_surveys[0].method is SurveyMethod.SMALL_ENOUGH_TO_KNOW,
    "993042": lambda r: r.networks[0].meeting is Meeting.DORMANT
    and r.networks[0].members_known is Completeness.PARTIAL,
    "993051": lambda r: not r.platforms and r.platform_roles[0].platform == "990001:kawara-pf",
    "993069": lambda r: not r.networks and not hubs(r) and r.platforms[0].meeting is Meeting.CONTACT_ONLY,
    "993077": lambda r: {m.status for m in r.memberships} == {"nominal", "dormant"} or
    r.platforms[0].meeting is Meeting.DORMANT,
    "993085": lambda r: r.is_empty,
    "993093": lambda r: len(r.networks) == 3 and any(m.member in {n.id for n in r.networks}
                                                     for m in r.memberships),
}


def _cutpoints(record: Record) -> tuple[str, ...]:
    return next(figure.actors for figure in figures(record) if figure.id == "cutpoints")


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_each_invented_town_shows_its_finding(code: str) -> None:
    assert FINDINGS[code](INVENTED[code])


def test_the_readme_tells_what_each_invented_town_shows() -> None:
    readme = (Path(sample_data.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert {code for code in INVENTED if code in readme} == set(INVENTED)


def test_the_codes_of_invented_areas_belong_to_nobody() -> None:
    assert all(Area(code=code, name="架空", kind=AreaKind.TOWN).prefecture == "990001" for code in INVENTED)
