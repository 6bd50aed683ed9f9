"""What would bring one side nearer to another, in words: steps, what they do to the gaps, what is to be agreed on."""

from __future__ import annotations

from graph.analysis.comparison.additions import Agreement, Does, Need
from graph.analysis.comparison.ladder import Section
from graph.analysis.plans.approach import Approached
from graph.analysis.steps import NETWORK, PARTNER
from graph.catalogue import Catalogue
from wording.facts import Reader
from wording.gaps import GapReader
from wording.ladder import LadderReader
from wording.steps import step_text

MOST_TITLES = 3


def need_text(need: Need, reader: Reader) -> str:
    """Return what is to be done: whom to ask and where to seat them, which kind of council to use."""
    words, (first, *others) = reader.words, need.step.parts
    if need.step.does == PARTNER:
        networks = words("list.between").join(map(reader.name, others[1:]))
        return words("approach.partner" if networks else "approach.partner_alone", name=first, networks=networks)
    if need.step.does == NETWORK:
        return words("approach.council", name=first, members=words("list.between").join(map(reader.name, others)))
    return step_text(need.step, reader)


def effect_text(step: Approached, before: int, reader: GapReader, catalogue: Catalogue) -> str:
    """Return what a step does to the gaps: their number before and after, and which it closes and opens."""
    words = reader.words
    later = GapReader(step.record, catalogue, words)
    said = [words("approach.count" if step.gaps != before else "approach.same", before=before, after=step.gaps)]
    for name, gaps, names in (("closes", step.closed, reader), ("opens", step.opened, later)):
        if gaps:
            titles = words("list.between").join(names.title(gap) for gap in gaps[:MOST_TITLES])
            more = words("ladder.sentence.more", count=len(gaps) - MOST_TITLES) if len(gaps) > MOST_TITLES else ""
            said.append(words(f"approach.{name}", gaps=titles + more))
    return words("approach.between").join(said)


def agreement_text(agreement: Agreement, ladder_reader: LadderReader, reader: Reader) -> str:
    """Return what is to be agreed on."""
    words = ladder_reader.words
    if agreement.does is not Does.FILL or agreement.rung is None:
        names = words("list.between").join(words("approach.quoted", name=reader.name(a)) for a in agreement.actors)
        return words(f"approach.{agreement.does}", names=names)
    kind = agreement.rung.term if agreement.rung.section is Section.ROLE else agreement.rung.section
    return words(f"approach.fill.{kind}", name=ladder_reader.label(agreement.rung))
