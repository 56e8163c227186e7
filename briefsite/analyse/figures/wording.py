"""How does a language speak of quantities: their limits, their ranges and what they count?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from briefsite.languages import Language
from briefsite.patterns import Phrases, any_of, expand_all, phrases, word_set
from briefsite.text import fold

KINDS = ("percent", "points", "money", "duration", "measure")
SHORTEST_PLURAL = 3  # letters of an irregular plural; what is shorter is an ending
_OF = r"(?:d[eo]s? |di |du |d'|of )?"  # between a number and its unit


@dataclass(frozen=True)
class Wording:
    """The expressions of one language around a number."""

    bound_phrases: Phrases
    bounds: Mapping[str, str]
    strict: frozenset[str]  # bounds that are none before an article: `hasta el 2 %` is where it arrived
    behind: re.Pattern[str]
    bounds_behind: Mapping[str, str]
    fillers: frozenset[str]  # between a bound and its number
    ranges: frozenset[tuple[str, str]]
    changes: frozenset[tuple[str, str]]  # von 9 auf 23: no range, two numbers
    opens: re.Pattern[str]
    middle: re.Pattern[str]
    changing: re.Pattern[str]  # verbs of change: `subió de 3 a 4` are two numbers
    unit: re.Pattern[str]
    kinds: Mapping[str, str]
    steps: frozenset[str]  # words between a number and what it counts: más, other
    before: re.Pattern[str]  # a unit before its number: magnitud 6,2
    counters: re.Pattern[str]
    clock: re.Pattern[str]
    clock_units: frozenset[str]
    clock_behind: re.Pattern[str]  # p.m., Uhr
    one: re.Pattern[str]
    explicit_ones: frozenset[str]  # one, which is no article
    articles: frozenset[str]
    partitive: re.Pattern[str]
    ratio: re.Pattern[str]  # between the two numbers of `tres de cada cuatro`
    compared: re.Pattern[str]
    age: re.Pattern[str]
    harm: Phrases
    conjunctions: frozenset[str]
    stops: frozenset[str]
    numbers: frozenset[str]
    verbs: re.Pattern[str]
    plural: re.Pattern[str]
    irregular: frozenset[str]  # plurals that no ending shows: people, dead


@cache
def wording(language: Language) -> Wording:
    """The table of a language, made once."""
    bounds = {fold(word): sign for word, sign in language.bounds}
    behind = {fold(word): sign for word, sign in language.bounds_behind}
    units = dict(language.units)
    kinds = {fold(form): kind for kind in reversed(KINDS) for form in expand_all(units.get(kind, ()))}
    endings = "|".join(re.escape(ending) for ending in language.verb_endings) or "(?!)"
    both = (*language.ranges, *language.changes)
    between = {f" {fold(middle)} " if middle != "-" else "-" for _, middle in both}
    middles = "|".join(re.escape(middle) for middle in sorted(between, key=lambda form: (-len(form), form)))
    return Wording(
        phrases(tuple(bounds)),
        bounds,
        word_set(language.strict_bounds),
        re.compile(",? " + _anchored(behind)),
        behind,
        word_set((*language.articles, *language.definite_articles, *language.bound_fillers)),
        frozenset((fold(first), fold(second)) for first, second in language.ranges),
        frozenset((fold(first), fold(second)) for first, second in language.changes),
        re.compile(any_of(first for first, _ in both if first) + r" \Z"),
        re.compile(f"({middles or '(?!)'})"),
        re.compile(
            rf"\b(?:{'|'.join(map(fold, expand_all(language.change_verbs))) or '(?!)'})\w*(?: [\w'.,%-]+){{0,6}} ?\Z"
        ),
        re.compile(" ?-?" + _OF + "(" + _anchored(kinds) + ")"),
        kinds,
        word_set(language.unit_steps),
        re.compile(any_of(language.units_before) + r"[ -]\Z"),
        re.compile(any_of(language.counters) + r" (?:n[.º°o] ?)?\Z"),
        re.compile(any_of(language.clock) + r" \Z"),
        word_set(language.clock_units),
        re.compile(" ?" + _anchored(language.clock_behind)),
        re.compile(any_of(language.one_cues) + r" \Z"),
        word_set(language.explicit_ones),
        word_set(language.articles),
        re.compile(" " + _anchored(language.partitives)),
        re.compile(" " + _anchored(language.ratios) + " "),
        re.compile(any_of(language.compared) + r" (?:\w{1,3} )?\Z"),
        re.compile(any_of(language.age_cues) + r" \Z"),
        phrases(expand_all(language.harm)),
        word_set(language.conjunctions),
        word_set(language.function_words),
        frozenset(fold(word) for word, _ in language.numbers),
        re.compile(rf"\w+(?:{endings})\Z"),
        _plural(language),
        frozenset(fold(word) for word in language.plural_endings if len(word) >= SHORTEST_PLURAL),
    )


def _anchored(words: Iterable[str]) -> str:
    return any_of(words).replace(r"(?<!\w)", "", 1)


def _plural(language: Language) -> re.Pattern[str]:
    """`soldados`, `Soldaten`: a word with the ending of a plural; `business` is none."""
    short = "|".join(ending for ending in language.plural_endings if len(ending) < SHORTEST_PLURAL)
    first = r"[^\W\d_a-z]" if language.nouns_capitalised else r"[^\W\d_A-Z]"
    return re.compile(rf"{first}[\w-]*[^\W\d_](?<!s(?=s\Z))(?:{short or '(?!)'})\Z")
