"""What of a site is to be made, and what comes of it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.publish.converted import contents_of
from briefsite.publish.listing import listing
from briefsite.publish.mkdocs_site.book import Book, of_theme, open_book, open_pages
from briefsite.publish.mkdocs_site.keep import kept_pages, walk_order
from briefsite.publish.mkdocs_site.keys import config_key, nav_key, templates_key
from briefsite.publish.mkdocs_site.made import Made
from briefsite.publish.mkdocs_site.marks import lost, numbers
from briefsite.publish.mkdocs_site.pages import PageMaker
from briefsite.publish.mkdocs_site.whole import build_templates, copy_static, say_lost
from briefsite.publish.quiet import material, messages
from briefsite.publish.sealed import Finding, Seal
from briefsite.publish.state import KeptPage, Old, State
from briefsite.workers import in_processes

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


NEVER = (-1, -1)  # no file has this stamp


@dataclass(frozen=True, slots=True)
class Order:
    """How a site is to be built."""

    generated: frozenset[str]  # pages below docs/ that are ours
    jobs: int
    old: Old


@dataclass(slots=True)
class Built:
    """What came of it."""

    said: tuple[str, ...] = ()  # by MkDocs, in its order
    found: list[Finding] = field(default_factory=list)  # what files ask other origins for
    failed: str | None = None  # why there is no site
    kept: list[str] = field(default_factory=list)  # files of the old site that belong to the new one
    state: State = field(default_factory=State)


def is_known(config: MkDocsConfig, theme: Path) -> bool:
    """Whether nothing but Material and the templates in `theme` takes part: no plugins, no hooks, no other folder."""
    if config.theme.name != "material" or config.plugins or config.hooks or config.extra_templates:
        return False
    known = [str(theme), *material().dirs]
    return [Path(folder).resolve() for folder in config.theme.dirs] == [Path(folder).resolve() for folder in known]


def build_book(config: MkDocsConfig, seal: Seal, order: Order) -> Built:
    """The site of `config`: as MkDocs builds it, and sealed, but for what is kept of the old one."""
    docs, old = listing(Path(config.docs_dir), through=True), order.old.state
    state = State(address=config.site_url or "", config=config_key(config))
    same = bool(state.config) and state.config == old.config
    kept = kept_pages(order.old, config, docs, order.generated) if same else {}
    paths = {uri: page.path for uri, page in kept.items()}
    with messages() as opened:
        book = open_pages(config, docs.keys() - kept.keys(), paths, old.theme) if kept else open_book(config)
        state.nav = nav_key(book.nav)
        if kept and state.nav != old.nav:
            kept, book = {}, open_book(config)
    state.theme = old.theme if kept else of_theme(book)
    built = Built(state=state)
    intact = {path: at for path, at in old.static.items() if same and path in order.old.intact}
    state.static, built.kept, built.found = copy_static(book, seal, intact)
    made: dict[str, Made] = {}
    for uri, one in _made(book, seal, order):
        made[uri] = one
        built.found += one.found
        if one.failed is not None:
            return Built((*opened, *_told(made)), failed=one.failed)
    built.kept += [page.path for page in kept.values()]
    written = {file.src_uri: file.dest_uri for file in book.pages}
    new = {uri: _page(written[uri], docs.get(uri, NEVER), one, uri in order.generated) for uri, one in made.items()}
    state.pages = {uri: new[uri] if uri in new else kept[uri] for uri in sorted({*new, *kept}, key=walk_order)}
    with messages() as end:
        _finish(book, seal, built, order.old)
        _check_anchors(book, new, kept, old)
    built.said = (*opened, *_told(made), *end)
    return built


def _made(book: Book, seal: Seal, order: Order) -> Iterator[tuple[str, Made]]:
    """All pages in order; those in the navigation are made first, which also brings all templates to mind."""
    config = book.config
    maker = PageMaker(book, seal, contents_of(config.markdown_extensions, config.mdx_configs))
    first = {file.src_uri: maker.make_known(file) for file in book.pages if file.src_uri in book.read}
    rest = [file for file in book.pages if file.src_uri not in first]

    def work(number: int) -> Made:
        return maker.make(rest[number], rest[number].src_uri in order.generated)

    later = in_processes(work, len(rest), order.jobs)
    for file in book.pages:
        yield file.src_uri, first[file.src_uri] if file.src_uri in first else next(later)


def _page(path: str, stamp: tuple[int, int], made: Made, ours: bool) -> KeptPage:
    """People's own pages are made in every build, so that they hear in every build what is wrong with them."""
    return KeptPage(path, stamp, made.sha if ours else "", made.dates, made.anchors, made.links)


def _finish(book: Book, seal: Seal, built: Built, old: Old) -> None:
    """What is made of the whole site."""
    pages = {uri: (page.path, page.dates) for uri, page in built.state.pages.items()}
    names = sorted(book.config.theme.static_templates)
    key = templates_key((built.state.config, built.state.nav), names, [*pages.values()])
    if built.state.config and key == old.state.templates[0] and old.has(old.state.templates[1]):
        built.state.templates = old.state.templates
        built.kept += old.state.templates[1]
        return
    made, found = build_templates(book, seal, pages)
    built.state.templates = (key, tuple(made))
    built.found += found


def _check_anchors(book: Book, new: Mapping[str, KeptPage], kept: Mapping[str, KeptPage], old: State) -> None:
    """Has MkDocs say which links lead to anchors that are not there."""
    before = [page.anchors for uri, page in old.pages.items() if uri not in kept] if kept else []
    now, then = ([(page.anchors, page.links) for page in pages.values()] for pages in (new, kept))
    missing = lost(now, then, before)
    if missing:
        pages = sorted({*new, *kept}, key=walk_order)
        links = {**kept, **new}
        say_lost(book, [uri for uri in pages if not missing.isdisjoint(numbers(links[uri].links))], missing)


def _told(made: Mapping[str, Made]) -> Iterator[str]:
    """What was said of pages, first when they were read, then when they were built."""
    for one in made.values():
        yield from one.read
    for one in made.values():
        yield from one.built
