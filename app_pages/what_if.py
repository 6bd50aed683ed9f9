"""見直し案を試す: what would change without an actor, with a tie, a seat, a network more?"""

import streamlit as st

from app_parts.editing.from_plan import plan_into_draft
from app_parts.frame import session
from app_parts.frame.guidance import looked_at, nothing_recorded
from app_parts.frame.plain import plain
from app_parts.gaps.search import look_for_gaps
from app_parts.what_if.keeping import kept_plans, proposal
from app_parts.what_if.outcome import outcome_in_figures, outcome_in_pictures, outcome_in_words, record_in_picture
from app_parts.what_if.questions import first_questions
from app_parts.what_if.steps import step_form, step_list, steps, unknown_plan
from app_parts.widgets.take_away import foot
from graph.analysis.plans.outcome import outcome_of
from wording.facts import Reader

words = session.words()
loaded = looked_at(words)
if loaded.record.is_empty:
    nothing_recorded(loaded.record, words)
    st.stop()

results = look_for_gaps(loaded.record, words)
reader = Reader(loaded.record, session.catalogue(), words)
plan = steps(loaded.record)
foot(loaded, "what_if", words)
if message := st.session_state.pop("decided", ""):
    st.success(plain(message))

if name := unknown_plan(loaded.record):
    st.warning(words("plan.no_such_plan", name=plain(name)))

left, right = st.columns([1, 1.6], gap="small")
with left, st.container(key="plan"):
    st.text(words("plan.means"))
    step_form(plan, reader)
    step_list(plan, reader)
    plan_into_draft(loaded, plan, reader)
    proposal(results, reader, plan)
with right, st.container(key="outcome"):
    if plan:
        outcome = outcome_of(results.context, plan)
        outcome_in_words(outcome, results)
        outcome_in_figures(loaded.record, outcome, words)
    else:
        first_questions(results, reader)
if plan:
    outcome_in_pictures(loaded, outcome, words)
else:
    record_in_picture(loaded, words)
if plan or loaded.record.plans:
    with st.container(key="kept_plans"):
        st.header(words("plan.keeping"))
        kept_plans(loaded, plan, words)
