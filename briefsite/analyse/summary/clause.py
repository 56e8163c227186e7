"""How is a sentence built up to its main verb? Its words, verbs and names, without what is quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple

from briefsite.analyse.summary.known import Known
from briefsite.clauses import main_verb, relative_clauses
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import spelled
from briefsite.reading import Reading, overlapping
from briefsite.verbs import finite_verbs

UNSEEN = 60  # characters in which a sentence without a verb that we know says what it speaks of
_WORD = re.compile(r"(\w+(?:-\w+)*['’]?(?![^\W\d_])|\w+(?:-\w+)*['’]?)")


class Word(NamedTuple):
    """A word as written, in lower case with its accents, and what joins it to the one before."""

    written: str
    low: str
    start: int
    end: int
    gap: str


_new = tuple.__new__  # without a call of Python: there are many words


@dataclass(frozen=True, eq=False, repr=False)
class Clause:
    """The words of a sentence outside quotations; `at` is the place of its main verb among them."""

    words: tuple[Word, ...]
    verbs: frozenset[int]  # where finite verbs begin
    names: tuple[tuple[int, int], ...]  # what is named, in order
    people: frozenset[int]  # where names of people begin
    short: frozenset[str]  # the people and organisations whose names say too little
    at: int
    quotes: bool  # whether a quotation stands before the verb

    def named(self, start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in self.names)


def clause_of(reading: Reading, sentence: Span, known: Known) -> Clause | None:
    """None where nothing stands outside quotations, or a noun and what it did in another clause."""
    text, folded, language = reading.text(sentence), reading.fold(sentence), reading.language
    marks = overlapping(reading.quoted.get(sentence.paragraph, ()), sentence.start, sentence.end)
    for mark in marks:
        start, end = max(0, mark.start - sentence.start), min(mark.end - sentence.start, len(text))
        blank = " " * (end - start)
        text, folded = text[:start] + blank + text[end:], folded[:start] + blank + folded[end:]
    verbs = tuple(start for start, _ in finite_verbs(text, language))
    verb = main_verb(text, folded, verbs, relative_clauses(text, folded, language), language)
    if verb is None and verbs and language.pro_drop and not _presents(text, language):
        return None  # `Un sentir que tuvo siempre.`
    if verb is None:  # a few words tell what it speaks of
        verb = verbs[-1] if verbs else min(len(text), UNSEEN)
    words = _words(text)
    if not words:
        return None
    inside = [s for s in names_in(known, sentence) if text[s.start - sentence.start : s.end - sentence.start].strip()]
    whole = {known.names[s] for s in inside if s not in known.short}
    return Clause(
        words,
        frozenset(verbs),
        tuple((s.start - sentence.start, s.end - sentence.start) for s in inside),
        frozenset(s.start - sentence.start for s in inside if s in known.people),
        frozenset(known.names[s] for s in inside if s in known.short) - whole,
        next((n for n, word in enumerate(words) if word.end > verb), len(words) - 1),
        text[:verb].count("   ") > 0,
    )


def _words(text: str) -> tuple[Word, ...]:
    parts = _WORD.split(text)  # every second one is a word, the others stand between
    places, written = [*accumulate(map(len, parts))], parts[1::2]
    low, gaps = map(str.lower, written), map(str.strip, parts[:-1:2])
    return tuple(map(_new, repeat(Word), zip(written, low, places[:-1:2], places[1::2], gaps, strict=True)))


def _presents(text: str, language: Language) -> bool:
    first = _WORD.search(text)
    return first is not None and first[0].lower() in (*language.alone.presenting, *language.alone.appearing)


def names_in(known: Known, sentence: Span) -> tuple[Span, ...]:
    """Those that begin in it."""
    return tuple(s for s in known.by_paragraph.get(sentence.paragraph, ()) if sentence.start <= s.start < sentence.end)


@cache
def governing(language: Language) -> frozenset[str]:
    """Words whose noun is no subject: prepositions, alone or with an article, and `than`."""
    lists = (language.cut_before, language.genitives, language.speech.prepositions, language.than)
    ruling = frozenset().union(*map(spelled, lists)) - spelled(language.relatives)
    return ruling - (spelled(language.articles) - spelled(language.definite_contractions))  # Portuguese `a`
