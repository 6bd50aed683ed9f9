"""Opening the app: `serve`."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
from ipaddress import ip_address

import click

import sample_data
from commands.answering import Asked, asked, say
from graph.errors import StoreUnreachable, UsageError
from graph.store import Store
from guard.places import LOOPBACK, is_loopback, read_place, shown_host
from loaders.reading import read
from wording.problems import error_sentence


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True,
              help="The first free port from here on is taken.")
@click.option("--address", default=LOOPBACK[1], show_default=True,
              help="The IP address to listen to; 0.0.0.0: all of this computer's. Needs --open-to-network.")
@click.option("--open-to-network", is_flag=True,
              help="Let other computers in: there is no login, everybody who reaches the app may read and save.")
@click.option("--host", "names", multiple=True, metavar="NAME[:PORT]",
              help="A further name under which the app is opened; may be repeated.")
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@click.option("--samples/--no-samples", default=True, help="Fill a new store with the sample data.")
@asked(answers=False)
def serve(wanted: Asked, port: int, address: str, open_to_network: bool, names: tuple[str, ...], browser: bool,
          samples: bool) -> None:
    """Open the app in the browser; a new store begins with the sample data."""
    address = _own_address(address, open_to_network=open_to_network)
    if unreadable := [name for name in names if read_place(name) is None]:
        raise UsageError("host", host=unreadable[0])
    free = _free_port(address, port)
    try:
        with wanted.store(create=True) as store:
            if samples and store.is_new():
                _take_in_samples(store, wanted)
    except StoreUnreachable as away:
        if away.fields["reason"] != "server":
            raise
        # The server may start after the app: the page says so, and finds it once it answers.
        say(error_sentence(away, wanted.words), err=True)
    say(wanted.words("command.serving", address=f"http://{shown_host(address)}:{free}"), err=True)
    if not is_loopback(address):
        say(wanted.words("door.opened"), err=True)
        say(wanted.words("door.reached", port=free), err=True)
    environment = os.environ | {"TSUNAGARI_STORE": wanted.store_url}
    server = [sys.executable, "-m", "app_parts.frame.server", f"--port={free}", f"--address={address}",
              *(f"--host={name}" for name in names), *["--browser"] * browser]
    # Whoever ends this command ends the server too; by itself it would go on listening.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        done = subprocess.run(server, env=environment, check=False)  # noqa: S603
    except KeyboardInterrupt:
        raise SystemExit(0) from None
    raise SystemExit(done.returncode)


def _own_address(text: str, *, open_to_network: bool) -> str:
    """Return the IP address to listen to. Raises UsageError (`address`, `closed`) where that may not be.

    A name is not looked up: that would ask the network.
    """
    try:
        address = str(ip_address(LOOPBACK[1] if text == LOOPBACK[0] else text))
    except ValueError:
        raise UsageError("address", address=text) from None
    if not is_loopback(address) and not open_to_network:
        raise UsageError("closed", address=address)
    return address


def _take_in_samples(store: Store, wanted: Asked) -> None:
    say(wanted.words("command.loading_samples"), err=True)
    reading = read(sample_data.FOLDERS, catalogue=wanted.catalogue(), recorded=lambda _: None)
    store.save_all([(record, 0) for record in reading.records], who=wanted.words("command.samples"))


def _free_port(address: str, first: int) -> int:
    """Return the first free port. Raises UsageError (`address`, `no_port`) where there is none."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    for port in range(first, min(first + 100, 65536)):
        with socket.socket(family) as probe:
            if os.name != "nt":
                # Just ended and started again, the app is to be found where it was.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as error:
                if error.errno == errno.EADDRNOTAVAIL:
                    raise UsageError("address", address=address) from None
                continue
            return port
    raise UsageError("no_port", first=first)
