"""Who and what may speak in an article, paragraph by paragraph?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from operator import attrgetter

from briefsite.analyse.quotes.cast import Cast
from briefsite.analyse.quotes.entity import Entity
from briefsite.analyse.quotes.tokens import CAPITAL, PRONOUN, QUOTE, STOP, VIEW, Token, tokenise
from briefsite.findings import Mention, Person, Span
from briefsite.languages import Language
from briefsite.patterns import phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

_start = attrgetter("span.start")
_FIRST_WORD = re.compile(r"([^\W\d_]+) \Z")
_LETTER_BEHIND = re.compile(r" ([^\W\d_])")
_WORD_AHEAD = re.compile(r"(?<=[^.!?:»”\"] )([^\W\d_])[^\W\d_]+ $")
CAPTIONS = 3  # paragraphs that may be looked at for one that is no caption
ENDINGS = tuple(".!?…:»”\"'’)“")
LONGEST_NAME = 12  # words
LONGEST_CUE = 20  # letters
PARTICLES = 2  # `de la Fuente`
GAP = 16  # letters between the word that says so and the name
SPEAKING = ("country", "organisation")  # kinds of terms that may speak, besides people


@dataclass(frozen=True, eq=False, repr=False)
class Scene:
    """One paragraph as an attribution sees it."""

    number: int
    tokens: tuple[Token, ...]
    names: frozenset[int] = frozenset()  # where quotations begin that are names: `el llamado “barrio fantasma”`

    def index(self, mark: Span) -> int:
        """Which token a quotation is."""
        at = bisect_left(self.tokens, mark.start, key=lambda token: token.start)
        while self.tokens[at].kind != QUOTE or self.tokens[at].start != mark.start:
            at += 1
        return at

    def sentence(self, at: int) -> tuple[int, int]:
        """(first, end) of the tokens between two stops around a token."""
        here = bisect_left(self._stops, at)
        first = self._stops[here - 1] + 1 if here else 0
        return first, self._stops[here] if here < len(self._stops) else len(self.tokens)

    @cached_property
    def _stops(self) -> list[int]:
        return [number for number, token in enumerate(self.tokens) if token[2] == STOP]

    def turns_before(self, end: int) -> bool:
        """Whether the paragraph begins, before this token, with somebody or something new."""
        _, first = self.sentence(0)
        kinds = {token.kind for token in self.tokens[: min(first, end)]}
        return CAPITAL in kinds and not kinds & {PRONOUN, VIEW}


class Stage:
    """All scenes of an article, each opened when it is looked at."""

    def __init__(
        self,
        reading: Reading,
        people: tuple[Person, ...],
        mentions: Iterable[Mention],
        kinds: Mapping[str, str],
    ) -> None:
        self.reading = reading
        self._entities = _entities(reading, people, mentions, kinds)
        self.cast = Cast(reading, people, chain.from_iterable(self._entities.values()))
        self._scenes: dict[int, Scene] = {}

    def opened(self, number: int) -> tuple[Token, ...]:
        """The words of a paragraph as if it held no quotation."""
        return tokenise(self.reading, self._entities.get(number, ()), number, opened=True)

    def told_before(self, number: int) -> int:
        """The paragraph before, captions and lost subheadings left aside: they end without a stop."""
        reading = self.reading
        near = range(number - 1, max(0, number - 1 - CAPTIONS), -1)
        told = (n for n in near if reading.texts[n - 1].endswith(ENDINGS) or len(reading.sentences_of(n)) > 1)
        return next(told, number - 1)

    def scene(self, number: int) -> Scene:
        if number not in self._scenes:
            tokens = tokenise(self.reading, self._entities.get(number, ()), number)
            self._scenes[number] = Scene(number, tokens, _names(self.reading, number, tokens))
        return self._scenes[number]


def _names(reading: Reading, number: int, tokens: tuple[Token, ...]) -> frozenset[int]:
    """Where a quotation begins that a word before it makes a name or a title."""
    folded, language = reading.folded[number - 1], reading.language
    small = _small(language)
    found = set()
    for token in tokens:
        if token.kind == QUOTE and len(folded[token.start : token.end].split()) <= LONGEST_NAME:
            before = folded[max(0, token.start - LONGEST_CUE - GAP) : token.start]
            ends = [-end for _, end in phrases(language.speech.naming_cues).search(before)]
            between = re.findall(r"[\w']+|[.;]", before[max(ends) :]) if ends else ["."]
            if all(word in small for word in between):
                found.add(token.start)
    return frozenset(found)


@cache
def _small(language: Language) -> frozenset[str]:
    return word_set(language.determiners) | word_set(language.speech.prepositions)


def _entities(
    reading: Reading, people: Iterable[Person], mentions: Iterable[Mention], kinds: Mapping[str, str]
) -> dict[int, list[Entity]]:
    """Names that may speak by paragraph, the longest where they overlap, people before institutions."""
    found = [
        Entity(_with_particle(reading, person, m.span), person.id, "person")
        for person in people
        for m in person.mentions
    ]
    for mention in mentions:
        kind = kinds.get(mention.term, "")
        if mention.form != "composite" and kind in SPEAKING and not _is_part(reading, mention.span):
            found.append(Entity(mention.span, mention.term, "demonym" if mention.form == "demonym" else kind))
    kept: dict[int, list[Entity]] = {}
    for each in sorted(found, key=lambda e: (not e.person, e.span.start - e.span.end, e.span, e.kind, e.who)):
        here, start, end = kept.setdefault(each.span.paragraph, []), each.span.start, each.span.end
        at = bisect_left(here, end, key=_start)
        if at == 0 or here[at - 1].span.end <= start:
            here.insert(at, each)
    return kept


def _with_particle(reading: Reading, person: Person, span: Span) -> Span:
    """`sagte von Thadden`, where the name is `Anna von Thadden`: the particle is no preposition."""
    text = reading.texts[span.paragraph - 1]
    start = span.start
    for _ in range(PARTICLES):
        before = text.rfind(" ", 0, max(0, start - 1)) + 1
        if not text[before : before + 1].islower() or f" {text[before : span.end]}" not in person.name:
            break
        start = before
    return span if start == span.start else Span(span.paragraph, start, span.end)


def _is_part(reading: Reading, span: Span) -> bool:
    """Whether a name goes on: `Washington Summit Declaration`, `Foro Bahía`, `EU-Kommission`."""
    text = reading.texts[span.paragraph - 1]
    start = _FIRST_WORD.match(text[: span.start]) if span.start < LONGEST_CUE else None
    if start and start[1].isupper() and fold(start[1]) not in word_set(reading.language.function_words):
        return True  # `NHS England` at the beginning
    if text[span.end : span.end + 1] == "-" and text[span.end + 1 : span.end + 2].isalpha():
        return True
    if reading.language.nouns_capitalised:
        return False
    after = _LETTER_BEHIND.match(text, span.end)
    before = _WORD_AHEAD.search(text[max(0, span.start - 30) : span.start])
    return bool(after and after[1].isupper()) or bool(before and before[1].isupper())
