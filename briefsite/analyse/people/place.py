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
    runs: tuple[Span, ...]  # all that may be names

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


def places(
    reading: Reading, mentions: Iterable[Mention], names: Iterable[Span], runs: Iterable[Span]
) -> dict[int, Place]:
    """One place a paragraph."""
    known = _by_paragraph(mention.span for mention in mentions if mention.form in NAMED)
    likely, every = _by_paragraph(names), _by_paragraph(runs)
    numbers = range(1, len(reading.texts) + 1)
    return {n: Place(reading, n, known.get(n, ()), likely.get(n, ()), every.get(n, ())) for n in numbers}


def _by_paragraph(spans: Iterable[Span]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.paragraph, []).append(span)
    return {number: tuple(group) for number, group in found.items()}
