"""What a plan would change in words, and how surely no better links were missed."""

from __future__ import annotations

from graph.analysis.plans.outcome import Outcome
from graph.analysis.plans.proposal import Proposal
from graph.analysis.steps import Step
from locales import Words
from wording.facts import Reader
from wording.gaps import GapReader
from wording.steps import step_text


def guarantee_text(best: Proposal, words: Words) -> str:
    """Return how many gaps the links close, how they were looked for, and what that guarantees."""
    sentence = words("plan.exhaustive" if best.exhaustive else "plan.greedy", closed=len(best.gaps), most=best.most,
                     candidates=best.candidates, tried=best.tried, count=len(best.steps))
    return sentence if len(best.steps) == best.most else sentence + words("plan.enough", count=len(best.steps))


def question_text(step: Step, reader: Reader) -> str:
    """Return a step as the question what it would change."""
    return reader.words("plan.question", step=step_text(step, reader))


def parting_text(outcome: Outcome, reader: GapReader) -> str:
    """Return into how many parts the record falls, or grows together, by a plan, and who comes off; "" for neither.

    The `reader` is one of the record after the plan.
    """
    before, after = outcome.parts
    if outcome.cut_off:
        return reader.words("plan.falls_apart", before=before, after=after, count=len(outcome.cut_off),
                            actors=reader.actors(outcome.cut_off))
    return "" if after >= before else reader.words("plan.grows_together", before=before, after=after)
