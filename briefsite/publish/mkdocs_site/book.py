"""How does MkDocs build a site of which it holds no more than a page at a time?

Step by step what its own `build` does for a site without plugins, with the same parts; only the order is another:
a page is read, rendered, written and forgotten before the next one comes, and in any process.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.commands.build import _populate_page
from mkdocs.structure.files import File, Files, file_sort_key, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from briefsite.publish.mkdocs_site.facts import inert
from briefsite.publish.quiet import messages

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
    pages: list[File]  # that are to be built
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what was said of pages in the navigation


class SomeFiles(Files):
    """Files of docs/ of which most come only when they are asked for."""

    def __init__(self, paths: Iterable[str], others: Collection[str], config: MkDocsConfig) -> None:
        self.others, self.config = others, config
        super().__init__(sorted(map(self._file, paths), key=file_sort_key))

    def get_file_from_path(self, path: str) -> File | None:
        """One that is known, or one of the others."""
        found = super().get_file_from_path(path)
        if found is None and path in self.others:
            found = self._file(path)
            self.append(found)
        return found

    def _file(self, path: str) -> File:
        config = self.config
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        set_exclusions([file], config)
        return file


def open_book(config: MkDocsConfig) -> Book:
    """All files and the navigation; the pages in it are read, for the others print their titles."""
    return _opened(config, get_files(config), frozenset())


def open_pages(config: MkDocsConfig, paths: Iterable[str], others: Collection[str]) -> Book:
    """The same of some files of docs/ only, among `others` that are as they were."""
    return _opened(config, SomeFiles(paths, others, config), others)


def page_of(file: File, config: MkDocsConfig) -> Page:
    """The page of a file; one that came late has none yet."""
    page = file.page if isinstance(file.page, Page) else Page(None, file, config)
    assert isinstance(page, Page)
    return page


def _opened(config: MkDocsConfig, files: Files, others: Collection[str]) -> Book:
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    book = Book(config, files, nav, env, [*files.documentation_pages()])
    for page in nav.pages:
        uri = page.file.src_uri
        with messages() as said:
            if uri in others:
                page.read_source(config)
            if uri not in others or "title" not in page.meta:
                _populate_page(page, config, files)
        book.read[uri] = tuple(said)
        for name in ("title", "description", "author"):  # as main.html does, but before anybody looks
            if page.meta.get(name):
                page.meta[name] = inert(str(page.meta[name]))
    book.pages = [file for file in book.pages if file.src_uri not in others]
    return book
