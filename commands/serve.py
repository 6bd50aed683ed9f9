"""Opening the app: `serve`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import click

import sample_data
from commands.answering import Asked, asked
from exports.problems import error_sentence
from graph.errors import StoreUnreachable
from graph.store import Store
from loaders import read


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True,
              help="The first free port from here on is taken.")
@click.option("--address", default="127.0.0.1", show_default=True,
              help="Whom to listen to; 0.0.0.0: everybody.")
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@click.option("--samples/--no-samples", default=True, help="Fill a new store with the sample data.")
@asked(answers=False)
def serve(wanted: Asked, port: int, address: str, browser: bool, samples: bool) -> None:
    """Open the app in the browser; a new store begins with the sample data."""
    try:
        with wanted.store(create=True) as store:
            if samples and store.is_new():
                _take_in_samples(store, wanted)
    except StoreUnreachable as away:
        if away.fields["reason"] != "server":
            raise
        # The server may start after the app: the page says so, and finds it once it answers.
        click.echo(error_sentence(away, wanted.words), err=True)
    free = _free_port(address, port)
    click.echo(wanted.words("command.serving", address=f"http://localhost:{free}"), err=True)
    environment = os.environ | {"TSUNAGARI_STORE": wanted.store_url}
    server = [sys.executable, "-m", "app_parts.server", f"--port={free}", f"--address={address}"]
    # Whoever ends this command ends the server too; by itself it would go on listening.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        done = subprocess.run(server + ["--browser"] * browser, env=environment, check=False)  # noqa: S603
    except KeyboardInterrupt:
        raise SystemExit(0) from None
    raise SystemExit(done.returncode)


def _take_in_samples(store: Store, wanted: Asked) -> None:
    click.echo(wanted.words("command.loading_samples"), err=True)
    reading = read(sample_data.FOLDERS, catalogue=wanted.catalogue(), recorded=lambda _: None)
    store.save_all([(record, 0) for record in reading.records], who=wanted.words("command.samples"))


def _free_port(address: str, first: int) -> int:
    for port in range(first, min(first + 100, 65536)):
        with socket.socket() as probe:
            if os.name != "nt":
                # Just ended and started again, the app is to be found where it was.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return port
    raise click.UsageError(f"no free port from {first} on")
