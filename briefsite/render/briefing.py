"""What stands on the page of an article?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from briefsite.faces import Face, is_dated
from briefsite.findings import Span
from briefsite.link import differences
from briefsite.records import Draft, Entry, Page
from briefsite.render.markup import Safe, external, tagged, woven
from briefsite.render.site import KIND_ORDER, Site, Tools

Around = Callable[[str], tuple[str, str] | None]  # what opens and closes the link to a term, where there is one
WORDS_A_MINUTE = 220
MOST_REASONS = 4  # shared topics named beside a related briefing


def briefing_pages(site: Site) -> Iterator[Draft]:
    """One page an article."""
    for place, face in enumerate(site.corpus.faces):
        path = site.addresses.entries[face.id]
        yield Draft(path, _key(site, place, face), partial(_page, site, place))


def _key(site: Site, place: int, face: Face) -> str:
    keys, story = site.keys.entries, site.story_of.get(face.id)
    beside = [other and keys[other.id] for other in (_beside(site, place, 1), _beside(site, place, -1))]
    related = [keys[target] for target in site.links.targets(face.id)]
    told = [keys[other.id] for other in site.corpus.some(story.places)] if story else []
    copies = [keys[copy] for copy in site.corpus.copies_of(face.id)]
    return site.keys.of(keys[face.id], site.keys.steps(face.terms), beside, related, story and story.id, told, copies)


def _page(site: Site, place: int) -> Page:
    entry = site.corpus.entries[place]
    path = site.addresses.entries[entry.id]
    to = Tools(site, path)
    values = {
        "entry": entry,
        "found": entry.analysis,
        "facts": _facts(site, entry),
        "key_points": [(to.in_language(entry, entry.text(s)), s.paragraph) for s in entry.analysis.summary],
        "body": body(site, entry, _linked(to)),
        "main": [topic.term for topic in entry.analysis.topics if topic.role == "main"],
        "topics": _topics(site, entry),
        "related": _related(site, entry),
        "story": site.story_of.get(entry.id),
        "copies": [(copy, _distance(entry, copy)) for copy in map(site.corpus.entry, site.corpus.copies_of(entry.id))],
        "earlier": _beside(site, place, 1),
        "later": _beside(site, place, -1),
    }
    return site.page(path, "briefing", values, front_matter_of(site, entry))


def _beside(site: Site, place: int, step: int) -> Face | None:
    """The next briefing in time; those without a date, or at least the earliest they may have, stand in no order."""
    other = place + step
    if not 0 <= other < len(site.corpus.faces):
        return None
    both = (site.corpus.faces[place], site.corpus.faces[other])
    return both[1] if all(map(is_dated, both)) else None


def _distance(entry: Entry, other: Entry) -> int:
    """In how many sentences the two differ."""
    return max(map(len, differences(entry, other)))


def front_matter_of(site: Site, entry: Entry) -> dict[str, Any]:
    """The properties of the contract."""
    article, found = entry.article, entry.analysis
    kinds: dict[str, list[str]] = {}
    for topic in found.topics:
        kinds.setdefault(site.corpus.terms[topic.term].kind, []).append(topic.term)
    lead = article.stated.summary or (entry.text(found.summary[0]) if found.summary else "")
    main = [site.label(t.term) for t in found.topics if t.role == "main"]
    return {
        "title": entry.title,
        "date": found.published.iso,
        "date_basis": found.published.basis,
        "lang": found.language,
        "description": lead,
        "tags": list(dict.fromkeys((*main, *article.stated.tags))),
        "topics": [topic.term for topic in found.topics],
        "people": [person.id for person in found.people],
        "organisations": kinds.get("organisation", []),
        "places": [*kinds.get("country", []), *kinds.get("region", []), *kinds.get("place", [])],
        "source_file": article.path,
        "source_sha256": article.sha256,
        "words": found.words,
        "reading_minutes": minutes(entry),
    }


def minutes(entry: Entry) -> int:
    return max(1, round(entry.analysis.words / WORDS_A_MINUTE))


def date_line(site: Site, entry: Entry) -> Safe:
    """The date and how it is known."""
    published, say = entry.published, site.say
    href = Safe(f"#p{published.evidence.paragraph}") if published.evidence else Safe("")
    if published.iso:
        return say(f"date_{published.basis}", date=say.date(published.iso), href=href)
    if published.not_before:
        return say("date_unknown_after", date=say.date(published.not_before), href=href)
    return say("date_unknown")


def _facts(site: Site, entry: Entry) -> list[Safe | str]:
    say, stated = site.say, entry.article.stated
    facts: list[Safe | str] = [date_line(site, entry), say.language(entry.language)]
    facts += [say.count("n_words", entry.analysis.words), say.count("n_minutes", minutes(entry))]
    facts += [stated.author] if stated.author else []
    name = stated.source or stated.url
    if name:
        facts.append(external(name, stated.url) if stated.url else name)
    return facts


def _linked(to: Tools) -> Around:
    """Markdown, so that MkDocs checks where it leads."""
    return lambda term: ("[", f"]({to.href(to.site.addresses.terms[term])})")


def body(site: Site, entry: Entry, around: Around) -> list[tuple[str, int, Safe]]:
    """(kind, number, markup) of every paragraph; topics are linked at their first mention in each section."""
    blocks = []
    seen: set[str] = set()
    for number, paragraph in enumerate(entry.article.paragraphs, 1):
        if paragraph.kind == "heading":
            seen = set()
        marks = [] if paragraph.kind in ("heading", "code") else _marks(site, entry, number, seen, around)
        text = woven(paragraph.text, marks)
        title = number == 1 and entry.analysis.headline.basis == "first-line"
        blocks.append(("title" if title else paragraph.kind, number, text))
    return blocks


def _marks(site: Site, entry: Entry, number: int, seen: set[str], around: Around) -> list[tuple[int, int, str, str]]:
    """Quotations, and inside or outside of them links that do not cross their borders."""
    quotes = [q for q in entry.analysis.quotes if q.span.paragraph == number]
    marks = []
    for quote in quotes:
        speaker = site.label(quote.speaker) if quote.speaker in site.corpus.terms else None
        # No title attribute: Material can be told to write those into the page as HTML.
        names = {"class": f"bs-{quote.kind}", "data-speaker": speaker}
        opened = tagged("span", Safe(""), **names).removesuffix("</span>")
        marks.append((quote.span.start, quote.span.end, opened, "</span>"))
    taken: list[Span] = []
    for span, term in _linkable(site, entry, number):
        crossing = any(q.span.overlaps(span) and not q.span.contains(span) for q in quotes)
        link = around(term)
        if term in seen or crossing or link is None or any(span.overlaps(other) for other in taken):
            continue
        seen.add(term)
        taken.append(span)
        marks.append((span.start, span.end, *link))
    return marks


def _linkable(site: Site, entry: Entry, number: int) -> list[tuple[Span, str]]:
    """Mentions of a paragraph by place, the longest and most telling first."""
    order = {kind: place for place, kind in enumerate(KIND_ORDER)}
    mentions = (m for m in entry.analysis.mentions if m.form != "composite")
    here = [(m.span, m.term) for m in mentions if m.span.paragraph == number]
    return sorted(here, key=lambda pair: (pair[0].start, -pair[0].end, order[site.corpus.terms[pair[1]].kind], pair[1]))


def _topics(site: Site, entry: Entry) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """(kind, [(term, mentions, how it was found)]) with the main topics under "main"."""
    groups: dict[str, list[tuple[str, int, str]]] = {}
    for topic in entry.analysis.topics:
        group = "main" if topic.role == "main" else site.corpus.terms[topic.term].kind
        stated = not topic.mentions or topic.mentions[0].form == "stated"
        how = "editor" if stated else site.origin(topic.term)
        groups.setdefault(group, []).append((topic.term, len(topic.mentions), how))
    order = ["main", "theme", "event", "agreement", "organisation", "country", "region", "place"]
    return [(group, groups[group]) for group in order if group in groups]


def _related(site: Site, entry: Entry) -> list[tuple[Face, list[str], int]]:
    """(briefing, reasons, number of further ones)."""
    found = []
    for reason in site.links.related.get(entry.id, ()):
        shared = site.ordered(reason.shared)
        more = max(0, len(shared) - MOST_REASONS)
        found.append((site.corpus.face(reason.target), shared[:MOST_REASONS], more))
    return found
