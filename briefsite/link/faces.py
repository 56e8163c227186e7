"""What of an entry is kept apart, so that links and other pages need not open it?"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

from briefsite.faces import Bearing, Face, Marked, Share, Traits
from briefsite.findings import Mention, Role, Span
from briefsite.library import Library
from briefsite.link.candidates import phrases_of
from briefsite.link.copies import sample_of, shingles_of
from briefsite.link.vectors import stems_of
from briefsite.packing import packed
from briefsite.records import Entry
from briefsite.store import Store
from briefsite.text import fold

# Their words differ from the name on purpose: a capital for its country, an editor's statement, several terms at once.
_NO_NAMES = ("composite", "stated", "metonym")


def face_of(entry: Entry, key: str) -> Face:
    """The face of an entry under its checksum."""
    article, found = entry.article, entry.analysis
    shingles = shingles_of(entry)
    return Face(
        key,
        article.id,
        article.path,
        found.language,
        found.words,
        found.headline.text,
        found.headline.basis,
        found.published,
        _bearings(entry),
        found.found,
        tuple(ref.iso for ref in found.dates),
        tuple(quote.speaker is not None for quote in found.quotes if quote.kind != "term"),
        len(found.figures),
        _beside(entry),
        len(shingles),
        array("I", sample_of(shingles)).tobytes(),
    )


def shares_of(entry: Entry) -> dict[str, Share]:
    """By term what an entry adds to its page."""
    found = entry.analysis
    said = Counter(quote.speaker for quote in found.quotes if quote.speaker)
    shares: dict[str, Share] = {}
    for topic in found.topics:
        shares.setdefault(topic.term, _share(entry, topic.mentions, (), said[topic.term]))
    for person in found.people:
        shares.setdefault(person.id, _share(entry, person.mentions, person.roles, said[person.id]))
    return shares


def _share(entry: Entry, mentions: Iterable[Mention], roles: tuple[Role, ...], said: int) -> Share:
    by_sentence: dict[Span, list[Span]] = {}
    for mention in mentions:
        by_sentence.setdefault(entry.sentence(mention.span), []).append(mention.span)
    rows = tuple(marked(entry, sentence, spans) for sentence, spans in sorted(by_sentence.items()))
    return Share(_forms(mentions), roles, said, rows)


def marked(entry: Entry, sentence: Span, spans: Iterable[Span]) -> Marked:
    """A sentence with the spans in it that stand clear of those before them."""
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    text, start = entry.text(sentence), sentence.start
    marks = tuple((max(0, span.start - start), min(len(text), span.end - start)) for span in kept)
    return Marked(kept[0].paragraph, text, marks)


def _forms(mentions: Iterable[Mention]) -> tuple[tuple[str, str, int], ...]:
    """Case and accents count as one; the first wording is shown."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form != "composite":
            key = fold(mention.text)
            counts[key] += 1
            first.setdefault(key, mention)
    return tuple((first[key].text, first[key].form, number) for key, number in counts.items())


def _beside(entry: Entry) -> tuple[str, ...]:
    found = entry.analysis
    own = {topic.term for topic in found.topics} | {person.id for person in found.people}
    named = [quote.speaker for quote in found.quotes if quote.speaker]
    named += [term for person in found.people for role in person.roles for term in role.of]
    return tuple(dict.fromkeys(term for term in named if term not in own))


def traits_of(entry: Entry) -> Traits:
    """What an entry is compared by."""
    shingles = array("I", sorted(shingles_of(entry))).tobytes()
    return Traits(dict(stems_of(entry)), shingles, phrases_of(entry), _uses(entry.analysis.mentions))


def shelved(entries: Iterable[Entry]) -> tuple[tuple[Face, ...], Library]:
    """Entries that are in memory, as `gather` takes them."""
    by_key = {entry.id: entry for entry in entries}
    library = Library(Store())
    traits = {key: packed(traits_of(entry)) for key, entry in by_key.items()}
    shares = {key: packed(shares_of(entry)) for key, entry in by_key.items()}
    library.add({key: packed(entry) for key, entry in by_key.items()}, traits, shares)
    return tuple(face_of(entry, key) for key, entry in by_key.items()), library


def _bearings(entry: Entry) -> tuple[Bearing, ...]:
    found: dict[str, Bearing] = {}
    for topic in entry.analysis.topics:
        number = _sentences(entry, topic.mentions)
        found.setdefault(topic.term, Bearing(topic.term, topic.role, topic.weight, len(topic.mentions), number))
    for person in entry.analysis.people:
        weight = min(1.0, 0.4 + 0.1 * len(person.mentions))
        number = _sentences(entry, person.mentions)
        found.setdefault(person.id, Bearing(person.id, "person", weight, len(person.mentions), number))
    return tuple(found.values())


def _sentences(entry: Entry, mentions: Iterable[Mention]) -> int:
    return len({entry.sentence(mention.span) for mention in mentions})


def _uses(mentions: Iterable[Mention]) -> tuple[tuple[str, int, Mention], ...]:
    """Each word for each term it stands for, with its first mention."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        if mention.form not in _NO_NAMES:
            key = (fold(mention.text), mention.term)
            counts[key] += 1
            first.setdefault(key, mention)
    return tuple((word, counts[word, term], first[word, term]) for word, term in counts)
