"""The `tsunagari` command: the same answers as the pages, for scripts and for those who like to type."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from commands.answering import say
from graph.text import one_line
from guard import faults
from locales import Words
from wording.problems import LONGEST

INTERRUPTED = 130
"""The exit code of a command that somebody stopped (128 and the number of SIGINT)."""
COMMANDS = {
    "activities": "commands.activities:activities",
    "backup": "commands.keeping:backup",
    "compare": "commands.compare:compare_",
    "copies": "commands.keeping:copies",
    "copy": "commands.keeping:copy",
    "draft": "commands.draft:draft",
    "export": "commands.files:export",
    "gaps": "commands.gaps:gaps",
    "history": "commands.records:history",
    "import": "commands.files:import_",
    "measures": "commands.records:measures",
    "restore": "commands.keeping:restore",
    "rollup": "commands.rollup:rollup",
    "serve": "commands.serve:serve",
    "template": "commands.files:template",
    "undo": "commands.records:undo",
    "what-if": "commands.what_if:what_if",
}
"""Where each subcommand stands. Only the one that is asked for is read: the others need a second to be."""


class Answering(click.Group):
    """The one place for faults of a command that nobody thought of: a sentence with a number, never a traceback."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of the subcommands, in the order of the help."""
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a subcommand, or None for a name that none has."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

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


if __name__ == "__main__":
    main()
