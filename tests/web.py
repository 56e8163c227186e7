"""Browsers and servers for tests: a site below a server's sub-path, or in a folder with spaces and accents."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from builds import CONFIG
from conftest import CHROMIUM

from build_site import main

SUB_PATH = "some/sub/path"
ON_DISK = "Informes de año nuevo, português & co"
PHONE = {"width": 390, "height": 844}


class _Handler(SimpleHTTPRequestHandler):
    """A quiet server that answers what is missing with the site's 404.html, as GitHub Pages does."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *_: object) -> None:
        content = Path(self.directory, SUB_PATH, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(content if self.command == "GET" else b"")


class _LikeGitHubPages(_Handler):
    """Compresses text and lets browsers keep it for ten minutes, as GitHub Pages does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        place = Path(self.translate_path(self.path))
        found = place.is_file()
        place = place if found else Path(self.directory, SUB_PATH, "404.html")
        content, kind = place.read_bytes(), self.guess_type(place)
        packed = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        content = gzip.compress(content, 6, mtime=0) if packed else content
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if packed else kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@contextmanager
def root_of(site: Path, world: str, parent: Path) -> Iterator[str]:
    """The address of a site's root: `http` or, served as GitHub Pages do, `pages` below a server's root; `file` or,
    unpacked, `zip` in a folder that needs escaping."""
    if world == "file":
        yield f"{shutil.copytree(site, parent / ON_DISK).as_uri()}/"
        return
    if world == "zip":
        archive = parent / "site.zip"
        assert main(["bundle", f"--site={site}", f"--config={CONFIG}", f"--output={archive}", "--quiet"]) == 0
        ZipFile(archive).extractall(parent / ON_DISK)
        (home,) = (parent / ON_DISK).glob("*/index.html")
        yield f"{home.parent.as_uri()}/"
        return
    shutil.copytree(site, parent / SUB_PATH)
    handler = _LikeGitHubPages if world == "pages" else _Handler
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()


def watched(page: Any) -> tuple[list[str], list[str]]:
    """(addresses asked for, everything that went wrong) from now on."""
    asked: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: trouble.append(request.url) if _lost(request) else None)
    page.on("pageerror", lambda error: trouble.append(f"{page.url}: {error}"))
    page.on("console", lambda said: trouble.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    return asked, trouble


def _lost(request: Any) -> bool:
    """Not one that we broke off ourselves by going to the next page."""
    return "ERR_ABORTED" not in (request.failure or "")


def away(asked: list[str], root: str) -> list[str]:
    """The addresses that are not below a root."""
    return [url for url in asked if not url.startswith((root, "data:", "blob:"))]
