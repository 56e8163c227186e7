"""Which dates does the article give, and how exactly?"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter

from briefsite.analyse.dates.calendar import Names, names
from briefsite.analyse.dates.composed import compose
from briefsite.analyse.dates.later import find_later
from briefsite.analyse.dates.relative import find_relative
from briefsite.analyse.dates.tense import direction, is_habitual
from briefsite.analyse.dates.values import Parts, value_of
from briefsite.analyse.dates.years import find_years
from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.patterns import Phrases, any_of, phrases, windows, word_set
from briefsite.reading import Reading, touched

_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d|21[0-4]\d)(?![\d%]|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_CENTURY = r"(?:[ivx]{1,5}|\d{1,2})"
_ISO = r"(?<![\d/-])(?P<y>(?:1[89]|20)\d\d)-(?P<mm>0[1-9]|1[0-2])-(?P<d>3[01]|[12]\d|0[1-9])(?![\d/-])"
_NUMERIC = (
    r"(?<![\d/.])(?P<d>3[01]|[12]\d|0?[1-9])(?P<sep>[/.])(?P<mm>1[0-2]|0?[1-9])(?P=sep)(?P<y>(?:1[89]|20)\d\d)(?![\d/])"
)
_NUMBERS = re.compile(r"\d(?:\d{0,3}[-/.]\d{1,2}[-/.]\d{1,4}|0s)")  # of dates without a name
MARGIN = 24  # characters of a date on either side of the name of its month
NARROW = 1  # characters around a date without a name that show whether it is part of something longer
_MARK = re.compile(r"(?<!\?P)<(\w)>")  # <d>, but not the name of a group
_AMERICAN = "en"  # in English a date of digits only says neither which is the day nor which the month
LONGEST_WORD = 40  # characters
BETWEEN = 6  # characters between the day of the week and its date
_PARTED = re.compile(r"[^\W\d_]{3}|[.;:]")
_start = attrgetter("span.start")
HEAD = 70  # characters in which a dateline stands, where months are abbreviated: `Lima, 12 mar (Nexo)`


def find_dates(reading: Reading, stated: date | None) -> tuple[DateRef, ...]:
    """Dates with a value in ISO 8601; what the text leaves open is X (`XXXX-10`) or, by itself, None.

    Only the date of the article (`stated` or of its dateline) resolves `el pasado octubre` or `ayer`, never the clock.
    """
    found: list[DateRef] = []
    for number, (text, folded) in enumerate(zip(reading.texts, reading.folded, strict=True), 1):
        refs: list[DateRef] = []
        _take(refs, _calendar_dates(reading, number, stated))
        _take(refs, (ref for ref in find_relative(reading, number, stated) if not _opens(refs, ref, folded)))
        _take(refs, find_years(number, text, folded, reading.language))
        if refs:
            refs = [*compose(reading, refs)]
            _take(refs, find_later(reading, number, tuple(refs)))
            found += refs
    return tuple(found)


def _take(refs: list[DateRef], more: Iterator[DateRef]) -> None:
    """Into their place, unless another one is there."""
    for ref in more:
        at = bisect_left(refs, ref.span.end, key=_start)
        if at == 0 or refs[at - 1].span.end <= ref.span.start:
            refs.insert(at, ref)


def _opens(refs: list[DateRef], ref: DateRef, folded: str) -> bool:
    """`mercredi 9 avril`: the day of the week is a part of the date behind it."""
    if ref.precision != "day":
        return False
    near = (bisect_left(refs, ref.span.end + further, key=_start) for further in (0, BETWEEN + 1))
    return any(
        other.precision == "day" and not _PARTED.search(folded, ref.span.end, other.span.start)
        for other in refs[slice(*near)]
    )


def _calendar_dates(reading: Reading, number: int, stated: date | None) -> Iterator[DateRef]:
    """Dates with the name of a month or all in digits, decades and centuries."""
    text, folded, language = reading.texts[number - 1], reading.folded[number - 1], reading.language
    taken: list[Span] = []
    for match in _matches(language, folded):
        parts = Parts.of(match, number)
        if parts is None or touched(taken, parts.span.start, parts.span.end) or not _is_date(match, parts, reading):
            continue
        elsewhere = _other_year(language).match(folded, match.end()) or is_habitual(reading, parts.span)
        way = 0 if stated is None or parts.year else direction(reading, parts.span)
        for ref in value_of(parts, language, None if elsewhere else stated, way):
            insort(taken, ref.span)
            yield DateRef(ref.span, text[ref.span.start : ref.span.end], ref.iso, ref.precision)


@lru_cache(maxsize=512)  # an article that dates itself is read twice
def _matches(language: Language, folded: str) -> tuple[re.Match[str], ...]:
    named = windows(folded, _month_phrases(language).spans(folded), MARGIN)
    digits = windows(folded, [match.span() for match in _NUMBERS.finditer(folded)], NARROW)
    if not named and not digits:
        return ()
    each = ((pattern, digits if in_digits else named) for pattern, in_digits in _patterns(language))
    return tuple(match for pattern, places in each for place in places for match in pattern.finditer(folded, *place))


@cache
def _month_phrases(language: Language) -> Phrases:
    """Names of months, and words such as `siglo`: a date holds one of them, or digits."""
    known = names(language)
    return phrases((*known.months, *known.short, *language.date_cues))


@cache
def _other_year(language: Language) -> re.Pattern[str]:
    """`de ese año`: the year is one of which the text spoke before."""
    return re.compile(r" (?:\w{1,3} )?" + any_of(language.other_years).replace(r"(?<!\w)", "", 1))


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """All kinds of dates, and whether one is written without the name of a month or another word."""
    known = names(language)
    sources = [_ISO, _NUMERIC] if language.code != _AMERICAN else [_ISO]
    alone = {*sources}
    parts = _parts(known, language)
    for source in language.date_patterns if known.months else ():
        filled = _MARK.sub(lambda mark: parts[mark[1]], source)
        sources.append(rf"(?<!\w){filled}(?!\w)")
        alone |= {sources[-1]} if source.startswith("<D>(") else set()
    return tuple((re.compile(source), source in alone) for source in sources)


def _parts(known: Names, language: Language) -> dict[str, str]:
    """What the marks in `date_patterns` stand for."""
    months = "|".join(sorted(known.months, key=_by_length))
    short = "|".join(sorted(known.short, key=_by_length))
    link = any_of(language.day_links)
    return {
        "d": rf"(?:(?P<e>{_DAY})[.º°]?(?: {link} |-))?(?P<d>{_DAY})",  # or two days of one month
        "e": rf"(?P<e>{_DAY})",
        "f": rf"(?P<d>{_DAY})",
        "y": _YEAR,
        "D": r"(?P<D>(?:1[5-9]|20)\d0|[2-9]0)(?!\d)",
        "W": f"(?P<W>{any_of(word for word, _ in language.decades)})",
        "C": rf"(?P<C>{_CENTURY})",
        "n": f"(?P<n>{months})",
        "m": f"(?P<m>{months})",
        "a": f"(?P<m>{months}|{short})",
        "s": f"(?P<m>{short})",
    }


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


def _is_date(match: re.Match[str], parts: Parts, reading: Reading) -> bool:
    text, folded, language = reading.texts[parts.span.paragraph - 1], match.string, reading.language
    before = folded[max(0, match.start() - LONGEST_WORD) : match.start()].split()[-1:]
    if parts.month and parts.day and before and before[0] in word_set(language.named_after):
        return False  # avenida 9 de Julio
    if not parts.month or not parts.name:
        return True
    start = match.start("m")
    if parts.day and not parts.year and parts.name not in names(language).months:
        return parts.span.end <= HEAD or folded[match.end("m") : match.end("m") + 1] == "."
    if parts.day or parts.year:
        return True
    if names(language).capitals:  # `may` and `march` need one
        return text[start].isupper()
    return text[start].islower() or match.start() < start  # Abril Marino is a person
