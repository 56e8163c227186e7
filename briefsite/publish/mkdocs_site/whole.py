"""What is made of the whole site, when its pages are: files of the theme and of docs/, sitemap, 404 page?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs.commands.build import _build_theme_template, _populate_page
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_date

from briefsite.publish.listing import Stamp, stamp
from briefsite.publish.mkdocs_site.book import Book, page_of
from briefsite.publish.mkdocs_site.marks import mark
from briefsite.publish.quiet import messages
from briefsite.publish.sealed import Finding, Seal, seal_file

Dates = tuple[tuple[str, object], ...]


class AllPages(Files):
    """For templates that list all pages: their addresses and dates, and no more."""

    def __init__(self, book: Book, pages: Mapping[str, tuple[str, Dates]]) -> None:
        super().__init__(())
        base, updated = book.config.site_url or "", get_build_date()
        base += "" if base.endswith("/") or not base else "/"
        self.pages: list[Any] = []
        for path, dates in pages.values():
            url = quote(path)
            address = urljoin(base, url) if base else None
            page = SimpleNamespace(url=url, canonical_url=address, meta=dict(dates), is_link=False, update_date=updated)
            self.pages.append(SimpleNamespace(page=page, url=url, dest_uri=path))

    def documentation_pages(self, **_: Any) -> list[Any]:
        """All that are published."""
        return self.pages


def copy_static(book: Book, seal: Seal, old: Mapping[str, Stamp]) -> tuple[dict[str, Stamp], list[str], list[Finding]]:
    """Files that are no pages, of docs/ and of the theme, but for those that are as `old` ones were.

    All of them with the stamps of their sources; those that were not copied; and what the others ask other origins.
    """
    stamps: dict[str, Stamp] = {}
    kept: list[str] = []
    found: list[Finding] = []
    for file in book.files:
        if file.is_documentation_page() or not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            continue
        assert file.abs_src_path
        path = file.dest_uri
        stamps[path] = stamp(Path(file.abs_src_path))
        if old.get(path) == stamps[path]:
            kept.append(path)
        else:
            file.copy_file()
            found += seal_file(Path(file.abs_dest_path), path, seal)
    return stamps, kept, found


def build_templates(book: Book, seal: Seal, pages: Mapping[str, tuple[str, Dates]]) -> tuple[list[str], list[Finding]]:
    """The files that templates make of the whole site; where a page has the same address, it stays."""
    made: list[str] = []
    found: list[Finding] = []
    taken = {path for path, _ in pages.values()}
    everything = AllPages(book, pages)
    for name in sorted(book.config.theme.static_templates - taken):
        _build_theme_template(name, book.env, everything, book.config, book.nav)
        for path in (name, f"{name}.gz"):
            place = Path(book.config.site_dir, path)
            if place.is_file():
                made.append(path)
                found += seal_file(place, path, seal)
    return made, found


def say_lost(book: Book, uris: list[str], lost: set[int]) -> None:
    """Has MkDocs say which links of these pages lead to anchors that are not there."""
    for uri in uris:
        file = book.files.get_file_from_path(uri)
        assert file is not None
        page = _read(file, book)
        for target, links in (page.links_to_anchors or {}).items():
            if any(mark(target.src_uri, anchor) in lost for anchor in links):
                _read(target, book)
        level = book.config.validation.links.anchors
        assert isinstance(level, int)
        page.validate_anchor_links(files=book.files, log_level=level)


def _read(file: File, book: Book) -> Any:
    page = page_of(file, book.config)
    if page.present_anchor_ids is None:
        with messages():  # it has been said
            _populate_page(page, book.config, book.files)
    return page
