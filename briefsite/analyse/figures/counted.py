"""What does a number count or measure?"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefsite.analyse.figures.currencies import sign_behind
from briefsite.analyse.figures.limits import Lead
from briefsite.analyse.figures.numerals import HALF, Numeral
from briefsite.analyse.figures.paragraph import Paragraph

_WORD = re.compile(r" (?:(?:de|of|di) |d')?([^\W\d_]+(?:['-][^\W\d_]+)*)")
_ONE_WORD = re.compile(r"[ -](?=([^\W\d_]+) )")
_PER_CENT = re.compile(r"%|.*(?:cent|cento|ciento|prozent)\Z")
_GLUED = ("percent", "measure", "money")  # kinds whose unit may touch its number
_PER_CENT_NEAR = re.compile(r"%|\b(?:per ?cent|por ci?ento|pour cent|prozent)")
NEAR = 90  # characters around points in which a percentage says what they are
FURTHEST = 3  # words between a number and the plural that it counts


class Unit(NamedTuple):
    """What is counted, as the text says it; no name where the text leaves it out."""

    kind: str
    name: str
    end: int


def find_unit(place: Paragraph, number: Numeral, lead: Lead) -> Unit | None:
    """The unit before or behind the number, or None where nothing says what is counted."""
    if lead.currency:
        return Unit("money", lead.currency, number.end)
    behind = sign_behind(place.text, place.folded, number.end)
    if behind:
        return Unit("money", *behind)
    measured = _measured(place, number)
    if measured:
        shells = measured.name == "mm" and _counted(place, measured.end)  # 155 mm shells
        return None if shells else measured
    before = place.wording.near["unit_before"].search(place.folded, max(0, number.start - 24), number.start)
    if before:
        return Unit("measure", place.text[before.start() : before.end() - 1], number.end)
    return _counted(place, number.end)


def _measured(place: Paragraph, number: Numeral) -> Unit | None:
    folded, wording = place.folded, place.wording
    end = number.end
    step = _ONE_WORD.match(folded, end)
    if step and step[1] in wording.words["steps"]:  # four straight months
        end = step.end(1)
    unit = wording.near["unit"].match(folded, end)
    if not unit:
        return None
    kind, glued = wording.kinds[unit[1]], unit[0][0] not in " -"
    if kind == "points":
        near = _PER_CENT_NEAR.search(folded, max(0, number.start - NEAR), unit.end() + NEAR)
        kind = "percent" if near or number.value != int(number.value) else "count"
    elided = folded[number.end - 1] == "'"  # quarant'anni
    if glued and not elided and (kind not in _GLUED or number.words):
        return None
    if folded[end] == "-" and (kind not in ("duration", "measure") or number.value == HALF):
        return None  # meia-noite is no half night
    name = place.text[unit.start(1) : unit.end(1)]
    return Unit(kind, "%" if _PER_CENT.match(unit[1]) else name, unit.end(1))


def _counted(place: Paragraph, end: int) -> Unit | None:
    """A plural noun behind the number, at most a few words away."""
    wording, at, first = place.wording, end, end + 1
    for step in range(FURTHEST):
        word = _WORD.match(place.folded, at)
        if not word:
            return None
        written = place.text[word.start(1) : word.end(1)]
        start = word.start(1) if step == 0 else first
        if word[1] in wording.words["irregular"]:
            return Unit("count", place.text[start : word.end()], word.end())
        if word[1] not in wording.words["steps"]:
            if word[1] in wording.words["stops"] or word[1] in wording.words["numbers"] or _is_verb(place, written):
                return None
            if wording.plural.match(written):
                return Unit("count", place.text[start : word.end()], word.end())
        at = word.end()
    return None


def _is_verb(place: Paragraph, written: str) -> bool:
    """Whether a word has the ending of a finite verb; where nouns have capitals, verbs have none."""
    if place.capitals and written[0].isupper():
        return False
    return bool(place.wording.verbs.match(written))
