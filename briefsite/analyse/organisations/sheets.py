"""What does a paragraph look like to someone who reads for names?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from briefsite.analyse.organisations.tables import Tables, tables
from briefsite.analyse.organisations.words import Columns, Word, words_of
from briefsite.findings import Mention, Span
from briefsite.reading import Reading

_OPENS = '.!?:"“«„¿¡—–•*('
NAMED = ("country", "region", "place", "organisation")


@dataclass(frozen=True, eq=False, repr=False)
class Sheet:
    """A paragraph as words, with what is known in it."""

    number: int
    text: str
    words: tuple[Word, ...]
    columns: Columns  # the same words
    known: tuple[Mention, ...]  # mentions of lists, places and organisations of all kinds, but no subjects
    kinds: Mapping[str, str]  # kinds of their terms
    subjects: frozenset[int]  # places within words for themes
    given: frozenset[str]
    tables: Tables
    reading: Reading

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """Which words have a capital or may lead to a name; no other needs to be looked at."""
        return tuple(self.columns.capitals_or(self.tables.triggers))

    @cached_property
    def heads_last(self) -> bool:
        """Whether the word on which a name is built ends it: English and German, not French."""
        language = self.reading.language
        return language.demonyms_capitalised and not language.lower_case_names

    @cached_property
    def at(self) -> dict[int, Mention]:
        """Which known name stands at a place."""
        return {place: m for m in self.known for place in range(m.span.start, m.span.end)}

    @cached_property
    def index(self) -> dict[int, int]:
        """Which word begins at a place."""
        return dict(zip(self.columns.start, count(), strict=False))

    @cached_property
    def _ends(self) -> dict[int, int]:
        return dict(zip(self.columns.end, count(), strict=False))

    def ending(self, end: int) -> int | None:
        """Which word ends at a place."""
        return self._ends.get(end)

    def kind(self, word: Word) -> str | None:
        """The kind of the known name that a word belongs to."""
        mention = self.at.get(word.start)
        return self.kinds.get(mention.term) if mention else None

    def glued(self, number: int) -> bool:
        """Whether only a space stands between a word and the one before."""
        columns = self.columns
        if not 0 < number < len(columns.start):
            return False
        gap = self.text[columns.end[number - 1] : columns.start[number]]
        return gap == " " or gap == "\u00a0" or (gap == "" and self.words[number - 1].text[-1] in "'’")

    def opens(self, number: int) -> bool:
        """Whether a word begins a sentence, so that its capital says nothing."""
        before = self.text[: self.words[number].start].rstrip()
        return not before or before[-1] in _OPENS

    def proper(self, number: int) -> bool:
        """A word with a capital that may be part of a name."""
        word = self.words[number]
        return word.capital and word.text.lower() not in self.tables.strangers

    def is_person(self, number: int) -> bool:
        """Whether a given name and another name begin here: no part of the name before."""
        word = self.words[number]
        elided = (
            self.text[word.end + 2 : word.end + 3] in ("'", "’") and self.text[word.end + 3 : word.end + 4].isupper()
        )
        return word.folded in self.given and (elided or (self.glued(number + 1) and self.words[number + 1].capital))

    def is_subject(self, word: Word) -> bool:
        return word.start in self.subjects or word.folded in self.tables.departments

    def is_ordinary(self, number: int) -> bool:
        """Whether a word begins sentences rather than names, or names a field of work."""
        word = self.words[number]
        return word.folded in self.tables.ordinary or word.folded in self.tables.departments

    def run(self, first: int, most: int = 6) -> int:
        """The last of the capitalised words that begin with `first`, connectors and `&` inside."""
        last = place = first
        while place + 1 < len(self.words) and self.glued(place + 1) and place - first < most:
            place += 1
            word = self.words[place]
            if word.capital and self.proper(place):
                if self.is_person(place):
                    break
                last = place
            elif word.folded != "&" and (word.folded not in self.tables.inside or place - last > 2):
                break
        return last

    def back(self, last: int, most: int = 5) -> int:
        """The first of the capitalised words that end with `last`, `&` inside."""
        first = place = last
        while place and self.glued(place) and last - place < most:
            place -= 1
            if self.words[place].capital and self.proper(place):
                first = place
            elif self.words[place].folded != "&":
                break
        return first

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words that begin in a span."""
        words = self.words
        return words[bisect_left(words, (span.start,)) : bisect_left(words, (span.end,))]

    def known_beside(self, span: Span) -> Iterator[Mention]:
        """The known names that may overlap a span, in order."""
        starts, longest = self._starts
        for place in range(bisect_left(starts, span.start - longest), bisect_left(starts, span.end)):
            yield self.known[place]

    @cached_property
    def _starts(self) -> tuple[list[int], int]:
        """Where known names begin, and the length of the longest."""
        return [m.span.start for m in self.known], max((m.span.end - m.span.start for m in self.known), default=0)

    def span(self, first: int, last: int) -> Span:
        return Span(self.number, self.words[first].start, self.words[last].end)


def open_sheets(
    reading: Reading, mentions: Iterable[Mention], kinds: Mapping[str, str], given: frozenset[str]
) -> list[Sheet]:
    """One sheet for each paragraph."""
    elided = any(article.endswith("'") for article in reading.language.articles)
    known: dict[int, list[Mention]] = {}
    subjects: dict[int, list[Span]] = {}
    for mention in mentions:
        if kinds.get(mention.term) in NAMED:
            known.setdefault(mention.span.paragraph, []).append(mention)
        elif mention.form != "composite":
            subjects.setdefault(mention.span.paragraph, []).append(mention.span)
    found, own = [], tables(reading.language)
    for number, (text, folded) in enumerate(zip(reading.texts, reading.folded, strict=True), 1):
        words, columns = words_of(text, folded, elided)
        about = frozenset[int]().union(*[range(span.start, span.end) for span in subjects.get(number, ())])
        named = tuple(known.get(number, ()))
        found.append(Sheet(number, text, words, columns, named, kinds, about, given, own, reading))
    return found
