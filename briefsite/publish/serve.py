"""How does an editor see a change at once?"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefsite.errors import BriefsiteError
from briefsite.settings import Settings, read_identity

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"
PORTS = range(8000, 8100)


def serve(settings: Settings, rebuild: Callable[[], None], say: Callable[[str], None]) -> None:
    """Build once, then serve site/ until Ctrl+C; a change of the seeds or of the configuration rebuilds it.

    Raises BriefsiteError if the first build fails; later ones are said, and the old site stays.
    """
    with suppress(KeyboardInterrupt):
        rebuild()
        server = _server(settings, rebuild, say)
        say(f"{server.url} (Ctrl+C ends)")
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def _server(settings: Settings, rebuild: Callable[[], None], say: Callable[[str], None]) -> LiveReloadServer:
    """MkDocs' server over site/: it opens each file anew, so a swapped folder is no trouble to it."""
    from mkdocs.livereload import LiveReloadServer  # imported here: only `serve` needs it

    def attempt() -> None:
        try:
            rebuild()
        except BriefsiteError as trouble:
            say(str(trouble))

    mount = urlsplit(read_identity(settings.config).url or "/").path  # its 404 page has this base
    server = LiveReloadServer(attempt, HOST, _free_port(), str(settings.site), mount_path=mount)
    server.error_handler = lambda code: _error_page(settings.site, code)
    logging.getLogger("mkdocs.livereload").addHandler(logging.NullHandler())  # else a 404 is printed
    server.watch(str(settings.seeds))
    server.watch(str(settings.config))
    return server


def _free_port() -> int:
    """The first port that nobody listens on."""
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise BriefsiteError(f"no free port from {PORTS[0]} to {PORTS[-1]}: end another server first")


def _error_page(site: Path, code: int) -> bytes | None:
    place = site / f"{code}.html"
    return place.read_bytes() if place.is_file() else None
