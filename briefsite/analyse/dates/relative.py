"""Which day, week, month or year is meant as seen from the day of the article?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from briefsite.analyse.dates.calendar import exists, names
from briefsite.analyse.dates.tense import direction
from briefsite.analyse.dates.weekdays import is_weekday, weekday_of
from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.patterns import Phrases, any_of, expand_all, phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

_NUMBER = r"(?:\d{1,3}|[^\W\d]+)"
_NEXT_WORD = re.compile(r"[ ,]{1,2}([^\W\d_]+)")
_OF_MONTH = re.compile(r"(?<!\d)(3[01]|[12]\d|[1-9])\.? (?:de |of )?\Z")
_STOPS = (". ", "? ", "! ", "; ")
_PAST_YEAR = re.compile(r"\b(?:19\d\d|20\d\d)\b(?!.*[.?!] .*[.?!] )")  # in the sentence before
SENTENCE = 200  # characters back to that year
AGO = 16  # characters of the word before `hace`
WEEK, YEAR = 7, 12  # days, months
PRECISIONS = {"d": "day", "w": "period", "m": "month", "q": "period", "h": "period", "y": "year"}
MONTHS = {"q": 3, "h": 6}


@dataclass(frozen=True, eq=False, repr=False)
class Expressions:
    """The relative expressions of a language."""

    found: Phrases
    codes: dict[str, str]  # d-1: the day before, w+1: the next week, y+0/12: the end of this year; empty: no date
    parts: dict[str, str]  # primer trimestre: 01/03
    ago: tuple[re.Pattern[str], ...]
    ago_cues: Phrases
    spans: dict[str, str]  # años: y
    numbers: dict[str, float]


@cache
def expressions(language: Language) -> Expressions:
    """The table of a language, made once."""
    days = {fold(form): f"d{number:+d}" for form, number in language.relative_days}
    codes = days | {fold(form): code for form, code in language.relative_periods}
    parts = {fold(form): months for form, months in language.parts_of_year}
    spans = {fold(form): code for form, code in language.ago_units}
    unit = rf"(?P<n>{_NUMBER}) (?P<u>{any_of(spans)})"
    before, behind = any_of(language.ago_before), any_of(language.ago_behind)
    return Expressions(
        phrases((*codes, *parts, *names(language).days)),
        codes,
        parts,
        (re.compile(rf"{before} {unit}"), re.compile(rf"{unit} {behind}")),
        phrases((*expand_all(language.ago_before), *expand_all(language.ago_behind))),
        spans,
        {fold(form): value for form, value in language.numbers},
    )


def find_relative(reading: Reading, number: int, stated: date | None) -> Iterator[DateRef]:
    """`ayer`, `el martes`, `last week`, `hace dos años`: with a value only if the day of the article is known."""
    text, folded, known = reading.texts[number - 1], reading.folded[number - 1], expressions(reading.language)
    for start, end in known.found.spans(folded):
        words = folded[start:end]
        if words in known.parts:
            yield from _part_of_year(reading, Span(number, start, end), stated)
        elif words in known.codes:
            yield from _coded(reading, Span(number, start, end), known.codes[words], stated)
        elif is_weekday(reading.language, text, start, end):
            yield weekday_of(reading, Span(number, start, end), stated)
    yield from _ago(reading, number, stated)


def _coded(reading: Reading, span: Span, code: str, stated: date | None) -> Iterator[DateRef]:
    """`ayer`, `esta semana`; a week or a year of which nobody knows which one it is says nothing."""
    text = reading.texts[span.paragraph - 1]
    if not code or not _is_written_so(reading.language, text, span.start) or (stated is None and code[0] != "d"):
        return
    iso = _shifted(code, stated) if _is_day(reading, span, code) else None
    day = _OF_MONTH.search(text, max(0, span.start - 8), span.start) if code[0] == "m" else None
    if day and exists(f"{iso}-{int(day[1]):02d}"):  # el 20 de este mes
        span = Span(span.paragraph, day.start(), span.end)
        yield DateRef(span, reading.text(span), f"{iso}-{int(day[1]):02d}", "day")
    else:
        yield DateRef(span, reading.text(span), iso, PRECISIONS[code[0]])


def _is_written_so(language: Language, text: str, start: int) -> bool:
    """In German `morgen` is tomorrow and `Morgen` the morning, unless it opens the sentence."""
    opens = start == 0 or text[max(0, start - 2) : start] in (". ", "? ", "! ") or text[start - 1] in "„“\"«'("
    return opens or text[start].islower() or not language.nouns_capitalised


def _is_day(reading: Reading, span: Span, code: str) -> bool:
    """`El salario, hoy en 350 pesos`, `y hoy tiene 40`: not this day but nowadays."""
    folded, start, end = reading.folded[span.paragraph - 1], span.start, span.end
    if code != "d+0" or " " in folded[start:end]:
        return True
    if folded[max(0, start - 2) : start] in _STOPS and _PAST_YEAR.search(folded, max(0, start - SENTENCE), start):
        return False  # in 1998 it was so. Today it is not
    before = folded[max(0, start - 12) : start].rstrip()
    last = before.split(" ")[-1].strip("(") if before else ""
    if not before.endswith(",") and last not in map(fold, reading.language.list_joins):
        return True
    after = _NEXT_WORD.match(folded, end)
    return bool(after) and after[1] in names(reading.language).days  # type: ignore[index]


def _shifted(code: str, stated: date | None) -> str | None:
    """The day, week, month or year that the code names, from the stated date."""
    if stated is None:
        return None
    kind, rest = code[0], code[1:]
    shift, _, month = rest.partition("/")
    step = int(shift)
    if kind == "d":
        return (stated + timedelta(days=step)).isoformat()
    if kind == "w":
        monday = stated - timedelta(days=stated.weekday()) + timedelta(days=WEEK * step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=WEEK - 1)).isoformat()}"
    if kind in MONTHS:
        size = MONTHS[kind]
        months = stated.year * YEAR + (stated.month - 1) // size * size + step * size
        year, first = divmod(months, YEAR)
        return f"{year}-{first + 1:02d}/{year}-{first + size:02d}"
    if kind == "m":
        months = stated.year * YEAR + stated.month - 1 + step
        return f"{months // YEAR}-{months % YEAR + 1:02d}"
    return f"{stated.year + step}-{month}" if month else str(stated.year + step)


def _part_of_year(reading: Reading, span: Span, stated: date | None) -> Iterator[DateRef]:
    """`primer semestre de 2024`; without a year the one that the tense suggests, but not for `first half of`."""
    folded, known = reading.folded[span.paragraph - 1], expressions(reading.language)
    first, last = known.parts[folded[span.start : span.end]].split("/")
    behind = re.compile(r"(?:,? (?:\w{1,3}|jahres|año|ano|anno|l'annee|year))* ?((?:19|20)\d\d)(?!\d)").match(
        folded, span.end
    )
    if behind:
        span, year = Span(span.paragraph, span.start, behind.end()), behind[1]
    elif folded[span.start : span.end].split()[-1] in word_set(reading.language.genitives):
        return
    elif stated:
        begun = stated.month >= int(first)
        way = direction(reading, span)
        year = str(stated.year + (1 if way > 0 and stated.month > int(last) else 0 if begun or way > 0 else -1))
    else:
        yield DateRef(span, reading.text(span), None, "period")
        return
    yield DateRef(span, reading.text(span), f"{year}-{first}/{year}-{last}", "period")


def _ago(reading: Reading, number: int, stated: date | None) -> Iterator[DateRef]:
    """`hace dos años`, `three days ago`; weeks are too vague for a day."""
    folded, text, known = reading.folded[number - 1], reading.texts[number - 1], expressions(reading.language)
    for start, end in known.ago_cues.spans(folded):
        match = known.ago[0].match(folded, start) or next(
            (m for m in known.ago[1].finditer(folded, max(0, start - 40), end) if m.end() == end), None
        )
        count = _count(match["n"], known) if match else None
        if match is None or count is None or _lasts(reading.language, folded, match.start()):
            continue
        code = known.spans[match["u"]]
        iso = None if code == "w" else _shifted(f"{code}{-count:+d}", stated)
        iso = iso if iso is None or len(iso) < 5 or exists(iso) else None
        span = Span(number, match.start(), match.end())
        yield DateRef(span, text[span.start : span.end], iso, "day" if code == "w" else PRECISIONS[code])


def _lasts(language: Language, folded: str, start: int) -> bool:
    """`desde hace diez años`, `vivia há dez anos`: so long, and not a time of the past."""
    before = folded[max(0, start - AGO) : start].split()[-1:]
    return bool(before) and before[0].endswith(tuple(fold(word) for word in language.lasting))


def _count(word: str, known: Expressions) -> int | None:
    if word.isdigit():
        return int(word)
    value = known.numbers.get(word)
    return int(value) if value and value == int(value) else None
