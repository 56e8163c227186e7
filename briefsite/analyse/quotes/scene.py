"""Who and what may speak in an article, paragraph by paragraph?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefsite.analyse.quotes.cast import Cast
from briefsite.analyse.quotes.tokens import QUOTE, STOP, Entity, Token, tokenise
from briefsite.findings import Mention, Person, Span
from briefsite.patterns import phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

LONGEST_NAME = 12  # words
GAP = 16  # letters between the word that says so and the name
SPEAKING = ("country", "organisation")  # kinds of terms that may speak, besides people


@dataclass(frozen=True)
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
        first = next((i + 1 for i in range(at - 1, -1, -1) if self.tokens[i].kind == STOP), 0)
        end = next((i for i in range(at, len(self.tokens)) if self.tokens[i].kind == STOP), len(self.tokens))
        return first, end


class Stage:
    """All scenes of an article, each opened when it is looked at."""

    def __init__(
        self, reading: Reading, people: tuple[Person, ...], mentions: Iterable[Mention], kinds: Mapping[str, str]
    ) -> None:
        self.reading = reading
        entities = _entities(reading, people, mentions, kinds)
        self.cast = Cast(reading, people, entities)
        self._entities: dict[int, list[Entity]] = {}
        for each in entities:
            self._entities.setdefault(each.span.paragraph, []).append(each)
        self._scenes: dict[int, Scene] = {}

    def scene(self, number: int) -> Scene:
        if number not in self._scenes:
            tokens = tokenise(self.reading, number, self._entities.get(number, ()))
            self._scenes[number] = Scene(number, tokens, _names(self.reading, number, tokens))
        return self._scenes[number]


def _names(reading: Reading, number: int, tokens: tuple[Token, ...]) -> frozenset[int]:
    """Where a quotation begins that a word before it makes a name or a title."""
    folded = reading.folded[number - 1]
    cues = phrases(reading.language.naming_cues).spans(folded)
    if not cues:
        return frozenset()
    small = word_set(reading.language.determiners) | word_set(reading.language.prepositions)
    found = set()
    for token in tokens:
        if token.kind == QUOTE and len(folded[token.start : token.end].split()) <= LONGEST_NAME:
            ends = [end for _, end in cues if end < token.start and token.start - end <= GAP]
            between = re.findall(r"[\w']+|[.;]", folded[ends[-1] : token.start]) if ends else ["."]
            if all(word in small for word in between):
                found.add(token.start)
    return frozenset(found)


def _entities(
    reading: Reading, people: Iterable[Person], mentions: Iterable[Mention], kinds: Mapping[str, str]
) -> list[Entity]:
    """Names that may speak, the longest where they overlap, people before institutions."""
    found = [Entity(m.span, person.id, "person") for person in people for m in person.mentions]
    found += [
        Entity(m.span, m.term, "demonym" if m.form == "demonym" else kinds[m.term])
        for m in mentions
        if m.form != "composite" and kinds.get(m.term) in SPEAKING and not _is_part(reading, m.span)
    ]
    kept: list[Entity] = []
    for each in sorted(found, key=lambda e: (not e.person, e.span.start - e.span.end, e.span, e.kind, e.who)):
        if not any(each.span.overlaps(other.span) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda e: e.span)


def _is_part(reading: Reading, span: Span) -> bool:
    """Whether a name goes on: `Washington Summit Declaration`, `Bitcoin Argentina`, `EU-Kommission`."""
    text = reading.texts[span.paragraph - 1]
    start = re.match(r"([^\W\d_]+) \Z", text[: span.start])
    if start and start[1].isupper() and fold(start[1]) not in word_set(reading.language.function_words):
        return True  # `NHS England` at the beginning
    if text[span.end : span.end + 1] == "-" and text[span.end + 1 : span.end + 2].isalpha():
        return True
    if reading.language.nouns_capitalised:
        return False
    after = re.compile(r" ([^\W\d_])").match(text, span.end)
    before = re.search(r"(?<=[^.!?:»”\"] )([^\W\d_])[^\W\d_]+ $", text[max(0, span.start - 30) : span.start])
    return bool(after and after[1].isupper()) or bool(before and before[1].isupper())
