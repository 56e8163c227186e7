"""What is there in all articles together, under one id each?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from briefsite.findings import Analysis, Mention, Person, Quote, Role, Topic
from briefsite.link.copies import find_copies
from briefsite.link.people import same_people
from briefsite.records import Corpus, Entry
from briefsite.terms import Term
from briefsite.vocabulary import Vocabulary

Ids = Mapping[str, str | None]  # what becomes of an id; None for a banned one


def gather(entries: Iterable[Entry], vocabulary: Vocabulary) -> Corpus:
    """Entries newest first, found terms joined across articles and put under the editors' word."""
    entries = tuple(entries)
    found = _found(entries)
    joined = same_people(found.values(), _bearers_of(entries))
    ids: dict[str, str | None] = {}
    terms: dict[str, Term] = dict(vocabulary.terms)
    targets = vocabulary.corrections.merged
    for term_id in sorted(found, key=lambda i: (i in targets, i)):  # the target of a merge gives the name
        corrected = vocabulary.corrected(found[joined.get(term_id, term_id)])
        ids[term_id] = corrected.id if corrected else None
        if corrected:
            terms.setdefault(corrected.id, corrected)
    settled = sorted((_settled(entry, ids, terms) for entry in entries), key=_newest_first)
    originals = find_copies(settled, vocabulary.corrections.copies)
    shown = [entry for entry in settled if entry.article.id not in originals]
    bearers: dict[str, list[int]] = {}
    for place, entry in enumerate(shown):
        for term_id in borne(entry):
            bearers.setdefault(term_id, []).append(place)
    occurring = {term_id: terms[term_id] for term_id in sorted(bearers)}
    placed = {term_id: tuple(places) for term_id, places in sorted(bearers.items())}
    hidden = (entry for entry in settled if entry.article.id in originals)
    copies = tuple((_limited(entry, occurring), originals[entry.article.id]) for entry in hidden)
    return Corpus(tuple(shown), occurring, placed, copies)


def _limited(entry: Entry, terms: Collection[str]) -> Entry:
    """A copy with the findings that have a page: what stands in copies alone makes no topic."""
    found = entry.analysis
    topics = tuple(topic for topic in found.topics if topic.term in terms)
    people = tuple(person for person in found.people if person.id in terms)
    quotes = tuple(q if q.speaker in terms else replace(q, speaker=None) for q in found.quotes)
    return replace(entry, analysis=replace(found, topics=topics, people=people, quotes=quotes))


def borne(entry: Entry) -> tuple[str, ...]:
    """Ids of all terms of an entry, people included, each once."""
    topics = (topic.term for topic in entry.analysis.topics)
    people = (person.id for person in entry.analysis.people)
    return tuple(dict.fromkeys((*topics, *people)))


def _found(entries: Iterable[Entry]) -> dict[str, Term]:
    """Terms that texts define, with their labels in all languages; the first article by path decides."""
    terms: dict[str, Term] = {}
    for entry in sorted(entries, key=lambda entry: entry.article.path):
        for term in entry.analysis.found:
            old = terms.get(term.id, term)
            terms[term.id] = replace(old, labels=tuple(sorted((dict(term.labels) | dict(old.labels)).items())))
    return terms


def _bearers_of(entries: Iterable[Entry]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in entries:
        for person in entry.analysis.people:
            counts[person.id] = counts.get(person.id, 0) + 1
    return counts


def _newest_first(entry: Entry) -> tuple[list[int], str]:
    """By date, by its lower bound where it is unknown, the undated last; then by path."""
    published = entry.analysis.published
    return [-ord(char) for char in published.iso or published.not_before or ""] + [0], entry.article.path


def _settled(entry: Entry, ids: Ids, terms: Mapping[str, Term]) -> Entry:
    """The entry with every found id replaced by what it has become."""
    analysis = entry.analysis
    people, moved = _people(analysis, ids, terms)
    topics = _topics((*analysis.topics, *moved), ids)
    quotes = tuple(_quote(quote, ids) for quote in analysis.quotes)
    return replace(entry, analysis=replace(analysis, people=people, topics=topics, quotes=quotes, found=()))


def _people(analysis: Analysis, ids: Ids, terms: Mapping[str, Term]) -> tuple[tuple[Person, ...], list[Topic]]:
    """People under their final ids, two that have become one joined; those retyped become topics."""
    people: dict[str, Person] = {}
    moved = []
    for person in analysis.people:
        target = ids.get(person.id, person.id)
        if target is None:
            continue
        mentions = tuple(mention._replace(term=target) for mention in person.mentions)
        if terms[target].kind != "person":
            moved.append(Topic(target, "mentioned", 0.3, mentions))
            continue
        roles = tuple(_role(role, ids) for role in person.roles)
        old = people.get(target)
        if old:
            mentions, roles = _merged(old.mentions, mentions), tuple(dict.fromkeys(old.roles + roles))
        people[target] = Person(target, terms[target].label(analysis.language), roles, mentions)
    return tuple(people.values()), moved


def _merged(old: tuple[Mention, ...], new: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(sorted({*old, *new}, key=lambda mention: mention.span))


def _role(role: Role, ids: Ids) -> Role:
    targets = (ids.get(term, term) for term in role.of)
    return replace(role, of=tuple(dict.fromkeys(term for term in targets if term)))


def _topics(topics: Iterable[Topic], ids: Ids) -> tuple[Topic, ...]:
    joined: dict[str, Topic] = {}
    for topic in topics:
        target = ids.get(topic.term, topic.term)
        if target is None:
            continue
        mentions = tuple(mention._replace(term=target) for mention in topic.mentions)
        old = joined.get(target)
        if old:
            role = "main" if "main" in (old.role, topic.role) else "mentioned"
            joined[target] = Topic(target, role, max(old.weight, topic.weight), _merged(old.mentions, mentions))
        else:
            joined[target] = replace(topic, term=target, mentions=mentions)
    return tuple(sorted(joined.values(), key=lambda topic: (-topic.weight, topic.term)))


def _quote(quote: Quote, ids: Ids) -> Quote:
    return replace(quote, speaker=ids.get(quote.speaker, quote.speaker)) if quote.speaker else quote
