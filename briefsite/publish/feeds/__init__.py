"""Which feeds does the site have? One for all, and one beside the page of a topic or person that returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from posixpath import dirname, relpath

from briefsite.link import digest
from briefsite.publish.feeds.atom import atom, atom_entry
from briefsite.publish.feeds.item import Feed, item_of, urn
from briefsite.publish.feeds.json_feed import json_feed, json_item
from briefsite.publish.parts import File, Part
from briefsite.render.addresses import published
from briefsite.render.feeds import has_feed
from briefsite.render.markup import bare
from briefsite.render.site import Site

NEWEST = 50  # briefings in the feed of the site
NEWEST_OF_TERM = 20
Written = tuple[str, str, str]  # when it was changed, as Atom, as JSON

__all__ = ["feed_parts"]


def feed_parts(site: Site, address: str | None) -> Iterator[Part]:
    """Every feed: Atom, and JSON Feed 1.1 of the same entries.

    With the address of the published site all links are absolute. Without it they are relative to the feed, which
    most readers understand, but not all. Ids are the same either way.
    """
    maker = _Maker(site, address)
    basis = site.keys.basis + repr(address).encode()
    entries = [site.keys.entries[face.id] for face in site.corpus.faces]
    key = digest(basis + b"".join(entries[:NEWEST])).hex()
    yield Part("feed", key, partial(maker.whole, range(min(NEWEST, len(entries)))))
    for term, places in site.corpus.bearers.items():
        if has_feed(site.corpus, term):
            newest = places[:NEWEST_OF_TERM]
            made_of = [basis, site.keys.terms[term], *[entries[place] for place in newest]]
            page = site.addresses.terms[term]
            yield Part(f"feed/{page}", digest(b"".join(made_of)).hex(), partial(maker.of_term, term, newest))


class _Maker:
    """Writes every briefing once for the feeds of topics and people, however many of them hold it."""

    def __init__(self, site: Site, address: str | None) -> None:
        self.site = site
        self.root = f"{address.rstrip('/')}/" if address else None
        self.written: dict[tuple[str, int], Written] = {}  # by where links start from, and place

    def whole(self, places: Sequence[int]) -> Iterator[File]:
        """The feed of the site, with all key points of a briefing."""
        return self._feed("index.md", "feed", self.site.name, [self._item("", place, None) for place in places])

    def of_term(self, term: str, places: Sequence[int]) -> Iterator[File]:
        """The feed of a topic or person, with the first key point: a briefing stands in the feeds of many."""
        page = self.site.addresses.terms[term]
        path = page.removesuffix(".md")
        folder = dirname(path)
        start = self.root or relpath(".", folder)
        for place in places:
            if (start, place) not in self.written:
                self.written[start, place] = self._item(folder, place, 1)
        items = [self.written[start, place] for place in places]
        return self._feed(page, path, f"{self.site.label(term)} · {self.site.name}", items)

    def _feed(self, page: str, path: str, title: str, items: Sequence[Written]) -> Iterator[File]:
        folder = dirname(path)
        updated = max((item[0] for item in items), default=None)
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

    def _item(self, folder: str, place: int, points: int | None) -> Written:
        entry = self.site.corpus.entries[place]
        link = self._link(folder, published(self.site.addresses.entries[entry.id]))
        item = item_of(self.site, entry, link, points)
        return item.updated, atom_entry(item), json_item(item)

    def _link(self, folder: str, path: str) -> str:
        return self.root + path if self.root else relpath(path, folder or ".")
