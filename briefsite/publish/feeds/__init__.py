"""Which feeds does the site have? One for all, and one beside the page of every topic and person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname, relpath

from briefsite.publish.feeds.atom import atom, atom_entry
from briefsite.publish.feeds.item import Feed, Item, item_of, urn
from briefsite.publish.feeds.json_feed import json_feed, json_item
from briefsite.records import Entry
from briefsite.render.addresses import published
from briefsite.render.markup import bare
from briefsite.render.site import Site

NEWEST = 50  # briefings in the feed of the site
NEWEST_OF_TERM = 20

__all__ = ["feeds"]


def feeds(site: Site, address: str | None) -> Iterator[tuple[str, bytes]]:
    """(path below site/, bytes) of every feed: Atom, and JSON Feed 1.1 of the same entries.

    With the address of the published site all links are absolute. Without it they are relative to the feed, which
    most readers understand, but not all. Ids are the same either way.
    """
    maker = _Maker(site, address)
    entries = site.corpus.entries
    yield from maker.feed("index.md", "feed", site.name, entries[:NEWEST])
    for term, places in site.corpus.bearers.items():
        page = site.addresses.terms[term]
        newest = [entries[place] for place in places[:NEWEST_OF_TERM]]
        yield from maker.feed(page, page.removesuffix(".md"), f"{site.label(term)} · {site.name}", newest)


class _Maker:
    """Writes every briefing once for each folder that links start from, however many feeds hold it."""

    def __init__(self, site: Site, address: str | None) -> None:
        self.site = site
        self.root = f"{address.rstrip('/')}/" if address else None
        self.written: dict[tuple[str, str], tuple[Item, str, str]] = {}

    def feed(self, page: str, path: str, title: str, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
        folder = dirname(path)
        items = [self._item(folder, entry) for entry in entries]
        updated = max((item.updated for item, _, _ in items), default=None)
        for suffix, write, parts in (
            (".xml", atom, [part for _, part, _ in items]),
            (".json", json_feed, [part for _, _, part in items]),
        ):
            own = self._link(folder, path + suffix)
            name = urn(f"feed/{self.site.name}/{path}")
            feed = Feed(
                name, bare(title), bare(self.site.name), self.site.say.code, (self._link(folder, published(page)), own)
            )
            yield path + suffix, write(feed, updated, parts)

    def _item(self, folder: str, entry: Entry) -> tuple[Item, str, str]:
        start = "" if self.root else folder
        key = start, entry.id
        if key not in self.written:
            page = published(self.site.addresses.entries[entry.id])
            item = item_of(self.site, entry, self._link(folder, page))
            self.written[key] = item, atom_entry(item), json_item(item)
        return self.written[key]

    def _link(self, folder: str, path: str) -> str:
        return self.root + path if self.root else relpath(path, folder or ".")
