"""How does a feed look as JSON Feed 1.1 (jsonfeed.org)?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from briefsite.publish.feeds.item import Feed, Item

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, updated: str | None, items: Iterable[str]) -> bytes:
    """The document around items that `json_item` has written; JSON Feed has no place for `updated`."""
    page, own = feed.links
    head = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": page,
        "feed_url": own,
        "authors": [{"name": feed.author}],
        "language": feed.language,
    }
    return (_json(head).removesuffix("}") + ',"items":[\n' + ",\n".join(items) + "\n]}\n").encode()


def json_item(item: Item) -> str:
    """One item; an undated one has no `date_published`."""
    values = {
        "id": item.id,
        "url": item.link,
        "external_url": item.source,
        "title": item.title,
        "content_text": item.text,
        "language": item.language,
        "date_published": item.published,
        "authors": [{"name": item.author}] if item.author else None,
        "tags": [label for _, label in item.topics],
    }
    return _json({name: value for name, value in values.items() if value})


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
