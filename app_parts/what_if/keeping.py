"""Proposing links, keeping plans by a name, and removing them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import select
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from app_parts.frame.saving import remember_seen, save_change
from app_parts.gaps.search import GapResults
from app_parts.what_if.steps import keep
from graph.analysis.plans.keeping import one_spaced, steps_of, with_plan, without_plan
from graph.analysis.plans.proposal import MOST_LINKS, propose
from graph.analysis.steps import Step
from graph.decisions.plan import Plan
from graph.store import Loaded
from locales import Words
from wording.facts import Reader
from wording.marked import marking
from wording.plans import guarantee_text
from wording.steps import step_text


def proposal(results: GapResults, reader: Reader, plan: list[Step]) -> None:
    """Show the button that looks for the links that would close most, and what it found."""
    words = reader.words
    if not st.toggle(words("plan.propose", count=MOST_LINKS), key="propose"):
        return
    best = propose(results.context, given=plan)
    if not best.steps:
        st.text(words("plan.nothing_to_propose"))
        return
    lines = "".join(f"<li>{escape(step_text(step, marking(reader)))}</li>" for step in best.steps)
    st.html(linked(f'<ol class="told">{lines}</ol>', reader.record, words))
    st.text(guarantee_text(best, words))
    st.button(words("plan.take_over"), key="take_over", on_click=keep, args=([*plan, *best.steps],))


def kept_plans(loaded: Loaded, steps: list[Step], words: Words) -> None:
    """Show the plans that are kept and the forms that keep this one or remove one; nothing else is saved here."""
    kept = loaded.record.plans
    for number, plan in enumerate(kept):
        plan_steps = list(steps_of(plan))
        st.button(words("plan.open", name=plain(plan.name), count=len(plan_steps)), key=f"open_plan_{number}",
                  on_click=_open, args=(plan.name, plan_steps))
    if steps:
        _keeping(loaded, steps, words)
    if kept:
        _removal(loaded, kept, words)


def _keeping(loaded: Loaded, steps: list[Step], words: Words) -> None:
    """Show the form that keeps the plan by a name."""
    with st.form("keep_plan", border=True):
        name = st.text_input(words("plan.keep_as"), st.query_params.get("plan", ""), max_chars=60,
                             key=f"plan_keep_{st.query_params.get('plan', '')}")
        by = st.text_input(words("decide.by"), st.session_state.get("office", ""), max_chars=100)
        if st.form_submit_button(words("plan.keep"), on_click=remember_seen, args=(loaded,)):
            if not name.strip() or not by.strip():
                st.error(words("plan.needs_name"))
                return
            _keep(loaded, name, steps, by, words)


def _removal(loaded: Loaded, kept: Sequence[Plan], words: Words) -> None:
    """Show the form that removes a plan: which, who, why; the history keeps it."""
    names = list(dict.fromkeys(plan.name for plan in kept))
    with st.expander(words("plan.remove_title")), st.form("remove_plan", border=False):
        st.text(words("plan.remove_means"))
        name = select(words("plan.keep_as"), {name: name for name in names}, key="remove_plan", words=words,
                      placeholder=words("plan.choose"))
        by = st.text_input(words("decide.by"), st.session_state.get("office", ""), max_chars=100, key="remove_plan_by")
        note = st.text_input(words("decide.note"), max_chars=200, key="remove_plan_note")
        if st.form_submit_button(words("plan.remove"), on_click=remember_seen, args=(loaded,)):
            if not name or not by.strip():
                st.error(words("plan.remove_needs"))
                return
            _remove(loaded, name, by, note, words)


def _remove(loaded: Loaded, name: str, by: str, note: str, words: Words) -> None:
    sentence = words("plan.removal", name=name, note=f"　{note.strip()}" if note.strip() else "")
    if save_change(loaded, lambda record: without_plan(record, name), who=by, note=sentence, words=words):
        st.session_state["decided"] = words("plan.removed", name=name)
        if st.query_params.get("plan") == name:
            looking.keep("plan", ())
        st.rerun()


def _open(name: str, steps: list[Step]) -> None:
    looking.keep("plan", [name])
    keep(steps)


def _keep(loaded: Loaded, name: str, steps: list[Step], by: str, words: Words) -> None:
    if save_change(loaded, lambda record: with_plan(record, name, steps), who=by,
                   note=words("plan.revision", name=name.strip()), words=words):
        st.session_state["decided"] = words("plan.kept", name=name.strip())
        looking.keep("plan", [one_spaced(name)])
        st.rerun()
