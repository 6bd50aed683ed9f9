"""What counts most first: every term of a score, how scores fade, and the whole order of real and invented towns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import log
from pathlib import Path
from tempfile import mkdtemp

import pytest

from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.likely import Likely, likely_pairs
from graph.analysis.gaps.peers import Peers
from graph.analysis.gaps.ranking import find_gaps, gap_kinds, ranked
from graph.analysis.network.as_of import standing
from graph.facts.actors import Organisation
from graph.facts.observations import Window
from graph.questions.gap_search import GapSearch
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from tests.gaps.test_kinds import PEERS, TODAY, context, gaps_of, with_types
from tests.loaders.files import CATALOGUE
from tests.samples.kept import store_of_samples
from tests.towns import (
    a_chain_and_one_alone,
    networks,
    nothing_but_its_line,
    organisations,
    seats,
    ties,
    two_networks_one_hub,
)
from tools.weights import DOCS, written

GOLDEN = Path(__file__).with_name("ranking.json")


def gap(name: str, score: float, kind: str = "roles") -> Gap:
    return Gap(kind, "no_hub", score, Certainty.UNKNOWN, aspect=name)


def order(*gaps: Gap) -> list[str]:
    return [g.aspect for g in ranked(gaps)]


def test_the_higher_score_comes_first_and_equal_ones_by_their_names() -> None:
    assert order(gap("b", 0.5), gap("c", 0.6), gap("a", 0.5, "route")) == ["c", "a", "b"]
    assert order(gap("b", 0.5, "route"), gap("a", 0.5)) == ["a", "b"], "roles before route"


def test_each_further_gap_of_a_kind_counts_a_tenth_less() -> None:
    first, second, third = gap("1", 0.60), gap("2", 0.60), gap("3", 0.60)
    assert order(first, second, third, gap("x", 0.50, "route")) == ["1", "2", "x", "3"], "0.60, 0.54, 0.50, 0.486"
    assert order(first, second, gap("x", 0.55, "route")) == ["1", "x", "2"]
    assert order(first, second, gap("x", 0.53, "route")) == ["1", "2", "x"]


# Pairs -------------------------------------------------------------------------------------------


def pairs(record: Record, peers: Peers = PEERS) -> dict[tuple[str, str], Likely]:
    return {likely.actors: likely for likely in likely_pairs(context(record, peers))}


def test_a_common_partner_counts_the_less_the_more_partners_it_has() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcdef"), ties=ties("c-a", "c-b", "f-d", "f-e", "f-a"))
    likely = pairs(town, Peers())
    assert likely["a", "b"].score == pytest.approx(1 / log(2) + 0.3 * 1 / 15), "c has two partners; b comes near f"
    assert likely["d", "e"].score == pytest.approx(1 / log(3) + 0.3 * 0 / 15), "f has three"


def test_a_common_network_counts_the_less_the_more_members_it_has() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcdefg"), networks=networks("x", "y"),
                   memberships=seats(a="x", b="x", c="y", d="y", e="y", f="y"), ties=ties("f-g"))
    likely = pairs(town, Peers())
    assert likely["a", "b"].score == pytest.approx(0.6 / log(2) + 0.3 * 1 / 21), "two members"
    assert likely["c", "d"].score == pytest.approx(0.6 / log(4) + 0.3 * 1 / 21), "four members"
    assert next(iter(likely)) == ("a", "b")


def test_what_such_pairs_do_elsewhere_counts_as_the_share_of_the_peers_with_ties() -> None:
    town = replace(with_types(c="HEALTH", d="MEDICAL"), memberships=(), ties=ties("a-hub"))
    likely = pairs(town)["c", "d"]
    assert (likely.peers, likely.networks, likely.partners) == (2, (), ())
    assert likely.score == pytest.approx(1.0 * 2 / 3 + 0.3 * 1 / 10), "in two of the three that have ties recorded"


def test_what_a_tie_would_gain_counts_in_relation_to_all_pairs() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcde"), networks=networks("x"),
                   ties=ties("a-b", "c-d", "d-e"), memberships=seats(b="x", c="x"))
    assert pairs(town, Peers())["b", "c"].score == pytest.approx(0.6 / log(2) + 0.3 * 3 / 10)


# Scores of kinds -----------------------------------------------------------------------------------


def test_the_best_pair_weighs_most_and_a_weak_one_little() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcde"), ties=ties("c-a", "c-b", "c-d"))
    strong = replace(town, ties=ties("a-c", "b-c"))
    assert next(iter(gaps_of(strong, "untied", Peers()).values())).score == pytest.approx(0.25 + 0.3), (
        "its score is above 1")
    weak = gaps_of(town, "untied", Peers())["a/b"]
    assert weak.score == pytest.approx(0.25 + 0.3 * (1 / log(3))), "the best there is, but only one partner of three"


def test_a_missing_type_weighs_by_its_published_share_and_by_the_peers_that_have_it() -> None:
    police = gaps_of(with_types(a="HEALTH"), "partner_type")["POLICE"]
    assert police.score == pytest.approx(0.1 + 0.45 * 1 / 4), "no share is published; one of four peers"
    family = gaps_of(with_types(a="HEALTH"), "partner_type")["FAMILY"]
    assert family.score == pytest.approx(0.1 + 0.35 * 10.6 / 12.5 + 0.45 * 3 / 4)
    office = gaps_of(with_types(a="HEALTH"), "partner_type", Peers())["HELLOWORK"]
    assert office.score == pytest.approx(0.1 + 0.35 * 2.2 / 12.5 + 0.15), "the notice names the labour side"
    alone = gaps_of(with_types(a="NPO"), "partner_type", Peers())["FAMILY"]
    assert alone.score == pytest.approx(0.1 + 0.35 * 10.6 / 12.5 * 0.5)


def test_an_actor_on_which_more_depend_weighs_more_and_the_hub_most() -> None:
    hub = gaps_of(two_networks_one_hub(), "dependence")["hub_links_networks/hub"]
    assert hub.score == pytest.approx(0.3 + 0.5 * 2 * 3 / 8 + 0.1), "three of eight are disconnected"
    chain = gaps_of(a_chain_and_one_alone(), "dependence")["body/b"]
    assert chain.score == pytest.approx(0.3 + 0.5 * 2 * 1 / 3)


def test_an_isolate_weighs_more_where_it_runs_a_window() -> None:
    town = replace(a_chain_and_one_alone(), windows=(Window(id="w", name="架空窓口", operator="d"),))
    assert gaps_of(a_chain_and_one_alone(), "isolate")["anybody/d"].score == pytest.approx(0.45)
    assert gaps_of(town, "isolate")["window/d"].score == pytest.approx(0.6)


def test_what_lacks_a_source_weighs_by_its_share() -> None:
    town = replace(a_chain_and_one_alone(), sources=two_networks_one_hub().sources, organisations=(
        Organisation(id="a", name="架空", cites=("s1",)), *organisations("b", "c", "d")))
    facts = 4 + len(town.ties)
    assert gaps_of(town, "evidence")["unsourced"].score == pytest.approx(0.1 + 0.2 * (facts - 1) / facts)


# The whole order -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(store_of_samples(tmp_path_factory.mktemp("samples")))
    yield store
    store.close()


def line_of(gap: Gap) -> str:
    """Return all that a gap says, as one line."""
    said = {
        "terms": ", ".join(f"{place}={'+'.join(ids)}" for place, (_, ids) in gap.terms.items()),
        "base": ", ".join(f"{name}={count}" for name, count in gap.base.items()), "on": ", ".join(gap.evidence),
        "missing": ", ".join(map("–".join, gap.missing)), "ghost": gap.ghost, "closes": ", ".join(map(str, gap.closes)),
        "functions": ", ".join(gap.functions)}
    return f"{gap.score:.4f} {gap.certainty}" + "".join(f" | {name}: {text}" for name, text in said.items() if text)


def whole_order(store: Store) -> dict[str, dict[str, str]]:
    """Return the gaps of いの町 and of every invented town of which organisations are recorded, in their order."""
    asker = GapSearch(store, CATALOGUE)
    codes = [line.code for line in store.areas() if line.organisations and (
        line.code == "393860" or line.code.startswith("99"))]
    records = [standing(store.look(code).record, TODAY) for code in codes]
    return {code: {gap.id: line_of(gap) for gap in find_gaps(asked)}
            for code, asked in zip(codes, asker.about_each(records, TODAY), strict=True)}


def test_the_gaps_of_the_samples_come_in_the_order_that_somebody_has_looked_at(samples: Store) -> None:
    """Where a change is meant: look at the new order, then write it with `python -m tests.gaps.test_ranking`."""
    now, then = whole_order(samples), json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert {code: list(gaps) for code, gaps in now.items()} == {code: list(gaps) for code, gaps in then.items()}
    assert now == then, "what each of them says, rests on and would close it"


def test_the_docs_tell_the_weights_that_the_code_has() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert written(text) == text, "python -m tools.weights"
    with pytest.raises(ValueError, match=r"requirement stands in 0 rows of gaps\.md") as refused:
        written("")
    assert [kind for kind in gap_kinds() if f"{kind} stands" not in str(refused.value)] == []


if __name__ == "__main__":
    kept = open_store(store_of_samples(Path(mkdtemp())))
    GOLDEN.write_text(json.dumps(whole_order(kept), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
