"""Where do the names of a vocabulary stand in a text? One pass over the folded text, all hits."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from briefsite.cache import code_of, key_of
from briefsite.languages import language
from briefsite.patterns import expand
from briefsite.term_entry import term_of
from briefsite.terms import Alias, Term
from briefsite.text import fold, is_whole_word
from briefsite.vocabulary import Vocabulary

SHORTEST_FOREIGN = 3  # letters of an acronym that counts in texts of other languages too
_ORDINARY = frozenset({"WHO", "AIDS", "SIDA", "UNO", "PAN", "SEA", "AGE"})  # also words in capitals
_ORDER = {"name": 0, "acronym": 1, "alias": 2, "short": 3, "passing": 4, "demonym": 5, "metonym": 6}
DOUBLED = (
    "`{}` names `{}` as well as `{}`, so a mention counts for both; merge the two, or take the name from one of them"
)
MADE_BY = ("matcher", "patterns", "term_entry", "text", "vocabulary")  # modules
OPEN = "*"  # at an end of an alias: the word may go on there, as in `*strompreis*`
_Meaning = tuple[str, str, tuple[int, ...], tuple[bool, bool]]  # form, term, places of capitals, open ends


class Hit(NamedTuple):
    """One alias at one place of one paragraph; of several terms the first by form and id comes first."""

    start: int
    end: int
    form: str
    term: str


class Matcher:
    """All aliases that count in one language."""

    def __init__(self, table: dict[str, str]) -> None:
        """`table` is what `table_of` gives, long texts, as most lines are never asked for.

        What a word means is read when it is first met.
        """
        self._words, self._written = table["words"], table["meanings"]
        lines = self._written.split("\n")
        self._ends = array("L", accumulate(map(len, lines)))
        self._open = frozenset([index for index, line in enumerate(lines) if OPEN in line])
        self._read: dict[int, list[_Meaning]] = {}
        # This kind is made faster than the one chosen for so many words, and searches as fast.
        self._automaton = AhoCorasick(
            [*filter(None, self._words.split("\n"))], implementation=Implementation.ContiguousNFA
        )

    def hits(self, text: str, folded: str) -> list[Hit]:
        """Every alias that stands in the text as whole words with the capitals it needs, by place.

        Of those that stand for one and the same words the one that spells most of them counts.
        """
        found: dict[tuple[int, int], tuple[int, set[Hit]]] = {}
        length = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            is_open = index in self._open
            # What `is_whole_word` asks, without a call: most of what is found is a part of a word.
            if not is_open and (
                (start and folded[start - 1].isalnum() and folded[start].isalnum())
                or (end < length and folded[end].isalnum() and folded[end - 1].isalnum())
            ):
                continue
            for form, term, capitals, ends in self._read.get(index) or self._meanings(index):
                span = _whole(folded, start, end, ends) if is_open else (start, end)
                if span and (not capitals or all(map(str.isupper, [text[start + place] for place in capitals]))):
                    spelled, hits = found.get(span) or (0, set())
                    if end - start > spelled:
                        found[span] = (end - start, {Hit(*span, form, term)})
                    elif end - start == spelled:
                        hits.add(Hit(*span, form, term))
        every = [hit for _, hits in found.values() for hit in hits]
        return sorted(every, key=_by_place)

    def bearers(self, words: Collection[str]) -> dict[str, set[str]]:
        """The ids of all terms that each of these folded words may stand for."""
        known = ((index, word) for index, word in enumerate(self._words.split("\n")) if word in words)
        return {word: {meaning[1] for meaning in self._meanings(index)} for index, word in known}

    def _meanings(self, index: int) -> list[_Meaning]:
        if index not in self._read:
            line = self._written[index + (self._ends[index - 1] if index else 0) : index + self._ends[index]]
            self._read[index] = [_meaning(written) for written in line.split(";")]
        return self._read[index]


def _by_place(hit: Hit) -> tuple[int, int, int, str]:
    start, end, form, term = hit
    return start, -end, _ORDER[form], term


@lru_cache(maxsize=16)
def matcher(vocabulary: Vocabulary, code: str) -> Matcher:
    """The matcher of a language, made once for each vocabulary."""
    key = key_of((vocabulary.key.encode(), code_of(MADE_BY), " ".join(language(code).genitive_endings).encode()))
    return Matcher(vocabulary.cache.kept(f"matcher-{code}", key, lambda: table_of(vocabulary.terms.values(), code)))


def doubled(vocabulary: Vocabulary, codes: Iterable[str]) -> Iterator[tuple[int, str]]:
    """(line of topics.yml, message) for each alias that the editors give to one term and that names another, too."""
    rules = vocabulary.corrections
    codes = sorted(codes) if rules.terms else []
    for item in rules.terms:
        own = {*rules.merged, *rules.merged.values(), *(term.id for term in term_of(item))}
        aliases = [alias for term in term_of(item) for alias in term.aliases]
        for code in codes:
            forms = {fold(f): f for a in aliases if a.language in (code, "*") for f in expand(a.pattern)}
            for word, ids in sorted(matcher(vocabulary, code).bearers(forms).items()):
                for other in sorted(ids - own)[:1]:
                    yield rules.lines[str(item["id"])], DOUBLED.format(forms[word], other, item["id"])


def table_of(terms: Iterable[Term], code: str) -> dict[str, str]:
    """The folded `words` of all aliases that count in a language, one a line, and the `meanings` of each."""
    meanings: dict[str, set[_Meaning]] = {}
    for term in terms:
        for alias in term.aliases:
            for pattern in _forms(alias, term, code) if _counts(alias, term, code) else ():
                form = "acronym" if alias.form in ("name", "alias") and _is_acronym(pattern) else alias.form
                word = pattern.strip(OPEN)
                capitals = () if word.islower() else tuple(p for p, char in enumerate(word) if char.isupper())
                ends = (pattern.startswith(OPEN), pattern.endswith(OPEN))
                meanings.setdefault(fold(word), set()).add((form, term.id, capitals, ends))
    written = (sorted(_weaker(found), key=lambda m: (_ORDER[m[0]], *m)) for found in meanings.values())
    return {"words": "\n".join(meanings), "meanings": "\n".join(";".join(map(_written, found)) for found in written)}


def _weaker(found: Collection[_Meaning]) -> Iterator[_Meaning]:
    """Without the name or alias of a term that names it in passing only: the label `Puertos` is the plain word."""
    passing = {term for form, term, _, _ in found if form == "passing"}
    return (meaning for meaning in found if meaning[0] == "passing" or meaning[1] not in passing)


def _written(meaning: _Meaning) -> str:
    """`name nato 0,1,2,3`, with a star for each open end."""
    form, term, capitals, ends = meaning
    stars = "".join(OPEN if end else "-" for end in ends) if any(ends) else ""
    return f"{form} {term} {','.join(map(str, capitals))} {stars}"


def _meaning(written: str) -> _Meaning:
    form, term, capitals, stars = written.split(" ")
    places = tuple(map(int, capitals.split(","))) if capitals else ()
    return form, term, places, (stars[:1] == OPEN, stars[1:] == OPEN)


def _whole(folded: str, start: int, end: int, ends: tuple[bool, bool]) -> tuple[int, int] | None:
    """The whole words that an alias stands in, or None if it is cut from one at an end that is not open."""
    while ends[0] and start > 0 and folded[start - 1].isalnum():
        start -= 1
    while ends[1] and end < len(folded) and folded[end].isalnum():
        end += 1
    return (start, end) if is_whole_word(folded, start, end) else None


def _forms(alias: Alias, term: Term, code: str) -> tuple[str, ...]:
    """What an alias may look like, in German also in the genitive: des Bundestags."""
    forms = expand(alias.pattern)
    if term.kind != "organisation" or alias.form == "demonym":
        return forms
    words = [form for form in forms if form.isalpha() and not form.isupper() and form[-1] != "s"]
    more = (word + ending for word in words for ending in language(code).genitive_endings)
    return (*forms, *(form for form in more if form not in forms))


def _counts(alias: Alias, term: Term, code: str) -> bool:
    if alias.language in (code, "*") or term.kind == "theme":
        return alias.language in (code, "*")
    letters = sum(map(str.isalpha, alias.pattern))
    return _is_acronym(alias.pattern) and letters >= SHORTEST_FOREIGN and alias.pattern not in _ORDINARY


def _is_acronym(pattern: str) -> bool:
    return pattern.isupper() and sum(map(str.isalpha, pattern)) > 1
