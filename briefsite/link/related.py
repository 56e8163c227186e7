"""Which briefings belong together, and why? Candidates from an inverted index, never all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from math import log, sqrt

from briefsite.link.corpus import borne
from briefsite.records import Corpus, Entry, Link

MOST = 6  # related briefings of one
COMMONEST = 400  # articles of a term above which it leads to no candidate: it would relate all to all
# What an equal share of rarity is worth as a reason.
KINDS = {"event": 1.3, "theme": 1.2, "agreement": 1.3, "person": 1.2, "organisation": 1.1, "place": 0.4}


def link(corpus: Corpus) -> tuple[Link, ...]:
    """For each entry the closest others by the cosine of their weighted terms, best first."""
    vectors = [_vector(entry, corpus) for entry in corpus.entries]
    links = []
    for place, vector in enumerate(vectors):
        found: Counter[int] = Counter()
        for term in vector:
            if len(corpus.bearers[term]) <= COMMONEST:
                found.update(corpus.bearers[term])
        del found[place]
        close = nsmallest(MOST * 5, found, key=lambda other: (-found[other], other))
        scored = sorted((-_cosine(vector, vectors[other]), other) for other in close)
        links += [_link(corpus, place, other, -score) for score, other in scored[:MOST] if score < 0]
    return tuple(links)


def companions(corpus: Corpus, term: str, most: int) -> tuple[tuple[str, int], ...]:
    """The terms that most often stand in the same articles, with the number of these."""
    counts = Counter(other for place in corpus.bearers[term] for other in borne(corpus.entries[place]))
    del counts[term]
    order = nsmallest(most, counts, key=lambda other: (-counts[other], len(corpus.bearers[other]), other))
    return tuple((other, counts[other]) for other in order)


def _vector(entry: Entry, corpus: Corpus) -> dict[str, float]:
    weights = {topic.term: topic.weight for topic in entry.analysis.topics}
    for person in entry.analysis.people:
        weights[person.id] = min(1.0, 0.4 + 0.1 * len(person.mentions))
    raw = {term: weight * _rarity(corpus, term) for term, weight in weights.items()}
    length = sqrt(sum(value * value for _, value in sorted(raw.items()))) or 1.0
    return {term: value / length for term, value in sorted(raw.items())}


def _rarity(corpus: Corpus, term: str) -> float:
    kind = KINDS.get(corpus.terms[term].kind, 1.0)
    return kind * log(1 + len(corpus.entries) / len(corpus.bearers[term]))


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(value * b[term] for term, value in a.items() if term in b)


def _link(corpus: Corpus, place: int, other: int, score: float) -> Link:
    a, b = corpus.entries[place], corpus.entries[other]
    shared = _rarest(corpus, set(borne(a)) & set(borne(b)))
    return Link(a.article.id, b.article.id, shared, round(score, 3))


def _rarest(corpus: Corpus, terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        sorted(terms, key=lambda term: (len(corpus.bearers[term]), -KINDS.get(corpus.terms[term].kind, 1.0), term))
    )
