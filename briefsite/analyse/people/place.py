"""Where are roles read? A paragraph with what is known in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.reading import Reading

NAMED = ("name", "acronym", "alias", "demonym")


@dataclass(frozen=True, eq=False, repr=False)
class Place:
    """A paragraph in which roles are read: its text, the known names in it, and the likely names of people."""

    reading: Reading
    number: int
    text: str
    folded: str
    language: Language
    known: tuple[Mention, ...]
    names: tuple[Span, ...]
    runs: tuple[Span, ...]  # all that may be names
    marks: tuple[Span, ...]  # what stands between quotation marks

    @cached_property
    def known_ends(self) -> dict[int, int]:
        """Where known names end → where the first of those begins."""
        return {m.span.end: m.span.start for m in reversed(self.known)}

    @cached_property
    def _known_starts(self) -> dict[int, int]:
        return {m.span.start: m.span.end for m in self.known}  # sorted: the longest is the last

    @cached_property
    def run_ends(self) -> frozenset[int]:
        """Where those end that may be names."""
        return frozenset(span.end for span in self.runs)

    @cached_property
    def name_starts(self) -> list[int]:
        """Where likely names begin."""
        return [span.start for span in self.names]

    @cached_property
    def marks_by_start(self) -> dict[int, list[int]]:
        """Where quotations begin → where they end, the shortest first."""
        found: dict[int, list[int]] = {}
        for mark in self.marks:
            found.setdefault(mark.start, []).append(mark.end)
        return found

    @cached_property
    def marks_by_end(self) -> dict[int, list[int]]:
        """Where quotations end → where they begin."""
        found: dict[int, list[int]] = {}
        for mark in self.marks:
            found.setdefault(mark.end, []).append(mark.start)
        return found

    def known_at(self, start: int) -> int | None:
        """The end of the known name that begins here."""
        return self._known_starts.get(start)

    def next_name(self, start: int) -> Span | None:
        """The first likely name that begins here or later."""
        place = bisect_left(self.name_starts, start)
        return self.names[place] if place < len(self.names) else None

    def known_in(self, start: int, end: int) -> list[Mention]:
        """The known names within these places, in order."""
        first = bisect_left(self.known, start, key=lambda m: m.span.start)
        last = bisect_left(self.known, end, key=lambda m: m.span.start)
        return [m for m in self.known[first:last] if m.span.end <= end]


def places(
    reading: Reading, numbers: Iterable[int], mentions: Iterable[Mention], names: Iterable[Span], runs: Iterable[Span]
) -> dict[int, Place]:
    """One place for each of these paragraphs."""
    known: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.form in NAMED:
            known.setdefault(mention.span.paragraph, []).append(mention)
    likely, every, marks = _by_paragraph(names), _by_paragraph(runs), _by_paragraph(reading.marks)
    return {
        n: Place(
            *(reading, n, reading.texts[n - 1], reading.folded[n - 1], reading.language),
            *(tuple(known.get(n, ())), tuple(likely.get(n, ())), tuple(every.get(n, ())), tuple(marks.get(n, ()))),
        )
        for n in numbers
    }


def _by_paragraph(spans: Iterable[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.paragraph, []).append(span)
    return found
