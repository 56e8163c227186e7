"""Where does a role begin? Owners and attributes before its head: `former NATO chief`."""

from __future__ import annotations

import re

from briefsite.analyse.people.extent import role_tables
from briefsite.analyse.people.place import Place
from briefsite.patterns import word_set

WORD_BEFORE = re.compile(r"([\w.'-]*\w[.']?) $")


def opening(place: Place, start: int) -> int:
    """Where a role begins whose head begins at `start`: owners and attributes before it that belong to it."""
    tables, language = role_tables(place.language), place.language
    openers = tables.openers
    at = start
    while True:
        known = _known_before(place, at)
        if known is not None:
            at = known
            continue
        word = WORD_BEFORE.search(place.folded, max(0, at - 40), at)
        if not word or word[1].endswith("."):
            return at
        begin = at - len(word[0])
        if word[1] in openers:
            at = begin
        elif (owner := _owner(place, begin, word[1])) is not None:
            at = owner
        elif not language.adjectives_first or word[1] in tables.skips or word[1] in tables.barred:
            return at
        elif _is_attribute(place, begin, word[1]):
            at = begin
        else:
            return at


def _known_before(place: Place, at: int) -> int | None:
    """`NATO Secretary General`, `Japan's prime minister`; a demonym behind its noun is told elsewhere."""
    if not place.language.adjectives_first:
        return None
    ends = [at - len(gap) for gap in (" ", "'s ", "' ", "-") if place.folded.endswith(gap, 0, at)]
    return min((place.known_ends[end] for end in ends if end in place.known_ends), default=None)


def _owner(place: Place, begin: int, word: str) -> int | None:
    """`Japan's new envoy`: an owner before an attribute that would say nothing of the office."""
    known = _known_before(place, begin) if word in role_tables(place.language).skips else None
    return known if known is not None and "'" in place.folded[known:begin] else None


def _is_attribute(place: Place, begin: int, word: str) -> bool:
    """Whether a word before a head, which no list knows as its opener, is its attribute."""
    tables, language = role_tables(place.language), place.language
    if word[0].isdigit() or "-year-" in word:
        return False
    if language.nouns_capitalised:  # the burgenländische Politiker: an adjective between article and noun
        return place.text[begin].islower() and word.endswith(("e", "er", "en", "em")) and _determined(place, begin)
    if place.text[begin].isupper():
        within = begin > 0 and place.text[begin - 2] not in ".!?:"
        joined = place.text[begin + len(word) + 1].isupper()  # Jewish Chronicle editor
        return word in tables.allowed or (word not in tables.no_names and (within or joined))
    if word in tables.allowed and word not in tables.links:
        return True
    if word.endswith(tables.verbs) or word in tables.links:
        return False
    return _determined(place, begin) or _begins(place, begin, word) or begin - 1 in place.known_ends


def _begins(place: Place, begin: int, word: str) -> bool:
    """`when clinical psychologist X`: a noun phrase without an article begins behind a preposition, a mark or `and`."""
    before = WORD_BEFORE.search(place.folded, max(0, begin - 25), begin)
    if not before:
        return place.folded[max(0, begin - 2) : begin] in (", ", '" ', "; ") and _is_adjective(place, word)
    tables = role_tables(place.language)
    opens = before[1] in tables.conjunctions or before[1] in word_set(place.language.role_starts)
    return opens and (word not in tables.barred) and (before[1] not in tables.conjunctions or _is_plain(place, word))


def _is_adjective(place: Place, word: str) -> bool:
    return word.endswith(place.language.attribute_endings)


def _is_plain(place: Place, word: str) -> bool:
    """No verb in the present: `and coaches X`."""
    return not word.endswith("s") and (_is_adjective(place, word) or len(word) > 4)


def _determined(place: Place, begin: int) -> bool:
    """Whether an article stands before at most three plain words more."""
    tables = role_tables(place.language)
    written = place.text[max(0, begin - 60) : begin].split()[-4:]
    words = place.folded[max(0, begin - 60) : begin].split()[-4:]
    if place.language.nouns_capitalised and any(word[0].isupper() for word in written[-1:]):
        return False
    for word in reversed(words):
        if word in tables.articles or (place.language.nouns_capitalised and word in tables.skips):
            return True
        if not word.isalpha() or word in tables.barred or word in tables.links:
            return False
    return False
