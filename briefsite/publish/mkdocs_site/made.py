"""What is left of a page when it has been written and forgotten?"""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.publish.sealed import Finding

DATES = ("date", "updated")  # of the front matter, what the sitemap says


@dataclass(frozen=True, slots=True)
class Made:
    """One page of docs/, by plain values, for it may come from another process."""

    dates: tuple[tuple[str, object], ...] = ()
    sha: str = ""  # of its Markdown
    anchors: bytes = b""  # marks
    links: bytes = b""  # to anchors, on this page only where there is no such anchor
    read: tuple[str, ...] = ()  # what MkDocs warned of when it read the page
    built: tuple[str, ...] = ()  # and when it built it
    found: tuple[Finding, ...] = ()  # what it asks other origins for
    failed: str | None = None  # why nothing came of it
