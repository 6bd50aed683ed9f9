"""What a person says beside a file of their own form: the options of `import` for the assistant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from graph.catalogue import Catalogue
from graph.dates import RecordedDate
from graph.errors import UsageError
from graph.spelling import plain
from loaders.assistant.guess import Kind
from loaders.assistant.reading import Answers
from loaders.assisted import Asked
from loaders.choices import terms
from loaders.dates import read_date_to_keep

C = TypeVar("C", bound=Callable[..., Any])
KINDS = {kind.value.replace("_", "-"): kind for kind in Kind if kind is not Kind.WORKBOOK}
NAMES = {"kind": "--as", "network": "--network", "tie_kind": "--tie-kind", "status": "--status", "as_of": "--as-of",
         "source": "--source", "anew": "--anew", "confirm_guesses": "--confirm-guesses", "same": "--same"}


def assistant_options(function: C) -> C:
    """Give a subcommand the options for files of anybody's own form."""
    for option in reversed((
        click.option("--area", default="", metavar="CODE", help="Whose record files of another form are for."),
        click.option("--as", "kind", type=click.Choice(list(KINDS)), help="What it is, not to be guessed."),
        click.option("--network", default="", metavar="NAME", help="The council of a list that names none."),
        click.option("--tie-kind", default="", metavar="KIND", help="The kind of ties where the file says none."),
        click.option("--status", default="", metavar="S", help="The status of all memberships."),
        click.option("--as-of", default="", metavar="D", help="The date it is about."),
        click.option("--source", default="", metavar="TITLE", help="The title it is cited by; its name if not given."),
        click.option("--anew", is_flag=True, help="Guess what columns mean, whatever was confirmed of such files."),
        click.option("--confirm-guesses", is_flag=True,
                     help="Record what is guessed from names, as it is printed; else it stays unknown."),
        click.option("--same", multiple=True, metavar='"A=B"', help="Two names that are one actor's; may be repeated."),
    )):
        function = option(function)
    return function


def told_to_assistant(said: Mapping[str, Any], catalogue: Catalogue) -> Asked | None:
    """Return what was said to the assistant, None without an area.

    Raises UsageError: `needs_area`, `not_a_term`, `same_pair`; click's own for a date that is none.
    """
    if not said["area"]:
        if option := next((name for field, name in NAMES.items() if said[field]), ""):
            raise UsageError("needs_area", name=option)
        return None
    answers = Answers(said["network"].strip(), _term(said["tie_kind"], catalogue, "tie_kinds", "--tie-kind"),
                      _date(said["as_of"]), tuple(map(_pair, said["same"])))
    status = _term(said["status"], catalogue, "statuses", "--status")
    return Asked(said["area"].strip(), KINDS.get(said["kind"] or ""), answers, status, said["source"].strip(),
                 traits=None if said["confirm_guesses"] else (), anew=said["anew"])


def _term(text: str, catalogue: Catalogue, name: str, option: str) -> str:
    """Return the id of a term that is written as its id or its name."""
    if not text:
        return ""
    if term := terms(catalogue, name).get(plain(text)):
        return term
    raise UsageError("not_a_term", text=text, name=option, known=", ".join(getattr(catalogue, name)))


def _date(text: str) -> RecordedDate | None:
    if not text:
        return None
    try:
        return read_date_to_keep(text)
    except ValueError as error:
        raise click.BadParameter(text, param_hint="--as-of") from error


def _pair(text: str) -> tuple[str, str]:
    first, _, second = (part.strip() for part in text.partition("="))
    if not (first and second):
        raise UsageError("same_pair", text=text)
    return first, second
