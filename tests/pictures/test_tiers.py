"""The three tiers: what joins nation, prefecture and municipalities, what is said where nothing does, how it is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from graph.analysis.network.joining_tiers import tiers_among
from graph.analysis.network.tiers import Silence, Tiers
from graph.codes import NATION
from graph.dates import RecordedDate
from graph.facts.activities import Activity
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, RoleKind, Stage, Tier
from graph.facts.links import Membership, PlatformPart, PlatformRole
from graph.facts.observations import Source
from graph.pictures import looks
from graph.pictures.layout.folding import PREFIX
from graph.pictures.renderers.svg import to_svg
from graph.pictures.scene import Scene
from graph.pictures.tiers_picture import Words as TierWords
from graph.pictures.tiers_picture import draw_tiers
from graph.record.record import Record
from graph.replacing import replace
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE
from tests.pictures.test_pictures import overlapping
from wording.tiers import TierReader

ON = dt.date(2026, 11, 26)
PREFECTURE, TOWN, NEIGHBOUR = "990001", "993018", "993026"
KINDS = ("brokering",)


def nation(*facts: Activity) -> Record:
    """架空省 ─ seat ─ 架空横断会議"""
    return Record(area=Area(code=NATION, name="国", kind=AreaKind.NATION),
                  organisations=(Organisation(id="ministry", name="架空省", tier=Tier.NATIONAL),),
                  networks=(Network(id="council", name="架空横断会議"),),
                  memberships=(Membership(member="ministry", network="council", status="active"),), activities=facts)


def prefecture(*roles: PlatformRole, activities: tuple[Activity, ...] = ()) -> Record:
    """架空県課 ─ secretariat ─ 架空県プラットフォーム ◀─ 架空検討委員会     架空県センター"""
    return Record(area=Area(code=PREFECTURE, name="架空県", kind=AreaKind.PREFECTURE),
                  organisations=(Organisation(id="office", name="架空県課", tier=Tier.PREFECTURAL),
                                 Organisation(id="centre", name="架空県センター", tier=Tier.PREFECTURAL)),
                  networks=(Network(id="committee", name="架空検討委員会"),),
                  platforms=(Platform(id="pf", name="架空県プラットフォーム", serves=(PREFECTURE,)),),
                  platform_parts=(PlatformPart(network="committee", platform="pf"),),
                  platform_roles=(PlatformRole(actor="office", platform="pf", role=RoleKind.SECRETARIAT), *roles),
                  activities=activities)


def town(*roles: PlatformRole, serves: tuple[str, ...] = (TOWN,)) -> Record:
    """架空町課 ─ hub ─ 架空町プラットフォーム ◀─ 架空町協議会 ─ seat ─ 架空県センター"""
    return Record(area=Area(code=TOWN, name="架空いずみ町", kind=AreaKind.TOWN),
                  organisations=(Organisation(id="office", name="架空町課", tier=Tier.MUNICIPAL),),
                  networks=(Network(id="council", name="架空町協議会"),),
                  platforms=(Platform(id="pf", name="架空町プラットフォーム", serves=serves),),
                  platform_parts=(PlatformPart(network="council", platform="pf"),),
                  memberships=(Membership(member=f"{PREFECTURE}:centre", network="council", cites=("s",)),),
                  platform_roles=(PlatformRole(actor="office", platform="pf", role=RoleKind.HUB), *roles),
                  sources=(Source(id="s", title="架空の名簿"),))


def neighbour() -> Record:
    return Record(area=Area(code=NEIGHBOUR, name="架空うみべ町", kind=AreaKind.TOWN))


def tiers(*records: Record, whole: bool = False, towns: tuple[str, ...] = (TOWN,)) -> Tiers:
    by_code = {record.area.code: record for record in records}
    names = {NEIGHBOUR: "架空うみべ町", PREFECTURE: "架空県"} | {code: r.area.name for code, r in by_code.items()}
    return tiers_among(by_code, PREFECTURE, towns, names, KINDS, ON, whole=whole)


def joined(tiers: Tiers) -> set[tuple[str, str, str]]:
    """Return who is joined to whom by what."""
    return {(tiers.nodes[link.source].name, tiers.nodes[link.target].name,
             str(getattr(link.fact, "role", link.fact.KIND))) for link in tiers.links}


def draw(tiers: Tiers, language: str = "ja", opened: tuple[str, ...] = ()) -> Scene:
    reader = TierReader(tiers, CATALOGUE, Words(language), "架空いずみ町")
    return draw_tiers(tiers, "架空", CATALOGUE, language, TierWords(Words(language), reader.names(), reader.says()), opened)


LINKED = PlatformRole(actor="pf", platform=f"{PREFECTURE}:pf", role=RoleKind.LINKED)
BACKED = PlatformRole(actor=f"{PREFECTURE}:committee", platform="pf", role=RoleKind.BACK_UP)


def test_a_town_sees_who_stands_behind_it() -> None:
    assert joined(tiers(nation(), prefecture(), town(LINKED, BACKED))) == {
        ("架空省", "架空横断会議", "membership"), ("架空検討委員会", "架空県プラットフォーム", "platform_part"),
        ("架空県課", "架空県プラットフォーム", "secretariat"), ("架空町課", "架空町プラットフォーム", "hub"),
        ("架空町協議会", "架空町プラットフォーム", "platform_part"), ("架空県センター", "架空町協議会", "membership"),
        ("架空町プラットフォーム", "架空県プラットフォーム", "linked"), ("架空検討委員会", "架空町プラットフォーム", "back_up")}


def test_the_prefectures_platform_stands_there_without_a_line_that_nobody_recorded() -> None:
    alone = tiers(prefecture(), town())
    assert "架空県プラットフォーム" in {node.name for node in alone.on(Tier.PREFECTURAL)}
    assert not {link for link in joined(alone) if link[2] in ("linked", "back_up")}
    assert alone.silences(Tier.MUNICIPAL) == [Silence.NO_SECRETARIAT, Silence.NO_BACK_UP, Silence.NOT_LINKED]
    assert alone.silences(Tier.NATIONAL) == [Silence.NO_NATION]


@pytest.mark.parametrize(("records", "tier", "silent"), [
    ((nation(), prefecture(), town()), Tier.NATIONAL, [Silence.NATION_UNLINKED]), ((town(),), Tier.PREFECTURAL, [Silence.NO_PREFECTURE]),
    ((replace(prefecture(), platforms=(), platform_parts=(), platform_roles=()), town()), Tier.PREFECTURAL, [Silence.NO_PREFECTURAL_PLATFORM]),
    ((prefecture(), replace(town(), platforms=(), platform_parts=(), platform_roles=())), Tier.MUNICIPAL, [Silence.NO_PLATFORM]),
    ((prefecture(), town(LINKED, BACKED, PlatformRole(actor="office", platform="pf", role=RoleKind.SECRETARIAT))), Tier.MUNICIPAL, [])])
def test_each_tier_says_what_nothing_is_recorded_of(records: tuple[Record, ...], tier: Tier, silent: list[Silence]) -> None:
    around = tiers(*records)
    assert around.silences(tier) == silent
    says = TierReader(around, CATALOGUE, Words("ja"), "架空いずみ町").says()[tier]
    assert says == "\n".join(Words("ja")(f"tiers.silence.{silence}") for silence in silent)


def test_a_joint_platform_serves_each_of_its_towns() -> None:
    joint = tiers(prefecture(), town(serves=(TOWN, NEIGHBOUR)))
    assert {("架空町プラットフォーム", "架空いずみ町", "platform"), ("架空町プラットフォーム", "架空うみべ町", "platform")} <= joined(joint)


def brokering(state: Stage, *areas: str, **more: tuple[str, ...]) -> Activity:
    return Activity(kind="brokering", what="架空の合同実施", held=RecordedDate("2026-10"), state=state, areas=areas, **more)


def test_a_joint_set_up_that_is_brokered_is_dashed_until_it_is_there() -> None:
    planned = brokering(Stage.PLANNED, TOWN, NEIGHBOUR)
    scene = draw(tiers(prefecture(activities=(planned,)), town()))
    assert {(edge.title.split("\n")[0], edge.look) for edge in scene.edges if "架空の合同実施" in edge.title} == {
        ("架空町プラットフォーム — 架空の合同実施", looks.PLANNED_LINK), ("架空うみべ町 — 架空の合同実施", looks.PLANNED_LINK)}
    assert next(node.look for node in scene.nodes if node.label == "架空の合同実施") is looks.PLANNED
    there = tiers(prefecture(activities=(planned,)), town(serves=(TOWN, NEIGHBOUR)))
    dropped = tiers(prefecture(activities=(brokering(Stage.DROPPED, TOWN, NEIGHBOUR),)), town())
    assert not {link for each in (there, dropped) for link in joined(each) if link[2] == "activity"}


def test_what_begins_later_is_dashed_and_what_is_over_is_gone() -> None:
    later = replace(LINKED, since=RecordedDate("2027-04"))
    over = replace(BACKED, until=RecordedDate("2025-03"))
    around = tiers(prefecture(), town(later, over))
    assert [link.planned for link in around.links if link.fact == later] == [True]
    assert not [link for link in around.links if link.fact == over]
    said = TierReader(around, CATALOGUE, Words("ja"), "架空いずみ町").sentences()
    assert "架空町プラットフォーム → 架空県プラットフォーム：都道府県プラットフォームとの連携（予定・調整中）" in said


def test_what_the_nations_council_took_up_joins_it_to_the_town() -> None:
    shown = Activity(kind="model_presented", what="架空の事例", held=RecordedDate("2021-06-29"), areas=(TOWN,), whom=("council",))
    around = tiers(nation(shown), prefecture(), town())
    assert ("架空横断会議", "架空町プラットフォーム", "activity") in joined(around)
    assert around.silences(Tier.NATIONAL) == []
    assert "架空横断会議 — 架空町プラットフォーム" in {edge.title.split("\n")[0] for edge in draw(around).edges}


def test_of_a_whole_prefecture_the_platforms_stand_for_what_is_inside_them() -> None:
    whole = tiers(nation(), prefecture(), town(LINKED), neighbour(), whole=True, towns=(TOWN, NEIGHBOUR))
    assert {node.name for node in whole.on(Tier.MUNICIPAL)} == {"架空町プラットフォーム", "架空うみべ町"}
    assert ("架空県センター", "架空町プラットフォーム", "membership") in joined(whole)
    reader = TierReader(whole, CATALOGUE, Words("ja"), "架空県")
    assert reader.says()[Tier.MUNICIPAL] == "2市町村のうち、記録があるのは\nプラットフォーム 1\n県のPFとの連携 1\n後方支援 0"
    assert next(node.label for node in draw(whole).nodes if "架空町プラットフォーム" in node.label.replace("\n", "")).endswith("記録なし")


def test_every_sentence_has_its_source() -> None:
    said = TierReader(tiers(prefecture(), town()), CATALOGUE, Words("ja"), "架空いずみ町").sentences()
    assert "架空県センター → 架空町協議会：参画（出典：架空の名簿）" in said


def crowded() -> Mapping[str, Record]:
    members = tuple(Organisation(id=f"o{n}", name=f"架空機関{n}", tier=Tier.NATIONAL) for n in range(12))
    full = replace(nation(), organisations=members, memberships=tuple(
        Membership(member=member.id, network="council") for member in members))
    return {"full": full, "prefecture": prefecture(), "town": town(LINKED, BACKED)}


def test_many_members_of_one_council_are_a_group_that_opens() -> None:
    around = tiers(*crowded().values())
    scene = draw(around)
    group = next(node.id for node in scene.nodes if node.id.startswith(PREFIX))
    assert scene.folded == 12
    assert [edge.source for edge in scene.edges if edge.target == f"{NATION}:council"] == [group]
    assert draw(around, opened=(group,)).folded == 0


def test_many_offices_that_sit_on_a_towns_council_are_a_group_with_one_line_to_it() -> None:
    offices = tuple(Organisation(id=f"p{n}", name=f"架空県の機関{n}", tier=Tier.PREFECTURAL) for n in range(20))
    record = replace(town(), organisations=(*town().organisations, *offices), memberships=tuple(
        Membership(member=office.id, network="council") for office in offices))
    around = tiers(prefecture(), record)
    scene = draw(around)
    lines = [edge for edge in scene.edges if edge.target == f"{TOWN}:council"]
    assert (scene.folded, len(lines)) == (20, 1)
    whole = tiers(prefecture(), record, whole=True)
    assert not {node.name for node in whole.nodes.values()} & {office.name for office in offices}, "they are inside the town's record"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_stands_on_another_and_every_tier_is_in_its_frame(language: str) -> None:
    scene = draw(tiers(*crowded().values()), language)
    assert overlapping(scene) == []
    upper, middle, lower = scene.frames
    assert upper.top + upper.height < middle.top < middle.top + middle.height < lower.top
    inside = [sum(frame.top < node.y < frame.top + frame.height for frame in scene.frames) for node in scene.nodes]
    assert set(inside) == {1}
    for frame in scene.frames:
        assert all(frame.top < y < frame.top + frame.height for _, _, y, _, _ in frame.texts())


def test_a_name_is_text_in_the_picture() -> None:
    record = town()
    named = replace(record, area=replace(record.area, name="<img src=x>"))
    reader = TierReader(tiers(prefecture(), named), CATALOGUE, Words("ja"), "<img src=x>")
    scene = draw_tiers(reader.tiers, "架空", CATALOGUE, "ja", TierWords(Words("ja"), reader.names(), reader.says()))
    assert "<img" not in to_svg(scene)
