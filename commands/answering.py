"""What every subcommand shares: the store it asks, the words it uses, the way it answers and fails."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

import click

from graph.catalogue import Catalogue, read_catalogue
from graph.clock import Clock, office_clock
from graph.errors import InputError, NothingRecorded, PlatformError, StoreError, StoreUnreachable, UsageError
from graph.files import reason_of
from graph.record.record import Record
from graph.replacing import replace
from graph.store import DEFAULT_STORE, Loaded, Store, empty_store, open_store
from graph.text import ODD, one_line
from loaders.dates import read_date
from loaders.problems import DoubtKind
from locales import LANGUAGES, Words
from wording.grouped import grouped
from wording.problems import error_sentence, sentence

WRONG_USE, BAD_INPUT, NO_STORE, NOT_WHOLE = 2, 3, 4, 5
"""Exit codes: 0 done, 2 wrong use, 3 the input has problems, 4 the store cannot be reached or is busy; 5 done, but
what was copied is not whole."""

C = TypeVar("C", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person asked for beside the subcommand: where, in which language, in which form."""

    store_url: str
    words: Words
    as_json: bool

    @contextmanager
    def store(self, *, create: bool = False) -> Iterator[Store]:
        """Open the store and close it again, whatever happens; it is made only for what begins one."""
        store = open_store(self.store_url, self.clock(), create=create)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def store_as_it_is(self) -> Iterator[Store]:
        """Open the store, or an empty one that is forgotten where there is none: whoever only looks begins nothing."""
        with ExitStack() as opened:
            try:
                store = opened.enter_context(self.store())
            except StoreUnreachable as error:
                if error.fields.get("reason") != "missing":
                    raise
                store = opened.enter_context(empty_store(str(error.fields["store"]), self.clock()))
            yield store

    def clock(self) -> Clock:
        """Return the office's clock, as the environment sets it."""
        return office_clock()

    def catalogue(self) -> Catalogue:
        """Return the lists of terms, the user's own where TSUNAGARI_CATALOGUE names a folder."""
        folder = os.environ.get("TSUNAGARI_CATALOGUE")
        return read_catalogue(Path(folder) if folder else None)

    def answer(self, content: Mapping[str, Any], lines: Iterator[str]) -> None:
        """Print one JSON object, or the lines for a person."""
        if self.as_json:
            _put(json_text(content))
        else:
            for line in lines:
                say(line)


def with_recorded_names(catalogue: Catalogue, store: Store) -> Catalogue:
    """Return the lists of terms, areas that no list has called as they are recorded in a store."""
    names = {line.code: line.name for line in store.areas()}
    return replace(catalogue, areas=catalogue.areas.also(names.get))


def say(line: str, *, err: bool = False) -> None:
    """Print one line. Nothing in it begins another, moves the cursor or turns the writing round."""
    _put(one_line(line), err=err)


def _put(text: str, *, err: bool = False) -> None:
    """Print. Raises UsageError (`no_output`) where what is printed is kept on a disk that is full."""
    try:
        click.echo(text, err=err)
    except OSError as error:
        if err or error.errno == errno.EPIPE:
            raise
        # What could not be written would be tried once more at the end, and end in a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UsageError("no_output", reason=reason_of(error)) from error


