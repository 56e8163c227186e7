"""How does a language say numbers?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from briefsite.languages import Language
from briefsite.patterns import Phrases, any_of, expand_all, phrases
from briefsite.text import fold

DOZEN = 12


@dataclass(frozen=True, eq=False, repr=False)
class Grammar:
    """The words and marks of one language."""

    words: Phrases
    values: Mapping[str, float]
    scales: Mapping[str, float]
    rounded: frozenset[str]  # scales that are counted roughly
    money: frozenset[str]  # first words of currencies: beside one a single letter is a scale
    scale: re.Pattern[str]
    join: re.Pattern[str]
    joins: Mapping[str, float]
    tail: re.Pattern[str]
    tail_phrases: Phrases
    tails: Mapping[str, float]


@cache
def grammar(language: Language) -> Grammar:
    """The table of a language, made once."""
    rounded = {fold(word): float(value) for word, value in language.collectives}
    scales = {fold(word): float(value) for word, value in language.scales} | rounded
    joins = {fold(word): float(least) for word, least in language.number_joins}
    tails = {fold(word): float(value) for word, value in language.number_tails}
    values = {fold(word): float(value) for word, value in language.numbers}
    return Grammar(
        phrases(tuple(values)),
        values,
        scales,
        frozenset(rounded) - {word for word, value in rounded.items() if value == DOZEN},  # a dozen is twelve
        frozenset(fold(form).split()[0] for form in expand_all(dict(language.units).get("money", ()))),
        re.compile(" ?-?(" + _anchored(scales) + ")"),
        re.compile(" (?:(" + _anchored(joins) + ") )?|-(?:(" + _anchored(joins) + ")-)?"),
        joins,
        re.compile(" (" + _anchored(tails) + ")"),
        phrases(tuple(tails)),
        tails,
    )


def _anchored(words: Iterable[str]) -> str:
    return any_of(words).replace(r"(?<!\w)", "", 1)
