"""Problems and errors as sentences, for the person who can mend them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError, NothingRecorded, PlatformError, Problem, StoreInUse, UsageError, User
from graph.text import one_line
from locales import Words

LONGEST = 300
"""Characters of what somebody gave that a sentence repeats."""
MOST_ROWS = 8
"""Rows that a sentence names; of more it says how many."""
MOST_USERS = 5
"""Programs that a sentence names of those that have a store open."""
MOST_SPELLINGS = 5
"""Spellings of one name that a sentence names."""
MOST_GONE = 5
"""Facts of one kind that a sentence names among those that would go."""


def sentence(problem: Problem, words: Words) -> str:
    """Return a problem as one sentence: where it is, what it is, how to mend it."""
    what = words(f"problem.{problem.kind.value}", value=problem.value, detail=_detail(problem, words),
                 column=problem.column, sheet=problem.sheet)
    place = _place(problem, words)
    return words("problem.at", place=place, what=what) if place else what


def _place(problem: Problem, words: Words) -> str:
    """Return where a problem is, as far as it is known: 『連携』シート 14行目「連携先ID」."""
    parts = [
        one_line(problem.file, LONGEST),
        words("place.sheet", sheet=problem.sheet) if problem.sheet else "",
        _rows(problem, words) if problem.row else "",
        words("place.column", column=problem.column) if problem.column else "",
    ]
    return words("place.between").join(filter(None, parts))


def _rows(problem: Problem, words: Words) -> str:
    if not problem.also:
        return words("place.row", row=problem.row)
    rows = [problem.row, *problem.also]
    more = words("place.more", count=len(rows) - MOST_ROWS) if len(rows) > MOST_ROWS else ""
    return words("place.rows", rows=words("list.between").join(map(str, rows[:MOST_ROWS]))) + more


def _detail(problem: Problem, words: Words) -> str:
    """Return what else the sentence needs; for a choice, the words that may be chosen."""
    if problem.kind.value == "not_a_choice":
        section = re.sub(r"(?<!^)(?=[A-Z])", "_", problem.detail).lower()
        names = words.under(section) if section != "bool" else words.under("flag")
        return words("list.between").join(names.values())
    if problem.kind.value == "removes_much":
        return _gone(problem.detail, words)
    if problem.kind.value == "equal_names":
        return _alike(problem.detail, words)
    return problem.detail


def _alike(lines: str, words: Words) -> str:
    """Return how many actors have one name, and how it is spelt."""
    names = lines.split("\n")
    return words("equal_names.all", count=len(names),
                 names=words("list.between").join([*dict.fromkeys(names)][:MOST_SPELLINGS]))


def _gone(lines: str, words: Words) -> str:
    """Return how many facts go, and which: a line each, its kind and name."""
    gone = lines.split("\n")
    by_kind: dict[str, list[str]] = {}
    for line in gone:
        kind, _, name = line.partition("\t")
        by_kind.setdefault(kind, []).append(name)
    kinds = words("doubt.between").join(
        words("doubt.gone", kind=words(f"fact.{kind}"), count=len(names),
              names=words("list.between").join(names[:MOST_GONE]),
              more=words("doubt.more", count=len(names) - MOST_GONE) if len(names) > MOST_GONE else "")
        for kind, names in by_kind.items())
    return words("doubt.all", count=len(gone), kinds=kinds)


def error_sentence(error: PlatformError, words: Words) -> str:
    """Return an error as sentences; for refused files, a sentence a problem."""
    if isinstance(error, InputError):
        return "\n".join(sentence(problem, words) for problem in error.problems)
    fields = {name: _shown(value) for name, value in error.fields.items()}
    if words.has(f"reason.{fields.get('reason')}"):
        fields["reason"] = words(f"reason.{fields['reason']}")
    if isinstance(error, UsageError):
        return words(f"usage.{error.what}", **fields)
    if isinstance(error, StoreInUse):
        fields["users"] = users_text(error.users, words)
    key = re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
    if isinstance(error, NothingRecorded):
        key += "_version" if fields["number"] else "_then" if fields["as_of"] else ""
    return words(f"error.{key}", **fields)


def users_text(users: Sequence[User], words: Words) -> str:
    """Return who has a store open, each program once; of many the first, and how many more."""
    texts = list(dict.fromkeys(_user_text(user, words) for user in users))
    more = words("in_use.more", count=len(texts) - MOST_USERS) if len(texts) > MOST_USERS else ""
    return words("list.between").join(texts[:MOST_USERS]) + more


def _user_text(user: User, words: Words) -> str:
    """Return who has a store open: what was called, where, as which process, since when."""
    if not user.process:
        return words("in_use.unnamed", since=user.since.strftime("%Y-%m-%d %H:%M"))
    return words("in_use.user", command=one_line(user.command, LONGEST), host=user.host, process=user.process,
                 since=user.since.strftime("%Y-%m-%d %H:%M"))


def _shown(value: object) -> object:
    """Return what a sentence says of a value: of text and of a file's name a line that is not too long."""
    if value is None:
        return ""
    return one_line(str(value), LONGEST) if isinstance(value, str | Path) else value
