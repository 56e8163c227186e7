"""Is a number without a unit a quantity, the age of someone, or part of a name?"""

from __future__ import annotations

import re

from briefsite.analyse.figures.counted import Unit
from briefsite.analyse.figures.limits import Lead
from briefsite.analyse.figures.numerals import THOUSAND, Numeral
from briefsite.analyse.figures.paragraph import Paragraph

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_NAME_AHEAD = re.compile(r"[^\W\d_][\w'’.-]*(, ?| \()\Z")
_BEHIND_AGE = {", ": re.compile(r"[,.;]"), " (": re.compile(r"\)")}
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_JOINTS = (", ", "; ", ": ")
HOURS = 25  # a bare number below may be a time of the day
YOUNGEST, OLDEST = 3, 115
FEWEST = 10  # what is less needs a bound of its own or a partitive


def is_name(place: Paragraph, number: Numeral, lead: Lead) -> bool:
    """`vuelo 737`, `Apollo 11`, `artículo 14`: a number that only names."""
    if place.wording.near["counters"].search(place.folded, max(0, lead.start - 26), lead.start):
        return True
    if (
        number.words
        or number.scaled
        or number.grouped
        or lead.currency
        or lead.bound != "="
        or number.value >= THOUSAND
    ):
        return False
    word = place.word_before(number.start)
    if (
        word is None
        or place.capitals
        or not place.text[word.start()].isupper()
        or place.folded[number.start - 1] != " "
    ):
        return False
    if word[0] in place.wording.words["stops"] or word.start() == 0 or place.text[word.start() - 1] != " ":
        return False
    earlier = place.word_before(word.start())
    return earlier is not None and (
        earlier[0] in place.wording.words["articles"] or place.text[earlier.start()].isupper()
    )


def unnamed(place: Paragraph, number: Numeral, lead: Lead) -> Unit | None:
    """The unit of a quantity whose noun is left out: `más de 600`, `19 de los 31 testigos`, `Ann Lee, 57,`."""
    folded = place.folded
    if _age(place, number):
        return Unit("duration", "", number.end)
    if not number.scaled and _YEAR.fullmatch(folded[number.start : number.end]):
        return None
    partitive = place.wording.near["partitive"].match(folded, number.end)
    if partitive and number.value > 1:
        return Unit("count", "", number.end)
    if number.value < 1 or (number.words and number.value == 1):
        return None
    if number.value >= FEWEST and folded[number.start - 2 : number.start] in _JOINTS and _does(place, number.end):
        return Unit("count", "", number.end)
    large = number.scaled and number.step >= THOUSAND
    parted = number.grouped and _parted(folded[number.start : number.end])
    if number.value < HOURS and place.wording.near["clock"].search(folded, max(0, number.start - 12), number.start):
        return None  # alrededor de las 14.45
    limited = lead.bound_start is not None and (number.value >= FEWEST or lead.bound == ">")
    compared = number.value >= FEWEST and place.wording.near["compared"].search(
        folded, max(0, lead.start - 40), lead.start
    )
    return Unit("count", "", number.end) if large or parted or limited or compared else None


def _does(place: Paragraph, end: int) -> bool:
    """`of 71 candidates, 17 were refused`: a verb right behind a number that opens its clause."""
    verb = _NEXT_WORD.match(place.folded, end)
    return verb is not None and place.text[verb.start(1) : verb.end(1)] in place.language.auxiliaries


def _parted(digits: str) -> bool:
    """Whether dots, commas or apostrophes part its thousands; spaces part telephone numbers as well."""
    return " " not in digits


def _age(place: Paragraph, number: Numeral) -> bool:
    """`Ann Lee, 57, said`, `Farhad (19)`, `aged 57`."""
    if not YOUNGEST <= number.value <= OLDEST or number.value != int(number.value) or number.scaled:
        return False
    if place.wording.near["age"].search(place.folded, max(0, number.start - 16), number.start):
        return True
    if number.words or number.end - number.start != 2:
        return False
    before = place.text[max(0, number.start - 40) : number.start]
    name = _NAME_AHEAD.search(before)
    if not name or not name[0][0].isupper():
        return False
    if name[1] == " (" and place.has_brackets:
        return False  # Oruro (10), Beni (14): counts by place
    mark = ", " if name[1].startswith(",") else " ("
    return bool(_BEHIND_AGE[mark].match(place.text, number.end))
