"""What a record does not say yet, for whoever fills it in: sheets without a row, and cells that are often forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from app_parts.frame.plain import plain
from graph.record.kinds import KEPT
from graph.record.record import Record
from locales import Words

MOST_NAMES = 3


def show_still_empty(records: Sequence[Record], words: Words) -> None:
    """Show what is still empty in the records that files make up, a line for each thing."""
    for record in records:
        lines = list(_lines(record, words))
        if lines:
            with st.expander(words("still_empty.title", area=plain(record.area.name), count=len(lines)),
                             key=f"still_empty_{record.area.code}"):
                for line in lines:
                    st.text(line)


def _lines(record: Record, words: Words) -> Iterator[str]:
    between = words("list.between")
    empty = [words(f"fact.{kind.KIND}") for kind in KEPT if kind.SOURCED and not kind.MADE_HERE and not record.of(kind)]
    if empty:
        yield words("still_empty.sheets", kinds=between.join(empty))
    seated = {membership.network for membership in record.memberships}
    joined = {end for link in record.links() for _, refs in link.references() for end in refs}
    asked: dict[str, Callable[[], list[str]]] = {
        "partner_types": lambda: [o.name for o in record.organisations if not (o.partner_types or o.is_category)],
        "no_link": lambda: [o.name for o in record.organisations if o.id not in joined],
        "members": lambda: [network.name for network in record.networks if network.id not in seated],
        "network_type": lambda: [network.name for network in record.networks if not network.network_type],
        "operator": lambda: [window.name for window in record.windows if not window.operator],
    }
    for name, find in asked.items():
        if names := find():
            more = words("still_empty.more") if len(names) > MOST_NAMES else ""
            yield words(f"still_empty.{name}", count=len(names), names=between.join(names[:MOST_NAMES]) + more)
    if unsourced := sum(kind.SOURCED and not fact.cites for kind in KEPT for fact in record.of(kind)):
        yield words("still_empty.cites", count=unsourced)
