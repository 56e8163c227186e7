"""Which briefings belong together, and why? Candidates from an inverted index, never all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest

from briefsite.corpus import Corpus
from briefsite.link.vectors import KINDS, Vectors, digest, likeness, step_of
from briefsite.records import Link

MOST = 6  # related briefings of one
COMMONEST = 400  # articles of a term above which it leads to no candidate: it would relate all to all


Row = tuple[bytes, tuple[str, ...], bytes, tuple[tuple[str, float], ...]]
Rows = Mapping[str, Row]  # article id → what decided its links (two checksums and the ids looked at), and the links


class Related(Mapping[str, tuple[Link, ...]]):
    """The links of every briefing by its id, best first; the reasons are put together when they are asked for."""

    def __init__(self, corpus: Corpus, rows: Rows) -> None:
        self._corpus, self.rows = corpus, rows
        self._places = {face.id: place for place, face in enumerate(corpus.faces)}

    def __getitem__(self, source: str) -> tuple[Link, ...]:
        own = frozenset(self._terms(source))
        return tuple(
            Link(source, target, rarest(self._corpus, own.intersection(self._terms(target))), score)
            for target, score in self.rows[source][3]
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def number(self) -> int:
        """How many links there are in all."""
        return sum(len(row[3]) for row in self.rows.values())

    def _terms(self, article: str) -> tuple[str, ...]:
        return self._corpus.faces[self._places[article]].terms


def relate(corpus: Corpus, vectors: Vectors, known: Rows) -> Related:
    """For each entry the closest others by the likeness of their vectors.

    `known` are the rows of an earlier build: one holds still where the entry, the bearers of its terms and the vectors
    that were compared are what they were.
    """
    faces = corpus.faces
    keys = {face.id: vectors.key(place) for place, face in enumerate(faces)}
    bearing = {term: _bearing(corpus, term) for term in corpus.bearers}
    rows: dict[str, Row] = {}
    for place, face in enumerate(faces):
        own = digest(keys[face.id] + b"".join([bearing[term] for term in face.terms]))
        old = known.get(face.id)
        if old and old[0] == own and old[2] == _compared(old[1], keys):
            rows[face.id] = old
            continue
        close = _close(corpus, place)
        scored = sorted((-likeness(vectors[place], vectors[other]), other) for other in close)
        links = tuple((faces[other].id, round(-score, 3)) for score, other in scored[:MOST] if score < 0)
        ids = tuple(faces[other].id for other in close)
        rows[face.id] = (own, ids, _compared(ids, keys), links)
    return Related(corpus, rows)


def _close(corpus: Corpus, place: int) -> list[int]:
    """Those that share most terms."""
    found: Counter[int] = Counter()
    for term in corpus.faces[place].terms:
        if len(corpus.bearers[term]) <= COMMONEST:
            found.update(corpus.bearers[term])
    del found[place]
    return nsmallest(MOST * 5, found, key=lambda other: (-found[other], other))


def _bearing(corpus: Corpus, term: str) -> bytes:
    """A checksum of who bears a term, in their order; of one that leads to no candidate nobody asks."""
    bearers = corpus.bearers[term]
    if len(bearers) > COMMONEST:
        return b""
    return digest(b"".join([corpus.faces[place].id.encode() for place in bearers]))


def _compared(ids: Iterable[str], keys: Mapping[str, bytes]) -> bytes:
    return digest(b"".join([keys.get(one, b"") for one in ids]))


def companions(corpus: Corpus, term: str, most: int) -> tuple[tuple[str, int], ...]:
    """The terms that most often stand in the same articles, with the number of these."""
    counts = Counter(other for place in corpus.bearers[term] for other in corpus.faces[place].terms)
    del counts[term]
    order = nsmallest(
        most, counts, key=lambda other: (-counts[other], -KINDS.get(corpus.terms[other].kind, 1.0), other)
    )
    return tuple((other, counts[other]) for other in order)


def rarest(corpus: Corpus, terms: Iterable[str]) -> tuple[str, ...]:
    """Terms in the order of what they say: the rarest first, of these the more telling kind."""

    def order(term: str) -> tuple[int, float, str]:
        return step_of(len(corpus.bearers[term])), -KINDS.get(corpus.terms[term].kind, 1.0), term

    return tuple(sorted(terms, key=order))
