"""Keeping the store safe, and moving it: `backup`, `restore`, `copy`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from commands.answering import Asked, asked
from graph.store import copy as copy_store
from graph.store import identical, open_store
from graph.store import restore as restore_store


@click.command()
@click.argument("target", type=Path)
@asked()
def backup(wanted: Asked, target: Path) -> None:
    """Copy the whole store, history included, to a file; others may go on working."""
    with wanted.store() as store:
        store.backup(target)
        findings = store.check()
    words = wanted.words
    said = [words("command.finding", finding=finding) for finding in findings]
    wanted.answer({"file": str(target), "findings": list(findings)},
                  iter([words("command.backed_up", file=target), *said]))


@click.command()
@click.argument("source", type=Path)
@asked()
def restore(wanted: Asked, source: Path) -> None:
    """Put a backup in the store's place; what was there is kept in a file, which is named."""
    kept = restore_store(wanted.store_url, source)
    said = [wanted.words("command.restored", file=source)]
    said += [wanted.words("command.kept", file=kept)] if kept else []
    wanted.answer({"file": str(source), "store": wanted.store_url, "kept": str(kept) if kept else None}, iter(said))


@click.command()
@click.option("--to", "target", metavar="URL", required=True, help="An empty store, or an older copy of this one.")
@asked(store="--from")
def copy(wanted: Asked, target: str) -> None:
    """Copy everything, history included, from one store to another, and compare the two."""
    words = wanted.words
    with wanted.store() as source, closing(open_store(target)) as other:
        with click.progressbar(length=1, file=sys.stderr, label=words("command.copying")) as bar:
            def told(done: int, of: int) -> None:
                bar.length = of
                bar.update(done - bar.pos)

            copied = copy_store(source, other, told)
        same = identical(source, other)
    how = "command.identical" if same else "command.not_identical"
    wanted.answer(
        {"areas": copied.areas, "revisions": copied.revisions, "written": copied.written, "identical": same},
        iter([words("command.copied", areas=copied.areas, revisions=copied.revisions, written=copied.written),
              words(how)]))
    if not same:
        raise SystemExit(NOT_THE_SAME)


NOT_THE_SAME = 4
"""Somebody saved in between, as the sentence says."""
