"""Into which spans of time is a picture divided?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton

from briefsite.render.catalogue import Catalogue

MONTH, QUARTER, YEAR = 1, 3, 12  # in months
STEPS = (MONTH, QUARTER, YEAR, 5 * YEAR, 10 * YEAR, 50 * YEAR, 100 * YEAR)
# Empty periods in a row that are still drawn; what lies behind more of them, and behind more than half of
# what is drawn, is told in words, so that a year 1816 does not squeeze the rest.
CALM = {MONTH: 24, QUARTER: 12}
CALM_YEARS = 10
MOST_OUTSIDE = 10  # one in so many values may lie outside; more are no exception
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True)
class Axis:
    """Periods of `step` months, numbered from year 0, from `first` to `last`."""

    step: int
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def holds(self, period: int) -> bool:
        return self.first <= period <= self.last

    def label(self, say: Catalogue, period: int) -> str:
        """`mayo de 2024`, `trimestre 2 de 2024`, `2024`, `2020–2024`."""
        year, month = divmod(period * self.step, YEAR)
        if self.step == MONTH:
            return say.date(f"{year:04}-{month + 1:02}")
        if self.step == QUARTER:
            return say.plain("pic_quarter", n=str(month // 3 + 1), year=str(year))
        return str(year) if self.step == YEAR else f"{year}–{year + self.step // YEAR - 1}"

    def tick(self, say: Catalogue, period: int) -> str:
        """The same, short."""
        year, month = divmod(period * self.step, YEAR)
        if self.step >= YEAR or year == 0 or (self.step == QUARTER and month == 0):
            return str(year)
        return str(format_skeleton("yMMM", date(year, month + 1, 1), locale=say.locale))


def period_of(iso: str | None, step: int) -> int | None:
    """The period of a date, None where it is not known that exactly."""
    found = _DATE.match(iso or "")
    if found is None or (found[2] is None and step < YEAR):
        return None
    month = int(found[2] or 1)
    return (int(found[1]) * YEAR + month - 1) // step if 1 <= month <= YEAR else None


def axis_of(isos: Sequence[str | None], least: int, most: int) -> Axis | None:
    """The finest division, of `least` months or more, that takes at most `most` periods; None without dates."""
    dated = [iso for iso in isos if period_of(iso, YEAR) is not None]
    only_years = sum(period_of(iso, MONTH) is None for iso in dated)
    least = max(least, YEAR) if only_years * 2 > len(dated) else least
    for step in (step for step in STEPS if step >= least):
        counts = Counter(period for iso in dated if (period := period_of(iso, step)) is not None)
        first, last = _dense(counts, CALM.get(step, CALM_YEARS)) if counts else (0, most)
        if last - first < most:
            return Axis(step, first, last) if counts else None
    return Axis(STEPS[-1], last - most + 1, last) if dated else None


def _dense(counts: Counter[int], calm: int) -> tuple[int, int]:
    """The first and last period to draw, grown from the median over gaps that are not too wide."""
    periods, total = sorted(counts), counts.total()
    middle, below = 0, counts[periods[0]]
    while below * 2 < total:
        middle += 1
        below += counts[periods[middle]]
    low = high = middle
    grown = True
    while grown:
        wide = max(calm, (periods[high] - periods[low]) // 2)
        grown = False
        if low > 0 and periods[low] - periods[low - 1] <= wide:
            low, grown = low - 1, True
        if high + 1 < len(periods) and periods[high + 1] - periods[high] <= wide:
            high, grown = high + 1, True
    drawn = sum(counts[period] for period in periods[low : high + 1])
    if (total - drawn) * MOST_OUTSIDE > total:
        low, high = 0, len(periods) - 1
    return periods[low], periods[high]


def counted(axis: Axis, isos: Iterable[str | None]) -> tuple[Counter[int], Counter[int], int]:
    """The numbers per period inside and outside of an axis, and how many have no period."""
    inside: Counter[int] = Counter()
    outside: Counter[int] = Counter()
    unknown = 0
    for iso in isos:
        period = period_of(iso, axis.step)
        if period is None:
            unknown += 1
        elif axis.holds(period):
            inside[period] += 1
        else:
            outside[period] += 1
    return inside, outside, unknown
