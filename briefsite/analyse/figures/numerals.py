"""Which number stands here, in digits or in words?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefsite.analyse.figures.grammar import Grammar

_GROUPED = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_HUNDREDS = re.compile(r" (\d{1,3})(?![\w%]|[.,]\d)")  # 6 mil 500
_LONE = re.compile(r"[1-9]\d{0,2}([.,])(\d{3})")  # 10,000 or 2,125: thousands, or a decimal by the habit of the text
_MARKED = re.compile(r"\d\d*([.,])\d+(?:([.,])\d+)?")  # a search for \d\d* is faster than for \d+
HUNDRED, THOUSAND = 100, 1000
THREE = 3  # digits behind a mark that may part thousands
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_MONEY = frozenset("$€£¥₹")  # only beside these is a single letter (k, m) a scale
HALF = 0.5


class Numeral(NamedTuple):
    """A number and the place where it stands."""

    start: int
    end: int
    value: float
    step: float = 1  # what one more of it is: a million in `2 million`
    words: bool = False
    scaled: bool = False
    grouped: bool = False  # its thousands are parted
    approximate: bool = False  # `una veintena`
    lone: str = ""  # the only separator of `10,000` and `2,125`
    decimal: float = 0  # the value if that separator parts decimals


class Written(NamedTuple):
    """A folded paragraph, with the start and end of every number word in it."""

    folded: str
    words: Mapping[int, int]
    known: Grammar


def decimal_mark(paragraphs: Iterable[str]) -> str | None:
    """The mark before decimals, by vote of all numbers that leave no doubt: `1,250,000`, `4.5`."""
    votes: Counter[str] = Counter()
    for folded in paragraphs:
        for match in _MARKED.finditer(folded):
            first, second = match[1], match[2]
            if second:  # 1,250.50 or 1,250,000
                votes[second if second != first else ",.".replace(first, "")] += 1
            elif match.end() - match.end(1) < THREE:
                votes[first] += 1
    comma, dot = votes[","], votes["."]
    return None if comma == dot else "," if comma > dot else "."


def read_numeral(written: Written, start: int) -> Numeral | None:
    """The number that begins here, with its scale and its tail: `dos millones y medio`, `6 mil 500`."""
    number = _first(written, start)
    if number is None:
        return None
    parts, scaled, first = [number.value], False, number
    while True:
        longer = _scaled(written, number, parts) or _joined(written, number, parts, scaled)
        if longer is None and number is first:
            return number
        if longer is None:
            return number._replace(value=_exact(sum(parts)), scaled=scaled)
        scaled = scaled or longer.scaled
        number = longer


def _first(written: Written, start: int) -> Numeral | None:
    folded = written.folded
    if folded[start].isdigit():
        grouped = _GROUPED.match(folded, start)
        if grouped and folded[start] != "0":
            return _grouped(grouped)
        plain = _DIGITS.match(folded, start)
        return Numeral(start, plain.end(), _exact(float(plain[0].replace(",", ".")))) if plain else None
    end = written.words.get(start)
    return None if end is None else Numeral(start, end, written.known.values[folded[start:end]], words=True)


def _grouped(match: re.Match[str]) -> Numeral:
    lone = _LONE.fullmatch(match[0])
    mark = lone[1] if lone and lone[2] != "000" else ""
    whole, cents = re.fullmatch(r"(.*?[.,' ]\d{3})(?:[.,](\d{1,2}))?", match[0]).groups()  # type: ignore[union-attr]
    value = _exact(float(re.sub(r"\D", "", whole) + "." + (cents or "0")))
    decimal = float(match[0].replace(",", ".")) if mark else 0
    return Numeral(match.start(), match.end(), value, grouped=True, lone=mark, decimal=decimal)


def _scaled(written: Written, number: Numeral, parts: list[float]) -> Numeral | None:
    """With the scale behind it: it multiplies all that is less than itself."""
    folded, known = written.folded, written.known
    match = known.scale.match(folded, number.end)
    if not match:
        return _tailed(written, number, parts)
    if len(match[1]) == 1 and not _beside_money(written, number.start, match.end()):
        return None
    scale, less = known.scales[match[1]], 0.0
    while parts and (parts[-1] < scale or scale < 1):  # a quarter of what stands before it
        less += parts.pop()
    parts.append((less or 1) * scale)
    approximate = number.approximate or match[1] in known.rounded
    decimal = _exact(number.decimal * scale)
    return number._replace(end=match.end(), step=scale, scaled=True, approximate=approximate, decimal=decimal)


def _beside_money(written: Written, start: int, end: int) -> bool:
    folded, word = written.folded, _NEXT_WORD.match(written.folded, end)
    if word and word[1] in written.known.money:
        return True
    if start and folded[start - 1].isalpha():
        return True  # N211m
    return bool(_MONEY & {*folded[max(0, start - 2) : start], *folded[end : end + 1]})


def _tailed(written: Written, number: Numeral, parts: list[float]) -> Numeral | None:
    match = written.known.tail.match(written.folded, number.end)
    if not match or number.step == HALF:
        return None
    parts[-1] += written.known.tails[match[1]] * number.step
    return number._replace(end=match.end(), lone="")


def _joined(written: Written, number: Numeral, parts: list[float], scaled: bool) -> Numeral | None:
    """With a smaller number behind it: `treinta y cinco`, `two hundred fifty`, `6 mil 500`."""
    folded, known = written.folded, written.known
    if (scaled or number.words) and parts[-1] >= THOUSAND and parts[-1] % THOUSAND == 0:
        digits = _HUNDREDS.match(folded, number.end)
        if digits:
            parts.append(float(digits[1]))
            return number._replace(end=digits.end(), step=1, lone="")
    if not (number.words or scaled):
        return None
    join = known.join.match(folded, number.end)
    end = written.words.get(join.end()) if join else None
    if join is None or end is None:
        return None
    value, size = known.values[folded[join.end() : end]], _size(parts[-1])
    least = known.joins.get(join[1] or join[2] or "", 0)
    if not 1 <= value < size or size < least or not number.words:
        return None
    if value < HUNDRED and (parts[-1] >= THOUSAND or (value == 1 and join[0] == " ")):
        return None  # two million and one house, a hundred a year
    parts.append(value)
    return number._replace(end=end, step=1)


def _size(value: float) -> float:
    """The place of its last figure that is not zero: 10 of 130."""
    size = 1.0
    while value >= size * 10 and value % (size * 10) == 0:
        size *= 10
    return size


def _exact(value: float) -> float:
    return float(int(value)) if value == int(value) else round(value, 6)
