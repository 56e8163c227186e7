"""Which terms belong together, and which of these ties are worth drawing?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from briefsite.corpus import Corpus
from briefsite.faces import Face

CAP = 16  # terms of an article that form pairs, so that the cost stays linear in the articles
CANDIDATES = 240  # terms of the corpus that do
MOST_NODES, MOST_TIES, MOST_OF_ONE = 48, 110, 7
ENOUGH = 16  # ties of two shared briefings or more, which make those of a single one superfluous


@dataclass(frozen=True)
class Tie:
    """Two terms and the number of briefings that they share."""

    first: str
    second: str
    shared: int


@dataclass(frozen=True)
class Network:
    """The ties to draw, the strongest first, and of how many they were chosen."""

    ties: tuple[Tie, ...]
    all: int
    least: int  # shared briefings of a tie

    @property
    def nodes(self) -> tuple[str, ...]:
        """The terms that they join, in the order in which they appear."""
        return tuple(dict.fromkeys(term for tie in self.ties for term in (tie.first, tie.second)))


def find_network(corpus: Corpus) -> Network:
    """The ties with the highest association, bounded in number for any corpus."""
    terms = [_telling(face) for face in corpus.faces]
    often = Counter(term for found in terms for term in found)
    kept = set(sorted(often, key=lambda term: (-often[term], term))[:CANDIDATES])
    pairs: Counter[tuple[str, str]] = Counter()
    for found in terms:
        pairs.update(combinations(sorted(kept.intersection(found)), 2))
    least = 2 if sum(shared > 1 for shared in pairs.values()) >= ENOUGH else 1
    strength = {
        pair: _association(shared, often[pair[0]], often[pair[1]], len(terms))
        for pair, shared in pairs.items()
        if shared >= least
    }
    order = sorted(strength, key=lambda pair: (-strength[pair], -pairs[pair], pair))
    return Network(tuple(Tie(*pair, pairs[pair]) for pair in _chosen(order)), len(order), least)


def _telling(face: Face) -> list[str]:
    """What an article is about: people and main topics first, then the rest by weight."""
    main, people, rest = (
        [bearing.term for bearing in face.bearings if bearing.role == role] for role in ("main", "person", "mentioned")
    )
    return list(dict.fromkeys((*main[: CAP // 2], *people[: CAP // 2], *main, *people, *rest)))[:CAP]


def _association(shared: int, first: int, second: int, total: int) -> float:
    """The log-likelihood ratio of two terms in the same articles; negative where they avoid each other.

    Rounded, so that the last bit of a logarithm, which machines may disagree on, does not decide.
    """
    cells = (
        (shared, first * second),
        (first - shared, first * (total - second)),
        (second - shared, (total - first) * second),
        (total - first - second + shared, (total - first) * (total - second)),
    )
    ratio = 2 * sum(seen * log(seen * total / expected) for seen, expected in cells if seen and expected)
    return round(ratio if shared * total >= first * second else -ratio, 6)


def _chosen(order: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """From the strongest on, as long as there is room for both ends."""
    chosen: list[tuple[str, str]] = []
    degree: Counter[str] = Counter()
    for pair in order:
        new = sum(term not in degree for term in pair)
        if len(degree) + new > MOST_NODES or any(degree[term] >= MOST_OF_ONE for term in pair):
            continue
        degree.update(pair)
        chosen.append(pair)
        if len(chosen) == MOST_TIES:
            break
    return chosen
