"""How does one page of docs/ become one of site/?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from briefsite.publish.converted import Contents, convert
from briefsite.publish.disk import sha256
from briefsite.publish.mkdocs_site.made import DATES, Made
from briefsite.publish.mkdocs_site.marks import marks
from briefsite.publish.mkdocs_site.shell import Shells
from briefsite.publish.quiet import cause, messages
from briefsite.publish.sealed import Seal, seal_file

if TYPE_CHECKING:
    from mkdocs.structure.files import File

    from briefsite.publish.mkdocs_site.book import Book


class PageMaker:
    """Makes the pages of a book one after the other, and keeps none of them."""

    def __init__(self, book: Book, seal: Seal, contents: Contents | None) -> None:
        self.book, self.seal, self.contents = book, seal, contents
        self.shells = Shells(book.env, book.config, book.nav)
        self.targets: dict[tuple[str, str], tuple[str, str] | None] = {}
        self.folders: set[str] = set()

    def make(self, file: File, generated: bool) -> Made:
        """One page, written where it belongs; those that we `generated` we know how to make sooner."""
        page = _page(file)
        try:
            with messages() as said:
                made = self._soon(file, page) if generated and self.contents else None
            if made is None or said:
                made = self._as_mkdocs(page, ())
        finally:
            forget(page)
        return made

    def make_known(self, file: File) -> Made:
        """One of the navigation, which has been read; it is kept."""
        return self._as_mkdocs(_page(file), self.book.read[file.src_uri])

    def _as_mkdocs(self, page: Page, read: tuple[str, ...]) -> Made:
        book = self.book
        with messages() as said:
            try:
                if page.content is None:
                    _populate_page(page, book.config, book.files)
                read = (*read, *said)
                _build_page(page, book.config, book.pages, book.nav, book.env)
            except (MkDocsException, jinja2.TemplateError, OSError) as trouble:
                return Made(read=(*read, *said), failed=cause(trouble))
        place = Path(page.file.abs_dest_path)
        found = seal_file(place, page.file.dest_uri, self.seal) if place.is_file() else []
        links = [(to.src_uri, *link) for to, of in (page.links_to_anchors or {}).items() for link in of.items()]
        made = _made(page, page.present_anchor_ids or (), links)
        assert page.file.abs_src_path
        sha = sha256(Path(page.file.abs_src_path).read_bytes())
        return replace(made, sha=sha, read=read, built=tuple(said)[len(read) :], found=tuple(found))

    def _soon(self, file: File, page: Page) -> Made | None:
        """The same bytes; None where that cannot be told for certain."""
        assert self.contents and file.abs_src_path
        content = Path(file.abs_src_path).read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if "\r" in text or text.startswith("\ufeff"):
            return None
        markdown, page.meta = get_data(text)
        folder = posixpath.dirname(file.src_uri)
        converted = convert(markdown, self.contents, lambda path: self._target(folder, path, file))
        output = converted and self.shells.page(page, converted)
        if not converted or not output:
            return None
        sealed, found = self.seal.sealed(file.dest_uri, output.encode("utf-8", "xmlcharrefreplace"))
        self._write(file, sealed)
        return replace(_made(page, converted.anchors, converted.links), sha=sha256(content), found=tuple(found))

    def _target(self, folder: str, path: str, file: File) -> tuple[str, str] | None:
        """Where a link from a page in `folder` leads: the page, and its address from there."""
        key = (folder, path)
        if key not in self.targets:
            uri = posixpath.normpath(posixpath.join(folder, path))
            address = None if path.startswith("/") else self._address(uri)
            self.targets[key] = (uri, get_relative_url(address, file.url)) if address else None
        return self.targets[key]

    def _address(self, uri: str) -> str | None:
        """Of a page below docs/, if it is published."""
        if uri in self.book.others:
            return quote(self.book.others[uri])
        target = self.book.files.get_file_from_path(uri)
        return target.url if target and target.inclusion.is_included() else None  # type: ignore[no-untyped-call]

    def _write(self, file: File, content: bytes) -> None:
        folder = posixpath.dirname(file.dest_uri)
        place = Path(file.abs_dest_path)
        if folder not in self.folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        place.write_bytes(content)


def forget(page: Page) -> None:
    """Let go of what a page held while it was made."""
    page.markdown = page.content = None
    page.toc, page.meta = [], {}  # type: ignore[assignment]
    page.links_to_anchors = page.present_anchor_ids = None


def _page(file: File) -> Page:
    assert isinstance(file.page, Page), "the navigation has been built"
    return file.page


def _made(page: Page, anchors: Iterable[str], links: list[tuple[str, str, str]]) -> Made:
    """Links within the page are looked at here; only those that find nothing are looked at again."""
    own, present = page.file.src_uri, {*anchors}
    return Made(
        dates=tuple((name, page.meta[name]) for name in DATES if name in page.meta),
        anchors=marks((own, anchor) for anchor in present),
        links=marks((to or own, at) for to, at, _ in links if to not in ("", own) or at not in present),
    )
