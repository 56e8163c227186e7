"""What must be known of a paragraph to read its numbers?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefsite.analyse.figures.grammar import Grammar, grammar
from briefsite.analyse.figures.numerals import Numeral, Written, read_numeral
from briefsite.analyse.figures.wording import Wording, wording
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.reading import touched

_LAST_WORD = re.compile(r"[^\W_][\w'-]*\Z")
_BRACKETED = re.compile(r"\(\d{1,3}\)")
LONGEST_WORD = 24


@dataclass(frozen=True, eq=False, repr=False)
class Paragraph:
    """A paragraph as it stands and folded, with the words of its language."""

    number: int
    text: str
    folded: str
    language: Language
    taken: Sequence[Span]  # dates, in order
    mark: str | None  # before decimals, in this article

    @cached_property
    def wording(self) -> Wording:
        return wording(self.language)

    @cached_property
    def grammar(self) -> Grammar:
        return grammar(self.language)

    @property
    def capitals(self) -> bool:
        """Whether every noun has a capital."""
        return self.language.nouns_capitalised

    @cached_property
    def bounds(self) -> dict[int, tuple[int, str]]:
        """End → start and words of every phrase that may be the bound of a number."""
        spans = self.wording.bound_phrases.spans(self.folded)
        return {end: (start, self.folded[start:end]) for start, end in spans}

    @cached_property
    def bound_ends(self) -> dict[int, int]:
        return {start: end for end, (start, _) in self.bounds.items()}

    @cached_property
    def has_brackets(self) -> bool:
        """Whether several numbers stand in brackets."""
        return len(_BRACKETED.findall(self.text)) > 1

    @cached_property
    def numerals(self) -> dict[int, int]:
        """Start → end of every number word."""
        return dict(self.grammar.words.spans(self.folded))

    @cached_property
    def _written(self) -> Written:
        return Written(self.folded, self.numerals, self.grammar)

    def numeral(self, start: int) -> Numeral | None:
        """The number that begins here."""
        return read_numeral(self._written, start)

    @cached_property
    def harm(self) -> tuple[tuple[int, int], ...]:
        """Where people are said to be dead, hurt, missing or held; Vaca Muerta is a name."""
        spans = self.wording.harm.spans(self.folded)
        return tuple(s for s in spans if self.capitals or s[0] == 0 or self.text[s[0]].islower())

    def is_free(self, start: int, end: int) -> bool:
        """Whether no date stands here."""
        return not touched(self.taken, start, end)

    def word_before(self, place: int) -> re.Match[str] | None:
        """The word that ends here or before one space."""
        end = place - 1 if place and self.folded[place - 1] == " " else place
        start = max(0, end - LONGEST_WORD)
        first = self.folded.rfind(" ", start, end) + 1 or start
        return _LAST_WORD.search(self.folded, first, end)
