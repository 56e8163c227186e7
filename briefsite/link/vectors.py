"""What is an article about, as numbers that can be compared? Its terms by rarity, and its rarest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from heapq import nsmallest
from math import log, sqrt

from briefsite.languages import language
from briefsite.patterns import word_set
from briefsite.records import Corpus, Entry
from briefsite.text import fold

Vector = dict[str, float]
# What an equal share of rarity is worth as a reason.
KINDS = {"event": 1.3, "theme": 1.2, "agreement": 1.3, "person": 1.2, "organisation": 1.1, "place": 0.4}
TERMS = 0.65  # share of the terms in the likeness of two articles; the rest is that of their words
MOST_WORDS = 40  # of an article: more say little and cost memory
STEM = 6  # first letters of a word, which most of its inflections share
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARK = "="  # before a word: no id of a term begins so


def vectors(corpus: Corpus) -> list[Vector]:
    """One vector of length 1 for every entry, in the order of the entries."""
    words = [_words(entry) for entry in corpus.entries]
    spread = Counter(stem for own in words for stem in own)
    return [_vector(entry, own, spread, corpus) for entry, own in zip(corpus.entries, words, strict=True)]


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    small, large = sorted((one, other), key=len)
    return sum(value * large[key] for key, value in small.items() if key in large)


def wording(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The part of the likeness that lies in the words alone, from 0 to 1."""
    return sum(value * other[key] for key, value in one.items() if key[0] == _MARK and key in other) / (1 - TERMS)


def rarity(corpus: Corpus, term: str) -> float:
    """How much it says that two articles share this term."""
    return KINDS.get(corpus.terms[term].kind, 1.0) * log(1 + len(corpus.entries) / len(corpus.bearers[term]))


def _words(entry: Entry) -> Counter[str]:
    stops = word_set(language(entry.analysis.language).function_words)
    texts = (fold(paragraph.text) for paragraph in entry.article.paragraphs)
    return Counter(word[:STEM] for text in texts for word in _WORD.findall(text) if word not in stops)


def _vector(entry: Entry, words: Counter[str], spread: Counter[str], corpus: Corpus) -> Vector:
    all_ = len(corpus.entries)
    weights = {topic.term: topic.weight for topic in entry.analysis.topics}
    weights |= {person.id: min(1.0, 0.4 + 0.1 * len(person.mentions)) for person in entry.analysis.people}
    terms = {term: weight * rarity(corpus, term) for term, weight in weights.items()}
    told = {word: log(1 + number) * log(1 + all_ / spread[word]) for word, number in words.items()}
    kept = nsmallest(MOST_WORDS, told, key=lambda word: (-told[word], word))
    return _scaled(terms, sqrt(TERMS)) | _scaled({_MARK + word: told[word] for word in kept}, sqrt(1 - TERMS))


def _scaled(raw: Vector, length: float) -> Vector:
    norm = sqrt(sum(value * value for _, value in sorted(raw.items()))) or 1.0
    return {key: length * value / norm for key, value in sorted(raw.items())}
