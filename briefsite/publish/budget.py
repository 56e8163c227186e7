"""How large is the site, and does GitHub Pages take it?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path

from briefsite.publish.disk import disk_trouble
from briefsite.records import Problem

WARN_FROM = 0.8  # of a limit
NAMED = 5  # the largest files that are named
NOT_PUBLISHED = ".git"  # a person's own, which stays in site/


@dataclass(frozen=True, slots=True)
class Limits:
    """Most bytes of a published site and of one of its files."""

    site: int = 1_000_000_000  # GitHub Pages: "may be no larger than 1 GB"
    file: int = 100 * 1024**2  # GitHub: files larger than 100 MiB cannot be pushed


GITHUB = Limits()


@dataclass(frozen=True, slots=True)
class Size:
    """What a site weighs; `largest` are its largest files, each (path below it, bytes)."""

    bytes: int = 0
    files: int = 0
    pages: int = 0
    page_bytes: int = 0
    largest: tuple[tuple[str, int], ...] = ()


@disk_trouble()
def weigh(site: Path) -> Size:
    """What stands in a folder; raises BriefsiteError where it cannot be read."""
    found = list(_files(site))
    pages = [size for path, size in found if path.endswith(".html")]
    largest = nlargest(NAMED, found, key=lambda file: (file[1], file[0]))
    return Size(sum(size for _, size in found), len(found), len(pages), sum(pages), tuple(largest))


def summary(size: Size, articles: int, limits: Limits = GITHUB) -> str:
    """One line of it: how much in all, a page and an article, and what share of the limit."""
    page, article = size.page_bytes / max(size.pages, 1), size.bytes / max(articles, 1)
    return (
        f"{_megabytes(size.bytes)} in {size.pages:,} pages, {page / 1e3:,.0f} KB a page, "
        f"{article / 1e3:,.0f} KB an article; {size.bytes / limits.site:.0%} of what GitHub Pages takes"
    ).replace("%", " %")


def warnings(size: Size, site: Path, limits: Limits = GITHUB) -> tuple[Problem, ...]:
    """From 80 % of a limit on, what is too large and what helps: told, but no reason to refuse a build.

    A site may be published elsewhere, and a limit that is near is no fault of an article.
    """
    told = []
    if size.bytes >= WARN_FROM * limits.site:
        named = ", ".join(f"{path} ({_megabytes(bytes_)})" for path, bytes_ in size.largest)
        told.append(
            Problem(
                site.as_posix(),
                None,
                f"{_megabytes(size.bytes)}, and GitHub Pages takes {_megabytes(limits.site)}; split the collection by "
                f"year or desk as docs/large-collections.md tells, or publish elsewhere; largest: {named}",
            )
        )
    told += [
        Problem(
            (site / path).as_posix(),
            None,
            f"{_megabytes(bytes_)}, and GitHub takes no file beyond {_megabytes(limits.file)} into a repository; "
            "publish by the workflow, which keeps site/ out of it, or split the collection",
        )
        for path, bytes_ in size.largest
        if bytes_ >= WARN_FROM * limits.file
    ]
    return tuple(told)


def _files(site: Path) -> Iterator[tuple[str, int]]:
    """(path, bytes) of every file; a folder is listed once, and what is linked to is not followed."""
    waiting = [("", str(site))]
    while waiting:
        below, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = below + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield path, entry.stat(follow_symlinks=False).st_size
                elif path != NOT_PUBLISHED:
                    waiting.append((f"{path}/", entry.path))


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count < 1e8 else f"{count / 1e6:,.0f} MB"
