"""Problems and errors as sentences, for the person who can mend them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError, NothingRecorded, PlatformError, Problem, StoreInUse, UsageError, User
from graph.text import one_line
from locales import Words
from wording.grouped import grouped

LONGEST = 300
"""Characters of what somebody gave that a sentence repeats."""
MOST_ROWS = 8
"""Rows, or spans of them, that a sentence names; of more it says how many."""
MOST_USERS = 5
"""Programs that a sentence names of those that have a store open."""
MOST_SPELLINGS = 5
"""Spellings of one name that a sentence names."""
MOST_GONE = 5
"""Facts of one kind that a sentence names among those that would go."""


def sentence(problem: Problem, words: Words) -> str:
    """Return a problem as one sentence: where it is, what it is, how to mend it."""
    what, place = what_is_wrong(problem, words), _place(problem, words)
    return words("problem.at", place=place, what=what) if place else what


def what_is_wrong(problem: Problem, words: Words) -> str:
    """Return a problem as a sentence that does not say where it is."""
    return words(f"problem.{problem.kind.value}", value=problem.value, detail=_detail(problem, words),
                 column=problem.column, sheet=problem.sheet)


def _place(problem: Problem, words: Words) -> str:
    """Return where a problem is, as far as it is known: 『連携』シート 14行目「連携先ID」."""
    parts = [
        one_line(problem.file, LONGEST),
        words("place.sheet", sheet=problem.sheet) if problem.sheet else "",
        rows_text(problem, words),
        words("place.column", column=problem.column) if problem.column else "",
    ]
    return words("place.between").join(filter(None, parts))


def rows_text(problem: Problem, words: Words) -> str:
    """Return the rows of a problem as a person writes them, "" where it has none."""
    if not problem.also:
        return words("place.row", row=problem.row) if problem.row else ""
    spans = _spans([row for row in (problem.row, *problem.also) if row])
    rest = sum(last - first + 1 for first, last in spans[MOST_ROWS:])
    texts = [words("place.span", first=first, last=last) if last > first else str(first)
             for first, last in spans[:MOST_ROWS]]
    more = words("place.more", count=rest) if rest else ""
    return words("place.rows", rows=words("list.between").join(texts)) + more


def _spans(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return rows as first and last of those that follow each other: 3 to 7, 9 to 9."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1] = spans[-1][0], row
        else:
            spans.append((row, row))
    return spans


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
    if problem.kind.value == "unknown_reference":
        return words("problem.near", names=problem.detail) if problem.detail else ""
    if problem.kind.value in ("name_of_several", "name_twice"):
        return words("list.between").join(_bearer(line, words) for line in problem.detail.split("\n"))
    return problem.detail


def _bearer(line: str, words: Words) -> str:
    """Return who has a name: as it is spelt, with the row where it stands, or that it is recorded."""
    name, sheet, row = line.split("\t")
    if not row:
        return words("problem.recorded", name=name)
    return words("problem.in_row", name=name, sheet=words("place.sheet", sheet=sheet), row=words("place.row", row=row))


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
        return "\n".join(sentence(problem, words) for problem in grouped(error.problems, words))
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
