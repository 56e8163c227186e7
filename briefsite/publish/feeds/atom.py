"""How does a feed look in Atom (RFC 4287)?"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from briefsite.publish.feeds.item import NEVER, Feed, Item, stamp

NAME = "http://www.w3.org/2005/Atom"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
END = "</feed>"


def atom(feed: Feed, updated: str | None, entries: Iterable[str]) -> bytes:
    """The document around entries that `atom_entry` has written; `updated` is the latest of theirs."""
    root = Element("feed", {"xmlns": NAME, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", updated or stamp(NEVER))
    _add(SubElement(root, "author"), "name", feed.author)
    page, own = feed.links
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    head = tostring(root, encoding="unicode").removesuffix(END)
    return "\n".join([HEAD + head, *entries, END, ""]).encode()


def atom_entry(item: Item) -> str:
    """One entry; an undated one has no `published`, and its summary says so."""
    root = Element("entry", {"xml:lang": item.language})
    _add(root, "id", item.id)
    _add(root, "title", item.title)
    _add(root, "updated", item.updated)
    if item.published:
        _add(root, "published", item.published)
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": item.link})
    if item.source:
        SubElement(root, "link", {"rel": "via", "href": item.source})
    if item.author:
        _add(SubElement(root, "author"), "name", item.author)
    for term, label in item.topics:
        SubElement(root, "category", {"term": term, "label": label})
    _add(root, "summary", f"({item.undated})\n{item.text}" if item.undated else item.text)
    return tostring(root, encoding="unicode")


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text
