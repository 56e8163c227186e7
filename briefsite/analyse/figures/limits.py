"""Which words before and behind a number limit it: `más de`, `at least`, `o más`?"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefsite.analyse.figures.currencies import sign_before
from briefsite.analyse.figures.paragraph import Paragraph

# Signs of comparison mean the same in every language.
_SYMBOLS = {"≥": ">", ">": ">", "≤": "<", "<": "<", "~": "~", "≈": "~", "±": "~"}
_NUMBER_AHEAD = re.compile(r" ?[^\w ]?\d")
MOST_FILLERS = 2  # words between a bound and its number: supera aún el
WIDEST = 30  # characters in which the opening of a range must stand


class Lead(NamedTuple):
    """What stands before a number."""

    start: int  # of the sign of the currency, or of the number
    currency: str | None
    bound: str
    bound_start: int | None
    opening: str  # of a range
    opening_start: int | None


def read_lead(place: Paragraph, start: int) -> Lead:
    """Back from the number over sign, articles and adverbs to the words that limit it."""
    sign = sign_before(place.text, place.folded, start)
    first = sign[1] if sign else start
    opening = _opening(place, first)
    bound, where = _bound(place, first)
    return Lead(first, sign[0] if sign else None, bound, where, *opening)


def limiting(place: Paragraph, lead: Lead, kind: str) -> Lead:
    """Without the bound where its word means something else: `a loan over 3 million` and `$3bn over ten years`."""
    if lead.bound_start is None:
        return lead
    words = place.wording.words
    limit = place.folded[lead.bound_start : lead.start].split(" ")[0]
    before = place.word_before(lead.bound_start) if limit in words["spanning"] else None
    if before is None:
        return lead
    if kind == "money" and before[0].endswith(place.wording.sums):
        return lead._replace(bound="=", bound_start=None)
    amount = before[0] in place.grammar.money or before[0] in place.grammar.scales or before[0][0].isdigit()
    return lead._replace(bound="=", bound_start=None) if kind == "duration" and amount else lead


def _bound(place: Paragraph, first: int) -> tuple[str, int | None]:
    folded, at = place.folded, first
    for steps in range(MOST_FILLERS + 1):
        end = at - 1 if at and folded[at - 1] == " " else at
        if end in place.bounds:
            start, words = place.bounds[end]
            if steps and words in place.wording.words["strict"]:
                return "=", None
            return place.wording.bounds[words], start
        if end and folded[end - 1] in _SYMBOLS:
            return _SYMBOLS[folded[end - 1]], end - 1
        word = place.word_before(at)
        if word is None or word[0] not in place.wording.words["fillers"]:
            break
        at = word.start()
    return "=", None


def _opening(place: Paragraph, first: int) -> tuple[str, int | None]:
    """`entre`, `von`, before the number or its article."""
    at = first
    for _ in range(2):
        match = place.wording.near["opens"].search(place.folded, max(0, at - WIDEST), at)
        if match:
            return match[0].strip(), match.start()
        word = place.word_before(at)
        if word is None or word[0] not in place.wording.words["fillers"]:
            break
        at = word.start()
    return "", None


def bound_behind(place: Paragraph, end: int) -> tuple[str, int] | None:
    """(bound, where it ends) of `27 weeks or more`."""
    match = place.wording.near["bound"].match(place.folded, end)
    if match is None or _NUMBER_AHEAD.match(place.folded, match.end()) or match.end() + 1 in place.numerals:
        return None  # en cinq ans, environ 600 personnes: the bound of the next number
    return place.wording.bounds_behind[match[1]], match.end()
