"""An article laid open for the analysers: its texts, folded, with language, quotation marks and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from briefsite.findings import Span
from briefsite.languages import Language

_start = attrgetter("start")


def by_paragraph(spans: Iterable[Span]) -> dict[int, list[Span]]:
    """The spans of every paragraph, in the order given."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.paragraph, []).append(span)
    return found


def overlapping(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The spans of a paragraph that overlap a place, the last one first; neither starts nor ends go back in them."""
    for at in range(bisect_left(spans, end, key=_start) - 1, -1, -1):
        if spans[at].end <= start:
            return
        yield spans[at]


def touched(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether there is one."""
    return next(overlapping(spans, start, end), None) is not None


class Cover:
    """Places of a paragraph, to be asked whether one of them holds another, however many there are."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._ends = [*accumulate([end for _, end in ordered], max)]  # how far those up to each reach

    def holds(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end

    def holds_more(self, start: int, end: int) -> bool:
        """Whether a longer one holds it."""
        before = bisect_right(self._starts, start)
        if not before or self._ends[before - 1] < end:
            return False
        earlier = bisect_left(self._starts, start)
        return self._ends[before - 1] > end or (earlier > 0 and self._ends[earlier - 1] >= end)


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """What every analyser looks at; paragraph numbers begin at 1, as in spans."""

    language: Language
    texts: tuple[str, ...]
    folded: tuple[str, ...]  # same lengths as `texts`
    headings: frozenset[int]  # numbers of the paragraphs that are headings or titles
    marks: tuple[Span, ...] = ()  # what stands between quotation marks
    sentences: tuple[Span, ...] = ()

    @cached_property
    def _by_paragraph(self) -> dict[int, list[Span]]:
        return by_paragraph(self.sentences)

    def sentences_of(self, paragraph: int) -> Sequence[Span]:
        return self._by_paragraph.get(paragraph, ())

    @cached_property
    def quoted(self) -> dict[int, list[Span]]:
        """The outermost marks, by paragraph; in each neither starts nor ends go back."""
        outer: list[Span] = []
        for mark in sorted(self.marks, key=lambda m: (m.paragraph, m.start, -m.end)):
            if not outer or mark == outer[-1] or not outer[-1].contains(mark):
                outer.append(mark)
        return by_paragraph(outer)

    def text(self, span: Span) -> str:
        return self.texts[span.paragraph - 1][span.start : span.end]

    def fold(self, span: Span) -> str:
        return self.folded[span.paragraph - 1][span.start : span.end]

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins, else its whole paragraph."""
        here = self.sentences_of(span.paragraph)
        at = bisect_right(here, span.start, key=_start) - 1
        if at >= 0 and span.start < here[at].end:
            return here[at]
        return Span(span.paragraph, 0, len(self.texts[span.paragraph - 1]))
