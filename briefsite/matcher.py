"""Where do the names of a vocabulary stand in a text? One pass over the folded text, all hits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from briefsite.patterns import expand
from briefsite.terms import Alias, Term
from briefsite.text import fold, is_whole_word
from briefsite.vocabulary import Vocabulary

SHORTEST_FOREIGN = 3  # letters of an acronym that counts in texts of other languages too
_ORDINARY = frozenset({"WHO", "AIDS", "SIDA", "UNO", "PAN", "SEA", "AGE"})  # also words in capitals
_ORDER = {"name": 0, "acronym": 1, "alias": 2, "short": 3, "demonym": 4, "metonym": 5}
OPEN = "*"  # at an end of an alias: the word may go on there, as in `*strompreis*`
_Meaning = tuple[str, str, tuple[int, ...], tuple[bool, bool]]  # form, term, places of capitals, open ends


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
        meanings: dict[str, list[_Meaning]] = {}
        for term in terms:
            for alias in term.aliases:
                for pattern in expand(alias.pattern) if _counts(alias, term, code) else ():
                    form = "acronym" if alias.form in ("name", "alias") and _is_acronym(pattern) else alias.form
                    word = pattern.strip(OPEN)
                    capitals = () if word.islower() else tuple(p for p, char in enumerate(word) if char.isupper())
                    ends = (pattern.startswith(OPEN), pattern.endswith(OPEN))
                    meanings.setdefault(fold(word), []).append((form, term.id, capitals, ends))
        self._meanings = [sorted(set(found), key=lambda m: (_ORDER[m[0]], m[1])) for found in meanings.values()]
        self._automaton = AhoCorasick(list(meanings))

    def hits(self, text: str, folded: str) -> list[Hit]:
        """Every alias that stands in the text as whole words with the capitals it needs, by place.

        Of those that stand for one and the same words the one that spells most of them counts.
        """
        found: dict[tuple[int, int], tuple[int, set[Hit]]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for form, term, capitals, ends in self._meanings[index]:
                span = _whole(folded, start, end, ends)
                if span and all(text[start + place].isupper() for place in capitals):
                    spelled, hits = found.get(span, (0, set()))
                    hits = hits if end - start == spelled else set()
                    if end - start >= spelled:
                        found[span] = (end - start, hits | {Hit(*span, form, term)})
        every = (hit for _, hits in found.values() for hit in hits)
        return sorted(every, key=lambda hit: (hit.start, -hit.end, _ORDER[hit.form], hit.term))


@lru_cache(maxsize=16)
def matcher(vocabulary: Vocabulary, code: str) -> Matcher:
    """The matcher of a language, made once for each vocabulary."""
    return Matcher(vocabulary.terms.values(), code)


def _whole(folded: str, start: int, end: int, ends: tuple[bool, bool]) -> tuple[int, int] | None:
    """The whole words that an alias stands in, or None if it is cut from one at an end that is not open."""
    while ends[0] and start > 0 and folded[start - 1].isalnum():
        start -= 1
    while ends[1] and end < len(folded) and folded[end].isalnum():
        end += 1
    return (start, end) if is_whole_word(folded, start, end) else None


def _counts(alias: Alias, term: Term, code: str) -> bool:
    if alias.language in (code, "*") or term.kind == "theme":
        return alias.language in (code, "*")
    letters = sum(map(str.isalpha, alias.pattern))
    return _is_acronym(alias.pattern) and letters >= SHORTEST_FOREIGN and alias.pattern not in _ORDINARY


def _is_acronym(pattern: str) -> bool:
    return pattern.isupper() and sum(map(str.isalpha, pattern)) > 1
