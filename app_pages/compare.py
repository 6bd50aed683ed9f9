"""比較: what has the other municipality that this one has not, and the other way round?"""

import streamlit as st

from app_parts.compare.beginning import begin
from app_parts.compare.choice import choose_sides
from app_parts.compare.comparison import compared
from app_parts.compare.governance import governance
from app_parts.compare.ladder import role_ladder, sentence
from app_parts.compare.matrices import matrices
from app_parts.compare.needed import needed
from app_parts.compare.pictures import compare_pictures
from app_parts.compare.selected import selected
from app_parts.compare.tables import counterparts, differences, figures_beside
from app_parts.frame import session
from app_parts.frame.guidance import looked_at
from app_parts.frame.plain import plain
from app_parts.widgets.views import chosen_view
from wording.ladder import LadderReader

VIEWS = ("differences", "matrices", "counterparts", "figures", "needed", "governance")

words = session.words()
loaded = looked_at(words, at_first_sight=False)
if message := st.session_state.pop("decided", ""):
    st.success(plain(message))
choose_sides(loaded, words)
comparison = compared(loaded, words)
if comparison is None:
    begin(loaded, words)
    st.stop()

ladder_reader = LadderReader(comparison.reader)
sentence(ladder_reader)
role_ladder(comparison, ladder_reader)
compare_pictures(comparison)
selected(comparison)
view = chosen_view(words("compare.view"), VIEWS, lambda name: words(f"compare.{name}"))
if view == "counterparts":
    counterparts(comparison, loaded)
elif view == "matrices":
    matrices(comparison)
elif view == "figures":
    figures_beside(comparison)
elif view == "needed":
    needed(comparison, ladder_reader)
elif view == "governance":
    governance(comparison, loaded)
else:
    differences(comparison)
