"""機関カード: what is recorded of one actor, on one sheet, reached from its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app_parts.actor.card import card_html
from app_parts.actor.sections import ONE_BY_ONE
from app_parts.structure.inspector import inspector_html
from graph.changes.change import Put
from graph.dates import RecordedDate
from graph.facts.links import Membership, Tie
from graph.facts.observations import Source, Window
from graph.questions.actor_history import actor_history
from graph.record.record import Record
from graph.replacing import replace
from graph.store import open_store
from locales import Words
from tests.app.test_inspector import HOSTILE
from tests.app.test_page import OpenPage, html, open_page  # noqa: F401
from tests.loaders.files import CATALOGUE
from tests.towns import a_chain_and_one_alone, networks, organisations, two_networks_one_hub
from wording.facts import Reader


def text(shown: str) -> str:
    """Return what is read of HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shown))


def card(record: Record, actor: str) -> str:
    reader = Reader(record, CATALOGUE, Words("ja"))
    return card_html(reader.nodes[actor], reader)


def both_say_so() -> Record:
    """A town in which a and b both report that a refers to b, and b alone that c refers to it."""
    ties = (Tie(source="a", target="b", kind="refers_to", reported_by="a"),
            Tie(source="a", target="b", kind="refers_to", reported_by="b"),
            Tie(source="c", target="b", kind="refers_to", reported_by="b"))
    return replace(a_chain_and_one_alone(), ties=ties)


def test_two_reports_of_one_tie_are_one_line_with_both_sides_in_it() -> None:
    shown = text(card(both_say_so(), "b"))
    assert "連携（2）" in shown
    assert "架空a から 架空b へ：紹介・つなぎ、双方が報告" in shown
    assert "架空c から 架空b へ：紹介・つなぎ、架空bが報告" in shown


def test_each_line_of_a_card_says_what_it_rests_on_also_where_many_are_told_as_one() -> None:
    source = Source(id="s", title="架空の名簿")
    tied = replace(a_chain_and_one_alone(), sources=(source,), ties=tuple(
        replace(tie, cites=("s",)) for tie in a_chain_and_one_alone().ties))
    lines = [text(line) for line in re.findall(r"<li>(.*?)</li>", card(tied, "b"))]
    assert [line for line in lines if "へ" in line and not line.endswith("［1］")] == []
    assert sum(line.endswith("［1］") for line in lines) == 2
    councils = [f"n{number:02}" for number in range(ONE_BY_ONE + 1)]
    seated = Record(area=tied.area, organisations=organisations("a"), networks=networks(*councils), sources=(source,),
                    memberships=tuple(Membership(member="a", network=n, cites=("s",)) for n in councils))
    before_the_names, _, _ = card(seated, "a").partition('class="many">')[2].partition("架空n00")
    assert "［1］" in before_the_names


def test_the_inspector_counts_two_reports_of_one_tie_once() -> None:
    shown = inspector_html(Reader(both_say_so(), CATALOGUE, Words("ja")), "b")
    assert "つながり（2）" in shown
    assert "← 架空a（紹介・つなぎ、双方が報告）" in shown


def test_an_undirected_tie_is_one_whoever_of_the_two_reports_it() -> None:
    record = replace(a_chain_and_one_alone(), ties=(
        Tie(source="a", target="b", kind="handles_cases_together", reported_by="a"),
        Tie(source="b", target="a", kind="handles_cases_together", reported_by="b")))
    assert "架空a と 架空b：事例の共同対応、双方が報告" in text(card(record, "a"))


def test_a_network_lists_its_members_and_a_platform_is_read_with_its_roles() -> None:
    assert "構成員（2）架空a" in text(card(two_networks_one_hub(), "x"))
    shown = inspector_html(Reader(two_networks_one_hub(), CATALOGUE, Words("ja")), "pf")
    assert "「架空x協議会」の構成員（2）" in shown, "the platform does not list whom it reaches"


