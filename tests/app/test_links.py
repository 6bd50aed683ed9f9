"""Every name leads to the card of whose it is: in sentences, details and reviews of all pages; other names stay text."""

from __future__ import annotations

import re

import pytest

from app_parts.editing.draft import person
from app_parts.frame import session
from app_parts.frame.links import linked
from graph.changes.change import Put, Remove
from graph.facts.links import Membership
from graph.replacing import replace
from locales import Words
from tests.app.test_gaps_page import page
from tests.app.test_inspector import HOSTILE
from tests.app.test_page import OpenPage, html, open_page  # noqa: F401
from tests.loaders.files import CATALOGUE
from tests.towns import a_chain_and_one_alone
from wording.facts import Reader
from wording.marked import BEGIN, marked, marked_fact, marking, with_names

JA = Words("ja")


def card_link(area: str, actor: str, name: str) -> str:
    return f'<a class="within" href="./actor?area={area}&amp;sel={actor}&amp;lang=ja">{name}</a>'


@pytest.mark.parametrize(("name", "address", "area", "actor", "said"), [
    ("", {"area": "393860"}, "393860", "hoken-fukushi", "いの町ほけん福祉課"),
    ("", {"area": "992011", "from": "kazoku", "to": "990001:hellowork"}, "992011", "990001%3Ahellowork",
     "架空ハローワーク中央"),
    ("", {"area": "993093", "details": "activities"}, "993093", "n3", "架空けやき町自殺対策協議会"),
    ("gaps", {"area": "992011"}, "992011", "fukushi", "架空市福祉課"),
    ("what_if", {"area": "993018", "do": "without/fukushi"}, "993018", "fukushi", "架空いずみ町福祉課"),
    ("compare", {"area": "993018", "with": "393860", "sel": "393860:hoken-fukushi"}, "393860", "hoken-fukushi",
     "いの町ほけん福祉課"),
    ("compare", {"area": "993018", "with": "393860", "rung": "role/hub/0"}, "993018", "fukushi", "架空いずみ町福祉課"),
    ("compare", {"area": "993077", "with": "393860", "view": "needed"}, "993077", "n1",
     "架空くぬぎ町ひきこもり支援協議会"),
    ("actor", {"area": "992011", "sel": "kazoku"}, "992011", "fukushi", "架空市福祉課"),
])
def test_a_name_leads_to_its_card(open_page: OpenPage, name: str, address: dict[str, str],  # noqa: F811
                                  area: str, actor: str, said: str) -> None:
    app = page(open_page, name, **address)
    assert card_link(area, actor, said) in html(app)
    assert not re.search("[\ufdd0-\ufdd2]", html(app)), "a mark is left"


def test_in_the_review_of_a_draft_names_lead_to_cards_and_whoever_the_draft_removes_stays_text(
        open_page: OpenPage) -> None:  # noqa: F811
    open_page(area="993018")
    record = session.store().load("993018").record
    gone = record.organisations[-1]
    seats = [m for m in record.memberships if m.member == gone.id]
    others = [link for link in record.links() if gone.id in link.key() and link not in seats]
    assert not others, "choose another one"
    seat = replace(record.memberships[0], status="named_only")
    assert seat.member != gone.id
    session.store().put_into_draft("993018", person(), [
        Put(seat), *(Remove(Membership, m.key()) for m in seats), Remove(type(gone), gone.key())])
    shown = html(open_page("draft", area="993018"))
    names = {node.id: node.name for node in record.nodes()}
    assert card_link("993018", seat.member, names[seat.member]) in shown
    assert card_link("993018", seat.network, names[seat.network]) in shown
    assert gone.name in shown
    assert f"sel={gone.id}&" not in shown, "it leads to a card that there is not"


def test_two_of_one_name_lead_to_two_cards_and_every_name_stays_text() -> None:
    town = a_chain_and_one_alone()
    town = replace(town, organisations=tuple(replace(o, name=HOSTILE) for o in town.organisations))
    reader = marking(Reader(town, CATALOGUE, JA))
    shown = linked(" ".join(reader.name(o.id) for o in town.organisations).replace("<", "&lt;"), town, JA)
    assert re.findall(r"sel=(\w+)", shown) == [o.id for o in town.organisations]
    assert "<img" not in shown


def test_a_name_that_the_record_does_not_know_and_one_cut_short_carry_no_mark() -> None:
    town = a_chain_and_one_alone()
    stranger = marked_fact(replace(town.organisations[0], id="elsewhere"))
    assert linked(stranger.name, town, JA) == town.organisations[0].name
    assert BEGIN not in with_names(marked(town).organisations[0].name[:-1], lambda _, name: name)
