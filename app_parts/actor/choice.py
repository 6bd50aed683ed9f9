"""Whose card is shown: the one that the address names, else all names to choose from."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.frame.choosing import select
from app_parts.frame.links import linked
from app_parts.frame.session import select as select_actor
from graph.facts.actors import Node
from graph.record.kinds import NODES
from wording.facts import Reader
from wording.marked import marking


def chosen_actor(reader: Reader) -> Node | None:
    """Show the box in which an actor is found by its name; return the one that the address names, if it is recorded."""
    words, wanted = reader.words, st.query_params.get("sel", "")
    labels = {id_: node.name for id_, node in reader.nodes.items()}
    with st.container(key="actor_choice"):
        select(words("inspector.search"), labels, key=f"actor_{reader.record.area.code}", words=words,
               chosen=wanted if wanted in labels else "", placeholder=words("inspector.search"),
               label_visibility="collapsed", on_choice=select_actor)
    return reader.nodes.get(wanted)


def actor_index(reader: Reader) -> None:
    """Show the names of all actors of the area, by what they are; each leads to its card."""
    words, by_id = reader.words, marking(reader).nodes
    parts = []
    for kind in NODES:
        if facts := [node for node in by_id.values() if isinstance(node, kind)]:
            names = "".join(f"<li>{escape(node.name)}</li>" for node in facts)
            parts.append(f"<h2>{escape(words(f'fact.{kind.KIND}'))}</h2><ul>{names}</ul>")
    st.html(linked(f'<div class="actor_index">{"".join(parts)}</div>', reader.record, words))
