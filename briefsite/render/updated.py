"""Of which day is the newest that a list tells?"""

from __future__ import annotations

from briefsite.corpus import newest_day
from briefsite.render.trail import HOME, SECTIONS, Whole

# Lists of all briefings outside of the folders; what is not listed here has no news of its own.
_LISTS = {HOME, "timeline.md", "quotes.md", "figures.md", "network.md", "map.md"}


def updated(site: Whole, path: str) -> str | None:
    """The date of the newest dated briefing on a topic's page, a story's or a list's, else None."""
    first, _ = site.addresses.sheet(path)
    what, own = site.addresses.owners.get(first, ("list", ""))
    faces = site.corpus.faces
    if what == "entry":
        return None  # it has a date, or it has none
    if what == "term":
        return newest_day(faces[place] for place in site.corpus.bearers[own])
    if what == "story":
        places = site.addresses.threads[own].places
        days = (faces[place].published.iso for place in places)
        return max((day for day in days if day), default=None)
    known = first in _LISTS or first.partition("/")[0] in SECTIONS
    return site.corpus.newest if known else None
