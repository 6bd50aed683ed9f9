"""What one visit knows: settings, store, words, which area and which actor are being looked at.

The address bar is the one place where a view is kept: `?area=393860&sel=hub&lang=en` reopens it.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

import sample_data
from graph.analysis.network.as_of import standing
from graph.catalogue import Catalogue, read_catalogue
from graph.clock import Clock, office_clock
from graph.record.record import Record
from graph.replacing import replace
from graph.store import DEFAULT_STORE, AreaLine, Loaded, Store, open_store
from locales import LANGUAGES, Words


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says, read once: where the store is, whose lists of terms, where to begin."""

    store: str
    catalogue: Path | None
    first_area: str
    test: bool


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return the settings of this process."""
    folder = os.environ.get("TSUNAGARI_CATALOGUE")
    return Settings(
        store=os.environ.get("TSUNAGARI_STORE", DEFAULT_STORE),
        catalogue=Path(folder) if folder else None,
        first_area=os.environ.get("TSUNAGARI_AREA", sample_data.FIRST_AREA),
        test=os.environ.get("TSUNAGARI_TEST") == "1",
    )


@st.cache_resource(show_spinner=False)
def clock() -> Clock:
    """Return the office's clock."""
    return office_clock()


def today() -> dt.date:
    """Return the day it is in the office."""
    return clock().today()


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Store:
    return open_store(url, clock())


def store() -> Store:
    """Return the one store that all visitors of this process share."""
    return _open(settings().store)


@st.cache_resource
def _read_catalogue(folder: Path | None) -> Catalogue:
    read = read_catalogue(folder)
    return replace(read, areas=read.areas.also(lambda code: store().name_of(code)))


def catalogue() -> Catalogue:
    """Return the lists of terms in use."""
    return _read_catalogue(settings().catalogue)


def words() -> Words:
    """Return the words of the language that the address names; Japanese when it names none."""
    return Words(st.query_params.get("lang", "ja"))


def keep_language() -> None:
    """Write the language back into the address, which a change of page empties; not the one that is meant anyway."""
    kept = st.session_state.get("language")
    if "lang" not in st.query_params and kept in LANGUAGES and kept != words().language:
        st.query_params["lang"] = kept
    st.session_state["language"] = words().language


def areas() -> tuple[AreaLine, ...]:
    """Return the areas that have a record, by code."""
    return store().areas()


def chosen_area(recorded: tuple[AreaLine, ...]) -> str:
    """Return the code of the area being looked at: the address's, else the kept, else the first one."""
    known = {line.code for line in recorded}
    wishes = [st.query_params.get("area", ""), st.session_state.get("area", ""), settings().first_area]
    fallback = next((line.code for line in recorded if line.organisations), recorded[0].code)
    code = next((wish for wish in wishes if wish in known), fallback)
    _look_at(code)
    return code


def wished_area() -> str:
    """Return the area to look at, known or not: the address's, else the one looked at before, else "".

    While the store is away nobody knows which areas there are, and the wish stays in the links to the other pages.
    """
    return st.query_params.get("area") or st.session_state.get("area", "")


def unknown_area() -> str:
    """Return the area that the address names and of which there is no record, "" where there is one."""
    named = st.query_params.get("area", "")
    return "" if named in {"", *(line.code for line in areas())} else named


def _look_at(code: str) -> None:
    # Written on every run: after a link from a page to itself Streamlit leaves the browser's address as it was.
    st.session_state["area"] = st.query_params["area"] = code


def name_of(code: str, language: str) -> str:
    """Return what an area is called: as it is recorded, else as it is listed, else its code."""
    return store().name_of(code) or catalogue().areas.name(code, language)


def area_name(recorded: tuple[AreaLine, ...]) -> str:
    """Return the name of the area being looked at, "" in a store without any."""
    if not recorded:
        return ""
    chosen = chosen_area(recorded)
    return next(line.name for line in recorded if line.code == chosen)


def choose_area(code: str) -> None:
    """Look at another area; what was selected in the last one is forgotten."""
    _look_at(code)
    select("")


def look(area: str) -> Loaded:
    """Return an area's record as it stands today, with what other records say of it."""
    loaded = store().look(area)
    return Loaded(standing(loaded.record, today()), loaded.revision)


def selected(record: Record) -> str:
    """Return what is selected in this record: an actor's id or a fact's path; "" for nothing."""
    wish = st.query_params.get("sel", "")
    return wish if wish in selectable(record) else ""


def selectable(record: Record) -> set[str]:
    """Return everything in a record that can be selected."""
    return {actor.id for actor in record.nodes()} | {link.path() for link in record.links()}


def select(what: str) -> None:
    """Select an actor or a fact, or nothing (""), and say so in the address."""
    if what:
        st.query_params["sel"] = what
    elif "sel" in st.query_params:
        del st.query_params["sel"]
