"""Runs the preview: the server, and beside it the watch that builds the site anew on every save."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from generator.preview.http_server import Live, Server
from generator.preview.preview_site import first_pages, preview_site
from generator.preview.rebuild import remove_builds, watch
from generator.publishing.build_lock import WORK, locked, real_folder
from generator.publishing.machine_trouble import MachineTrouble

OWN = f"{WORK}/serve"


def serve(root: Path, host: str, port: int) -> None:
    """Show the site of `root` at an address until a signal ends the program.

    Works in `.briefs/serve/`: `docs/` and `site/` stay as they are. Drafts are shown. Findings go
    to the terminal and above the last good pages. Raises `MachineTrouble` when the address cannot
    be had.
    """
    root = root.resolve()
    work = root / OWN
    live = Live()
    try:
        server = Server(host, port, live)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        message = f"cannot listen on {host}:{port}: {why}; choose another with --port"
        raise MachineTrouble(message) from None
    real_folder(root / WORK)
    real_folder(work)
    with server, locked(work, patience=1):
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        click.echo(f"briefs: {server.address()} (Ctrl-C ends)", err=True)
        try:
            watch(root, work, live, preview_site, first_pages)
        finally:
            live.end()
            server.shutdown()
            remove_builds(work)
