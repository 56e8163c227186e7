"""How does a language speak of quantities: their limits, their ranges and what they count?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from briefsite.languages import Language
from briefsite.languages.table import Words
from briefsite.patterns import Phrases, any_of, expand_all, phrases, word_set
from briefsite.text import fold

KINDS = ("percent", "points", "money", "duration", "measure")
SHORTEST_PLURAL = 3  # letters of an irregular plural; what is shorter is an ending
_OF = r"(?:d[eo]s? |di |du |d'|of )?"  # between a number and its unit


def _before(words: Iterable[str], gap: str = " ") -> re.Pattern[str]:
    """To be searched up to a place: one of the words right before it."""
    return re.compile(any_of(words) + gap + r"\Z")


def _behind(words: Iterable[str], gap: str = " ", after: str = "") -> re.Pattern[str]:
    """To be matched at a place: one of the words right behind it."""
    return re.compile(gap + "(" + any_of(words).replace(r"(?<!\w)", "", 1) + ")" + after)


@cache
def wording(language: Language) -> Wording:
    """The table of a language, made once."""
    return Wording(language)


@dataclass(frozen=True, eq=False, repr=False)
class Wording:
    """The expressions of one language around a number; each is made when it is first asked for."""

    language: Language

    @cached_property
    def bounds(self) -> Mapping[str, str]:
        return {fold(word): sign for word, sign in self.language.bounds}

    @cached_property
    def bounds_behind(self) -> Mapping[str, str]:
        return {fold(word): sign for word, sign in self.language.bounds_behind}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Unit → kind."""
        units = dict(self.language.units)
        return {fold(form): kind for kind in reversed(KINDS) for form in expand_all(units.get(kind, ()))}

    @cached_property
    def ranges(self) -> frozenset[tuple[str, str]]:
        return _pairs(self.language.ranges)

    @cached_property
    def changes(self) -> frozenset[tuple[str, str]]:
        """Von 9 auf 23: no range, two numbers."""
        return _pairs(self.language.changes)

    @cached_property
    def middle(self) -> re.Pattern[str]:
        between = {f" {middle} " if middle != "-" else "-" for _, middle in self.ranges | self.changes}
        longest = sorted(between, key=lambda form: (-len(form), form))
        return re.compile(f"({'|'.join(map(re.escape, longest)) or '(?!)'})")

    @cached_property
    def changing(self) -> re.Pattern[str]:
        """Verbs of change shortly before: `subió de 3 a 4` are two numbers."""
        stems = "|".join(map(fold, expand_all(self.language.change_verbs)))
        return re.compile(rf"\b(?:{stems or '(?!)'})\w*(?: [\w'.,%-]+){{0,6}} ?\Z")

    @cached_property
    def plural(self) -> re.Pattern[str]:
        """`soldados`, `Soldaten`: a word with the ending of a plural; `business` is none."""
        endings = "|".join(ending for ending in self.language.plural_endings if len(ending) < SHORTEST_PLURAL)
        first = r"[^\W\d_a-z]" if self.language.nouns_capitalised else r"[^\W\d_A-Z]"
        return re.compile(rf"{first}[\w-]*[^\W\d_](?<!s(?=s\Z))(?:{endings or '(?!)'})\Z")

    @cached_property
    def verbs(self) -> re.Pattern[str]:
        endings = "|".join(re.escape(ending) for ending in self.language.verb_endings)
        return re.compile(rf"\w+(?:{endings or '(?!)'})\Z")

    @cached_property
    def sums(self) -> tuple[str, ...]:
        """Ends of nouns that hold a sum of money."""
        return tuple(fold(word) for word in self.language.sums)

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """Sets of single words by the name of their list."""
        lists: dict[str, Words] = {
            "strict": self.language.strict_bounds,  # no bounds before an article: `hasta el 2 %` is where it arrived
            "fillers": (
                *self.language.articles,
                *self.language.definite_articles,
                *self.language.bound_fillers,
            ),
            "steps": self.language.unit_steps,
            "spanning": self.language.spanning,
            "clock_units": self.language.clock_units,
            "explicit_ones": self.language.explicit_ones,
            "articles": self.language.articles,
            "conjunctions": self.language.list_joins,
            "stops": self.language.function_words,
            "numbers": tuple(word for word, _ in self.language.numbers),
            "irregular": tuple(word for word in self.language.plural_endings if len(word) >= SHORTEST_PLURAL),
        }
        return {name: word_set(words) for name, words in lists.items()}

    @cached_property
    def near(self) -> Mapping[str, re.Pattern[str]]:
        """Patterns for the words right before or behind a number, by the name of their list."""
        language, openings = self.language, (first for first, _ in self.ranges | self.changes if first)
        return {
            "opens": _before(sorted(openings)),
            "unit_before": _before(language.units_before, "[ -]"),
            "counters": _before(language.counters, " (?:n[.º°o] ?)?"),
            "clock": _before(language.clock),
            "one": _before(language.one_cues),
            "compared": _before(language.compared, r" (?:\w{1,3} )?"),
            "age": _before(language.age_cues),
            "unit": _behind(self.kinds, " ?-?" + _OF),
            "bound": _behind(self.bounds_behind, ",? "),
            "clock_behind": _behind(language.clock_behind, " ?"),
            "later": _behind(word for word, _ in language.later_marks),
            "partitive": _behind(language.partitives),
            "ratio": _behind(language.ratios, after=" "),
        }

    @cached_property
    def bound_phrases(self) -> Phrases:
        return phrases(tuple(self.bounds))

    @cached_property
    def harm(self) -> Phrases:
        return phrases(expand_all(self.language.harm))


def _pairs(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((fold(first), fold(second)) for first, second in pairs)
