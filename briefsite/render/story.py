"""What stands on the page of a story, and on the list of all?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefsite.findings import Span
from briefsite.records import Entry, Page, Story
from briefsite.render.sheets import sheets
from briefsite.render.site import Site

MOST_NEW = 8  # terms that an article brings into a story


def story_pages(site: Site) -> Iterator[Page]:
    """One page a story, its articles in time; and the list, the story with the newest news first."""
    for story in site.links.stories:
        entries = _entries(site, story)
        rows = [(entry, _lead(entry), site.ordered(news)[:MOST_NEW])
                for entry, news in zip(entries, story.news, strict=True)]  # fmt: skip
        label = entries[0].title
        values: dict[str, Any] = {"story": story, "label": label, "rows": rows, "span": _span(entries)}
        values["split"] = ", ".join(entry.path for entry in entries[:2])
        yield site.page(site.addresses.stories[story.id], "story", values, {"title": label})
    rows_of_all = [(story, _entries(site, story)) for story in site.links.stories]
    for sheet in sheets("stories/index.md", rows_of_all):
        values = {"sheet": sheet, "span": _span}
        yield site.page(sheet.path, "stories", values, {"title": str(site.say("stories"))})


def _entries(site: Site, story: Story) -> list[Entry]:
    return [site.corpus.entries[place] for place in story.places]


def _lead(entry: Entry) -> Span | None:
    return next(iter(entry.analysis.summary), None)


def _span(entries: list[Entry]) -> tuple[str, str] | None:
    """The first and the last day, as far as they are known."""
    days = sorted(entry.published.iso for entry in entries if entry.published.iso)
    return (days[0], days[-1]) if days else None
