"""Of which day is the newest that a list tells?"""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.faces import Face
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
        return _newest(faces[place] for place in site.corpus.bearers[own])
    if what == "story":
        places = site.addresses.threads[own].places
        days = (faces[place].published.iso for place in places)
        return max((day for day in days if day), default=None)
    known = first in _LISTS or first.partition("/")[0] in SECTIONS
    return _newest(faces) if known else None


def _newest(faces: Iterable[Face]) -> str | None:
    """Of faces in the order of the corpus, in which those with a date come by it, newest first."""
    return next((face.published.iso for face in faces if face.published.iso), None)
