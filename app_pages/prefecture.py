"""都道府県: how far is each municipality, which partners are recorded where, and who resembles whom?"""

import streamlit as st

from app_parts.activities.timeline import timeline
from app_parts.frame import session
from app_parts.frame.guidance import looked_at
from app_parts.frame.sight import area_title
from app_parts.prefecture.card import town_in_address
from app_parts.prefecture.desk import desk
from app_parts.prefecture.matrices import partner_types, requirements, with_others
from app_parts.prefecture.resemblance import resemblance_view
from app_parts.prefecture.tables import rolled_up
from app_parts.prefecture.tiers import tiers_of_prefecture
from app_parts.widgets.on_paper import foot_on_paper
from app_parts.widgets.views import chosen_view
from graph.codes import NATION, prefecture_of
from wording.facts import day_text
from wording.progress import ProgressReader, distinct_names

VIEWS = ("progress", "tiers", "activities", "requirements", "partner_types", "resemblance")

words = session.words()
loaded = looked_at(words, at_first_sight=False)
code = prefecture_of(loaded.record.area.code)
if code == NATION:
    st.info(words("nation.not_a_prefecture"))
    st.page_link("app_pages/nation.py", label=words("nation.go"), query_params={"area": NATION, "lang": words.language})
    st.stop()
rollup = rolled_up(code)
name = rollup.own_record.area.name if rollup.own_record else session.catalogue().areas.name(code, words.language)
area_title(name, words("prefecture.title", count=len(rollup.municipalities)))
foot_on_paper(words("paper.foot", area=name, page=words("page.prefecture"), said=day_text(session.today(), words)))
view = chosen_view(words("prefecture.view"), VIEWS, lambda id_: words(f"prefecture.{id_}"))
if view not in ("progress", "tiers", "activities"):
    rollup = with_others(rollup, words)
reader = ProgressReader(rollup, session.catalogue(), words)
if view == "activities":
    timeline(code, words, areas=town_in_address(rollup))
elif view == "tiers":
    tiers_of_prefecture(code, name, words)
elif not rollup.municipalities:
    st.info(words("prefecture.empty"))
elif view == "requirements":
    requirements(reader, code)
elif view == "partner_types":
    partner_types(reader, code)
elif view == "resemblance":
    resemblance_view(distinct_names((m.record for m in rollup.municipalities), words), words)
else:
    desk(reader, code, name)
