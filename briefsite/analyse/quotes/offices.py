"""Of which person is a word said: `ministro`, `portavoz`?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, lru_cache

from briefsite.findings import Person
from briefsite.languages import Language
from briefsite.patterns import Phrases, phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

WORDS = re.compile(r"[^\W\d_]{2,}")
STEM = 5  # letters that a word must have to be looked for inside others
LETTERS = 6  # by which `alcaldesa` and `alcalde` are one


class Offices:
    """What is said of the people of an article, each word by its stem."""

    def __init__(self, reading: Reading, people: Iterable[Person]) -> None:
        self._reading = reading
        self._people = people
        self._known: dict[str, set[str]] = {}

    def bearers(self, stem: str) -> set[str]:
        """Of whom a word is said; German roles are one word with what they are about: `Ministeriumssprecherin`."""
        if stem not in self._known:
            long = [who for other, who in self._stems.items() if stem in other] if len(stem) >= STEM else []
            self._known[stem] = self._stems.get(stem, set()).union(*long)
        return self._known[stem]

    @cached_property
    def _stems(self) -> dict[str, set[str]]:
        """Of whom each is said."""
        found: dict[str, set[str]] = {}
        table = _ranks(self._reading.language)
        ranks = cache(lambda number: {end: start for start, end in table.spans(self._reading.folded[number - 1])})
        for person in self._people:
            for stem in stems_of(self._reading.language, _offices(self._reading, person, ranks)):
                found.setdefault(stem, set()).add(person.id)
        return found


@cache
def _ranks(language: Language) -> Phrases:
    return phrases(language.role_heads)


def _offices(reading: Reading, person: Person, ranks: Callable[[int], Mapping[int, int]]) -> str:
    """All that is said of a person: the roles, and a rank right before the name, by where it ends."""
    said = [role.text for role in person.roles]
    for mention in person.mentions:
        folded, start = reading.folded[mention.span.paragraph - 1], mention.span.start
        for end in (start - 2, start - 1):
            first = ranks(mention.span.paragraph).get(end)
            if first is not None and folded[end:start].strip() in ("", "."):
                said.append(folded[first:end])
    return " ".join(said)


@lru_cache(maxsize=4096)
def stems_of(language: Language, text: str) -> frozenset[str]:
    barred = _barred(language)
    return frozenset(_stem(language, word) for word in WORDS.findall(fold(text)) if word not in barred)


@cache
def _barred(language: Language) -> frozenset[str]:
    return word_set(language.function_words) | word_set(language.speech.prepositions) | word_set(language.determiners)


def _stem(language: Language, word: str) -> str:
    if language.nouns_capitalised:  # inflected at the end, and compounded
        return re.sub(r"(?:innen|in|en|er|es|e|s|n)$", "", word) if len(word) > STEM else word
    return word[:LETTERS] if len(word) > LETTERS else word.rstrip("aeo")
