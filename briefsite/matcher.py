"""Where do the names of a vocabulary stand in a text? One pass over the folded text, all hits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from briefsite.languages import language
from briefsite.patterns import expand
from briefsite.terms import Alias, Term
from briefsite.text import fold, is_whole_word
from briefsite.vocabulary import Vocabulary

SHORTEST_FOREIGN = 3  # letters of an acronym that counts in texts of other languages too
_ORDINARY = frozenset({"WHO", "AIDS", "SIDA", "UNO", "PAN", "SEA", "AGE"})  # also words in capitals
_ORDER = {"name": 0, "acronym": 1, "alias": 2, "short": 3, "demonym": 4, "metonym": 5}


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One alias at one place of one paragraph; of several terms the first by form and id comes first."""

    start: int
    end: int
    form: str
    term: str


class Matcher:
    """All aliases that count in one language."""

    def __init__(self, terms: Iterable[Term], code: str) -> None:
        meanings: dict[str, list[tuple[str, str, tuple[int, ...]]]] = {}
        for term in terms:
            for alias in term.aliases:
                for pattern in _forms(alias, term, code) if _counts(alias, term, code) else ():
                    form = "acronym" if alias.form in ("name", "alias") and _is_acronym(pattern) else alias.form
                    capitals = tuple(place for place, char in enumerate(pattern) if char.isupper())
                    meanings.setdefault(fold(pattern), []).append((form, term.id, capitals))
        self._meanings = [sorted(set(found), key=lambda m: (_ORDER[m[0]], m[1])) for found in meanings.values()]
        self._automaton = AhoCorasick(list(meanings))

    def hits(self, text: str, folded: str) -> list[Hit]:
        """Every alias that stands in the text as whole words with the capitals it needs, by place."""
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if is_whole_word(folded, start, end):
                for form, term, capitals in self._meanings[index]:
                    if all(text[start + place].isupper() for place in capitals):
                        found.append(Hit(start, end, form, term))
        return sorted(found, key=lambda hit: (hit.start, -hit.end, _ORDER[hit.form], hit.term))


@lru_cache(maxsize=16)
def matcher(vocabulary: Vocabulary, code: str) -> Matcher:
    """The matcher of a language, made once for each vocabulary."""
    return Matcher(vocabulary.terms.values(), code)


def _forms(alias: Alias, term: Term, code: str) -> tuple[str, ...]:
    """What an alias may look like, in German also in the genitive: des Bundestags."""
    forms = expand(alias.pattern)
    if term.kind != "organisation" or alias.form == "demonym":
        return forms
    words = [form for form in forms if form.isalpha() and not form.isupper() and form[-1] != "s"]
    more = (word + ending for word in words for ending in language(code).genitive_endings)
    return (*forms, *(form for form in more if form not in forms))


def _counts(alias: Alias, term: Term, code: str) -> bool:
    if alias.language in (code, "*"):
        return True
    letters = sum(map(str.isalpha, alias.pattern))
    acronym = _is_acronym(alias.pattern) and letters >= SHORTEST_FOREIGN and alias.pattern not in _ORDINARY
    return acronym and term.kind != "theme"


def _is_acronym(pattern: str) -> bool:
    letters = [char for char in pattern if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)
