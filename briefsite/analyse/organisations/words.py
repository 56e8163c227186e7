"""Of which words does a paragraph consist for someone who reads for names?"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from operator import itemgetter
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


_first = itemgetter(0)
_word = partial(tuple.__new__, Word)  # without a call of Python: there are many words


def words_of(text: str, folded: str, elided: bool) -> tuple[Word, ...]:
    """The words of a paragraph; `elided` articles are words of their own.

    Nothing here is done word by word in Python: there are many.
    """
    parts = (_ELIDED if elided else _WHOLE).split(text)  # every second one is a word, the others stand between
    places = [*accumulate(map(len, parts))]
    texts, starts, ends = parts[1::2], places[:-1:2], places[1::2]
    own = map(folded.__getitem__, map(slice, starts, ends))
    return tuple(map(_word, zip(starts, ends, texts, own, map(str.isupper, map(_first, texts)), strict=True)))
