"""How does a language name months and days, and which days exist?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from briefsite.languages import Language
from briefsite.text import fold

MAY, SEPTEMBER = 5, 9


@dataclass(frozen=True, eq=False, repr=False)
class Names:
    """Folded names with their numbers, months from 1, days from Monday, 0."""

    months: dict[str, int]
    short: dict[str, int]
    days: dict[str, int]
    capitals: bool  # whether the language writes months with a capital


@cache
def names(language: Language) -> Names:
    """Of CLDR, through Babel, and what the language's table adds (Jänner)."""
    added = {fold(name): number for name, number in language.months}
    calendar = language.calendar
    if not calendar.months:
        return Names(added, {}, {}, False)
    months = {fold(name): number for number, name in calendar.months}
    short = {fold(name).rstrip("."): number for number, name in calendar.short}
    sept = next((name for name, number in months.items() if number == SEPTEMBER), "")
    short |= {sept[:length]: SEPTEMBER for length in (3, 4) if sept}  # Sept. is as usual as Sep.
    days = {fold(name): number for number, name in calendar.days}
    days |= {fold(name): number for name, number in language.days}
    return Names(months | added, short, days, dict(calendar.months)[MAY][0].isupper())


def exists(iso: str) -> bool:
    """Whether the calendar has this day; an open year is taken as a leap year."""
    year, month, *day = iso.replace("XXXX", "2000").split("-")
    try:
        date(int(year), int(month), int(day[0]) if day else 1)
    except ValueError:
        return False
    return True
