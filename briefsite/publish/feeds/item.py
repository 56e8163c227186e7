"""What does a feed say of a briefing?"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from briefsite.records import Entry
from briefsite.render.markup import bare
from briefsite.render.site import Site

# Of all ids that briefsite makes: they stay when a site moves.
NAMESPACE = UUID("6d0f7a52-3c1e-5b8a-9e44-2f7c51b0a9d3")
NEVER = "1970-01-01"  # where Atom demands a day and none is known
FIRST = "-01-01"  # completes a year, and its end a month


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; all texts are one line without control characters, not escaped."""

    id: str
    title: str
    author: str
    language: str
    links: tuple[str, str]  # the page that it follows, and itself


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing; all texts as those of a feed, in `text` a line is a key point."""

    id: str
    link: str
    title: str
    language: str
    published: str | None  # a timestamp, None where the day is not known
    updated: str  # as Atom demands; made of the earliest possible day where the day is not known
    undated: str | None  # said to the reader where the day is not known, in the language of the site
    text: str
    author: str | None
    source: str | None  # the address that the briefing is based on
    topics: tuple[tuple[str, str], ...]  # (id, label) of the main ones


def urn(name: str) -> str:
    """An id that depends on the name alone."""
    return uuid5(NAMESPACE, name).urn


def item_of(site: Site, entry: Entry, link: str, most: int | None) -> Item:
    """What is known of the briefing, with that many key points, or all; nothing is invented."""
    stated, found = entry.article.stated, entry.analysis
    when = found.published
    points = [stated.summary] if stated.summary else []
    points += [entry.text(span) for span in found.summary]
    return Item(
        urn(f"article/{entry.id}"),
        link,
        bare(found.headline.text),
        found.language,
        stamp(when.iso) if when.iso else None,
        stamp(when.iso or when.not_before or NEVER),
        None if when.iso else site.when(entry),
        "\n".join(bare(point) for point in points[:most]) or bare(found.headline.text),
        bare(stated.author) if stated.author else None,
        bare(stated.url) if stated.url else None,
        tuple((bare(topic.term), bare(site.label(topic.term))) for topic in found.topics if topic.role == "main"),
    )


def stamp(day: str) -> str:
    """The first moment of a day, month or year, or of a span of them, as RFC 3339 writes it."""
    day = day.partition("/")[0]
    return f"{day}{FIRST[len(day) - 4 :]}T00:00:00Z"
