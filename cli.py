"""The `tsunagari` command: the same answers as the pages, for scripts and for those who like to type."""

from __future__ import annotations

import sys

import click

from commands.compare import compare_, rollup
from commands.files import export, import_, template
from commands.gaps import gaps
from commands.keeping import backup, copies, copy, restore
from commands.records import history, measures, undo
from commands.serve import serve
from commands.what_if import what_if


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tsunagari")
def main() -> None:
    """See who works with whom in a municipality's support platform, and who does not yet."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console in cp932 cannot say 髙; better a question mark than a traceback.
            stream.reconfigure(errors="replace")


for command in (serve, import_, export, template, measures, gaps, what_if, compare_, rollup, history, undo, backup,
                restore, copies, copy):
    main.add_command(command)

if __name__ == "__main__":
    main()
