"""Choosers: what is chosen is an id, what is read is its label; every page's choosers are made here.

Streamlit sends a choice back as its label, and hands on as the choice any label that it does not know any more
(the list was saved over, the language changed). So a chooser whose labels change is a new one, labels that are the
same are told apart by their ids, and what is no id of the list is no choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal

import streamlit as st

from locales import Words

Labels = Mapping[str, str]
"""The label of each id, in the order in which they are shown."""
OnChoice = Callable[[str], None]
OnChoices = Callable[[list[str]], None]
Visibility = Literal["visible", "collapsed"]
NOTHING = ""
"""The choice of who has chosen nothing."""


def radio(label: str, labels: Labels, *, key: str, chosen: str = NOTHING, on_choice: OnChoice | None = None,
          captions: Sequence[str] | None = None, horizontal: bool = False,
          label_visibility: Visibility = "visible") -> str:
    """Show a list of which one is chosen; return its id, NOTHING for none."""
    shown, own_key = distinct(labels), _key(key, labels, chosen, followed=on_choice is not None)
    return _known(shown, st.radio(
        label, list(shown), index=_place(shown, chosen), key=own_key, format_func=_label_of(shown), captions=captions,
        horizontal=horizontal, label_visibility=label_visibility, on_change=_choice_handler(own_key, shown, on_choice)))


def segments(label: str, labels: Labels, *, key: str, chosen: str, on_choice: OnChoice | None = None,
             label_visibility: Visibility = "collapsed") -> str:
    """Show buttons of which one is always chosen; return its id."""
    shown, own_key = distinct(labels), _key(key, labels, chosen, followed=on_choice is not None)
    return _known(shown, st.segmented_control(
        label, list(shown), default=chosen, key=own_key, required=True, format_func=_label_of(shown),
        label_visibility=label_visibility, on_change=_choice_handler(own_key, shown, on_choice))) or chosen


def select(label: str, labels: Labels, *, key: str, words: Words, chosen: str = NOTHING,
           on_choice: OnChoice | None = None, placeholder: str = "",
           label_visibility: Visibility = "visible") -> str:
    """Show a list that opens; return the id of what is chosen, NOTHING for none."""
    shown, own_key = distinct(labels), _key(key, labels, chosen, followed=on_choice is not None)
    return _known(shown, st.selectbox(
        label, list(shown), index=_place(shown, chosen), key=own_key, format_func=_label_of(shown),
        placeholder=placeholder or words("choosing.choose"), label_visibility=label_visibility,
        on_change=_choice_handler(own_key, shown, on_choice)))


def select_or_type(label: str, options: Iterable[str], *, key: str, words: Words, chosen: str,
                   help_text: str = "") -> str:
    """Show a list that opens and takes other text as well; return what is chosen or typed, as it is."""
    shown = {option: option for option in options}
    return str(st.selectbox(label, list(shown), index=_place(shown, chosen), key=key, accept_new_options=True,
                            placeholder=words("choosing.choose"), help=help_text or None) or NOTHING)


def multiselect(label: str, labels: Labels, *, key: str, words: Words, chosen: Iterable[str] = (),
                on_choice: OnChoices | None = None, placeholder: str = "", most: int | None = None,
                label_visibility: Visibility = "visible") -> list[str]:
    """Show a list of which several can be chosen; return their ids in the order of the choice."""
    shown = distinct(labels)
    before = [id_ for id_ in dict.fromkeys(chosen) if id_ in shown]
    own_key = _key(key, labels, before, followed=on_choice is not None)
    return _all_known(shown, st.multiselect(
        label, list(shown), default=before, key=own_key, format_func=_label_of(shown), max_selections=most,
        placeholder=placeholder or words("choosing.choose"), label_visibility=label_visibility,
        on_change=_choices_handler(own_key, shown, on_choice)))


def distinct(labels: Labels) -> dict[str, str]:
    """Return labels that are all different: those that several ids have carry the id as well."""
    counts = Counter(labels.values())
    return {id_: f"{label}（{id_}）" if counts[label] > 1 else label for id_, label in labels.items()}


def sign(content: object) -> str:
    """Return some letters that stand for content, for the key of what is chosen from by its place in it."""
    return sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _label_of(shown: Labels) -> Callable[[Any], str]:
    return lambda id_: shown.get(id_, str(id_))


def _place(shown: Labels, chosen: str) -> int | None:
    return list(shown).index(chosen) if chosen in shown else None


def _known(shown: Labels, value: object) -> str:
    return value if isinstance(value, str) and value in shown else NOTHING


def _all_known(shown: Labels, values: object) -> list[str]:
    return [id_ for id_ in values if id_ in shown] if isinstance(values, list) else []


def _choice_handler(own_key: str, shown: Labels, on_choice: OnChoice | None) -> Callable[[], None] | None:
    """Return what happens on a choice: nothing where what was chosen is not in the list any more."""
    if on_choice is None:  # in a form nothing may be called
        return None

    def choose() -> None:
        value = st.session_state.get(own_key)
        if value is None or value in shown:
            on_choice(value or NOTHING)

    return choose


def _choices_handler(own_key: str, shown: Labels, on_choice: OnChoices | None) -> Callable[[], None] | None:
    if on_choice is None:
        return None
    return lambda: on_choice(_all_known(shown, st.session_state.get(own_key)))


def _key(name: str, labels: Labels, chosen: str | list[str], *, followed: bool) -> str:
    """Return the key of a chooser: another one for other labels, and where the choice was changed elsewhere.

    A chooser whose choices are `followed` shows what its page says is chosen, and stays the same while that
    is what it holds itself; any other one begins with what is chosen.
    """
    content = (list(labels.items()), None if followed else chosen)
    key = f"{name}_{sign(content)}"
    if not followed:
        return key
    turn = st.session_state.get(f"turn of {key}", 0)
    if _as_set(st.session_state.get(f"{key}_{turn}", chosen)) != _as_set(chosen):
        turn = st.session_state[f"turn of {key}"] = turn + 1
    return f"{key}_{turn}"


def _as_set(choice: object) -> frozenset[str]:
    return frozenset(choice if isinstance(choice, list) else filter(None, [choice]))
