"""Of which words does a paragraph consist for someone who reads for names?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, compress, count, repeat
from operator import or_
from typing import NamedTuple

# Letters and digits with marks inside; the 's of a genitive is no part of a word.
_WHOLE = re.compile(r"(&|[^\W_]+(?:[-'’.&](?!s\b)[^\W_]+)*)")
# Where articles are elided they are words of their own: l'|armement.
_ELIDED = re.compile(r"(&|[^\W_]+['’](?=[^\W_])|[^\W_]+(?:[-.&][^\W_]+)*)")


class Word(NamedTuple):
    """A word of a paragraph."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool

    @property
    def plain(self) -> str:
        """In small letters, but with its accents: a is a verb where à is a preposition."""
        return self.text.lower().replace("’", "'")


_new = tuple.__new__


class Columns(NamedTuple):
    """The words of a paragraph by what they have, each list in their order."""

    start: list[int]
    end: list[int]
    folded: list[str]
    capital: list[bool]

    def among(self, known: frozenset[str]) -> Iterator[int]:
        """The numbers of the words that a table holds."""
        return compress(count(), map(known.__contains__, self.folded))

    def capitals_or(self, known: frozenset[str]) -> Iterator[int]:
        """Of those, and of all words with a capital."""
        return compress(count(), map(or_, self.capital, map(known.__contains__, self.folded)))


def words_of(text: str, folded: str, elided: bool) -> tuple[tuple[Word, ...], Columns]:
    """The words of a paragraph; `elided` articles are words of their own.

    Little is done word by word in Python here, and no function called: there are many words.
    """
    parts = (_ELIDED if elided else _WHOLE).split(text)  # every second one is a word, the others stand between
    places = [*accumulate(map(len, parts))]
    texts, starts, ends = parts[1::2], places[:-1:2], places[1::2]
    own = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
    capital = [text[0].isupper() for text in texts]
    words = tuple(map(_new, repeat(Word), zip(starts, ends, texts, own, capital, strict=True)))
    return words, Columns(starts, ends, own, capital)
