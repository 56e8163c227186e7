"""Which quantities does the article give, of what?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefsite.findings import Figure, Span
from briefsite.languages import Language
from briefsite.patterns import Phrases, any_of, around, phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

# Three digits after a separator are thousands in every language: 10,000 and 10.000 are ten thousand.
_DIGITS = r"\d{1,3}(?:[.,' ]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"
_SIGNS = {"us$": "USD", "r$": "BRL", "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₴": "UAH"}
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_KINDS = ("percent", "money", "duration", "measure")
_PER_CENT = re.compile(r"%|.*(?:cent|cento|ciento|prozent)\Z")
_OF = r"(?:d[eo]s? |di |du |d'|of )?"  # between a number and its unit
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
HALF = 0.5  # medio, half a: of a million, not of a man
SHORTEST_PLURAL = 3  # letters of an irregular plural; what is shorter is an ending
MARGIN = 40  # characters of a bound and a sign before a number, or of a second number behind it
FURTHEST = 3  # words between a number and the plural that it counts


@dataclass(frozen=True)
class _Table:
    """The expressions of one language."""

    words: Phrases  # of numbers
    quantity: re.Pattern[str]
    units: tuple[tuple[str, re.Pattern[str]], ...]
    counter: re.Pattern[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    bounds: dict[str, str]
    ranges: frozenset[tuple[str, str]]
    stops: frozenset[str]
    verbs: re.Pattern[str]
    plural: re.Pattern[str]


def find_figures(reading: Reading, dates: Iterable[Span]) -> tuple[Figure, ...]:
    """Quantities with a unit; a bare number, a year, an ordinal or a score is none."""
    table = _table(reading.language)
    taken: dict[int, list[Span]] = {}
    for span in dates:
        taken.setdefault(span.paragraph, []).append(span)
    found = []
    for number, folded in enumerate(reading.folded, 1):
        places = around(folded, table.words, MARGIN)
        for match in chain.from_iterable(table.quantity.finditer(folded, *place) for place in places):
            span = Span(number, match.start("n1"), match.end())
            if any(span.overlaps(other) for other in taken.get(number, [])):
                continue
            figure = _figure(number, match, reading, table)
            found += [figure] if figure else []
    return tuple(found)


@cache
def _table(language: Language) -> _Table:
    numbers = {fold(word): float(value) for word, value in language.numbers}
    scales = {fold(word): float(value) for word, value in language.scales}
    bounds = {fold(word): sign for word, sign in language.bounds}
    words = any_of(numbers)
    # treinta y cinco, twenty-five: two number words joined
    number = rf"(?:{_DIGITS}|{words}(?:(?: y |-| et | e ){words})?)"
    scale, bound = any_of(scales), any_of(bounds)
    opens = any_of(first for first, _ in language.ranges if first)
    middles = "|".join(sorted({re.escape(f" {m} " if m != "-" else "-") for _, m in language.ranges}))
    quantity = (
        rf"(?<![\w.,:/-])(?:(?P<open>{opens}) )?(?:(?P<bound>{bound}) )?(?:los |las |the )?"
        rf"(?P<sign>{_SIGN})? ?(?P<n1>{number})"
        rf"(?: ?-?(?P<s1>{scale[:-6]})(?!\w))?"
        rf"(?:(?P<mid>{middles or '(?!)'})(?:{_SIGN})?(?P<n2>{number})(?: ?-?(?P<s2>{scale[:-6]})(?!\w))?)?"
        r"(?![\w/]|[.,:]\d|-\w)"
    )
    units = tuple(
        (
            kind,
            re.compile(" ?" + _OF + any_of(dict(language.units).get(kind, ())).replace(r"(?<!\w)", "", 1)),
        )
        for kind in _KINDS
    )
    endings = "|".join(re.escape(ending) for ending in language.verb_endings) or "(?!)"
    return _Table(
        phrases(tuple(numbers)),
        re.compile(quantity.replace(r"(?P<s1>(?<!\w)", "(?P<s1>").replace(r"(?P<s2>(?<!\w)", "(?P<s2>")),
        units,
        re.compile(any_of(language.counters) + r" (?:n[.º°o] ?)?$"),
        numbers,
        scales,
        bounds,
        frozenset((fold(first), fold(second)) for first, second in language.ranges),
        word_set(language.function_words),
        re.compile(rf"\w+(?:{endings})\Z"),
        _plural(language),
    )


def _plural(language: Language) -> re.Pattern[str]:
    """`soldados`, `people`: a word with the ending of a plural, or an irregular one; `business` is none."""
    short = "|".join(ending for ending in language.plural_endings if len(ending) < SHORTEST_PLURAL)
    whole = "|".join(word for word in language.plural_endings if len(word) >= SHORTEST_PLURAL)
    first = r"[^\W\d_a-z]" if language.nouns_capitalised else r"[^\W\d_A-Z]"
    return re.compile(rf"{first}[\w-]*[^\W\d_s](?:{short or '(?!)'})\Z|(?:{whole or '(?!)'})\Z")


def _figure(number: int, match: re.Match[str], reading: Reading, table: _Table) -> Figure | None:
    folded, text = reading.folded[number - 1], reading.texts[number - 1]
    if table.counter.search(folded[max(0, match.start("n1") - 16) : match.start("n1")]):
        return None
    values = _values(match, table)
    unit = _unit(match, folded, text, table)
    if values is None or unit is None:
        return None
    kind, name, end = unit
    if kind == "count" and (_is_article(match, table) or _YEAR.fullmatch(match["n1"])):
        return None
    if match["s1"] == "m" and kind != "money":  # 60m hurdles
        return None
    if name == "mm" and _counted(end, folded, text, table):  # 155 mm shells
        return None
    start = match.start("n1") if match["sign"] is None else match.start("sign")
    low, high, ranged = values
    if match["bound"] or (match["open"] and ranged):
        start = match.start("open") if match["open"] and ranged else match.start("bound")
    bound = table.bounds.get(match["bound"], "=") if match["bound"] else "="
    return Figure(Span(number, start, end), text[start:end], low, high, bound, name, kind)


def _values(match: re.Match[str], table: _Table) -> tuple[float, float, bool] | None:
    """(low, high, whether both ends stand in the text)."""
    low, high = _number(match["n1"], table), _number(match["n2"], table) if match["n2"] else None
    first, second = table.scales.get(match["s1"] or ""), table.scales.get(match["s2"] or "")
    if low is None or (low == HALF and not first):
        return None
    if high is None:
        low = _exact(low * (first or 1))
        return low, low, False
    middle = (match["mid"] or "").strip() or "-"
    if (match["open"] or "", middle) not in table.ranges and ("", middle) not in table.ranges:
        return None
    low, high = _exact(low * (first or second or 1)), _exact(high * (second or 1))
    return (low, high, True) if low < high else None


def _exact(value: float) -> float:
    return float(int(value)) if value == int(value) else round(value, 6)


def _number(words: str, table: _Table) -> float | None:
    if words in table.numbers:
        return table.numbers[words]
    if not words[0].isdigit():
        parts = re.split(r" y |-| et | e ", words)
        return sum(table.numbers[part] for part in parts) if all(part in table.numbers for part in parts) else None
    groups = re.fullmatch(r"(\d{1,3}(?:[.,' ]\d{3})+)(?:[.,](\d{1,2}))?", words)
    if groups and not words.startswith("0"):
        return float(re.sub(r"\D", "", groups[1]) + "." + (groups[2] or "0"))
    return float(words.replace(",", "."))


def _unit(match: re.Match[str], folded: str, text: str, table: _Table) -> tuple[str, str, int] | None:
    """(kind, unit, where it ends), or None where nothing says what is counted."""
    end = match.end()
    if match["sign"]:
        return "money", _SIGNS[match["sign"]], end
    after = re.compile(rf" ?(?P<sign>{_SIGN})(?!\w)").match(folded, end)
    if after:
        return "money", _SIGNS[after["sign"]], after.end()
    for kind, pattern in table.units:
        unit = pattern.match(folded, end)
        if unit and (unit[0][0] == " " or kind in ("percent", "measure")):
            name = re.sub(f"^ ?{_OF}", "", text[end : unit.end()])
            return kind, "%" if _PER_CENT.match(fold(name)) else name, unit.end()
    return _counted(end, folded, text, table)


def _counted(end: int, folded: str, text: str, table: _Table) -> tuple[str, str, int] | None:
    place, first = end, True
    for _ in range(FURTHEST):
        word = re.compile(r" (?:(?:de|of|di) |d')?([^\W\d_]+(?:-[^\W\d_]+)*)").match(folded, place)
        if not word or word[1] in table.stops or word[1] in table.numbers:
            return None
        if table.verbs.match(text[word.start(1) : word.end(1)]):
            return None
        if table.plural.match(text[word.start(1) : word.end(1)]):  # Tres Arroyos is a town
            start = word.start(1) if first else end + 1
            return "count", text[start : word.end()], word.end()
        place, first = word.end(), False
    return None


def _is_article(match: re.Match[str], table: _Table) -> bool:
    """`una amenaza` counts nothing."""
    return table.numbers.get(match["n1"]) == 1 and not match["s1"] and not match["n2"]
