"""Keeping the store safe: `backup`, `restore`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.answering import Asked, asked
from graph.store import restore as restore_store


@click.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
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
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False))
@asked()
def restore(wanted: Asked, source: Path) -> None:
    """Put a backup in the store's place; what was there is kept beside it."""
    restore_store(wanted.store_url, source)
    wanted.answer({"file": str(source), "store": wanted.store_url},
                  iter([wanted.words("command.restored", file=source)]))
