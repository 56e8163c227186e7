"""What is an article about, as numbers that can be compared? Its terms by rarity, and its rarest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from heapq import nsmallest
from math import log, sqrt

from briefsite.corpus import Corpus
from briefsite.faces import Face
from briefsite.languages import language
from briefsite.patterns import word_set
from briefsite.records import Entry
from briefsite.text import fold

Vector = dict[str, float]
# What an equal share of rarity is worth as a reason.
KINDS = {"event": 1.3, "theme": 1.2, "agreement": 1.3, "person": 1.2, "organisation": 1.1, "place": 0.4}
TERMS = 0.65  # share of the terms in the likeness of two articles; the rest is that of their words
MOST_WORDS = 40  # of an article: more say little and cost memory
ENOUGH = 512  # articles that tell how common a word is
STEM = 6  # first letters of a word, which most of its inflections share
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARK = "="  # before a word: no id of a term begins so


class Vectors:
    """For every entry a vector of length 1, made when it is asked for, and a checksum by which it is known."""

    def __init__(self, corpus: Corpus, known: Mapping[bytes, Vector]) -> None:
        self.corpus = corpus
        self.steps = {term: step_of(len(places)) for term, places in corpus.bearers.items()}
        self.all = step_of(len(corpus.faces))
        self.chosen = _sample(corpus.faces)
        self._basis = digest(b"".join(face.key.encode() for face in self.chosen) + bytes([self.all]))
        self._known, self._made = known, dict[int, Vector]()

    def key(self, place: int) -> bytes:
        """What a vector depends on: the article, the rarity of its terms, and the words of the chosen articles."""
        face = self.corpus.faces[place]
        return digest(face.key.encode() + self._basis + bytes([self.steps[term] for term in face.terms]))

    def __getitem__(self, place: int) -> Vector:
        if place not in self._made:
            self._made[place] = self._known.get(self.key(place)) or self._vector(place)
        return self._made[place]

    @property
    def made(self) -> dict[bytes, Vector]:
        """Those that were asked for, by their checksums, for the next build."""
        return {self.key(place): vector for place, vector in self._made.items()}

    def rarity(self, term: str) -> float:
        """How much it says that two articles share this term."""
        return KINDS.get(self.corpus.terms[term].kind, 1.0) * log(1 + 2 ** ((self.all - self.steps[term]) / 2))

    def _vector(self, place: int) -> Vector:
        face = self.corpus.faces[place]
        terms = {bearing.term: bearing.weight * self.rarity(bearing.term) for bearing in face.bearings}
        words, spread = self.corpus.traits(face).stems, self.spread
        told = {word: log(1 + times) * log(1 + len(self.chosen) / (spread[word] or 1)) for word, times in words.items()}
        kept = nsmallest(MOST_WORDS, told, key=lambda word: (-told[word], word))
        return _scaled(terms, sqrt(TERMS)) | _scaled({_MARK + word: told[word] for word in kept}, sqrt(1 - TERMS))

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many of the chosen articles a word stands."""
        traits = (self.corpus.traits(face) for face in self.chosen)
        return Counter(stem for own in traits for stem in own.stems)


def step_of(number: int) -> int:
    """Numbers in steps of the square root of two: one article more changes few of them."""
    return (number * number).bit_length() - 1


def digest(content: bytes) -> bytes:
    """Eight bytes that stand for any number of them."""
    return blake2b(content, digest_size=8).digest()


def _sample(faces: Sequence[Face]) -> list[Face]:
    """Articles that tell how common a word is: all of a few; of many some that stay when others come behind them.

    They are chosen by chance, which is the checksum of the path, among the first by path; how many these are changes
    only when the articles have become half as many again.
    """
    by_path = sorted(faces, key=lambda face: face.path)
    if len(faces) <= ENOUGH:
        return by_path
    steps = (int(ENOUGH * 2 ** (number / 2)) for number in range(64))
    first = max(size for size in steps if size <= len(faces))
    return nsmallest(ENOUGH, by_path[:first], key=lambda face: (digest(face.path.encode()), face.path))


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    small, large = sorted((one, other), key=len)
    return sum(value * large[key] for key, value in small.items() if key in large)


def wording(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The part of the likeness that lies in the words alone, from 0 to 1."""
    return sum(value * other[key] for key, value in one.items() if key[0] == _MARK and key in other) / (1 - TERMS)


def stems_of(entry: Entry) -> Counter[str]:
    """The longer words of an article by their first letters, with how often each stands there."""
    stops = word_set(language(entry.analysis.language).function_words)
    texts = (fold(paragraph.text) for paragraph in entry.article.paragraphs)
    return Counter(word[:STEM] for text in texts for word in _WORD.findall(text) if word not in stops)


def _scaled(raw: Vector, length: float) -> Vector:
    norm = sqrt(sum(value * value for _, value in sorted(raw.items()))) or 1.0
    return {key: length * value / norm for key, value in sorted(raw.items())}
