"""What stands on the page of an article that is a copy, and how does it differ from the one shown for it?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefsite.link import differences
from briefsite.records import Draft, Page
from briefsite.render.briefing import front_matter_of
from briefsite.render.site import Site

MOST = 20  # sentences of one side that are told


def copy_pages(site: Site) -> Iterator[Draft]:
    """One page a copy: its text as it is, and the sentences in which the two differ."""
    for face in site.corpus.hidden:
        key = site.keys.of(site.keys.entries[face.id], site.keys.entries[site.corpus.shown_for[face.id]])
        yield Draft(site.addresses.entries[face.id], key, partial(_page, site, face.id))


def _page(site: Site, copy: str) -> Page:
    entry, original = site.corpus.entry(copy), site.corpus.entry(site.corpus.shown_for[copy])
    mine, theirs = differences(entry, original)
    values = {"entry": entry, "original": original, "mine": mine[:MOST], "theirs": theirs[:MOST]}
    return site.page(site.addresses.entries[entry.id], "copy", values, front_matter_of(site, entry))
