"""python -m benchmarks.search COUNT [FOLDER]: what a search costs at COUNT articles, beside Material's own search.

Builds the generated corpus (benchmarks.corpus) below FOLDER unless it is there, publishes the same docs/ once more
with Material's search plugin, and asks both in Chromium: bytes of the first query over a connection that compresses,
seconds to the first results over http and (ours) from disk, the heap of the page afterwards.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from tempfile import gettempdir
from typing import Any, ClassVar

from benchmarks.corpus import word_of, write_corpus

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"
RANK = 500  # of the word that is asked for: neither one that is everywhere nor one that is nowhere
DONE = "[data-search-page][aria-busy=false]"
COMMAND = "import build_site, resource, sys; build_site.main(sys.argv[1:]); print(resource.getrusage({who}).ru_maxrss)"
Row = tuple[str, str, str]


class Compressing(SimpleHTTPRequestHandler):
    """A server that compresses as web servers do, and counts what it sends."""

    sent: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        content = packed(path)
        self.sent[self.path.split("?")[0]] = len(content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def handle_one_request(self) -> None:
        with suppress(BrokenPipeError):  # of a page that crashed
            super().handle_one_request()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@cache
def packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def main(count: int, folder: Path) -> None:
    """Prints the table."""
    if not (folder / "seeds").is_dir():
        write_corpus(folder / "seeds", count)
    for row in chain([("", "briefsite", "Material's search")], indexing(folder), asking(folder, word_of(RANK))):
        sys.stdout.write("| {:55} | {:>16} | {:>18} |\n".format(*row))
        sys.stdout.flush()


def run(folder: Path, *command: str) -> str:
    places = (f"--seeds={folder}/seeds", f"--docs={folder}/docs", f"--site={folder}/site")
    told = subprocess.run([sys.executable, *command, *places], cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout


def indexing(folder: Path) -> Iterator[Row]:
    """Seconds and memory of both indexes, and their sizes."""
    seconds, memory = ours(folder)
    others, others_memory = material(folder)
    yield "indexing, seconds", f"{seconds:.0f}", f"{others:.0f} (with pages)"
    yield "indexing, peak memory, MiB", f"{memory:.0f}", f"{others_memory:.0f} (with pages)"
    index = sum(path.stat().st_size for path in (folder / "site/search").rglob("*.js"))
    whole = (folder / "material/search/search_index.json").stat().st_size
    yield "index on disk, MB", f"{index / 1e6:.1f}", f"{whole / 1e6:.1f}"


def ours(folder: Path) -> tuple[float, float]:
    """(seconds, MiB) of the search alone; the memory is that of Pagefind, the only other process of one job."""
    report = folder / "report.json"
    code = COMMAND.format(who="resource.RUSAGE_CHILDREN")
    told = run(folder, "-c", code, "--quiet", "--jobs=1", f"--report={report}")
    return json.loads(report.read_bytes())["seconds"]["search"], int(told.split()[-1]) / 1024


def material(folder: Path) -> tuple[float, float]:
    """(seconds, MiB) of MkDocs with Material's search over the same pages."""
    config = folder / "material.yml"
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("plugins: []", "plugins: [search]")
    for name, place in (("docs", "docs"), ("site", "material")):
        text = text.replace(f"{name}_dir: {name}", f"{name}_dir: {folder}/{place}")
    config.write_text(text.replace("custom_dir: briefsite", f"custom_dir: {ROOT}/briefsite"), "utf-8")
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)], check=True)
    return time.perf_counter() - begin, max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def asking(folder: Path, word: str) -> Iterator[Row]:
    """Bytes, seconds and heap of the first query."""
    with served(folder) as (root, sent), browser() as opened:
        first = ask_ours(opened, f"{root}site/", word)
        mine = sum(size for path, size in sent.items() if "/search/" in path)
        sent.clear()
        other = ask_material(opened, f"{root}material/", word)
        theirs = sum(size for path, size in sent.items() if "/search/" in path or "search" in path)
        disk = ask_ours(opened, (folder / "site").as_uri() + "/", word)
    yield f"first query ({word}), compressed KB over http", f"{mine / 1e3:.0f}", f"{theirs / 1e3:.0f}"
    yield "first results over http, seconds", f"{first[0]:.2f}", f"{other[0]:.2f}" if other else "page crashed"
    yield "first results from disk, seconds", f"{disk[0]:.2f}", "none"
    yield (
        "JavaScript heap afterwards, MB",
        f"{max(first[1], disk[1]):.0f}",
        f"{other[1]:.0f}" if other else "page crashed",
    )


def ask_ours(opened: Any, root: str, word: str) -> tuple[float, float]:
    page = opened.new_context().new_page()
    page.goto(f"{root}search.html")
    page.wait_for_selector("[data-search-page] input")
    begin = time.perf_counter()
    page.goto(f"{root}search.html?q={word}")
    page.wait_for_function(f"document.querySelector('{DONE} [data-results] a')", polling="raf")
    return time.perf_counter() - begin, heap(page)


def ask_material(opened: Any, root: str, word: str) -> tuple[float, float] | None:
    """None where the browser gives up."""
    from playwright.sync_api import Error

    page = opened.new_context().new_page()
    page.goto(f"{root}index.html")
    begin = time.perf_counter()
    page.goto(f"{root}index.html?q={word}")
    try:
        page.wait_for_selector(".md-search-result__item a", timeout=120_000, state="attached")
    except Error:
        return None
    workers = sum(worker.evaluate("performance.memory?.usedJSHeapSize ?? 0") for worker in page.workers)
    return time.perf_counter() - begin, heap(page) + workers / 1e6


def heap(page: Any) -> float:
    """Megabytes that the page's scripts hold."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", Compressing.sent
    server.shutdown()


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


if __name__ == "__main__":
    number = int(sys.argv[1])
    main(number, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(gettempdir()) / f"briefsite-{number}")
