"""Which quantities does the article give, of what?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.analyse.figures.counted import Unit, find_unit
from briefsite.analyse.figures.currencies import letter_before
from briefsite.analyse.figures.limits import Lead, bound_behind, limiting, read_lead
from briefsite.analyse.figures.news import Candidate, keep_news
from briefsite.analyse.figures.numerals import HALF, THOUSAND, Numeral, decimal_mark
from briefsite.analyse.figures.paragraph import Paragraph
from briefsite.analyse.figures.ranges import Second, ratio_end, second_number
from briefsite.analyse.figures.unnamed import is_name, unnamed
from briefsite.findings import Figure, Span
from briefsite.reading import Reading, by_paragraph, touched

_DIGITS = re.compile(r"\d\d*")  # a search for it is faster than for \d+
_NO_START = frozenset(".,:/-_")  # a number right behind one of these is a part of another thing
_BROKEN = re.compile(r"[/:]\w|[.,]\d")  # 14:30, 3/4: no quantity ends like this
_GLUED = re.compile(r"\w|-\w")  # nor without a unit like this: 20h30, 3-1
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
MOST_PER_CENT = 1000  # 2,125 % is a decimal by any habit


def find_figures(reading: Reading, dates: Iterable[Span]) -> tuple[Figure, ...]:
    """Quantities with a unit; a bare number, a year, an ordinal or a score is none."""
    taken = by_paragraph(sorted(dates))
    mark = decimal_mark(reading.folded)
    found: list[Figure] = []
    for number, (text, folded) in enumerate(zip(reading.texts, reading.folded, strict=True), 1):
        place = Paragraph(number, text, folded, reading.language, taken.get(number, ()), mark)
        numbered = tuple(_candidates(place))
        more = list(_unnumbered(place))
        if not numbered and not more:
            continue
        spans = sorted(each.figure.span for each in numbered)
        more = [each for each in more if not touched(spans, each.figure.span.start, each.figure.span.end)]
        found += keep_news(place, sorted((*numbered, *more), key=lambda each: each.figure.span))
    return tuple(found)


def _candidates(place: Paragraph) -> Iterator[Candidate]:
    done = 0
    for start in _starts(place):
        number = place.numeral(start) if start >= done else None
        if number is None:
            continue
        done = max(number.end, ratio_end(place, number))
        if done > number.end or _is_article(place, number):
            continue
        if _BROKEN.match(place.folded, number.end) or not place.is_free(number.start, number.end):
            continue
        if place.wording.near["clock_behind"].match(place.folded, number.end):
            continue
        for figure in _figures(place, number):
            done = max(done, figure.span.end)
            yield Candidate(figure, number)


def _unnumbered(place: Paragraph) -> Iterator[Candidate]:
    """`año y medio`, `millón y medio`: one of it and a part of it, without the one."""
    for start, end in place.grammar.tail_phrases.spans(place.folded):
        word = place.word_before(start)
        scale = place.grammar.scales.get(word[0], 0) if word else 0
        if word is None or not (scale >= THOUSAND or _is_one_duration(place, word[0])):
            continue
        value = 1 + place.grammar.tails[place.folded[start:end]]
        number = Numeral(word.start(), end, value * (scale or 1), words=True, scaled=bool(scale))
        lead = read_lead(place, number.start)
        unit = Unit("duration", place.text[word.start() : word.end()], end)
        if scale:
            unit = find_unit(place, number, lead) or Unit("count", "", end)
        yield Candidate(_single(place, number, lead, unit), number)


def _is_one_duration(place: Paragraph, word: str) -> bool:
    return place.wording.kinds.get(word) == "duration" and not place.wording.plural.match(word)


def _starts(place: Paragraph) -> list[int]:
    digits = [match.start() for match in _DIGITS.finditer(place.folded)]
    free = [
        start for start in digits if start == 0 or _is_start(place.folded, start) or letter_before(place.text, start)
    ]
    return sorted({*free, *place.numerals})


def _is_start(folded: str, start: int) -> bool:
    """No part of a word, a name, a score or a time; `S/ 3`, `-3 %` and `$3` begin a number."""
    last = folded[start - 1]
    if last == "/":
        return folded[start - 2 : start] == "s/"
    if last == "-":
        return folded[start - 2 : start - 1] in {"", " ", "("}
    return last not in _NO_START and not last.isalnum()


def _is_article(place: Paragraph, number: Numeral) -> bool:
    """`una amenaza`: most ones count nothing; only with a unit of measure they may."""
    if number.value != 1 or not number.words or number.scaled:
        return False
    unit = place.wording.near["unit"]
    measured = unit.match(place.folded, number.end)
    return measured is None or unit.match(place.folded, measured.end()) is not None  # a second week


def _figures(place: Paragraph, number: Numeral) -> tuple[Figure, ...]:
    """The figure of a number; two, where it changes from one number to another."""
    lead = read_lead(place, number.start)
    if is_name(place, number, lead):
        return ()
    unit = find_unit(place, number, lead)
    lead = limiting(place, lead, unit.kind if unit else "")
    if unit is None and _GLUED.match(place.folded, number.end) and not place.folded.startswith("-", number.end):
        return ()
    second = second_number(place, number, unit, lead)
    if second and second.changes:
        return _change(place, number, unit, lead, second)
    if second:
        return _range(place, number, lead, second)
    if unit is None and not _GLUED.match(place.folded, number.end):
        unit = unnamed(place, number, lead)
    if unit is None or _is_trivial(place, number, lead, unit):
        return ()
    return (_single(place, number, lead, unit),)


def _single(place: Paragraph, number: Numeral, lead: Lead, unit: Unit) -> Figure:
    value, end = _value(place, number, unit), unit.end
    tail = place.grammar.tail.match(place.folded, end)
    if tail and unit.kind == "duration" and not number.scaled:  # once años y medio
        value, end = value + place.grammar.tails[tail[1]], tail.end()
    behind = bound_behind(place, end) if lead.bound == "=" else None
    bound = "~" if number.approximate and lead.bound == "=" else lead.bound
    if behind:
        bound, end = behind
    start = lead.start if lead.bound_start is None else lead.bound_start
    return Figure(Span(place.number, start, end), place.text[start:end], value, value, bound, unit.name, unit.kind)


def _range(place: Paragraph, number: Numeral, lead: Lead, second: Second) -> tuple[Figure, ...]:
    low, high = (_value(place, each, second.unit) for each in (second.first(number), second.number))
    start = lead.start if second.opening_start is None else second.opening_start
    bound = lead.bound
    if lead.bound_start is not None:
        start = min(start, lead.bound_start)
    span = Span(place.number, start, second.unit.end)
    text = place.text[span.start : span.end]
    return (Figure(span, text, low, high, bound, second.unit.name, second.unit.kind),)


def _change(place: Paragraph, number: Numeral, unit: Unit | None, lead: Lead, second: Second) -> tuple[Figure, ...]:
    """`von 9 auf 23 Prozent`: what was before, in the unit of what is now, and what is now."""
    before = unit or second.unit._replace(end=number.end)
    if before.kind == "count" and before.name == "":
        return ()
    first = _single(place, number if unit else second.first(number), lead, before)
    now = read_lead(place, second.number.start)
    return first, _single(place, second.number, now, second.unit)


def _value(place: Paragraph, number: Numeral, unit: Unit) -> float:
    """With thousands or decimals behind a lone separator, by the habit of the article."""
    decimal = number.lone and (
        (unit.kind != "count" and number.lone == (place.mark or place.language.decimal_mark))
        or (unit.kind == "percent" and number.value >= MOST_PER_CENT)
    )
    value = number.decimal if decimal else number.value
    negative = place.folded[number.start - 1 : number.start] == "-" and unit.kind in ("percent", "measure")
    return -value if negative and place.folded[number.start - 2 : number.start - 1] in " (" else value


def _is_trivial(place: Paragraph, number: Numeral, lead: Lead, unit: Unit) -> bool:
    """`una amenaza`, `a las 14 horas`, `2019 protestas`: no quantity, though a unit is there."""
    wording, folded = place.wording, place.folded
    if unit.name.lower() in wording.words["clock_units"] and wording.near["clock"].search(
        folded, max(0, lead.start - 12), lead.start
    ):
        return True
    if unit.kind == "count" and lead.bound == "=" and _YEAR.fullmatch(folded[number.start : number.end]):
        return True
    if number.value < 1 and number.words | number.scaled:  # half a million, half an hour, but no half of a man
        return unit.kind == "count"
    if number.value != 1 or not number.words or number.scaled:
        return number.value == HALF and unit.kind == "count"
    if place.wording.near["later"].match(folded, unit.end):
        return True  # a year earlier
    if lead.bound != "=" or place.grammar.tail.match(folded, unit.end):
        return unit.kind == "count"
    if folded[number.start : number.end] in wording.words["explicit_ones"]:
        return False
    cued = wording.near["one"].search(folded, max(0, number.start - 20), number.start)
    return unit.kind != "duration" or not cued
