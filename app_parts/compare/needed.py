"""近づくには: steps towards another side, what each does to the gaps, and what is to be agreed on."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from app_parts.compare.comparison import Compared, with_cards
from app_parts.frame import looking
from app_parts.frame.plain import bold
from app_parts.gaps.search import context_of
from graph.analysis.comparison.additions import additions
from graph.analysis.plans.approach import Approach, approach
from graph.replacing import replace
from wording.approach import agreement_text, effect_text, need_text
from wording.gaps import GapReader
from wording.ladder import LadderReader
from wording.marked import marked


def needed(compared: Compared, ladder_reader: LadderReader) -> None:
    """Say of each other side what would bring the first one nearer to it, as a list that can be handed to what-if."""
    words, reader = compared.reader.words, compared.reader
    own_reader, context = compared.marking.readers[0], context_of(reader.lined_up.records[0])
    st.text(words("approach.means"))
    for n, title in enumerate(reader.titles[1:], start=1):
        wanted = additions(reader.lined_up, reader.catalogue, words.language, model=n)
        plan = approach(context, wanted.needs)
        st.markdown(bold(words("approach.title", own=reader.titles[0], other=title)))
        agreements = [agreement_text(agreement, ladder_reader, own_reader) for agreement in wanted.agreements]
        if not (plan.steps or plan.left_out or agreements):
            st.text(words("approach.nothing"))
            continue
        _listed(words("approach.agree"), agreements, compared)
        if plan.steps:
            heading = words("approach.steps", count=len(plan.steps), before=plan.before, after=plan.after)
            _listed(heading, _steps(plan, compared), compared, numbered=True)
            _hand_over(plan, compared)
        _listed(words("approach.left_out"), [need_text(need, own_reader) for need in plan.left_out], compared)


def _steps(plan: Approach, compared: Compared) -> Iterable[str]:
    reader = compared.marking
    gaps, before = GapReader(reader.lined_up.records[0], reader.catalogue, reader.words), plan.before
    for step in plan.steps:
        effect = effect_text(replace(step, record=marked(step.record)), before, gaps, reader.catalogue)
        yield f"{need_text(step.need, reader.readers[0])}\n{effect}"
        before = step.gaps


def _listed(heading: str, lines: Iterable[str], compared: Compared, *, numbered: bool = False) -> None:
    """Show lines under a heading, names as links; what follows a line break is smaller. Nothing is shown of none."""
    items = "".join("<li>{}{}</li>".format(escape(first), f"<small>{escape(rest)}</small>" if rest else "")
                    for first, _, rest in (line.partition("\n") for line in lines))
    if items:
        kind = "ol" if numbered else "ul"
        shown = f'<div class="approach"><p>{escape(heading)}</p><{kind}>{items}</{kind}></div>'
        st.html(with_cards(shown, compared, 0))


def _hand_over(plan: Approach, compared: Compared) -> None:
    side, words = compared.comparison.sides[0], compared.reader.words
    if side.as_of is None:
        st.page_link("app_pages/what_if.py", label=words("approach.hand_over", count=len(plan.steps)),
                     query_params=[("area", side.code), ("lang", words.language),
                                   *((looking.DO, str(step)) for step in plan.plan)])
