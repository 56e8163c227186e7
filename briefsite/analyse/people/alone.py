"""Which given names stand alone for people of whom nothing else is said? `Marta y Lucía`, Lucía again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from briefsite.analyse.people.candidate import Candidate
from briefsite.languages import Language
from briefsite.patterns import before_word, word_set
from briefsite.reading import Reading
from briefsite.text import fold

OFTEN = 3  # times that a given name stands alone before it is somebody
_CAPITAL = re.compile(r" [^\W\d_a-zß-ÿ]")
_BEFORE = re.compile(r"([\w'’-]+) $")


def lone_given(reading: Reading, candidates: Iterable[Candidate], given: frozenset[str]) -> frozenset[str]:
    """Listed given names that recur alone, or that `and` joins to another one, and never look like a place or thing."""
    single = [c for c in candidates if len(c.words) == 1 and not c.ordinary and c.words[0] in given]
    against = {c.words[0] for c in single if _is_other(reading, c)}
    times: Counter[str] = Counter(c.words[0] for c in single)
    counted: Counter[str] = Counter() if reading.language.nouns_capitalised else times  # Mark
    likely = {word for word, count in counted.items() if count >= OFTEN} | _paired(reading, single)
    return frozenset(word for word in likely - against if not _is_common(reading, word))


def _is_common(reading: Reading, word: str) -> bool:
    """Whether the article has the word in small letters as well: la roya."""
    small = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return any(
        text[found.start()].islower()
        for text, folded in zip(reading.texts, reading.folded, strict=True)
        for found in small.finditer(folded)
    )


def _is_other(reading: Reading, candidate: Candidate) -> bool:
    """Whether an article, a preposition of place, a common noun or a capital beside it speaks against a person."""
    text, span = reading.texts[candidate.span.paragraph - 1], candidate.span
    word = text[span.start : span.end]
    if len(word) < 3 or not word[1:].islower() or _CAPITAL.match(text, span.end):
        return True
    before = _BEFORE.search(text, max(0, span.start - 25), span.start)
    if not before:
        return text[max(0, span.start - 2) : span.start].strip(" ") in ("-", "–", "(", "/")
    plain = fold(before[1])
    inside = before[1][0].isupper() and span.start - len(before[0]) != reading.sentence(span).start
    return inside or plain in _against(reading.language) or _the(reading.language).search(before[0].lower()) is not None


@cache
def _against(language: Language) -> frozenset[str]:
    return word_set((*language.place_prepositions, *language.place_nouns, *language.named_after, *language.articles))


@cache
def _the(language: Language) -> re.Pattern[str]:
    articles = (*language.articles, *language.definite_articles)
    return re.compile(rf"(?<!\w){before_word(articles)}$" if articles else "(?!)")


def _paired(reading: Reading, single: list[Candidate]) -> set[str]:
    """`Roberto y Marta`: two given names and nothing but `and` between."""
    found: set[str] = set()
    joins = word_set(reading.language.conjunctions)
    for one, other in pairwise(single):
        if one.span.paragraph == other.span.paragraph and one.words != other.words:
            between = reading.texts[one.span.paragraph - 1][one.span.end : other.span.start]
            if between.startswith(" ") and between.endswith(" ") and fold(between.strip()) in joins:
                found |= {one.words[0], other.words[0]}
    return found
