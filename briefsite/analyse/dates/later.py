"""Which year is meant by `two years later`, seen from a date in the same sentence?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter

from briefsite.analyse.dates.calendar import exists
from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, expand_all, phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_end = attrgetter("span.end")
LONGEST = 30  # characters of the expression
ANCHORS = ("day", "month", "year")


def find_later(reading: Reading, number: int, refs: Iterable[DateRef]) -> Iterator[DateRef]:
    """`in March 2022 but resumed two years later`; not `two years later than planned`, which names its own anchor."""
    folded, text, language = reading.folded[number - 1], reading.texts[number - 1], reading.language
    known = [ref for ref in refs if ref.iso and ref.iso[0].isdigit() and ref.precision in ANCHORS]
    for start, end in phrases(tuple(_signs(language.later_marks))).spans(folded) if known else ():
        after = _NEXT_WORD.match(folded, end)
        match = _years(language).search(folded, max(0, start - LONGEST), start)
        if match is None or (after and after[1] in word_set((*language.function_words, *language.articles))):
            continue
        if _about(language).search(folded, max(0, match.start() - LONGEST), match.start()):
            continue  # quasi quindici anni più tardi
        span = Span(number, match.start(), end)
        sentence = reading.sentence(span)
        at = bisect_right(known, span.start, key=_end) - 1
        years = _count(match["n"], language)
        if years and at >= 0 and known[at].span.start >= sentence.start:
            iso = _shifted(known[at].iso or "", years * _signs(language.later_marks)[folded[start:end]])
            yield DateRef(span, text[span.start : span.end], iso, "year" if len(iso) == len("YYYY") else "month")
    yield from _neighbours(reading, number, known)


def _neighbours(reading: Reading, number: int, known: Iterable[DateRef]) -> Iterator[DateRef]:
    """`in 2022 and again the following year`: the year beside the last one of the sentence."""
    folded, text = reading.folded[number - 1], reading.texts[number - 1]
    signs, years = _signs(reading.language.neighbour_years), tuple(ref for ref in known if ref.precision == "year")
    for start, end in phrases(tuple(_signs(reading.language.neighbour_years))).spans(folded) if years else ():
        span = Span(number, start, end)
        sentence = reading.sentence(span)
        before = [ref for ref in years if sentence.start <= ref.span.start and ref.span.end <= start]
        if before:
            iso = str(int((before[-1].iso or "")[:4]) + signs[folded[start:end]])
            yield DateRef(span, text[start:end], iso, "year")


@cache
def _signs(marks: tuple[tuple[str, int], ...]) -> dict[str, int]:
    return {fold(form): sign for form, sign in marks}


@cache
def _years(language: Language) -> re.Pattern[str]:
    units = expand_all(form for form, code in language.ago_units if code == "y")
    return re.compile(rf"(?<!\w)(?P<n>\d{{1,3}}|[^\W\d]+) {any_of(units)} \Z")


@cache
def _about(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(word for word, _ in language.bounds) + r" \Z")


def _count(word: str, language: Language) -> int:
    value = int(word) if word.isdigit() else {fold(form): value for form, value in language.numbers}.get(word, 0)
    return int(value) if value == int(value) else 0


def _shifted(iso: str, years: int) -> str:
    """The month or the year so many years away; a day is not meant so exactly."""
    moved = f"{int(iso[:4]) + years:04d}{iso[4:7]}"
    return moved if len(moved) > len("YYYY") and exists(moved) else moved[:4]
