"""Which day, month or year do the parts of a date give?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefsite.analyse.dates.calendar import exists, names
from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.text import fold

_ROMAN = {"i": 1, "v": 5, "x": 10}
CENTURIES = range(1, 23)
FULL_YEAR = 4  # digits
FAR = 120  # days from the article beyond which the tense decides between last April and next April


@dataclass(frozen=True, eq=False, repr=False)
class Parts:
    """The parts of one date as a pattern caught them."""

    span: Span
    caught: dict[str, tuple[str, int, int]]  # name of the part → its text and place

    @classmethod
    def of(cls, match: re.Match[str], number: int) -> Parts | None:
        """From the first to the last part that carries the date, without the words around it."""
        caught = {name: (text, *match.span(name)) for name, text in match.groupdict().items() if text and name != "sep"}
        if not caught:
            return None
        span = Span(number, min(start for _, start, _ in caught.values()), max(end for *_, end in caught.values()))
        return cls(span, caught)

    def get(self, name: str) -> str | None:
        return self.caught[name][0] if name in self.caught else None

    @property
    def year(self) -> str | None:
        return self.get("y")

    @property
    def day(self) -> str | None:
        return "1" if "first" in self.caught else self.get("d")

    @property
    def name(self) -> str | None:
        return self.get("m")

    @property
    def month(self) -> str | None:
        return self.get("m") or self.get("mm")


def value_of(parts: Parts, language: Language, stated: date | None, way: int) -> Iterator[DateRef]:
    """One date, or two that share a month or a year: `el 8 y el 9 de abril`, `enero y junio de 2024`."""
    month = _month(parts, parts.get("m"), language)
    if month is None and parts.day:
        yield from _days(parts, stated, way)
        return
    if month is None:
        yield DateRef(parts.span, "", *_long(parts, language))
        return
    year = parts.year or _nearest_year(month, int(parts.day or 1), parts, stated, way)
    span = parts.span
    other = parts.caught.get("n") or parts.caught.get("e")
    if other and (parts.get("n") or int(other[0]) < int(parts.day or 0)):
        before = _month(parts, parts.get("n"), language) or month
        first = parts.get("e") or ""
        passed = before > month and year is not None and year.isdigit()
        ahead = min(other[1], parts.caught["m"][1]) if "m" in parts.caught else other[1]  # July 24 and 25
        yield _ref(Span(span.paragraph, ahead, other[2]), str(int(year or 0) - 1) if passed else year, before, first)
        own = [start for name, (_, start, _) in parts.caught.items() if start > other[2]]
        span = Span(span.paragraph, min(own), span.end)
    yield _ref(span, year, month, parts.day)


def _days(parts: Parts, stated: date | None, way: int) -> Iterator[DateRef]:
    """`el día 28`, `os dias 16 e 17`: of the month that is nearest, or that the tense suggests."""
    for name in ("e", "d") if stated else ():
        if name in parts.caught and stated:
            number, start, end = parts.caught[name]
            months = (stated.year * 12 + stated.month - 1 + shift for shift in (-1, 0, 1))
            isos = [f"{m // 12}-{m % 12 + 1:02d}-{int(number):02d}" for m in months]
            days = [date.fromisoformat(iso) for iso in isos if exists(iso)]
            meant = [day for day in days if not way or (day <= stated if way < 0 else day >= stated)]
            nearest = min(meant, key=lambda day: (abs((day - stated).days), day), default=None)
            if nearest:
                yield DateRef(Span(parts.span.paragraph, start, end), "", nearest.isoformat(), "day")


def _ref(span: Span, year: str | None, month: int, day: str | None) -> DateRef:
    iso = f"{year or 'XXXX'}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    precision = "day" if day else "month"
    return DateRef(span, "", iso, precision) if exists(iso) else DateRef(span, "", None, "unknown")


def _month(parts: Parts, name: str | None, language: Language) -> int | None:
    known = names(language)
    if name:
        return known.months.get(name) or known.short.get(name)
    digits = parts.get("mm")
    return int(digits) if digits else None


def _long(parts: Parts, language: Language) -> tuple[str | None, str]:
    """A decade or a century."""
    if digits := parts.get("D"):
        return (f"{digits[:3]}X" if len(digits) == FULL_YEAR else f"19{digits[0]}X"), "decade"
    if word := parts.get("W"):
        value = {fold(form): number for form, number in language.decades}[word]
        return f"19{value // 10}X", "decade"
    century = _ordinal(parts.get("C") or "")
    return (f"{century - 1:02d}XX", "century") if century in CENTURIES else (None, "unknown")


def _ordinal(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN[letter] for letter in written]
    return sum(-v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _nearest_year(month: int, day: int, parts: Parts, stated: date | None, way: int) -> str | None:
    """The year that makes the date the last, the next or the nearest one as seen from the stated date."""
    if stated is None:
        return None
    years = [y for y in (stated.year - 1, stated.year, stated.year + 1) if exists(f"{y}-{month:02d}-{day:02d}")]
    whole = parts.day is None  # this month has begun and is not yet over
    today = (stated.year, stated.month, 0 if whole else stated.day)
    places = {y: (y, month, 0 if whole else day) for y in years}
    if "last" in parts.caught:
        years = [y for y in years if places[y] < today]
    elif "next" in parts.caught:
        years = [y for y in years if places[y] > today]
    elif way and _is_open(years, month, day, stated):
        years = [y for y in years if (places[y] <= today if way < 0 else places[y] >= today)]
    nearest = min(years, key=lambda y: (abs((date(y, month, day) - stated).days), y), default=None)
    return str(nearest) if nearest else None


def _is_open(years: list[int], month: int, day: int, stated: date) -> bool:
    """Whether the nearest one is so far that the tense must decide."""
    return min((abs((date(year, month, day) - stated).days) for year in years), default=0) > FAR
