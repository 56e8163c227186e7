"""Is everything as the last build found and left it? Then there is nothing to do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from briefsite.records import Report
from briefsite.settings import Settings
from briefsite.store import Store, named, version

NAME = "whole"
# What else writes the site; with another version of it pages may be others.
MAKERS = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "babel", "pagefind-bin", "pyyaml")
CLOCK = "SOURCE_DATE_EPOCH"


class AsBefore:
    """The last build of the same settings, by the times and sizes of all files that it read and wrote."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings, self._store = settings, store
        self._name = named(NAME, settings.docs)
        self._found = _digest([_switches(settings), *_read(settings)])  # before anything of it is read
        self._docs = ""

    def report(self) -> Report | None:
        """What a build would tell that changes nothing; None where there is something to do."""
        kept = self._store.value(self._name, None)
        if kept is None or kept[0] != self._found:
            return None
        self.see_docs()
        report: Report | None = kept[2] if kept[1] == self._left() else None
        return report

    def see_docs(self) -> None:
        """How docs/ lies before it is published: what a person changes there from now on is for the next build."""
        self._docs = _digest(_files(self._settings.docs))

    def remember(self, report: Report) -> None:
        """At the end of a build that has done all it should."""
        pages = report.written + report.unchanged
        same = replace(report, written=0, unchanged=pages, removed=0, seconds={}, cpu_seconds={}, peak_rss_mib=0.0)
        self._store.keep(self._name, (self._found, self._left(), same))

    def _left(self) -> str:
        return self._docs + ("" if self._settings.pages_only else _digest(_files(self._settings.site)))


def _switches(settings: Settings) -> str:
    """Options, environment and versions that decide about pages."""
    text = settings.config.read_text(encoding="utf-8", errors="replace")
    words = {*re.findall(r"\w+", text), CLOCK} if "!ENV" in text else {CLOCK}
    environment = sorted((name, value) for name, value in os.environ.items() if name in words)
    return repr((settings, version(), environment, [_installed(name) for name in MAKERS]))


def _installed(name: str) -> str | None:
    try:
        return version_of(name)
    except PackageNotFoundError:
        return None


def _read(settings: Settings) -> Iterator[str]:
    """What a build reads: articles, configuration, and the files and folders that the configuration names."""
    yield from _files(settings.seeds)
    yield settings.config.read_text(encoding="utf-8", errors="replace")
    for word in sorted(set(re.findall(r"[\w./-]+", settings.config.read_text(encoding="utf-8", errors="replace")))):
        place = settings.config.parent / word
        if ("/" in word or "." in word) and word.strip("./") and place.exists():
            yield from _files(place) if place.is_dir() else [_times(place)]


def _files(folder: Path) -> Iterator[str]:
    """Name, size and time of change of all files below a folder."""
    pending = [str(folder)]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield f"{here}?"
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            else:
                about = entry.stat(follow_symlinks=False)
                yield f"{entry.path}\0{about.st_size}\0{about.st_mtime_ns}"


def _times(place: Path) -> str:
    about = place.stat()
    return f"{place}\0{about.st_size}\0{about.st_mtime_ns}"


def _digest(lines: Any) -> str:
    return sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
