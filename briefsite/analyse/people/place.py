"""Where are roles read? A paragraph with what is known in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.reading import Reading

NAMED = ("name", "acronym", "alias", "demonym")


@dataclass(frozen=True)
class Place:
    """A paragraph in which roles are read: its text, the known names in it, and the likely names of people."""

    reading: Reading
    number: int
    known: tuple[Span, ...]
    names: tuple[Span, ...]

    @property
    def text(self) -> str:
        return self.reading.texts[self.number - 1]

    @property
    def folded(self) -> str:
        return self.reading.folded[self.number - 1]

    @property
    def language(self) -> Language:
        return self.reading.language

    def known_at(self, start: int) -> int | None:
        """The end of the known name that begins here."""
        return max((span.end for span in self.known if span.start == start), default=None)


def places(reading: Reading, mentions: Iterable[Mention], names: Iterable[Span]) -> dict[int, Place]:
    """One place a paragraph."""
    known: dict[int, list[Span]] = {}
    likely: dict[int, list[Span]] = {}
    for mention in mentions:
        if mention.form in NAMED:
            known.setdefault(mention.span.paragraph, []).append(mention.span)
    for name in names:
        likely.setdefault(name.paragraph, []).append(name)
    numbers = range(1, len(reading.texts) + 1)
    return {n: Place(reading, n, tuple(known.get(n, ())), tuple(likely.get(n, ()))) for n in numbers}
