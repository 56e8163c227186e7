"""What may be a name, and when are two of them one? `José Ortega y Gasset`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefsite.findings import Span
from briefsite.patterns import word_set
from briefsite.reading import Reading
from briefsite.text import fold

_BETWEEN = re.compile(r" (\w) ")


class Candidate(NamedTuple):
    """A run that may be a name, without titles; `words` are folded."""

    span: Span
    words: tuple[str, ...]
    titled: bool  # a courtesy title stands before it
    attached: bool  # a word such as San or Copa stands before it
    ordinary: bool = False  # a word that is mostly no name: March, Guerra


def join_surnames(reading: Reading, found: list[Candidate], given: frozenset[str]) -> Iterator[Candidate]:
    """`José Ortega y Gasset`: a surname joined to the full name of one person, where nobody else is called so."""
    skip = False
    bearers = Counter(word for c in found if len(c.words) > 1 for word in set(c.words))
    for place, one in enumerate(found):
        other = found[place + 1] if place + 1 < len(found) else None
        if skip:
            skip = False
            continue
        if other and _is_pair(reading, one, other, given) and not _is_elsewhere(bearers, other):
            skip = True
            joined = one.span._replace(end=other.span.end)
            words = tuple(fold(reading.text(joined)).split())
            yield one._replace(span=joined, words=words)
        else:
            yield one


def _is_elsewhere(bearers: Mapping[str, int], other: Candidate) -> bool:
    """Whether a further full name bears the surname: then an `and` joins two people."""
    return bearers[other.words[-1]] > (len(other.words) > 1)


def _is_pair(reading: Reading, one: Candidate, other: Candidate, given: frozenset[str]) -> bool:
    if one.span.paragraph != other.span.paragraph or len(one.words) < 2 or one.words[0] not in given:
        return False
    text = reading.texts[one.span.paragraph - 1]
    between = _BETWEEN.fullmatch(text, one.span.end, other.span.start)
    if not between or between[1] not in word_set(reading.language.name_conjunctions) or other.ordinary or other.titled:
        return False
    if len(other.words) > 1:
        return len(one.words) > 2 and "de" in other.words and other.words[0] not in given
    after = text[other.span.end : other.span.end + 1]
    return other.words[0] not in given and after != "(" and not text[slice(other.span.start, other.span.end)].isupper()
