"""Keeping the store safe, and moving it: `backup`, `restore`, `copies`, `copy`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from commands.answering import NOT_WHOLE, Asked, asked, say
from graph.errors import User
from graph.store import BEFORE_RESTORE, DAMAGED, WAIT_FOR_OTHERS_SECONDS, Kept, copies_of, identical, open_store
from graph.store import copy as copy_store
from graph.store import restore as restore_store
from locales import Words
from wording.problems import users_text


@click.command()
@click.argument("target", type=Path)
@asked()
def backup(wanted: Asked, target: Path) -> None:
    """Copy the whole store, history included, to a file; others may go on working."""
    with wanted.store() as store:
        findings = store.backup(target)
    words = wanted.words
    lines = [words("command.backed_up", file=target)]
    if findings:
        lines += [words("command.backed_up_not_whole", count=len(findings)),
                  *(words("command.finding", finding=finding) for finding in findings)]
    wanted.answer({"file": str(target), "whole": not findings, "findings": list(findings)}, iter(lines))
    if findings:
        raise SystemExit(NOT_WHOLE)


@click.command()
@click.argument("source", type=Path)
@click.option("--wait", type=click.FloatRange(0, 3600), default=WAIT_FOR_OTHERS_SECONDS, show_default=True,
              metavar="SECONDS", help="How long to wait for others who have the store open.")
@click.option("--anyway", is_flag=True, help="Go on then all the same: only if they are surely gone.")
@asked()
def restore(wanted: Asked, source: Path, wait: float, *, anyway: bool) -> None:
    """Put a backup in the store's place; what was there is kept in a file, which is named."""
    words = wanted.words

    def waiting(users: tuple[User, ...]) -> None:
        say(words("command.waiting_for", user=users_text(users, words)), err=True)

    kept = restore_store(wanted.store_url, source, wanted.clock(), wait=wait, anyway=anyway, waiting=waiting)
    said = [words("command.restored", file=source)]
    said += [words("command.kept", file=kept)] if kept else []
    wanted.answer({"file": str(source), "store": wanted.store_url, "kept": str(kept) if kept else None}, iter(said))


@click.command()
@asked()
def copies(wanted: Asked) -> None:
    """List the copies that were kept of the store before it was restored or brought up to date, newest first."""
    words, kept = wanted.words, copies_of(wanted.store_url, wanted.clock())
    wanted.answer(
        {"store": wanted.store_url, "copies": [
            {"file": str(copy.file), "why": copy.why, "made": copy.made.isoformat(), "bytes": copy.size}
            for copy in kept]},
        (words("command.copy", file=copy.file, made=copy.made.strftime("%Y-%m-%d %H:%M"), size=-(-copy.size // 1024),
               why=_why(copy, words)) for copy in kept) if kept else iter([words("command.no_copies")]))


def _why(copy: Kept, words: Words) -> str:
    return words(f"command.copied_{copy.why.replace('-', '_')}") if copy.why in (BEFORE_RESTORE, DAMAGED) else (
        words("command.copied_before_update", version=copy.why.removeprefix("v")))


@click.command()
@click.option("--to", "target", metavar="URL", required=True, help="An empty store, or an older copy of this one.")
@asked(store="--from")
def copy(wanted: Asked, target: str) -> None:
    """Copy everything, history included, from one store to another, and compare the two."""
    words = wanted.words
    with wanted.store() as source, closing(open_store(target, wanted.clock())) as target_store:
        with click.progressbar(length=1, file=sys.stderr, label=words("command.copying")) as bar:
            def show_progress(done: int, of: int) -> None:
                bar.length = of
                bar.update(done - bar.pos)

            copied = copy_store(source, target_store, show_progress)
        same = identical(source, target_store)
    outcome = "command.identical" if same else "command.not_identical"
    wanted.answer(
        {"areas": copied.areas, "revisions": copied.revisions, "written": copied.written, "identical": same},
        iter([words("command.copied", areas=copied.areas, revisions=copied.revisions, written=copied.written),
              words(outcome)]))
    if not same:
        raise SystemExit(NOT_THE_SAME)


NOT_THE_SAME = 4
"""Somebody saved in between, as the sentence says."""
