"""What stands on the page of a topic or a person?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from briefsite.faces import Bearing, Face, Marked, Share, is_dated
from briefsite.findings import Figure, Mention, Quote, Role
from briefsite.link import companions
from briefsite.records import Draft, Entry, Group, Page
from briefsite.render.markup import Safe
from briefsite.render.pictures import activity
from briefsite.render.sheets import Sheet, sheets
from briefsite.render.site import Site, Tools
from briefsite.render.trail import told
from briefsite.terms import Term
from briefsite.text import fold

MOST_COMPANIONS = 12
MOST_BESIDE = 6  # quotations and figures beside the mentions
MOST_SAID = 20  # quotations by whom the page is about, and roles
NEWEST = 12  # briefings in which those beside the mentions are looked for
Row = tuple[int, int]  # the place of a briefing, the number of a sentence that mentions the term


def topic_groups(site: Site) -> Iterator[Group]:
    """The pages of every term that occurs; long lists of mentions go on over further pages."""
    terms, keys = site.corpus.terms, site.keys
    narrower: dict[str, list[str]] = {}
    for term in terms.values():
        for broader in term.broader:
            narrower.setdefault(broader, []).append(term.id)
    for term in terms.values():
        near = sorted(narrower.get(term.id, []), key=lambda t: (site.label(t), t))
        around = [(keys.terms[t], site.count(t)) for t in (*near, *term.broader) if t in terms]
        bearing = b"".join([keys.entries[site.corpus.faces[place].id] for place in site.corpus.bearers[term.id]])
        key = keys.of(term.kind, term.labels, site.addresses.lists[term.kind], site.origin(term.id), around, bearing)
        yield Group(f"topic {term.id}", key, partial(_drafts, site, term, near, key))


def _drafts(site: Site, term: Term, narrower: Sequence[str], whole: str) -> Iterator[Draft]:
    rows, undated = _rows(site, term.id)
    for sheet in sheets(site.addresses.terms[term.id], rows, undated):
        if not sheet.mark:
            yield Draft(sheet.path, site.keys.of(sheet.key, whole), partial(_first, site, term, sheet, narrower))
            continue
        shown = site.keys.rows(sheet.rows)
        key = site.keys.of(sheet.key, *shown, term.kind, site.addresses.lists[term.kind], site.origin(term.id))
        yield Draft(sheet.path, key, partial(_further, site, term, sheet))


def _first(site: Site, term: Term, sheet: Sheet, narrower: Sequence[str]) -> Page:
    faces = site.corpus.bearing(term.id)
    shares = [(face, share) for face, by_term in zip(faces, site.corpus.shares(faces), strict=True)
              if (share := by_term.get(term.id))]  # fmt: skip
    label, newest = site.label(term.id), [site.corpus.entry(face.id) for face in faces[:NEWEST]]
    said = sum(share.said for _, share in shares)
    values = {
        "labels": [(code, text) for code, text in term.labels if code != site.say.code and text != label],
        "forms": _forms(shares),
        "total": sum(_bearing(face, term.id).mentions for face in faces),
        "trend": _trend(site, sheet.path, faces),
        "quotes": _beside(newest, term.id),
        "figures": _figures(newest, term.id),
        "said": (said, _said(site, shares, term.id)),
        "roles": _roles(shares),
        "companions": companions(site.corpus, term.id, MOST_COMPANIONS),
        "broader": [b for b in term.broader if b in site.corpus.terms],
        "narrower": narrower,
        "silent": [face for face in faces if not _bearing(face, term.id).mentions],
    }
    description = f"{label}: {site.say.count('n_briefings', len(faces))}"
    return _page(site, term, sheet, values, description)


def _further(site: Site, term: Term, sheet: Sheet) -> Page:
    label = site.label(term.id)
    return _page(site, term, sheet, {}, f"{label}: {site.say('sheet_number', n=told(site.say, sheet.mark))}")


def _page(site: Site, term: Term, sheet: Sheet, values: Mapping[str, Any], description: str) -> Page:
    label = site.label(term.id)
    shown = {"term": term, "label": label, "sheet": sheet, "groups": _groups(site, term.id, sheet.rows)} | dict(values)
    return site.page(sheet.path, "topic", shown, {"title": label, "description": description})


def mentions_of(entry: Entry, term: str) -> tuple[Mention, ...]:
    """All mentions of a term in an entry."""
    for topic in entry.analysis.topics:
        if topic.term == term:
            return topic.mentions
    return next((person.mentions for person in entry.analysis.people if person.id == term), ())


def _bearing(face: Face, term: str) -> Bearing:
    return next(bearing for bearing in face.bearings if bearing.term == term)


def _rows(site: Site, term: str) -> tuple[list[Row], int]:
    """Every sentence with a mention, newest article first; and how many have no date."""
    rows: list[Row] = []
    dated = 0
    for place in site.corpus.bearers[term]:
        face = site.corpus.faces[place]
        rows += [(place, number) for number in range(_bearing(face, term).sentences)]
        dated = len(rows) if is_dated(face) else dated
    return rows, len(rows) - dated


def _groups(site: Site, term: str, rows: Sequence[Row]) -> list[tuple[Face, list[Marked]]]:
    """By article its sentences."""
    places = [(place, [number for _, number in few]) for place, few in groupby(rows, key=lambda row: row[0])]
    faces = site.corpus.some(place for place, _ in places)
    found = zip(faces, site.corpus.shares(faces), places, strict=True)
    return [(face, [shares[term].sentences[n] for n in numbers]) for face, shares, (_, numbers) in found]


def _forms(shares: Iterable[tuple[Face, Share]]) -> list[tuple[Face, str, int, str]]:
    """(a face that has them, words, times, what they are), most frequent first; case and accents count as one."""
    counts: Counter[str] = Counter()
    shown: dict[str, tuple[Face, str, str]] = {}
    for face, share in shares:
        for text, form, times in share.forms:
            key = fold(text)
            counts[key] += times
            shown.setdefault(key, (face, text, form))
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(shown[key][0], shown[key][1], number, shown[key][2]) for key, number in order]


def _trend(site: Site, path: str, faces: Sequence[Face]) -> Safe:
    """Briefings over time, each leading to its page."""
    to, addresses = Tools(site, path), site.addresses.entries
    points = [(face.published.iso, str(to.published_href(addresses[face.id]))) for face in faces]
    return activity(site.say, points) if len(faces) > 1 else Safe("")


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


def _said(site: Site, shares: Iterable[tuple[Face, Share]], term: str) -> list[tuple[Entry, Quote]]:
    """The newest quotations of a speaker."""
    found: list[tuple[Entry, Quote]] = []
    for face, share in shares:
        if len(found) >= MOST_SAID:
            break
        if share.said:
            entry = site.corpus.entry(face.id)
            found += [(entry, quote) for quote in entry.analysis.quotes if quote.speaker == term]
    return found[:MOST_SAID]


def _roles(shares: Iterable[tuple[Face, Share]]) -> list[tuple[Face, Role]]:
    """Every wording once, with the newest article that gives it."""
    seen: dict[str, tuple[Face, Role]] = {}
    for face, share in shares:
        for role in share.roles:
            seen.setdefault(fold(role.text), (face, role))
    return list(seen.values())[:MOST_SAID]
