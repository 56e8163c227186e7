"""Which day or month is meant where two expressions name it together: `Wednesday of next week`, `March last year`?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from briefsite.analyse.dates.calendar import exists, names
from briefsite.findings import DateRef, Span
from briefsite.reading import Reading
from briefsite.text import fold

_LINK = re.compile(r" (?:\w{1,3}[ '])?")  # nothing, or one short word: de, of, dell'
WEEK = 7  # days
YEAR = 4  # digits


def compose(reading: Reading, refs: Iterable[DateRef]) -> Iterator[DateRef]:
    """The dates in their order, with the day of a week and the month of a year as one date each."""
    waiting: DateRef | None = None
    for ref in refs:
        whole = _together(reading, waiting, ref) if waiting else None
        if waiting and not whole:
            yield waiting
        waiting = whole or ref
    if waiting:
        yield waiting


def _together(reading: Reading, first: DateRef, second: DateRef) -> DateRef | None:
    """Both as one date, if the second is a week or a year seen from the article."""
    number, folded = first.span.paragraph, reading.folded[first.span.paragraph - 1]
    if not first.iso or not second.iso or not _LINK.fullmatch(folded, first.span.end, second.span.start):
        return None
    written = folded[second.span.start : second.span.end]
    if any(letter.isdigit() for letter in written):
        return None
    iso = _in_week(reading, first, second.iso) or _in_year(first, second)
    if iso is None or not exists(iso):
        return None
    span = Span(number, first.span.start, second.span.end)
    return DateRef(span, reading.text(span), iso, first.precision)


def _in_week(reading: Reading, first: DateRef, week: str) -> str | None:
    day = names(reading.language).days.get(fold(first.text))
    if day is None or "/" not in week or week.count("-") != YEAR:
        return None
    monday, sunday = map(date.fromisoformat, week.split("/"))
    return (monday + timedelta(days=day)).isoformat() if (sunday - monday).days == WEEK - 1 else None


def _in_year(first: DateRef, second: DateRef) -> str | None:
    """A month or a day whose year is not written, in the year that stands behind it."""
    iso, year = first.iso or "", second.iso or ""
    named = first.precision in ("day", "month") and not re.search(r"\d{4}", first.text)
    if not named or len(year) != YEAR or "/" in iso:
        return None
    return year + iso[YEAR:]
