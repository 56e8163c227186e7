"""What do other programs need for the same articles, or for the very pages that we wrote?

Each is asked for what it can: pages, lists, tags, feeds and a sitemap. What it leaves out stands beside its name.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.ours import configure
from benchmarks.peers import formats
from benchmarks.process import run

HERE = Path(__file__).parent
STEPS = ("cold", "added")
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Peer:
    """A program with its settings; `given` are our pages or the raw articles with the topics we found."""

    about: str
    given: str  # docs or articles
    command: Callable[[Path, Path], list[str]]  # from (its folder, the programs' folder)
    output: str = "site"
    written: Callable[[dict[str, Any]], str] = formats.markdown


PEERS = {
    "mkdocs": Peer(
        "MkDocs and Material without search, on our pages: the yardstick",
        "docs",
        lambda folder, programs: [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")],
    ),
    "material": Peer(
        "MkDocs and Material with its search and tags, on the raw articles; no feeds, no related articles",
        "articles",
        lambda folder, programs: [f"{programs}/mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")],
    ),
    "zensical": Peer(
        "Zensical with its search on the raw articles; no list of tags, no feeds, no related articles",
        "articles",
        lambda folder, programs: [f"{programs}/zensical", "build", "-f", "mkdocs.yml"],
    ),
    "zensical-tags": Peer(
        "Zensical with its search and tags on the raw articles; no feeds, no related articles",
        "articles",
        lambda folder, programs: [f"{programs}/zensical", "build", "-f", "mkdocs.yml"],
    ),
    "zensical-pages": Peer(
        "Zensical with its search on our pages; without our templates, which it cannot read",
        "docs",
        lambda folder, programs: [f"{programs}/zensical", "build", "-f", "mkdocs.yml"],
    ),
    "hugo": Peer(
        "Hugo on the raw articles: tags, paginated lists, related articles, feeds, sitemap; no search",
        "articles",
        lambda folder, programs: [hugo(programs), "--quiet", "--source", str(folder)],
        "public",
    ),
    "pelican": Peer(
        "Pelican on the raw articles: tags, paginated lists, feeds, sitemap, its cache; no related articles, no search",
        "articles",
        lambda folder, programs: [f"{programs}/pelican", "content", "-s", "pelicanconf.py", "-q"],
        "output",
        formats.pelican,
    ),
}


def measure(name: str, step: str, folder: Path, programs: Path) -> dict[str, Any]:
    """Costs of one step of a peer in a folder beside those that our own build has left; raises Failed."""
    peer, kept = PEERS[name], folder.parent / step
    if step == STEPS[0]:
        shutil.rmtree(folder, ignore_errors=True)
        _settle(name, folder)
    if peer.given == "docs":
        update(folder / "docs", ((place, (kept / "docs" / place).read_bytes()) for place in _files(kept / "docs")))
    else:
        place = folder / ("docs/articles" if peer.output == "site" else "content/articles")
        update(place, formats.each(kept / "articles.jsonl", peer.written))
    cost = run(peer.command(folder, programs), folder, folder / "log.txt", ENVIRONMENT)
    files = [path for path in (folder / peer.output).rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return {**asdict(cost), "bytes": sum(path.stat().st_size for path in files), "files": len(files), "pages": pages}


def update(folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Write what differs and delete what is not named, so that unchanged files keep their times."""
    named = set()
    for path, content in files:
        place = folder / path
        named.add(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists() or place.read_bytes() != content:
            place.write_bytes(content)
    for place in [*folder.rglob("*")]:
        if place.is_file() and place not in named:
            place.unlink()


def hugo(programs: Path) -> str:
    """The program itself, without the Python that starts it."""
    return str(next(programs.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")))


def _settle(name: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    if name == "mkdocs":
        configure(folder)
    elif name == "zensical-pages":
        configure(folder)
        config = folder / "mkdocs.yml"
        kept = [line for line in config.read_text("utf-8").splitlines() if not line.strip().startswith(NOT_FOR_ALL)]
        config.write_text("\n".join(kept) + "\n", "utf-8")
    else:
        shutil.copytree(HERE / SETTINGS.get(name, name), folder, dirs_exist_ok=True)


SETTINGS = {"zensical-tags": "material"}  # it reads the same
NOT_FOR_ALL = ("custom_dir:", "static_templates:")


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
