"""The gaps that an actor could close, and those about it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app_parts.actor.sections import items
from app_parts.frame.links import link
from app_parts.gaps.search import OPENED, GapResults, look_for_gaps
from graph.analysis.gaps.gap import Gap
from wording.facts import Reader

MOST = 6
"""So many of each are on the card: the first ones count most."""


def gap_sections(actor: str, reader: Reader) -> str:
    """Return the gaps as HTML; each leads to its own place in the list of gaps."""
    words, results = reader.words, look_for_gaps(reader.record, reader.words)
    closing = [gap for gap in results.gaps if any(actor in step.parts for step in gap.closes)]
    about = [gap for gap in results.gaps if actor in gap.subjects and gap not in closing]
    return "".join(items(words(f"actor.{name}", count=len(gaps)), _lines(gaps, results))
                   for name, gaps in (("could_close", closing), ("gaps_about", about)))


def _lines(gaps: Sequence[Gap], results: GapResults) -> list[str]:
    words, area = results.reader.words, results.context.record.area.code
    lines = [link(results.reader.title(gap), "gaps", area=area, lang=words.language, **{OPENED: gap.id})
             + escape(words("actor.details", details=results.reader.closes(gap))) for gap in gaps[:MOST]]
    if len(gaps) > MOST:
        lines.append(escape(words("actor.more", count=len(gaps) - MOST)))
    return lines
