"""Who is known already, and by which words can one be found?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from briefsite.analyse.people.person import FAMILY_FIRST
from briefsite.findings import Role, Span
from briefsite.languages import Language
from briefsite.patterns import word_set


@dataclass(eq=False)
class Known:
    """A person while the article is read."""

    words: tuple[str, ...]
    name: str
    spans: list[tuple[Span, str]] = field(default_factory=list)  # with the form
    roles: list[Role] = field(default_factory=list)


class People:
    """All people of an article, in the order in which they are found; each can be found by any of its words."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.every: list[Known] = []
        self._by_word: dict[str, list[Known]] = {}

    def add(self, entry: Known) -> None:
        self.every.append(entry)
        for word in set(entry.words):
            self._by_word.setdefault(word, []).append(entry)

    def with_word(self, word: str) -> Iterable[Known]:
        """Those whose name holds the word."""
        return self._by_word.get(word, ())

    def with_surname(self, word: str) -> list[Known]:
        return [k for k in self.with_word(word) if word in surnames(k.words, self.language)]

    def family(self, words: tuple[str, ...]) -> list[Known]:
        """Those whose surnames these are, all or the first or last of them."""
        if len(words) == 1:
            return self.with_surname(words[0])
        return [k for k in self.with_word(words[-1]) if _ends(words, k.words)]

    def same(self, words: tuple[str, ...]) -> Known | None:
        """The one with this name, or the same with words left out; longer names must have been added before."""
        return next((k for k in self.with_word(words[-1]) if _same(k.words, words)), None)


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name is the other with words left out, the first word being shared or an initial of it."""
    short, long = sorted((a, b), key=len)
    one, other = sorted((short[0], long[0]), key=len)
    initial = (one.endswith(".") or len(one) == 1) and other.startswith(one[0])
    if len(short) < 2 or (short[0] != long[0] and not initial):
        return False
    rest = iter(long[1:])
    return all(word in rest for word in short[1:])


def _ends(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[start : start + len(words)] == words for start in range(1, len(name)))


@lru_cache(maxsize=4_096)
def surnames(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """The words of a name by which one may be called alone."""
    if len(words) == 1:
        return words
    first = words[:1] if words[0] in FAMILY_FIRST or re.fullmatch(r"\w+-\w+", words[1]) else ()
    particles = word_set((*language.connectors, *language.name_conjunctions))
    return first + tuple(w for w in words[1:] if len(w) > 2 and not w.endswith(".") and w not in particles)
