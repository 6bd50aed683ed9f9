"""The gaps of the area being looked at, as the address asks for them: whom to compare with, what is old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app_parts.frame import session
from graph.analysis.gaps.context import OLD_AFTER_YEARS, Context
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.peers import Choice
from graph.analysis.gaps.ranking import find_gaps
from graph.questions.gap_search import GapSearch
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from wording.gaps import GapReader
from wording.marked import marked

PEERS, PEER, YEARS, OPENED = "peers", "peer", "years", "gap"
"""The address's names: how peers are chosen, each peer that is chosen by hand, years, the gap that is open."""
MOST_YEARS = 50


@dataclass(frozen=True)
class GapResults:
    """The gaps of one record, with what they were looked for with."""

    context: Context
    gaps: tuple[Gap, ...]
    reader: GapReader

    @property
    def marking(self) -> GapResults:
        """The same, read with marked names, for a page to make links of."""
        return replace(self, reader=replace(self.reader, record=marked(self.reader.record)))

    @property
    def opened(self) -> Gap | None:
        """The gap that the address opens; the first one when it names none, or one that is gone."""
        return self.opened_among(self.gaps)

    def opened_among(self, shown: Sequence[Gap]) -> Gap | None:
        """Return the gap that the address opens, else the first of those that are shown."""
        wanted = st.query_params.get(OPENED, "")
        return next((gap for gap in self.gaps if gap.id == wanted), next(iter(shown), None))


def choice() -> Choice:
    """Return how comparable municipalities are chosen, as the address says it."""
    wanted = st.query_params.get(PEERS, "")
    return Choice(wanted) if wanted in set(Choice) else Choice.SIMILAR


def years() -> int:
    """Return from how many years on a fact is old, as the address says it."""
    wanted = st.query_params.get(YEARS, "")
    return int(wanted) if wanted in set(map(str, range(MOST_YEARS + 1))) else OLD_AFTER_YEARS


def gap_search() -> GapSearch:
    """Return the way to look for gaps that the address asks for."""
    return GapSearch(session.store(), session.catalogue(), choice(), tuple(st.query_params.get_all(PEER)), years())


def context_of(record: Record) -> Context:
    """Return the context of the search about a record that the address asks for."""
    return gap_search().about(record, session.today())


def peers_text(results: GapResults) -> str:
    """Return how the municipalities that were compared with were chosen, and their names; "" where there are none."""
    words, peers = results.reader.words, results.context.peers
    names = words("list.between").join(session.name_of(code, words.language) for code in peers.codes)
    return words("gap_detail.peers", chosen=words(f"peer_choice.{peers.choice}"), count=len(peers.codes),
                 names=names) if names else ""


def look_for_gaps(record: Record, words: Words) -> GapResults:
    """Return the gaps of a record."""
    context = context_of(record)
    return GapResults(context, find_gaps(context), GapReader(record, session.catalogue(), words))
