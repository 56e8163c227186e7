"""Where is the site searched?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.records import Page
from briefsite.render.site import Site

# As the address of a search spells them; a topic is what is neither person, country nor organisation.
FACETS = ("topic", "person", "organisation", "country", "year", "lang")


def search_pages(site: Site) -> Iterator[Page]:
    """The page whose parts assets/search-page.js fills."""
    yield site.page(
        "search.md",
        "search",
        {"facets": FACETS},
        {"title": str(site.say("search")), "description": str(site.say("search_hint"))},
    )
