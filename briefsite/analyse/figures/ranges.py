"""Does a second number follow: `entre 3 % y 3,4 %`, `von 9 auf 23 Prozent`?"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefsite.analyse.figures.counted import Unit, find_unit
from briefsite.analyse.figures.limits import Lead, read_lead
from briefsite.analyse.figures.numerals import THOUSAND, Numeral
from briefsite.analyse.figures.paragraph import Paragraph

_NEXT_WORD = re.compile(r"([^\W\d_]+) ")
_TO_NUMBER = re.compile(r"[^\w ]{0,2}[a-z]{0,3}[^\w ]{0,2} ?(?=\d)")  # over the sign of a currency
LEAST_BARE = 25  # `de 9 a 14` without a unit are hours
MOST_OF_RATIO = 10  # nine out of ten
WIDEST = 60  # characters between a verb of change and the first number


class Second(NamedTuple):
    """The second number with its unit, and whether the two are a change instead of a range."""

    number: Numeral
    unit: Unit
    opening_start: int | None
    changes: bool

    def first(self, number: Numeral) -> Numeral:
        """The first number in the scale of the second: 8 bis 9 Millionen."""
        if number.scaled or not self.number.scaled or self.number.step == 1:
            return number
        step = self.number.step
        return number._replace(value=round(number.value * step, 6), decimal=number.decimal * step, step=step)


def second_number(place: Paragraph, number: Numeral, unit: Unit | None, lead: Lead) -> Second | None:
    """The other end of a range or of a change that begins with this number and its unit."""
    wording = place.wording
    at = unit.end if unit and unit.kind != "count" else number.end
    middle = wording.middle.match(place.folded, at)
    if not middle:
        return None
    pair = (lead.opening, middle[1].strip())
    opened = pair in wording.ranges
    if not opened and pair not in wording.changes and ("", pair[1]) not in wording.ranges:
        return None
    other = _number_at(place, middle.end())
    if other is None:
        return None
    found = find_unit(place, other, read_lead(place, other.start))
    if found is None and unit and unit.kind == "money":  # US$ 8.000 a 8.500 millones
        found = unit._replace(end=other.end)
    if found is None and wording.near["age"].search(place.folded, max(0, lead.start - 16), lead.start):
        found = Unit("duration", "", other.end)  # aged four to nine
    if found is None:
        found = _bare(number, other, lead, opened)
    if found is None or (unit and unit.kind not in ("count", found.kind)):
        return None
    second = Second(other, found, lead.opening_start if opened else None, False)
    changes = pair in wording.changes or (
        opened and pair[1] != "-" and pair[1] not in wording.words["conjunctions"] and _changes(place, lead)
    )
    low, high = second.first(number).value, other.value
    if changes or (opened and low > high and pair[1] not in wording.words["conjunctions"]):
        return second._replace(changes=True)
    return second if low < high else None


def _number_at(place: Paragraph, at: int) -> Numeral | None:
    """The number behind the middle of a range, over its article and its currency."""
    for _ in range(2):
        word = _NEXT_WORD.match(place.folded, at)
        if at in place.bound_ends:
            at = place.bound_ends[at] + 1
        elif word and word[1] in place.wording.words["fillers"] and word[1] not in place.wording.words["numbers"]:
            at = word.end()
        else:
            break
    sign = _TO_NUMBER.match(place.folded, at)
    at = sign.end() if sign else at
    if at >= len(place.folded) or not place.is_free(at, at + 1):
        return None
    return place.numeral(at)


def _changes(place: Paragraph, lead: Lead) -> bool:
    start = lead.start if lead.opening_start is None else lead.opening_start
    return bool(place.wording.changing.search(place.folded, max(0, start - WIDEST), start))


def _bare(number: Numeral, other: Numeral, lead: Lead, opened: bool) -> Unit | None:
    """`de 140 a 160` says itself that it is a quantity, if it cannot be hours or years."""
    if other.scaled and other.step >= THOUSAND:
        return Unit("count", "", other.end)
    large = number.value >= LEAST_BARE and (opened or not lead.opening)
    plain = number.words or other.words or other.value > 1500
    return Unit("count", "", other.end) if large and not plain else None


def ratio_end(place: Paragraph, number: Numeral) -> int:
    """Where `tres de cada cuatro` ends, which counts nothing; else the end of the number."""
    middle = place.wording.near["ratio"].match(place.folded, number.end)
    if not middle or middle.end() >= len(place.folded):
        return number.end
    other = place.numeral(middle.end())
    return other.end if other and number.value < other.value <= MOST_OF_RATIO else number.end