def json_text(content: Mapping[str, Any]) -> str:
    """Return JSON that any terminal and any encoding holds: what is odd in it is escaped, and means the same."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    text = json.dumps(content, ensure_ascii=encoding != "utf8", indent=2)
    return ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", text)


def asked(*, answers: bool = True, store: str = "--store") -> Callable[[C], C]:
    """Give a subcommand `--store` and `--lang`, and `--json` where it answers; it receives an `Asked`.

    `store` is another name for the option, where a subcommand knows two stores.
    """

    def decorate(function: C) -> C:
        def run(store_url: str, lang: str, *, as_json: bool = False, **rest: Any) -> None:
            wanted = Asked(store_url, Words(lang), as_json)
            click.get_current_context().find_root().obj = wanted.words
            try:
                _refuse_odd({"store": store_url} | rest)
                function(wanted, **rest)
            except PlatformError as error:
                fail(error, wanted)

        run.__name__, run.__doc__ = function.__name__, function.__doc__
        run.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        for option in _options(store, answers=answers):
            run = option(run)
        return run  # type: ignore[return-value]

    return decorate


def _options(store: str, *, answers: bool) -> Iterator[Callable[[Any], Any]]:
    yield click.option("--lang", type=click.Choice(list(LANGUAGES)), default="ja", envvar="TSUNAGARI_LANG",
                       show_default=True, help="Language of the answer.")
    yield click.option(store, "store_url", envvar="TSUNAGARI_STORE", default=DEFAULT_STORE, show_default=True,
                       metavar="URL", help="Where the records are kept.")
    if answers:
        yield click.option("--json", "as_json", is_flag=True, help="Answer with one JSON object.")


def _refuse_odd(given: Mapping[str, Any]) -> None:
    """Raise UsageError (`odd_text`) for an argument with a byte of no text, or one that no terminal shows.

    Names of files are not text: they may hold any byte but the one that ends them.
    """
    for name, value in given.items():
        for part in value if isinstance(value, tuple) else (value,):
            text = unquote(part) if isinstance(part, str) and "://" in part else str(part)
            if "\0" in text or (isinstance(part, str) and ODD.search(text)):
                raise UsageError("odd_text", name=name.replace("_", "-"), text=text)


def as_of_option(function: C) -> C:
    """Give a subcommand `--as-of DATE`: what was recorded by the end of that day."""
    return click.option("--as-of", metavar="DATE", callback=day_of,
                        help="As recorded by the end of that day (2021-03-31, R3.3.31, 2021).")(function)


def day_of(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.date | None:
    """Return the day that an option names, the last one it may mean; None where it is not given."""
    if text is None:
        return None
    try:
        return read_date(text).last
    except ValueError as error:
        raise click.BadParameter(text) from error


def fail(error: PlatformError, wanted: Asked) -> None:
    """Say what went wrong, all of it, and leave with the exit code of design and docs/command.md."""
    if isinstance(error, InputError):
        problems = [
            {"file": p.file, "sheet": p.sheet, "row": p.row, "column": p.column, "kind": p.kind.value,
             "value": p.value, "sentence": sentence(p, wanted.words)}
            for p in error.problems
        ]
        wanted.answer({"problems": problems}, iter(()))
        for problem in grouped(error.problems, wanted.words):
            say(sentence(problem, wanted.words), err=True)
        is_asked = any(isinstance(problem.kind, DoubtKind) for problem in error.problems)
        outcome = "command.to_confirm" if is_asked else "command.nothing_saved"
        say(wanted.words(outcome, count=len(problems)), err=True)
        raise SystemExit(BAD_INPUT)
    say(error_sentence(error, wanted.words), err=True)
    reachable = isinstance(error, (UsageError, NothingRecorded)) or not isinstance(error, StoreError)
    raise SystemExit(WRONG_USE if reachable else NO_STORE)


def recorded(store: Store, area: str) -> Loaded | None:
    """Return what the store has of an area, or None."""
    try:
        return store.load(area)
    except NothingRecorded:
        return None


def envelope(loaded: Loaded, as_of: dt.date | None, clock: Clock) -> dict[str, Any]:
    """Return what every answer says first: which area, as of which day of the office, in which revision."""
    return {"area": loaded.record.area.code, "name": loaded.record.area.name,
            "as_of": (as_of or clock.day(loaded.revision.saved_at)).isoformat(),
            "revision": loaded.revision.number}


def one_or_all(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the answer for one area as it is, several under `areas`."""
    return answers[0] if len(answers) == 1 else {"areas": answers}


def head(record: Record) -> str:
    """Return the line that names an area in an answer for a person."""
    return f"■ {record.area.name}（{record.area.code}）"
