"""The sentence of a comparison, the role ladder, and what stands behind the cell that is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app_parts.compare.comparison import RUNG, Compared, with_cards
from app_parts.frame import looking
from app_parts.frame.choosing import sign
from app_parts.widgets.pressed_table import PressedCell, PressedGroup, PressedRow, pressed_table
from graph.analysis.comparison.ladder import BETWEEN, Rung
from wording.ladder import LadderReader


def sentence(reader: LadderReader) -> None:
    """Say in a few sentences what differs."""
    st.html(f'<div class="first_sentence">{"".join(f"<p>{escape(said)}</p>" for said in reader.sentences())}</div>')


def role_ladder(compared: Compared, reader: LadderReader) -> None:
    """Show the ladder, and beside it who is behind the pressed cell."""
    words = reader.words
    groups = [(True, "different"), (False, "same")]
    tables = []
    for differs, name in groups:
        rungs = [rung for rung in reader.rungs if rung.differs is differs]
        if rungs:
            tables.append(PressedGroup(words(f"ladder.{name}", count=len(rungs)),
                                       tuple(_row(reader, rung) for rung in rungs)))
    pressed = st.query_params.get(RUNG, "")
    titles = compared.reader.titles
    left, right = st.columns([2.6, 1], gap="small")
    with left, st.container(key="ladder"):
        pressed_table(words("ladder.caption"), [words("ladder.what"), *titles], tables, selected=pressed,
                      key=f"ladder_{sign([list(titles), words.language])}",
                      on_press=lambda cell: looking.keep(RUNG, [cell]))
    with right, st.container(key="ladder_cell"):
        st.html(f'<p class="means">{escape(words("ladder.means"))}</p>')
        rung, _, side = pressed.rpartition(BETWEEN)
        chosen = next((r for r in reader.rungs if r.id == rung), None)
        if chosen is None or side not in map(str, range(len(titles))):
            st.container(key="hint_ladder").text(words("ladder.press"))
        else:
            _behind(compared, chosen.id, int(side))


def _row(reader: LadderReader, rung: Rung) -> PressedRow:
    label = reader.label(rung)
    cells = []
    for side, (title, standing) in enumerate(zip(reader.comparison.titles, rung.standings, strict=True)):
        names = reader.names(rung, side)
        said = reader.words("ladder.cell", area=title, rung=label, standing=reader.words(f"ladder.standing.{standing}"),
                          names=f"　{names}" if names else "")
        cells.append(PressedCell(f"{rung.id}{BETWEEN}{side}", reader.mark(rung, side), names, said,
                                 quiet=not rung.sides[side]))
    return PressedRow(label, tuple(cells))


def _behind(compared: Compared, pressed: str, side: int) -> None:
    """Say who is behind a cell, what is recorded of them, and the sources; of an unknown one, whom others have."""
    reader = LadderReader(compared.marking)
    words, titles = reader.words, compared.reader.titles
    rung = next(each for each in reader.rungs if each.id == pressed)
    parts = [f'<h2>{escape(f"{titles[side]}：{reader.label(rung)}")}</h2>']
    if rung.sides[side]:
        parts.append(with_cards(_people(reader, rung, side), compared, side))
    else:
        parts.append(f"<p>{escape(words('ladder.nobody', area=titles[side]))}</p>")
        for other in (n for n in range(len(titles)) if rung.sides[n]):
            parts += [f"<h3>{escape(titles[other])}</h3>", with_cards(_people(reader, rung, other), compared, other)]
    st.html(f'<div class="behind">{"".join(parts)}</div>')


def _people(reader: LadderReader, rung: Rung, side: int) -> str:
    """Return everybody on a rung as HTML; sources that several in a row have are named once, after the last."""
    people = list(reader.who(rung, side))
    parts = []
    for n, (name, recorded, sources) in enumerate(people, start=1):
        parts.append(f'<p class="who">{escape(name)}</p>{_list(recorded)}')
        if n == len(people) or people[n][2] != sources:
            parts.append(_sources(reader, sources))
    return "".join(parts)


def _sources(reader: LadderReader, sources: Sequence[str]) -> str:
    cited = "／".join(sources) or reader.words("inspector.no_source")
    return f'<p class="source">{escape(reader.words("ladder.sources", sources=cited))}</p>'


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
