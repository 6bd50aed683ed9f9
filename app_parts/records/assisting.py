"""The assistant on the page: what a file is taken for, what its columns mean, who is who, and what is guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import multiselect, segments, select, sign
from app_parts.frame.plain import plain
from app_parts.records.column_choices import with_chosen_columns
from graph.dates import RecordedDate
from graph.errors import InputError
from graph.replacing import replace
from loaders.area_codes import Recorded
from loaders.assistant.cleaned import Cleaned
from loaders.assistant.doubts import QuestionKind
from loaders.assistant.guess import Guess, Kind
from loaders.assistant.place import AreaName
from loaders.assistant.reading import Answers
from loaders.assistant.understood import Proposal, Understood
from loaders.assisted import Asked, Assistant
from loaders.confirming import Trait
from loaders.dates import read_date_to_keep
from loaders.lists import CompleteList
from loaders.reading import Reading
from locales import Words
from wording.assisted import by_trait, trait_label

MOST_PASTED = 200_000
"""Characters of a text that may be pasted."""
MOST_QUESTIONS = 50
"""Pairs of names that are asked about at once."""
LATER, YES, NO = "later", "yes", "no"


def pasted_text(words: Words) -> str:
    """Show where a text or cells may be pasted; return them once, when the button is clicked."""
    turn = st.session_state.get("pastes", 0)
    with st.expander(words("assist.paste"), key=f"paste_box_{turn}"):
        text = st.text_area(words("assist.paste_here"), key=f"paste_{turn}", max_chars=MOST_PASTED,
                            help=words("assist.paste_help"))
        if st.button(words("assist.read_pasted"), key="read_pasted") and text.strip():
            return text
    return ""


def forget_pasted() -> None:
    """Forget what was pasted, once it is read; whoever stopped the reading has it still."""
    st.session_state["pastes"] = st.session_state.get("pastes", 0) + 1


@dataclass(frozen=True, slots=True)
class Corrected:
    """Grids as they are taken for, with all that a person has corrected.

    `read` reads them so, with the lists of which a person says that they are complete; it raises InputError as
    `Assistant` does.
    """

    guess: Guess
    read: Callable[[Sequence[CompleteList]], Reading]


def corrected(clean: Cleaned, words: Words, recorded: Recorded) -> Corrected:
    """Show what grids are taken for and everything a person may correct. Raises InputError as `Assistant` does."""
    catalogue = session.catalogue()
    lines = [AreaName(line.code, line.name, line.kind.value) for line in session.areas()]
    left, right = st.columns(2)
    with left:
        area = _area(lines, words)
    assistant = Assistant(area, catalogue=catalogue, recorded=recorded, areas=lines, remembered=session.store().mapping)
    with right:
        kind = _kind(assistant, clean, words)
    guess = assistant.guess(clean, kind)
    with left:
        network, status = _council(guess, words), _status(words)
    with right:
        as_of, source = _as_of(guess, words), _source(guess, words)
    asked = Asked(area, guess.kind, Answers(network, "", as_of), status, source)
    _tell_remembered(guess, words)
    guess = with_chosen_columns(clean, guess, words)
    understood = assistant.understand(clean, guess, asked.answers)
    if any(question.kind is QuestionKind.TIE_KIND for question in understood.questions):
        asked = replace(asked, answers=replace(asked.answers, tie_kind=_tie_kind(words)))
        understood = assistant.understand(clean, guess, asked.answers)
    st.text(words("assist.found", organisations=len(understood.organisations), networks=len(understood.networks),
                  memberships=len(understood.memberships), ties=len(understood.ties),
                  findings=len(understood.findings)))
    asked = replace(asked, answers=_with_pairs(asked.answers, understood, words))
    asked = replace(asked, traits=_confirmed(assistant.traits(understood), words))
    return Corrected(guess, lambda lists: assistant.read(clean, guess, asked, lists).reading)


def _tell_remembered(guess: Guess, words: Words) -> None:
    """Say that columns are read as it was confirmed before, and show the button that forgets it."""
    shapes = [table.shape for table in guess.tables if table.is_remembered]
    if not shapes:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="remembered_columns"):
        st.info(words("assist.remembered"))
        if st.button(words("assist.forget"), key="forget_columns", help=words("assist.forget_help")):
            session.store().forget(shapes)
            st.rerun()


def _area(lines: list[AreaName], words: Words) -> str:
    """Show the area whose record it is for; recorded ones come first."""
    listed = session.catalogue().areas.by_code.values()
    names = {line.code: f"{line.name}（{line.code}）" for line in lines}
    labels = names | {area.code: f"{area.name}（{area.code}）" for area in listed if area.code not in names}
    chosen = session.chosen_area(session.areas()) if lines else next(iter(labels))
    return select(words("assist.area"), labels, key="assist_area", words=words, chosen=chosen) or chosen


def _kind(assistant: Assistant, clean: Cleaned, words: Words) -> Kind | None:
    """Show what the file is taken for; None where nobody has said."""
    labels = {kind.value: words(f"assistant_kind.{kind}") for kind in Kind if kind is not Kind.WORKBOOK}
    guessed = _guessed(assistant, clean)
    said = select(words("assist.kind"), labels, key="assist_kind", words=words, chosen=guessed)
    return Kind(said) if said else None


def _guessed(assistant: Assistant, clean: Cleaned) -> str:
    """Return the kind that grids are taken for, "" for none."""
    try:
        return str(assistant.guess(clean).kind or "")
    except InputError:
        return ""


def _council(guess: Guess, words: Words) -> str:
    """Show whose members a list names; return the council that a person says, "" for those that the file says."""
    councils = list(dict.fromkeys(table.council for table in guess.tables if table.council))
    if guess.kind not in (Kind.MEMBER_LIST, Kind.TEXT_LIST) or len(councils) > 1:
        names = words("list.between").join(councils) or "—"
        st.text_input(words("assist.councils"), value=names, disabled=True, key=f"assist_councils_{sign(names)}")
        return ""
    only = councils[0] if councils else ""
    return st.text_input(words("assist.council"), value=only, key=f"assist_council_{sign(only)}").strip()


def _as_of(guess: Guess, words: Words) -> RecordedDate | None:
    """Show the date that a file is about; None for none, or for one that cannot be read, which is said."""
    date = str(guess.as_of or "")
    said = st.text_input(words("assist.as_of"), value=date, key=f"assist_as_of_{sign(date)}",
                         help=words("assist.as_of_help"))
    return _date(said, words)


def _date(said: str, words: Words) -> RecordedDate | None:
    if not said.strip():
        return None
    try:
        return RecordedDate(said.strip()) if said.strip().startswith("FY") else read_date_to_keep(said)
    except ValueError:
        st.warning(words("assist.no_date", text=plain(said)))
        return None


def _status(words: Words) -> str:
    statuses = session.catalogue().statuses.values()
    return select(words("assist.status"), {status.id: status.name(words.language) for status in statuses},
                  key="assist_status", words=words)


def _source(guess: Guess, words: Words) -> str:
    return st.text_input(words("assist.source"), value=guess.title, key=f"assist_source_{sign(guess.title)}").strip()


def _tie_kind(words: Words) -> str:
    kinds = session.catalogue().tie_kinds.values()
    return select(words("assist.tie_kind"), {kind.id: kind.name(words.language) for kind in kinds},
                  key="assist_tie_kind", words=words)


def _with_pairs(answers: Answers, understood: Understood, words: Words) -> Answers:
    """Ask of each pair of like names whether it is one actor; return the answers with those."""
    if not understood.proposals:
        return answers
    st.html(f'<h3 class="subject">{escape(words("assist.same"))}</h3>')
    st.caption(words("assist.same_help"))
    said = {proposal: _same(proposal, words) for proposal in understood.proposals[:MOST_QUESTIONS]}
    pairs = {answer: tuple((pair.second, pair.first) if pair.recorded_id else (pair.first, pair.second)
                           for pair, chosen in said.items() if chosen == answer) for answer in (YES, NO)}
    return replace(answers, same=pairs[YES], different=pairs[NO])


def _same(proposal: Proposal, words: Words) -> str:
    second = words("assist.recorded", name=proposal.second) if proposal.recorded_id else proposal.second
    label = words("assist.pair", first=proposal.first, second=second, reason=words(f"likeness.{proposal.reason}"))
    st.text(label)
    return segments(label, {answer: words(f"assist.{answer}") for answer in (YES, NO, LATER)}, chosen=LATER,
                    key=f"same_{proposal.first}_{proposal.second}")


def _confirmed(traits: Sequence[Trait], words: Words) -> tuple[Trait, ...]:
    """Show what the names speak for; return what is not taken back. Of what is recorded already nothing is chosen."""
    if not traits:
        return ()
    confirmed: list[Trait] = []
    with st.expander(words("assist.guesses", count=len(traits)), key="assist_guesses", expanded=True):
        st.caption(words("assist.guesses_help"))
        left, right = st.columns(2)
        for number, ((kind, id_), said) in enumerate(by_trait(traits).items()):
            label = words(f"assist.{kind}", trait=trait_label(kind, id_, session.catalogue(), words))
            with (left, right)[number % 2]:
                names = multiselect(label, {trait.name: trait.name for trait in said}, key=f"{kind}_{id_}", words=words,
                                    chosen=[trait.name for trait in said if trait.is_new])
            confirmed += [trait for trait in said if trait.name in names]
    return tuple(confirmed)
