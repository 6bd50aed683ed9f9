"""How the networks are governed: evidence from the records, and questions that people answer."""

from __future__ import annotations

import streamlit as st

from app_parts.compare.comparison import Compared
from app_parts.frame import session
from app_parts.frame.choosing import radio, select
from app_parts.frame.plain import plain
from app_parts.frame.saving import remember_seen, save_change
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from graph.analysis.comparison.governance import Mode, answered, answers, evidence, participants
from graph.decisions.governance import GovernanceAnswer, GovernanceQuestion, Level
from graph.record.record import Record
from graph.store import Loaded
from locales import Words
from wording.facts import date_text

SIGNS = {True: "○", False: "×", None: "—"}


def governance(compared: Compared, loaded: Loaded) -> None:
    """Show the evidence of all sides, what people answered, and the form to answer for the own area."""
    words, reader = compared.reader.words, compared.reader
    records = reader.lined_up.records
    st.text(words("governance.means"))
    observations, asked = evidence_rows(records, reader.titles, words), question_rows(records, reader.titles, words)
    file = words("compare.file", sides="_".join(reader.titles))
    grid(observations, words, key="governance_evidence", file=f"{file}_{words('governance.observation')}")
    table_on_paper(observations)
    st.text(words("governance.questions"))
    grid(asked, words, key="governance_questions", file=f"{file}_{words('governance.contingency')}")
    table_on_paper(asked)
    if compared.comparison.sides[0].as_of is None:
        _ask(loaded, words)


def evidence_rows(records: tuple[Record, ...], titles: tuple[str, ...], words: Words) -> list[dict[str, str]]:
    """Return a row for each observation: whether it holds on each side, and its numbers."""
    by_side = [evidence(record) for record in records]
    rows = []
    for observations in zip(*by_side, strict=True):
        first = observations[0]
        rows.append({words("governance.mode"): words(f"governance.mode_of.{first.mode}"),
                     words("governance.observation"): words(f"governance.says.{first.says}.title")}
                    | {title: f"{SIGNS[e.holds]} " + (
                        words("governance.not_said") if e.holds is None
                        else words(f"governance.says.{e.says}.base", **e.base))
                       for title, e in zip(titles, observations, strict=True)})
    return rows


def question_rows(records: tuple[Record, ...], titles: tuple[str, ...], words: Words) -> list[dict[str, str]]:
    """Return a row for each contingency: what is recorded, beside what each mode is said to rest on."""
    rows = []
    counted = [words("governance.participants", named=named, categories=categories)
               for named, categories in map(participants, records)]
    answers_by_side = [answers(record) for record in records]
    for name in ("participants", *GovernanceQuestion):
        cells = (counted if name == "participants"
                 else [_answer(side_answers[GovernanceQuestion(name)], words) for side_answers in answers_by_side])
        rows.append({words("governance.contingency"): words(f"governance.question.{name}.title")}
                    | dict(zip(titles, cells, strict=True))
                    | {words(f"governance.mode_of.{mode}"): words(f"governance.question.{name}.{mode}")
                       for mode in Mode})
    return rows


def _answer(answer: GovernanceAnswer | None, words: Words) -> str:
    if answer is None:
        return words("governance.unanswered")
    date = date_text(answer.as_of, words) if answer.as_of else "—"
    return words("governance.answered", answer=words.of(answer.level), date=date, by=answer.by,
                 note=f"　{answer.note}" if answer.note else "")


def _ask(loaded: Loaded, words: Words) -> None:
    with st.expander(words("governance.ask", area=plain(loaded.record.area.name))), st.form(
            "governance", border=False):
        questions = {question.value: words(f"governance.question.{question}.asks") for question in GovernanceQuestion}
        question = select(words("governance.which"), questions, key="governance_question", words=words,
                          chosen=GovernanceQuestion.TRUST)
        answer = radio(words("governance.how_much"), {level.value: words.of(level) for level in Level},
                       key="governance_answer", chosen=Level.HIGH.value, horizontal=True)
        by = st.text_input(words("decide.by"), st.session_state.get("office", ""), max_chars=100)
        note = st.text_input(words("decide.note"), max_chars=200)
        if st.form_submit_button(words("compare.save"), on_click=remember_seen, args=(loaded,)):
            if not by.strip() or not question or not answer:
                st.error(words("decide.needs_office"))
                return
            asked, level = GovernanceQuestion(question), Level(answer)
            if save_change(loaded, lambda record: answered(record, asked, level, day=session.today(), by=by, note=note),
                           who=by, note=words("governance.revision"), words=words):
                st.session_state["decided"] = words("compare.saved")
                st.rerun()
