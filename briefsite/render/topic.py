"""What stands on the page of a topic or a person?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefsite.findings import Figure, Mention, Quote, Role, Span
from briefsite.link import companions
from briefsite.records import Entry, Page
from briefsite.render.markup import Safe
from briefsite.render.pictures import activity
from briefsite.render.sheets import sheets
from briefsite.render.site import Site, Tools
from briefsite.terms import Term
from briefsite.text import fold

MOST_COMPANIONS = 12
MOST_BESIDE = 6  # quotations and figures beside the mentions
Row = tuple[Entry, list[Span]]


def topic_pages(site: Site) -> Iterator[Page]:
    """The pages of every term that occurs; long lists of mentions go on over further pages."""
    narrower: dict[str, list[str]] = {}
    for term in site.corpus.terms.values():
        for broader in term.broader:
            narrower.setdefault(broader, []).append(term.id)
    for term in site.corpus.terms.values():
        rows = _rows(site, term.id)
        for sheet in sheets(site.addresses.terms[term.id], rows):
            yield _page(site, term, sheet, narrower)


def _page(site: Site, term: Term, sheet: Any, narrower: dict[str, list[str]]) -> Page:
    label = site.label(term.id)
    entries = [site.corpus.entries[place] for place in site.corpus.bearers[term.id]]
    mentions = [(entry, mention) for entry in entries for mention in mentions_of(entry, term.id)]
    first = sheet.number == 1
    values = {
        "term": term,
        "label": label,
        "sheet": sheet,
        "labels": [(code, text) for code, text in term.labels if code != site.say.code and text != label],
        "forms": _forms(mentions) if first else [],
        "total": len(mentions),
        "groups": _groups(sheet.rows),
        "trend": _trend(site, sheet.path, entries) if first else "",
        "quotes": _beside(entries, term.id) if first else [],
        "figures": _figures(entries, term.id) if first else [],
        "said": _said(entries, term.id) if first else [],
        "roles": _roles(entries, term.id) if first else [],
        "companions": companions(site.corpus, term.id, MOST_COMPANIONS) if first else [],
        "broader": [b for b in term.broader if b in site.corpus.terms],
        "narrower": sorted(narrower.get(term.id, []), key=lambda t: (site.label(t), t)),
        "silent": [entry for entry in entries if not mentions_of(entry, term.id)] if first else [],
    }
    front = {"title": label, "description": f"{label}: {site.say.count('n_briefings', len(entries))}"}
    return site.page(sheet.path, "topic", values, front)


def mentions_of(entry: Entry, term: str) -> tuple[Mention, ...]:
    """All mentions of a term in an entry."""
    for topic in entry.analysis.topics:
        if topic.term == term:
            return topic.mentions
    return next((person.mentions for person in entry.analysis.people if person.id == term), ())


def _rows(site: Site, term: str) -> list[Row]:
    """Every sentence with a mention, newest article first, with the spans in it."""
    rows: list[Row] = []
    for place in site.corpus.bearers[term]:
        entry = site.corpus.entries[place]
        by_sentence: dict[Span, list[Span]] = {}
        for mention in mentions_of(entry, term):
            by_sentence.setdefault(entry.sentence(mention.span), []).append(mention.span)
        rows += [(entry, spans) for _, spans in sorted(by_sentence.items())]
    return rows


def _groups(rows: list[Row]) -> list[tuple[Entry, list[list[Span]]]]:
    groups: list[tuple[Entry, list[list[Span]]]] = []
    for entry, spans in rows:
        if not groups or groups[-1][0] is not entry:
            groups.append((entry, []))
        groups[-1][1].append(spans)
    return groups


def _forms(mentions: list[tuple[Entry, Mention]]) -> list[tuple[Entry, str, int, str]]:
    """(an entry that has them, words, times, what they are), most frequent first; case and accents count as one."""
    counts: Counter[str] = Counter()
    shown: dict[str, tuple[Entry, Mention]] = {}
    for entry, mention in mentions:
        if mention.form != "composite":
            counts[fold(mention.text)] += 1
            shown.setdefault(fold(mention.text), (entry, mention))
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(shown[key][0], shown[key][1].text, number, shown[key][1].form) for key, number in order]


def _trend(site: Site, path: str, entries: list[Entry]) -> Safe:
    """Briefings over time, each leading to its page."""
    to, addresses = Tools(site, path), site.addresses.entries
    points = [(e.published.iso, str(to.published_href(addresses[e.id]))) for e in entries]
    return activity(site.say, points) if len(entries) > 1 else Safe("")


def _paragraphs(entry: Entry, term: str) -> set[int]:
    return {mention.span.paragraph for mention in mentions_of(entry, term)}


def _beside(entries: list[Entry], term: str) -> list[tuple[Entry, Quote]]:
    """What others are quoted with in the paragraphs that name the term."""
    found = []
    for entry in entries:
        near = _paragraphs(entry, term)
        about = [q for q in entry.analysis.quotes if q.kind != "term" and q.speaker != term]
        found += [(entry, q) for q in about if q.span.paragraph in near]
    return found[:MOST_BESIDE]


def _figures(entries: list[Entry], term: str) -> list[tuple[Entry, Figure]]:
    found = []
    for entry in entries:
        near = {entry.sentence(mention.span) for mention in mentions_of(entry, term)}
        found += [(entry, f) for f in entry.analysis.figures if entry.sentence(f.span) in near]
    return found[:MOST_BESIDE]


def _said(entries: list[Entry], term: str) -> list[tuple[Entry, Quote]]:
    return [(entry, quote) for entry in entries for quote in entry.analysis.quotes if quote.speaker == term]


def _roles(entries: list[Entry], term: str) -> list[tuple[Entry, Role]]:
    """Every wording once, with the newest article that gives it."""
    seen: dict[str, tuple[Entry, Role]] = {}
    for entry in entries:
        for person in entry.analysis.people:
            if person.id == term:
                for role in person.roles:
                    seen.setdefault(fold(role.text), (entry, role))
    return list(seen.values())
