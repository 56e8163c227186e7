"""Which articles follow one event over days? A thread grows by one article after the other, as time goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from briefsite.editor_groups import Groups
from briefsite.link.corpus import borne
from briefsite.link.related import rarest
from briefsite.link.vectors import Vector, likeness, wording
from briefsite.records import Corpus, Entry, Story
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

    places: list[int]
    total: dict[str, float] = field(default_factory=dict)  # sum of the vectors
    last: date | None = None

    def centre(self) -> Vector:
        norm = sqrt(sum(value * value for _, value in sorted(self.total.items()))) or 1.0
        return {key: value / norm for key, value in self.total.items()}

    def add(self, place: int, vector: Vector, when: date | None) -> None:
        self.places.append(place)
        for key, value in vector.items():
            self.total[key] = self.total.get(key, 0.0) + value
        self.last = max(filter(None, (self.last, when)), default=None)


_Open = tuple[list[_Thread], dict[str, list[int]]]  # threads, and for each term those that bear it


def find_stories(corpus: Corpus, vectors: Sequence[Vector], rules: Groups) -> tuple[Story, ...]:
    """Threads of two articles and more, oldest article first, the thread with the newest news first."""
    threads: list[_Thread] = []
    holders: dict[str, list[int]] = {}  # term → threads
    for place in sorted(range(len(corpus.entries)), key=lambda place: _in_time(corpus.entries[place])):
        entry = corpus.entries[place]
        number = _joined(corpus, place, vectors, (threads, holders), rules)
        if number is None:
            number = len(threads)
            threads.append(_Thread([]))
        threads[number].add(place, vectors[place], _day(entry))
        for term in borne(entry):
            if number not in holders.setdefault(term, []):
                holders[term].append(number)
    told = [story for thread in threads if len(thread.places) > 1 and (story := _story(corpus, thread.places))]
    return tuple(sorted(told, key=lambda story: (story.places[-1], story.id)))


def _joined(corpus: Corpus, place: int, vectors: Sequence[Vector], open_: _Open, rules: Groups) -> int | None:
    """The thread that an article goes on with; where the editors have put it, there it stands."""
    threads, holders = open_
    entry, vector = corpus.entries[place], vectors[place]
    for group in rules.merged:
        if entry.article.path in group:
            paths = ((n, corpus.entries[p].article.path) for n, thread in enumerate(threads) for p in thread.places)
            if (found := next((n for n, path in paths if path in group), None)) is not None:
                return found
    votes: Counter[int] = Counter()
    for term in borne(entry):
        if len(corpus.bearers[term]) <= COMMONEST and corpus.terms[term].kind in TELLS:
            votes.update(holders.get(term, ()))
    best: tuple[float, int] | None = None
    for number, shared in sorted(votes.items()):
        thread = threads[number]
        if shared < TELLING or _is_late(thread, _day(entry)) or _is_apart(corpus, entry, thread, rules):
            continue
        score = likeness(vector, thread.centre())
        enough = ALIKE if _day(entry) and thread.last else ALIKE_UNDATED
        kin = [p for p in thread.places[-LAST:] if _language(corpus, p) == entry.analysis.language]
        if kin and max(wording(vector, vectors[p]) for p in kin) < SAME_WORDS:
            continue
        if score >= (enough if kin else ALIKE_ABROAD) and (best is None or score > best[0]):
            best = (score, number)
    return best[1] if best else None


def _language(corpus: Corpus, place: int) -> str:
    return corpus.entries[place].analysis.language


def _is_late(thread: _Thread, day: date | None) -> bool:
    return bool(day and thread.last and (day - thread.last).days > GAP)


def _is_apart(corpus: Corpus, entry: Entry, thread: _Thread, rules: Groups) -> bool:
    return any(rules.parts(entry.article.path, corpus.entries[place].article.path) for place in thread.places)


def _in_time(entry: Entry) -> tuple[str, str]:
    """Oldest first, the undated behind all others."""
    return entry.analysis.published.iso or "~", entry.article.path


def _day(entry: Entry) -> date | None:
    iso = entry.analysis.published.iso
    return date.fromisoformat(iso) if iso else None


def _story(corpus: Corpus, places: Sequence[int]) -> Story:
    """The thread with what most of its articles share, and the news of each."""
    entries = [corpus.entries[place] for place in places]
    counts = Counter(term for entry in entries for term in borne(entry))
    shared = [term for term, number in counts.items() if number > 1 and number * 2 >= len(entries)]
    known: set[str] = set()
    news = []
    for entry in entries:
        own = [term for term in borne(entry) if term not in known]
        known.update(own)
        news.append(tuple(term for term in own if corpus.terms[term].kind in TELLS))
    key = checksum(entries[0].article.path)
    return Story(key, tuple(places), rarest(corpus, shared)[:MOST_SHARED], tuple(news))
