"""The `tsunagari` command: the same answers as the pages, for scripts and for those who like to type."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from commands.activities import activities
from commands.answering import say
from commands.compare import compare_
from commands.draft import draft
from commands.files import export, import_, template
from commands.gaps import gaps
from commands.keeping import backup, copies, copy, restore
from commands.records import history, measures, undo
from commands.rollup import rollup
from commands.serve import serve
from commands.what_if import what_if
from graph.text import one_line
from guard import faults
from locales import Words
from wording.problems import LONGEST

INTERRUPTED = 130
"""The exit code of a command that somebody stopped (128 and the number of SIGINT)."""


class Answering(click.Group):
    """The one place for faults of a command that nobody thought of: a sentence with a number, never a traceback."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the subcommand."""
        with _said_by_click():
            return super().parse_args(context, args)

    def invoke(self, context: click.Context) -> Any:
        """Run a subcommand. What click tells by itself, and a pipe that nobody reads any more, is left to it."""
        try:
            with _said_by_click():
                return super().invoke(context)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            context.exit(INTERRUPTED)
        except Exception as fault:
            if isinstance(fault, OSError) and fault.errno == errno.EPIPE:
                raise
            words = context.obj if isinstance(context.obj, Words) else Words()
            number = faults.record(fault, command=context.invoked_subcommand or "", language=words.language)
            say(words("failure.command", number=number, file=faults.log_file()), err=True)
            context.exit(faults.UNEXPECTED)


@contextmanager
def _said_by_click() -> Iterator[None]:
    """Keep what click says of wrong use on one line of a bearable length: it repeats what was typed."""
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise click.UsageError(one_line(error.format_message(), LONGEST), error.ctx) from None


@click.group(cls=Answering, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tsunagari")
def main() -> None:
    """See who works with whom in a municipality's support platform, and who does not yet."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console in cp932 cannot say 髙; better a question mark than a traceback.
            stream.reconfigure(errors="replace")


for command in (serve, import_, draft, export, template, measures, gaps, what_if, compare_, rollup, activities, history,
                undo, backup, restore, copies, copy):
    main.add_command(command)

if __name__ == "__main__":
    main()
