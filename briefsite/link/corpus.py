"""What is there in all articles together, under one id each?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefsite.corpus import Corpus
from briefsite.faces import Face, Share, Traits
from briefsite.findings import Analysis, Mention, Person, Quote, Role, Topic
from briefsite.library import Library
from briefsite.link.copies import find_copies
from briefsite.link.faces import face_of, shares_of
from briefsite.link.people import same_people
from briefsite.records import Entry
from briefsite.shelf import Shelf
from briefsite.terms import Term
from briefsite.text import checksum
from briefsite.vocabulary import Vocabulary

Ids = Mapping[str, str | None]  # what becomes of an id; None for a banned one


def gather(faces: Iterable[Face], library: Library, vocabulary: Vocabulary) -> Corpus:
    """Entries newest first, found terms joined across articles and put under the editors' word."""
    faces = tuple(faces)
    found = _found(faces)
    joined = same_people(found.values(), _bearers_of(faces))
    ids: dict[str, str | None] = {}
    terms: dict[str, Term] = dict(vocabulary.terms)
    targets = vocabulary.corrections.merged
    for term_id in sorted(found, key=lambda i: (i in targets, i)):  # the target of a merge gives the name
        corrected = vocabulary.corrected(found[joined.get(term_id, term_id)])
        ids[term_id] = corrected.id if corrected else None
        if corrected:
            terms.setdefault(corrected.id, corrected)
    desk = _Desk(library, ids, terms)
    settled = sorted(map(desk.face, faces), key=_newest_first)
    originals = find_copies(settled, desk.traits, vocabulary.corrections.copies)
    shown = tuple(face for face in settled if face.id not in originals)
    bearers: dict[str, list[int]] = {}
    for place, face in enumerate(shown):
        for term_id in face.terms:
            bearers.setdefault(term_id, []).append(place)
    occurring = {term_id: terms[term_id] for term_id in sorted(bearers)}
    placed = {term_id: tuple(places) for term_id, places in sorted(bearers.items())}
    hidden = tuple(face for face in settled if face.id in originals)
    entries = Shelf(len(shown), lambda place: desk.entry(shown[place]))
    copies = Shelf(len(hidden), lambda place: _copy(desk, hidden[place], occurring, originals))
    return Corpus(shown, entries, occurring, placed, desk.traits, desk.shares, hidden, copies, originals)


class _Desk:
    """Opens an entry and puts its findings under the ids that they have become."""

    def __init__(self, library: Library, ids: Ids, terms: Mapping[str, Term]) -> None:
        self.library, self.ids, self.terms = library, ids, terms
        self.raw: dict[str, str] = {}  # by the checksum of a settled entry that of the one in the library

    def face(self, face: Face) -> Face:
        """The face as it is now; where every finding keeps its id and name, the same."""
        moved = [term for term in face.terms if self.ids.get(term, term) != term]
        named = [term.id for term in face.found if not self._stays(term, face.language)]
        if not moved and not named:
            return face
        became = [(term, self._became(term, face.language)) for term in (*moved, *named)]
        key = checksum(f"{face.key} {became}", len(face.key))
        self.raw[key] = face.key
        return face_of(_settled(self.library.entry(face.key), self.ids, self.terms), key)

    def entry(self, face: Face) -> Entry:
        raw = self.raw.get(face.key)
        entry = self.library.entry(raw or face.key)
        return _settled(entry, self.ids, self.terms) if raw else entry

    def traits(self, face: Face) -> Traits:
        return self.library.traits(self.raw.get(face.key, face.key))

    def shares(self, faces: Sequence[Face]) -> Iterator[Mapping[str, Share]]:
        """As they are in the library, but for entries whose findings have become others."""
        kept = self.library.shares([face.key for face in faces if face.key not in self.raw])
        for face in faces:
            yield shares_of(self.entry(face)) if face.key in self.raw else next(kept)

    def _stays(self, term: Term, language: str) -> bool:
        return self._became(term.id, language) == (term.id, term.kind, term.label(language))

    def _became(self, term: str, language: str) -> tuple[str, str, str] | None:
        target = self.ids.get(term, term)
        return (target, self.terms[target].kind, self.terms[target].label(language)) if target else None


def _copy(desk: _Desk, face: Face, terms: Collection[str], originals: Mapping[str, str]) -> tuple[Entry, str]:
    """A copy with the findings that have a page: what stands in copies alone makes no topic."""
    entry = desk.entry(face)
    found = entry.analysis
    topics = tuple(topic for topic in found.topics if topic.term in terms)
    people = tuple(person for person in found.people if person.id in terms)
    quotes = tuple(q if q.speaker in terms else replace(q, speaker=None) for q in found.quotes)
    return replace(entry, analysis=replace(found, topics=topics, people=people, quotes=quotes)), originals[face.id]


def _found(faces: Iterable[Face]) -> dict[str, Term]:
    """Terms that texts define, with their labels in all languages; the first article by path decides."""
    terms: dict[str, Term] = {}
    for face in sorted(faces, key=lambda face: face.path):
        for term in face.found:
            old = terms.get(term.id)
            if old is None or old.labels != term.labels:
                labels = dict(term.labels) | dict(old.labels if old else ())
                terms[term.id] = replace(old or term, labels=tuple(sorted(labels.items())))
    return terms


def _bearers_of(faces: Iterable[Face]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for face in faces:
        for bearing in face.bearings:
            if bearing.role == "person":
                counts[bearing.term] = counts.get(bearing.term, 0) + 1
    return counts


def _newest_first(face: Face) -> tuple[list[int], str]:
    """By date, by its lower bound where it is unknown, the undated last; then by path."""
    published = face.published
    return [-ord(char) for char in published.iso or published.not_before or ""] + [0], face.path


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
