"""How does MkDocs build a site of which it holds no more than a page at a time?

Step by step what its own `build` does for a site without plugins, with the same parts; only the order is another:
a page is read, rendered, written and forgotten before the next one comes, and in any process.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_extra_template, _build_theme_template, _populate_page
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from briefsite.publish.mkdocs_site.made import Made
from briefsite.publish.quiet import messages
from briefsite.publish.sealed import Finding, Seal, seal_file

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(slots=True)
class Book:
    """A site that is open to be built."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    pages: list[File]
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what was said of pages in the navigation


def open_book(config: MkDocsConfig) -> Book:
    """All files and the navigation; the pages in it are read, for the others print their titles."""
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    book = Book(config, files, nav, env, [*files.documentation_pages()])
    for page in nav.pages:
        with messages() as said:
            _populate_page(page, config, files)
        book.read[page.file.src_uri] = tuple(said)
    return book


def copy_static(book: Book, seal: Seal) -> list[Finding]:
    """Files that are no pages, of docs/ and of the theme; what they ask other origins for."""
    found: list[Finding] = []
    for file in book.files:
        if not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call]
            file.copy_file()
            found += seal_file(Path(file.abs_dest_path), file.dest_uri, seal)
    return found


def build_templates(book: Book, seal: Seal) -> list[Finding]:
    """Files that the theme makes of the whole site; where a page has the same address, it stays."""
    found: list[Finding] = []
    taken = {file.dest_uri for file in book.pages}
    theme, extra = sorted(book.config.theme.static_templates), list(book.config.extra_templates)
    for name in theme + extra:
        if name in taken:
            continue
        if name in theme:
            _build_theme_template(name, book.env, book.files, book.config, book.nav)
        else:
            _build_extra_template(name, book.files, book.config, book.nav)
        place = Path(book.config.site_dir, name)
        if place.is_file():
            found += seal_file(place, name, seal)
    return found


def check_anchors(book: Book, made: Iterable[Made]) -> None:
    """Has MkDocs say which links lead to anchors that are not there."""
    pages = dict(zip((file.src_uri for file in book.pages), made, strict=True))
    level = book.config.validation.links.anchors
    if not isinstance(level, int) or level < logging.WARNING:
        return
    for uri, one in pages.items():
        lost = [link for link in one.links if link[0] in pages and f"\n{link[1]}\n" not in pages[link[0]].anchors]
        if lost:
            _say_lost(book, uri, lost, pages)


def _say_lost(book: Book, uri: str, lost: list[tuple[str, str, str]], pages: dict[str, Made]) -> None:
    page = _page(book, uri)
    page.links_to_anchors = {}
    for target, anchor, written in lost:
        file = book.files.src_uris[target]
        _page(book, target).present_anchor_ids = {*pages[target].anchors.split("\n")}
        page.links_to_anchors.setdefault(file, {}).setdefault(anchor, written)
    page.validate_anchor_links(files=book.files, log_level=book.config.validation.links.anchors)


def _page(book: Book, uri: str) -> Page:
    page = book.files.src_uris[uri].page
    assert isinstance(page, Page)
    return page
