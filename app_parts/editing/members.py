"""The members of a network as a list of ticks, with seat and status, and a name to add."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app_parts.editing.putting import new_id, put_and_show, say
from graph.changes.change import Change, Put
from graph.changes.removing import removing
from graph.facts.actors import Network, Organisation
from graph.facts.links import Membership
from graph.replacing import replace
from graph.spelling import plain as plainly
from wording.facts import Reader


def members(area: str, network: Network, reader: Reader) -> None:
    """Show who can be a member of a network as a list of ticks, with seat and status, and a name to add."""
    words, record = reader.words, reader.record
    sitting = [m for m in record.memberships if m.network == network.id]
    by_member: dict[str, Membership] = {m.member: m for m in reversed(sitting) if m.until is None}
    seats = {term.id: term.name(words.language) for term in reader.catalogue.seats.values()}
    statuses = {term.id: term.name(words.language) for term in reader.catalogue.statuses.values()}
    names = {o.id: o.name for o in record.organisations}
    order = sorted(names, key=lambda actor: actor not in by_member)
    columns = [words(f"editing.column.{name}") for name in ("name", "is_member", "seat", "status")]
    frame = pd.DataFrame({
        columns[0]: [names[actor] for actor in order], columns[1]: [actor in by_member for actor in order],
        columns[2]: [_word(seats, by_member.get(actor), "seat") for actor in order],
        columns[3]: [_word(statuses, by_member.get(actor), "status") for actor in order]})
    st.text(words("editing.members_means", count=len(by_member)))
    with st.form(f"members_{area}_{network.id}", border=False, enter_to_submit=False):
        edited = st.data_editor(
            frame, hide_index=True, height=260, key=f"members_{network.id}_{len(order)}", disabled=[columns[0]],
            column_config={columns[2]: st.column_config.SelectboxColumn(options=["", *seats.values()]),
                           columns[3]: st.column_config.SelectboxColumn(options=["", *statuses.values()])})
        new = st.text_input(words("editing.new_member"), key=f"new_member_{network.id}_{len(order)}", max_chars=100)
        if not st.form_submit_button(words("editing.put"), type="primary"):
            return
    ids = {name: key for terms in (seats, statuses) for key, name in terms.items()}
    changes: list[Change] = []
    for actor, (_, ticked, seat, status) in zip(order, edited.itertuples(index=False, name=None), strict=True):
        known = by_member.get(actor)
        seat, status = ids.get(seat, seat or ""), ids.get(status, status or "")
        if not ticked and known is not None:
            changes += removing(record, known)
        elif ticked and known is None:
            changes.append(Put(Membership(member=actor, network=network.id, seat=seat, status=status)))
        elif known is not None and ticked and (known.seat, known.status) != (seat, status):
            changes.append(Put(replace(known, seat=seat, status=status), known.key()))
    if name := new.strip():
        member = next((key for key, known_name in names.items() if plainly(known_name) == plainly(name)), "")
        if not member:
            member = new_id(Organisation)
            changes.append(Put(Organisation(id=member, name=name)))
        if member not in by_member:
            changes.append(Put(Membership(member=member, network=network.id)))
    if changes:
        put_and_show(area, changes, reader)
    else:
        say([words("draft.nothing_new")])


def _word(terms: dict[str, str], membership: Membership | None, field: str) -> str:
    value = getattr(membership, field) if membership else ""
    return terms.get(value, value)
