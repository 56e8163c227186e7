"""Which day is meant by the name of a day of the week?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from briefsite.analyse.dates.calendar import names
from briefsite.analyse.dates.tense import direction, is_habitual
from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.patterns import any_of
from briefsite.reading import Reading

_DAY_BEHIND = re.compile(r",? ?\(?(3[01]|[12]\d|0?[1-9])\)?(?![\w.,:%/-]*\d)(?! ?[a-z%€$])")
BESIDE = 14  # characters of `pasado` or `next` beside the day
WEEK = 7
NEAREST = 16  # days to the day of the month that is meant


def weekday_of(reading: Reading, span: Span, stated: date | None) -> DateRef:
    folded = reading.folded[span.paragraph - 1]
    day = names(reading.language).days[folded[span.start : span.end]]
    behind = _DAY_BEHIND.match(folded, span.end)
    iso, end = None, span.end
    if stated is not None and not is_habitual(reading, span):
        if behind and (exact := _day_of_month(int(behind[1]), day, stated)):
            iso, end = exact, behind.end(1) + (folded[behind.end(1) : behind.end(1) + 1] == ")")
        else:
            iso = _nearest_weekday(day, stated, _way(reading, span))
    span = Span(span.paragraph, span.start, end)
    return DateRef(span, reading.text(span), iso, "day")


def _way(reading: Reading, span: Span) -> int:
    """-2 last Monday, which is not today; 1 the next one; else by the tense of the sentence."""
    folded = reading.folded[span.paragraph - 1]
    for way, (before, behind) in ((1, _beside(reading.language, True)), (-2, _beside(reading.language, False))):
        if before.search(folded, max(0, span.start - BESIDE), span.start) or behind.match(folded, span.end):
            return way
    return direction(reading, span)


@cache
def _beside(language: Language, coming: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    marks = any_of(language.coming_marks if coming else language.past_marks)
    return re.compile(marks + r" \Z"), re.compile(" " + marks)


def _nearest_weekday(day: int, stated: date, way: int) -> str:
    back = (stated.weekday() - day) % WEEK
    if way > 0:
        return (stated + timedelta(days=(WEEK - back) % WEEK or (0 if back == 0 else WEEK))).isoformat()
    return (stated - timedelta(days=back or (WEEK if way == -2 else 0))).isoformat()


def _day_of_month(number: int, weekday: int, stated: date) -> str | None:
    """`quarta-feira (3)`: the nearest third of a month that is a Wednesday."""
    near = (stated + timedelta(days=shift) for shift in sorted(range(-NEAREST, NEAREST + 1), key=abs))
    return next((day.isoformat() for day in near if (day.day, day.weekday()) == (number, weekday)), None)


def is_weekday(language: Language, text: str, start: int, end: int) -> bool:
    """Where days are written small, `Domingo Fiorito` is a person."""
    if names(language).capitals or text[start].islower():
        return names(language).capitals is False or text[start].isupper()
    opens = start == 0 or text[max(0, start - 2) : start] in (". ", "? ", "! ") or text[start - 1] in "(«“\"'"
    return opens and not text[end : end + 2].strip()[:1].isupper()
