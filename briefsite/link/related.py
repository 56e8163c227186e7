"""Which briefings belong together, and why? Candidates from an inverted index, never all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from briefsite.link.corpus import borne
from briefsite.link.vectors import KINDS, Vector, likeness
from briefsite.records import Corpus, Link

MOST = 6  # related briefings of one
COMMONEST = 400  # articles of a term above which it leads to no candidate: it would relate all to all


def relate(corpus: Corpus, vectors: Sequence[Vector]) -> tuple[Link, ...]:
    """For each entry the closest others by the likeness of their vectors, best first."""
    links = []
    for place, entry in enumerate(corpus.entries):
        found: Counter[int] = Counter()
        for term in borne(entry):
            if len(corpus.bearers[term]) <= COMMONEST:
                found.update(corpus.bearers[term])
        del found[place]
        close = nsmallest(MOST * 5, found, key=lambda other: (-found[other], other))
        scored = sorted((-likeness(vectors[place], vectors[other]), other) for other in close)
        links += [_link(corpus, place, other, -score) for score, other in scored[:MOST] if score < 0]
    return tuple(links)


def companions(corpus: Corpus, term: str, most: int) -> tuple[tuple[str, int], ...]:
    """The terms that most often stand in the same articles, with the number of these."""
    counts = Counter(other for place in corpus.bearers[term] for other in borne(corpus.entries[place]))
    del counts[term]
    order = nsmallest(most, counts, key=lambda other: (-counts[other], len(corpus.bearers[other]), other))
    return tuple((other, counts[other]) for other in order)


def rarest(corpus: Corpus, terms: Iterable[str]) -> tuple[str, ...]:
    """Terms in the order of what they say: the rarest first, of these the more telling kind."""
    return tuple(
        sorted(terms, key=lambda term: (len(corpus.bearers[term]), -KINDS.get(corpus.terms[term].kind, 1.0), term))
    )


def _link(corpus: Corpus, place: int, other: int, score: float) -> Link:
    a, b = corpus.entries[place], corpus.entries[other]
    shared = rarest(corpus, set(borne(a)) & set(borne(b)))
    return Link(a.article.id, b.article.id, shared, round(score, 3))
