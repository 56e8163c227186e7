"""How does a site get built soon, where we know all that takes part in it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.theme import Theme

from briefsite.publish.converted import contents_of
from briefsite.publish.mkdocs_site.book import Book, build_templates, check_anchors, copy_static, open_book
from briefsite.publish.mkdocs_site.made import Made
from briefsite.publish.mkdocs_site.pages import PageMaker
from briefsite.publish.mkdocs_site.workers import in_processes
from briefsite.publish.quiet import messages
from briefsite.publish.sealed import Finding, Seal

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Built", "build_book", "is_known"]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it."""

    said: tuple[str, ...] = ()  # by MkDocs, in its order
    found: tuple[Finding, ...] = ()  # what files ask other origins for
    failed: str | None = None  # why there is no site


def is_known(config: MkDocsConfig, theme: Path) -> bool:
    """Whether nothing but Material and the templates in `theme` takes part: no plugins, no hooks, no other folder."""
    if config.theme.name != "material" or config.plugins or config.hooks:
        return False
    known = [str(theme), *Theme("material").dirs]
    return [Path(folder).resolve() for folder in config.theme.dirs] == [Path(folder).resolve() for folder in known]


def build_book(config: MkDocsConfig, seal: Seal, generated: frozenset[str], jobs: int) -> Built:
    """The site of `config`, whose pages `generated` are ours: as MkDocs builds it, and sealed."""
    with messages() as opened:
        book = open_book(config)
    found = copy_static(book, seal)
    made: list[Made] = []
    for one in _made(book, seal, generated, jobs):
        made.append(one)
        if one.failed is not None:
            return Built((*opened, *_told(made)), failed=one.failed)
    for file, one in zip(book.pages, made, strict=True):
        if file.page is not None and not file.page.meta:  # the sitemap tells when it changed
            file.page.meta = dict(one.dates)
    with messages() as end:
        found += build_templates(book, seal)
        check_anchors(book, made)
    found += [finding for one in made for finding in one.found]
    return Built((*opened, *_told(made), *end), tuple(found))


def _made(book: Book, seal: Seal, generated: frozenset[str], jobs: int) -> Iterator[Made]:
    """All pages in order; those in the navigation are made first, which also brings all templates to mind."""
    config = book.config
    maker = PageMaker(book, seal, contents_of(config.markdown_extensions, config.mdx_configs))
    first = {uri: maker.make_known(book.files.src_uris[uri]) for uri in book.read}
    rest = [file for file in book.pages if file.src_uri not in first]

    def work(number: int) -> Made:
        return maker.make(rest[number], rest[number].src_uri in generated)

    later = in_processes(work, len(rest), jobs)
    for file in book.pages:
        yield first[file.src_uri] if file.src_uri in first else next(later)


def _told(made: list[Made]) -> Iterator[str]:
    """What was said of pages, first when they were read, then when they were built."""
    for one in made:
        yield from one.read
    for one in made:
        yield from one.built
