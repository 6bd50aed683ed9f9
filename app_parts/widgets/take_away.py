"""The picture for the meeting: as a file that says of what, of when and from where it is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_parts.frame import session
from app_parts.widgets.downloads import downloads
from app_parts.widgets.on_paper import foot_on_paper
from exports.contents import ClickablePicture
from graph.facts.observations import Source
from graph.pictures.scene import Scene
from graph.store import Loaded
from locales import Words
from wording.facts import day_text


def take_away(scene: Scene, panel: Callable[[str], str], said: str, words: Words) -> None:
    """Show the buttons that give the picture as a file.

    `panel` returns what a click on a node of the page shows, as HTML in which every name is escaped.
    """
    with st.container(horizontal=True):
        downloads("picture.download", ClickablePicture, lambda: ClickablePicture(scene, said, words, panel),
                  words("picture.file", area=scene.title), words, key="download")


def foot(loaded: Loaded, page: str, words: Words) -> None:
    """Put at the foot of every printed sheet whose record it is, which page, and what `caption` says."""
    foot_on_paper(words("paper.foot", area=loaded.record.area.name, page=words(f"page.{page}"),
                        said=caption(loaded, words)))


def caption(loaded: Loaded, words: Words) -> str:
    """Return the line under a picture that leaves the page: as of when, which revision, which sources."""
    day = day_text(session.clock().day(loaded.revision.saved_at), words)
    titles = words("list.between").join(dict.fromkeys(source.title for source in _cited(loaded)))
    return words("picture.caption", date=day, revision=loaded.revision.number, sources=titles or "—")


def _cited(loaded: Loaded) -> list[Source]:
    """Return the sources of what the picture shows."""
    record = loaded.record
    cited = {ref for fact in (*record.nodes(), *record.links()) for ref in fact.cites}
    return [source for source in record.sources if source.id in cited]
