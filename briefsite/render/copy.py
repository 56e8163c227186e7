"""What stands on the page of an article that is a copy, and how does it differ from the one shown for it?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.link import differences
from briefsite.records import Page
from briefsite.render.briefing import front_matter_of
from briefsite.render.site import Site

MOST = 20  # sentences of one side that are told


def copy_pages(site: Site) -> Iterator[Page]:
    """One page a copy: its text as it is, and the sentences in which the two differ."""
    for entry, shown in site.corpus.copies:
        original = site.entry(shown)
        mine, theirs = differences(entry, original)
        values = {"entry": entry, "original": original, "mine": mine[:MOST], "theirs": theirs[:MOST]}
        yield site.page(site.addresses.entries[entry.id], "copy", values, front_matter_of(site, entry))
