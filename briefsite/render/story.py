"""What stands on the page of a story, and on the list of all?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from briefsite.faces import Face, is_dated
from briefsite.findings import Span
from briefsite.records import Draft, Entry, Page, Story
from briefsite.render.sheets import Sheet, sheets
from briefsite.render.site import Site

MOST_NEW = 8  # terms that an article brings into a story


def story_pages(site: Site) -> Iterator[Draft]:
    """One page a story, its articles in time; and the list, the story with the newest news first."""
    for story in site.links.stories:
        told = [(face.published, site.keys.entries[face.id]) for face in site.corpus.some(story.places)]
        named = {term for news in (story.shared, *story.news) for term in news}
        key = site.keys.of(story.id, told, story.shared, story.news, site.keys.steps(sorted(named)))
        yield Draft(site.addresses.stories[story.id], key, partial(_page, site, story))
    rows = [(story, site.corpus.some(story.places)) for story in site.links.stories]
    undated = next((n for n, (_, faces) in enumerate(reversed(rows)) if any(map(is_dated, faces))), len(rows))
    for sheet in sheets("stories/index.md", rows, undated):
        shown = [[(face.published, site.keys.entries[face.id]) for face in faces] for _, faces in sheet.rows]
        shared = [[site.keys.terms[term] for term in story.shared] for story, _ in sheet.rows]
        yield Draft(sheet.path, site.keys.of(sheet.key, shown, shared), partial(_list, site, sheet))


def _page(site: Site, story: Story) -> Page:
    entries = [site.corpus.entries[place] for place in story.places]
    rows = [
        (entry, _lead(entry), site.ordered(news)[:MOST_NEW]) for entry, news in zip(entries, story.news, strict=True)
    ]
    label = entries[0].title
    values: dict[str, Any] = {"story": story, "label": label, "rows": rows, "span": _span(entries)}
    values["split"] = ", ".join(entry.path for entry in entries[:2])
    return site.page(site.addresses.stories[story.id], "story", values, {"title": label})


def _list(site: Site, sheet: Sheet) -> Page:
    values = {"sheet": sheet, "span": _span}
    return site.page(sheet.path, "stories", values, {"title": str(site.say("stories"))})


def _lead(entry: Entry) -> Span | None:
    return next(iter(entry.analysis.summary), None)


def _span(entries: Iterable[Entry | Face]) -> tuple[str, str] | None:
    """The first and the last day, as far as they are known."""
    days = sorted(entry.published.iso for entry in entries if entry.published.iso)
    return (days[0], days[-1]) if days else None
