"""Where is the site searched?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefsite.records import Draft, Page
from briefsite.render.site import Site

# As the address of a search spells them; a topic is what is neither person, country nor organisation.
FACETS = ("topic", "person", "organisation", "country", "year", "lang")


def search_pages(site: Site) -> Iterator[Draft]:
    """The page whose parts assets/search-page.js fills."""
    yield Draft("search.md", site.keys.of(), partial(_page, site))


def _page(site: Site) -> Page:
    front = {"title": str(site.say("search")), "description": str(site.say("search_hint"))}
    return site.page("search.md", "search", {"facets": FACETS}, front)
