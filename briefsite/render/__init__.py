"""Stage 4: Corpus → Page … One kind of page a module, templates beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import resources
from itertools import chain

from briefsite.corpus import Corpus
from briefsite.records import Draft, Links, Page, Problem
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
from briefsite.render.topic import topic_pages
from briefsite.settings import Identity
from briefsite.vocabulary import Vocabulary

__all__ = ["Choice", "open_site", "render", "single_file"]

KINDS_OF_PAGE = (
    overview_pages, briefing_pages, copy_pages, topic_pages, directory_pages, story_pages, timeline_pages,
    register_pages, picture_pages, search_pages, quality_pages,
)  # fmt: skip
# What a page loads at once, where it has use for it; publish/theme/main.html names them, too.
SCRIPTS = ("search-start.js", "preview.js", "texts.js", "tables.js", "visits.js")
# What assets/search-start.js loads when somebody is about to search, in that order.
SEARCH = ("search.js", "search-names.js", "search-query.js", "search-result.js", "search-box.js", "search-page.js")
STYLES = ("briefsite.css", "pictures.css", "search.css", "enhance.css")  # served as one, under the name of the first


def render(site: Site) -> Iterator[Draft]:
    """Every page and asset of the site, in a fixed order, ready to be made."""
    for draft in chain.from_iterable(pages(site) for pages in KINDS_OF_PAGE):
        key = draft.key and site.keys.of(draft.key, noted(site, draft.path))
        yield Draft(draft.path, key, draft.make)
    folder = resources.files("briefsite.render.assets")
    style = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in STYLES)
    texts = {STYLES[0]: style} | {
        name: folder.joinpath(name).read_text(encoding="utf-8") for name in (*SCRIPTS, *SEARCH)
    }
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
    return Site(identity.name, corpus, links, places, say, tuple(problems), vocabulary.origin)
