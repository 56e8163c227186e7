"""Is the name of a place part of the name of a person?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.matcher import Hit
from briefsite.patterns import word_set
from briefsite.reading import Reading
from briefsite.text import fold

_BEFORE = re.compile(r"(?:(?<![^\W\d_])([^\W\d_]+) )?([^\W\d_]+) \Z")
_TWO_WORDS = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")


def is_surname(hit: Hit, text: str, names: Iterable[Hit], given: frozenset[str], reading: Reading) -> bool:
    """Whether a given name stands right before or a surname after it, no place itself and no ordinary word."""
    before = _BEFORE.search(text, max(0, hit.start - 36), hit.start)
    noun = hit.form == "demonym" and not reading.language.nouns_capitalised
    if noun or not before or not before[2][0].isupper() or any(name.end == hit.start - 1 for name in names):
        return False
    ordinary = _ordinary(reading.language)
    close = fold(before[2])
    if close in given:
        return close not in ordinary
    first = fold(before[1] or "")
    if not first or first not in given or first in ordinary or not before[1][0].isupper():
        return False
    return not reading.language.demonyms_capitalised and close not in _no_family_names(reading.language)


def is_given(hit: Hit, text: str, given: frozenset[str], reading: Reading) -> bool:
    """Whether a place stands where a given name does: Paris Hilton, Jordan Peterson."""
    after = _TWO_WORDS.match(text, hit.end) if hit.form != "demonym" else None
    if not after or not after[1][0].isupper():
        return False
    language, name = reading.language, fold(text[hit.start : hit.end])
    if name not in given and name not in word_set(language.places_as_given_names):
        return False
    if language.nouns_capitalised or after[1].isupper() or len(after[1]) < 3 or (after[2] or "a")[0].isupper():
        return False
    return fold(after[1]) not in _no_family_names(language)


def without_namesakes(mentions: list[Mention], surnames: Collection[str], reading: Reading) -> list[Mention]:
    """Without places that are the surname of somebody in the article, unless a preposition shows the place as well."""
    if not surnames:
        return mentions
    borne = [m for m in mentions if m.form != "demonym" and fold(m.text) in surnames]
    real = {fold(m.text) for m in borne if _is_where(m.span, reading)}
    lost = {m for m in borne if fold(m.text) not in real}
    return [m for m in mentions if m not in lost]


def _is_where(span: Span, reading: Reading) -> bool:
    before = reading.folded[span.paragraph - 1][: span.start].split(" ")[-2:-1]
    return bool(before) and before[0] in word_set(reading.language.place_prepositions)


@cache
def _ordinary(language: Language) -> frozenset[str]:
    return word_set((*language.function_words, *language.not_names))


@cache
def _no_family_names(language: Language) -> frozenset[str]:
    """Capitalised words behind a place that make no person of it: Jordan River, Florence University."""
    own = (*language.function_words, *language.not_names, *language.organisation_words, *language.organisation_tails)
    return word_set((*own, *language.thing_words, *language.department_words, *language.named_after))