def test_the_many_members_of_a_council_are_one_line_for_all_of_whom_the_same_is_said() -> None:
    town = two_networks_one_hub()
    seat = next(m for m in town.memberships if m.network == "x")
    many = [replace(town.organisations[0], id=f"m{n}", name=f"架空第{n}地区会") for n in range(40)]
    town = replace(town, organisations=(*town.organisations, *many), memberships=(
        *town.memberships, *(replace(seat, member=o.id, status="named_only") for o in many[:39]),
        replace(seat, member="m39", since=RecordedDate("2024-04"))))
    shown = card(town, "x")
    assert "構成員（42）" in shown, "each is counted"
    assert "（39）" in text(shown)
    assert "架空第0地区会、架空第1地区会、架空第2地区会" in text(shown)
    assert "架空第39地区会：" in text(shown), "of whom something else is said has a line"
    assert shown.count("<li>") < 10


def test_what_nobody_recorded_is_not_said_to_be_missing() -> None:
    shown = text(card(two_networks_one_hub(), "a"))
    assert "連携（0）記録されていません（「ない」という意味ではありません）。" in shown


def test_every_name_on_a_card_stays_text() -> None:
    record = two_networks_one_hub()
    record = replace(record, organisations=tuple(replace(o, name=HOSTILE, note=HOSTILE) for o in record.organisations),
                     networks=tuple(replace(n, name=HOSTILE) for n in record.networks),
                     windows=(Window(id="w", name=HOSTILE, operator="a", place=HOSTILE),))
    for actor in ("a", "x", "pf"):
        shown = card(record, actor)
        assert "<img" not in shown
        assert "</script" not in shown
    assert "&lt;img src=x" in card(record, "a")


def test_the_history_of_an_actor_is_what_revisions_changed_of_it(tmp_path: Path) -> None:
    record, store = a_chain_and_one_alone(), open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}")
    store.save(record, based_on=0, who="架空課")
    store.save(replace(record, area=replace(record.area, population=1)), based_on=1, who="架空課")
    dated = replace(record.ties[0], frequency="毎月")
    later = replace(record, area=replace(record.area, population=1), ties=(dated, *record.ties[1:]))
    store.save(later, based_on=2, who="架空課")
    history = list(actor_history(store, record.area.code, dated.source))
    assert [changed.revision.number for changed in history] == [3, 1], "the revision that changed something else is told"
    assert history[0].changes == (Put(dated),)
    alone = next(o.id for o in record.organisations if all(o.id not in (t.source, t.target) for t in record.ties))
    assert [changed.revision.number for changed in actor_history(store, record.area.code, alone)] == [1]
    store.close()


def test_the_page_shows_card_gaps_history_and_sources_and_leads_on(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page("actor", area="992011", sel="fukushi")
    shown = html(app)
    for heading in ("基本", "プラットフォームでの役割（2）", "参画している会議体（4）", "連携（8）", "運営する相談窓口", "出典",
                    "この機関・会議体で埋められる空白", "変更の履歴"):
        assert heading in shown, f"{heading} is not on the card"
    assert re.search(r'<a class="within" href="\./actor\?area=992011&amp;sel=n1&amp;lang=ja">架空みどり市自立支援協議会</a>', shown)
    assert 'href="./?area=992011&amp;sel=fukushi&amp;lang=ja">図で見る' in shown
    assert "fukushi" not in text(shown), "an id is shown"


@pytest.mark.parametrize(("area", "sel", "home"), [("992011", "990001:hellowork", "架空県"), ("393860", "nobody", "")])
def test_another_area_s_actor_has_a_card_and_an_unknown_one_a_list_to_choose_from(
        open_page: OpenPage, area: str, sel: str, home: str) -> None:  # noqa: F811
    shown = html(open_page("actor", area=area, sel=sel))
    if home:
        assert f"{home}の記録で見る" in shown
    else:
        assert "いの町自殺対策機関ネットワーク</a>" in shown
        assert "機関カードを見る機関・会議体を選んでください。" in shown
