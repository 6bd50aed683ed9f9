"""機関カード: who is this, what links it with the others, and what could it close? On one sheet of paper."""

import streamlit as st

from app_parts.actor.card import card, card_head
from app_parts.actor.choice import actor_index, chosen_actor
from app_parts.editing.draft import with_draft
from app_parts.frame import session
from app_parts.frame.guidance import looked_at
from wording.facts import Reader

words = session.words()
loaded = with_draft(looked_at(words, at_first_sight=False))
reader = Reader(loaded.record, session.catalogue(), words)
left, right = st.columns([2.55, 1], gap="small", vertical_alignment="center")
with right:
    actor = chosen_actor(reader)
with left:
    card_head(actor, reader)
if actor is None:
    actor_index(reader)
else:
    card(actor, loaded, reader)
