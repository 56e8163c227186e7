"""Is a small count worth telling?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from briefsite.analyse.figures.numerals import Numeral
from briefsite.analyse.figures.paragraph import Paragraph
from briefsite.findings import Figure

FEWEST = 10  # counts of so many are always told
NEAR = 60  # characters from a small count to the word that makes it news
PAIR = 2  # so few of a group are hardly ever news
GAP = 8  # characters between the members of an enumeration


class Candidate(NamedTuple):
    """A figure and the number that it begins with."""

    figure: Figure
    number: Numeral


def keep_news(place: Paragraph, candidates: Sequence[Candidate]) -> list[Figure]:
    """Without small counts, unless they are limited, tell of harm, or stand in one row with larger ones."""
    kept = [_is_large(each.figure) or _tells_harm(place, each.figure) for each in candidates]
    for order in (range(1, len(kept)), range(len(kept) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for index in order:
            other = index + step
            if kept[other] and not kept[index]:
                kept[index] = _in_one_row(place, candidates[index].figure, candidates[other].figure)
    return [each.figure for each, keep in zip(candidates, kept, strict=True) if keep]


def _is_large(figure: Figure) -> bool:
    parted = figure.unit == "" and figure.high > PAIR  # five of them
    return figure.kind != "count" or figure.high >= FEWEST or figure.bound in "<>" or parted


def _tells_harm(place: Paragraph, figure: Figure) -> bool:
    """`murieron nueve marineros`, `three dead`: people hurt, lost or held in the same breath."""
    start, end = figure.span.start, figure.span.end
    near = bisect_left(place.harm, start - NEAR, key=itemgetter(1))
    for at in range(near, len(place.harm)):
        first, last = place.harm[at]
        if first > end + NEAR:
            break
        between = place.folded[last:start] if last <= start else place.folded[end:first] if first >= end else ""
        if len(between) <= NEAR and not any(mark in between for mark in ";:?!") and ". " not in between:
            return True
    return False


def _in_one_row(place: Paragraph, one: Figure, other: Figure) -> bool:
    """`22 warships, three submarines and more than 70 aircraft`; a comma alone needs a further member."""
    if other.kind != "count":
        return False
    first, last = sorted((one.span, other.span))
    gap = place.folded[first.end : last.start]
    if len(gap) > GAP or gap.replace(",", " ").strip() not in place.wording.words["conjunctions"] | {""}:
        return False
    behind = place.folded[one.span.end : one.span.end + GAP].replace(",", " , ").split()[:1]
    return gap.strip() != "," or (bool(behind) and behind[0] in place.wording.words["conjunctions"] | {","})
