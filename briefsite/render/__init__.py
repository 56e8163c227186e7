"""Stage 4: Corpus → Page … One kind of page a module, templates beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import resources

from briefsite.corpus import Corpus
from briefsite.records import Draft, Group, Links, Page, Problem
from briefsite.render.addresses import addresses
from briefsite.render.briefing import briefing_pages
from briefsite.render.catalogue import catalogue
from briefsite.render.choice import Choice
from briefsite.render.copy import copy_pages
from briefsite.render.directory import directory_pages
from briefsite.render.linked_data import noted
from briefsite.render.overview import overview_pages
from briefsite.render.pictures import picture_pages
from briefsite.render.quality import quality_pages
from briefsite.render.registers import register_pages
from briefsite.render.search import search_pages
from briefsite.render.single import single_file
from briefsite.render.site import Site
from briefsite.render.story import story_pages
from briefsite.render.timeline import timeline_pages
from briefsite.render.topic import topic_groups
from briefsite.settings import Identity
from briefsite.vocabulary import Vocabulary

__all__ = ["Choice", "open_site", "render", "single_file"]

KINDS_OF_PAGE = {
    "overview": overview_pages,
    "briefings": briefing_pages,
    "copies": copy_pages,
    "directory": directory_pages,
    "stories": story_pages,
    "timeline": timeline_pages,
    "registers": register_pages,
    "pictures": picture_pages,
    "search": search_pages,
    "quality": quality_pages,
}  # those of topics and people, of which there are most, stand apart
# What a page loads at once, where it has use for it; publish/theme/main.html names them, too.
SCRIPTS = ("search-start.js", "preview.js", "texts.js", "tables.js", "visits.js")
# What assets/search-start.js loads when somebody is about to search, in that order.
SEARCH = ("search.js", "search-names.js", "search-query.js", "search-result.js", "search-box.js", "search-page.js")
STYLES = ("briefsite.css", "pictures.css", "search.css", "enhance.css")  # served as one, under the name of the first


def render(site: Site) -> Iterator[Group]:
    """Every page and asset of the site, in a fixed order, ready to be made."""
    for kind, pages in KINDS_OF_PAGE.items():
        yield Group(kind, "", partial(_noted, site, partial(pages, site)))
    for group in topic_groups(site):
        yield Group(group.name, group.key, partial(_noted, site, group.drafts))
    yield Group("assets", "", partial(_assets, site))


def _noted(site: Site, drafts: Callable[[], Iterable[Draft]]) -> Iterator[Draft]:
    """Drafts that are also different where what is noted of their list is."""
    for draft in drafts():
        key = draft.key and site.keys.of(draft.key, noted(site, draft.path))
        yield Draft(draft.path, key, draft.make)


def _assets(site: Site) -> Iterator[Draft]:
    folder = resources.files("briefsite.render.assets")
    texts = {STYLES[0]: "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in STYLES)}
    texts |= {name: folder.joinpath(name).read_text(encoding="utf-8") for name in (*SCRIPTS, *SEARCH)}
    for name, text in texts.items():
        yield Draft(f"assets/{name}", site.keys.of(), partial(Page, f"assets/{name}", text))


def open_site(
    corpus: Corpus,
    links: Links,
    vocabulary: Vocabulary,
    identity: Identity,
    problems: Iterable[Problem],
) -> Site:
    """The corpus with the addresses and texts that its pages need."""
    say = catalogue(identity.language, str(identity.config))
    places = addresses(corpus, links.stories, vocabulary.terms.values(), say.code)
    return Site(identity.name, corpus, links, places, say, tuple(problems), vocabulary.origin, vocabulary.cache)
