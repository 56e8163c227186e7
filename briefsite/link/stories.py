"""Which articles follow one event over days? A thread grows by one article after the other, as time goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from briefsite.corpus import Corpus
from briefsite.editor_groups import Groups
from briefsite.faces import Face
from briefsite.link.related import rarest
from briefsite.link.vectors import Vector, Vectors, likeness, wording
from briefsite.records import Story
from briefsite.text import checksum

ALIKE = 0.28  # likeness of an article to the thread that it joins
ALIKE_UNDATED = 0.34  # of one without a date, which time cannot part
ALIKE_ABROAD = 0.45  # of one in a language that the thread does not hold: its words cannot be compared
SAME_WORDS = 0.14  # likeness of its rare words to those of one of the last articles
LAST = 6  # articles of a thread with which words are compared
GAP = 10  # days without news after which a thread is closed
TELLING = 2  # shared people, organisations, events, agreements or places: one country and one theme are no event
TELLS = ("person", "organisation", "event", "agreement", "place")
COMMONEST = 400  # articles of a term above which it leads to no thread
MOST_SHARED = 12  # reasons shown


@dataclass
class _Thread:
    """A story while it grows."""

    places: list[int] = field(default_factory=list)
    last: date | None = None
    total: dict[str, float] = field(default_factory=dict)  # sum of the vectors of the first `summed` articles
    summed: int = 0

    def centre(self, vectors: Vectors) -> Vector:
        """Added up when it is asked for: most articles stay alone, and nobody compares them."""
        for place in self.places[self.summed :]:
            for key, value in vectors[place].items():
                self.total[key] = self.total.get(key, 0.0) + value
        self.summed = len(self.places)
        norm = sqrt(sum(value * value for _, value in sorted(self.total.items()))) or 1.0
        return {key: value / norm for key, value in self.total.items()}

    def is_late(self, day: date | None) -> bool:
        return bool(day and self.last and (day - self.last).days > GAP)


class _Open:
    """The threads, and for each term those that bear it."""

    def __init__(self) -> None:
        self.threads: list[_Thread] = []
        self.holders: dict[str, dict[int, None]] = {}  # sets that keep their order
        self.fresh: dict[str, dict[int, None]] = {}  # of these the ones that were not closed when last looked at

    def bearing(self, term: str, day: date | None) -> Iterable[int]:
        """Threads with a term that are not closed; for who has no date all of them. Days are asked for in order."""
        if day is None:
            return self.holders.get(term, {}).keys()
        self.fresh[term] = {n: None for n in self.fresh.get(term, ()) if not self.threads[n].is_late(day)}
        return self.fresh[term].keys()

    def add(self, number: int | None, place: int, face: Face) -> None:
        if number is None:
            number = len(self.threads)
            self.threads.append(_Thread())
        thread, day = self.threads[number], _day(face)
        thread.places.append(place)
        thread.last = max(filter(None, (thread.last, day)), default=None)
        for term in face.terms:
            for holders in (self.holders, self.fresh):
                holders.setdefault(term, {})[number] = None


def find_stories(corpus: Corpus, vectors: Vectors, rules: Groups) -> tuple[Story, ...]:
    """Threads of two articles and more, oldest article first, the thread with the newest news first."""
    open_ = _Open()
    for place in sorted(range(len(corpus.faces)), key=lambda place: _in_time(corpus.faces[place])):
        open_.add(_joined(corpus, place, vectors, open_, rules), place, corpus.faces[place])
    told = [_story(corpus, thread.places) for thread in open_.threads if len(thread.places) > 1]
    return tuple(sorted(told, key=lambda story: (story.places[-1], story.id)))


def _joined(corpus: Corpus, place: int, vectors: Vectors, open_: _Open, rules: Groups) -> int | None:
    """The thread that an article goes on with; where the editors have put it, there it stands."""
    face, threads = corpus.faces[place], open_.threads
    day = _day(face)
    for group in rules.merged:
        if face.path in group:
            paths = ((n, corpus.faces[p].path) for n, thread in enumerate(threads) for p in thread.places)
            if (found := next((n for n, path in paths if path in group), None)) is not None:
                return found
    votes: Counter[int] = Counter()
    for term in face.terms:
        if len(corpus.bearers[term]) <= COMMONEST and corpus.terms[term].kind in TELLS:
            votes.update(open_.bearing(term, day))
    best: tuple[float, int] | None = None
    for number, shared in sorted(votes.items()):
        thread = threads[number]
        if shared < TELLING or thread.is_late(day) or _is_apart(corpus, face, thread, rules):
            continue
        vector = vectors[place]
        score = likeness(vector, thread.centre(vectors))
        enough = ALIKE if day and thread.last else ALIKE_UNDATED
        kin = [p for p in thread.places[-LAST:] if _language(corpus, p) == face.language]
        if kin and max(wording(vector, vectors[p]) for p in kin) < SAME_WORDS:
            continue
        if score >= (enough if kin else ALIKE_ABROAD) and (best is None or score > best[0]):
            best = (score, number)
    return best[1] if best else None


def _language(corpus: Corpus, place: int) -> str:
    return corpus.faces[place].language


def _is_apart(corpus: Corpus, face: Face, thread: _Thread, rules: Groups) -> bool:
    return any(rules.parts(face.path, corpus.faces[place].path) for place in thread.places)


def _in_time(face: Face) -> tuple[str, str]:
    """Oldest first, the undated behind all others."""
    return face.published.iso or "~", face.path


def _day(face: Face) -> date | None:
    iso = face.published.iso
    return date.fromisoformat(iso) if iso else None


def _story(corpus: Corpus, places: Sequence[int]) -> Story:
    """The thread with what most of its articles share, and the news of each."""
    faces = [corpus.faces[place] for place in places]
    counts = Counter(term for face in faces for term in face.terms)
    shared = [term for term, number in counts.items() if number > 1 and number * 2 >= len(faces)]
    known: set[str] = set()
    news = []
    for face in faces:
        own = [term for term in face.terms if term not in known]
        known.update(own)
        news.append(tuple(term for term in own if corpus.terms[term].kind in TELLS))
    key = checksum(faces[0].path)
    return Story(key, tuple(places), rarest(corpus, shared)[:MOST_SHARED], tuple(news))
