"""全国: how far are the municipalities of each prefecture, and of how many is it known?"""

import streamlit as st

from app_parts.activities.timeline import timeline
from app_parts.frame import session
from app_parts.frame.guidance import looked_at
from app_parts.frame.sight import area_title
from app_parts.nation.asking import nation_today
from app_parts.nation.desk import desk, nation_reader
from app_parts.widgets.on_paper import foot_on_paper
from app_parts.widgets.views import chosen_view
from graph.codes import NATION
from wording.facts import day_text

VIEWS = ("progress", "activities")

words = session.words()
looked_at(words, at_first_sight=False)
nation = nation_today()
area_title(words("nation.name"), words("nation.title", size=f"{nation.whole.size:,}"))
foot_on_paper(words("paper.foot", area=words("nation.name"), page=words("page.nation"),
                    said=day_text(session.today(), words)))
view = chosen_view(words("nation.view"), VIEWS, lambda id_: words(f"nation.{id_}"))
if nation.is_empty:
    st.info(words("nation.empty"))
elif view == "activities" and nation.own_record is None:
    st.info(words("nation.no_record"))
elif view == "activities":
    timeline(NATION, words)
else:
    desk(nation_reader(nation, words))
