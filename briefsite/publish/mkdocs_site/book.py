"""How does MkDocs build a site of which it holds no more than a page at a time?

Step by step what its own `build` does for a site without plugins, with the same parts; only the order is another:
a page is read, rendered, written and forgotten before the next one comes, and in any process.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
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
    others: Mapping[str, str]  # that are as they were: addresses by path below docs/
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what was said of pages in the navigation


class SomeFiles(Files):
    """Files of docs/ of which most come only when they are asked for."""

    def __init__(self, paths: Iterable[str], others: Mapping[str, str], config: MkDocsConfig) -> None:
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
    files, env = get_files(config), config.theme.get_env()
    files.add_files_from_theme(env, config)
    return _opened(config, files, env, {})


def open_pages(config: MkDocsConfig, paths: Iterable[str], others: Mapping[str, str], theme: Iterable[str]) -> Book:
    """The same of some files of docs/ only, among `others` that are as they were; the `theme` has these files."""
    files = SomeFiles(paths, others, config)
    for path in theme:
        if path not in files.src_uris and path not in config.theme.static_templates:
            folder = next(folder for folder in config.theme.dirs if Path(folder, path).is_file())
            files.append(File(path, folder, config.site_dir, config.use_directory_urls))
    return _opened(config, files, config.theme.get_env(), others)


def of_theme(book: Book) -> tuple[str, ...]:
    """The files that the theme has, whether or not docs/ has some of the same name."""
    docs, folders = book.config.docs_dir, book.config.theme.dirs
    static = [file for file in book.files if not file.is_documentation_page()]
    return tuple(
        file.src_uri
        for file in static
        if file.src_dir != docs or any(Path(folder, file.src_uri).is_file() for folder in folders)
    )


def page_of(file: File, config: MkDocsConfig) -> Page:
    """The page of a file; one that came late has none yet."""
    page = file.page if isinstance(file.page, Page) else Page(None, file, config)
    assert isinstance(page, Page)
    return page


def _opened(config: MkDocsConfig, files: Files, env: Environment, others: Mapping[str, str]) -> Book:
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    book = Book(config, files, nav, env, [*files.documentation_pages()], others)
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
