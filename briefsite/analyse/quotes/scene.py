"""Who and what may speak in an article, paragraph by paragraph?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefsite.analyse.quotes.cast import Cast
from briefsite.analyse.quotes.tokens import QUOTE, STOP, Entity, Token, tokenise
from briefsite.findings import Mention, Person, Span
from briefsite.reading import Reading

SPEAKING = ("country", "organisation")  # kinds of terms that may speak, besides people


@dataclass(frozen=True)
class Scene:
    """One paragraph as an attribution sees it."""

    number: int
    tokens: tuple[Token, ...]

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
            self._scenes[number] = Scene(number, tokenise(self.reading, number, self._entities.get(number, ())))
        return self._scenes[number]


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
    if text[span.end : span.end + 1] == "-" and text[span.end + 1 : span.end + 2].isalpha():
        return True
    if reading.language.nouns_capitalised:
        return False
    after = re.compile(r" ([^\W\d_])").match(text, span.end)
    before = re.search(r"(?<=[^.!?:»”\"] )([^\W\d_])[^\W\d_]+ $", text[max(0, span.start - 30) : span.start])
    return bool(after and after[1].isupper()) or bool(before and before[1].isupper())
