"""The draft of the area that is looked at: whose it is, what goes into it, and the bar that tells of it."""

from __future__ import annotations

import getpass
import socket
from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from app_parts.frame import session
from app_parts.frame.plain import plain
from graph.analysis.network.as_of import standing
from graph.changes.applying import applied
from graph.changes.change import Change, Put
from graph.facts.areas import Area
from graph.record.kinds import NODES
from graph.record.record import Record
from graph.store import Loaded
from graph.store.drafting import Draft
from locales import Words

PAGE = "app_pages/draft.py"
DRAFTED = "drafted"
"""What a visit keeps: the sentence about what has just gone into the draft."""


def person() -> str:
    """Return whose drafts these are: the computer's user, and the address they come from. No name is kept of it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a server without users
        user = ""
    address = st.context.ip_address
    whole = "/".join((user, socket.gethostname(), address if isinstance(address, str) else ""))
    return sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def draft_of(area: str) -> Draft | None:
    """Return this person's draft of an area, or None."""
    return session.store().draft(area, person())


def drafted(area: str) -> Record:
    """Return an area's own record as the draft has it, else as it is recorded. Raises NothingRecorded for none."""
    draft = draft_of(area)
    return draft.record if draft else session.store().load(area).record


def with_draft(loaded: Loaded) -> Loaded:
    """Return what is looked at, today, as it would be once the draft is saved."""
    area = loaded.record.area.code
    draft = draft_of(area)
    if draft is None:
        return loaded
    whole = session.store().look(area, number=draft.based_on or None)
    return Loaded(standing(applied(whole.record, draft.changes), session.today()), loaded.revision)


def marks(area: str) -> tuple[str, ...]:
    """Return the ids of actors and the paths of links that the draft adds or changes, for the picture to mark."""
    draft = draft_of(area)
    facts = [change.fact for change in draft.changes if isinstance(change, Put)] if draft else []
    return tuple(fact.key()[0] if isinstance(fact, NODES) else fact.path() for fact in facts
                 if isinstance(fact, NODES) or fact.ENDS)


def put(area: str, changes: Sequence[Change], words: Words, *, line: Area | None = None) -> None:
    """Lay changes over the draft, and say so after the next run. Raises as `Store.put_into_draft` does."""
    before = draft_of(area)
    draft = session.store().put_into_draft(area, person(), changes, line=line)
    count = len(draft.changes) if draft else 0
    if draft == before:
        st.session_state[DRAFTED] = words("draft.nothing_new")
    else:
        st.session_state[DRAFTED] = words("draft.put", count=count) if draft else words("draft.nothing_left")


def draft_bar(words: Words) -> None:
    """Show, above every page of an area, that there is a draft of it: to be reviewed, or given up."""
    recorded = session.areas()
    if not recorded:
        return
    area = session.chosen_area(recorded)
    sentence, draft = st.session_state.pop(DRAFTED, ""), draft_of(area)
    if draft is None:
        if sentence:
            st.success(plain(sentence))
        return
    with st.container(key="draft_bar", horizontal=True, vertical_alignment="center"):
        st.text(sentence or words("draft.bar", count=len(draft.changes)), width="content")
        st.page_link(PAGE, label=words("draft.review"), query_params={"area": area, "lang": words.language})
        with st.popover(words("draft.discard")):
            st.text(words("draft.discard_means", count=len(draft.changes)))
            st.button(words("draft.discard_all"), key="discard_draft", on_click=_discard, args=(area, words))


def _discard(area: str, words: Words) -> None:
    session.store().discard_draft(area, person())
    st.session_state[DRAFTED] = words("draft.discarded")
