"""An article laid open for the analysers: its texts, folded, with language, quotation marks and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
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


def touched(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans of a paragraph overlaps a place; neither starts nor ends go back in them."""
    before = bisect_left(spans, end, key=_start)
    return before > 0 and start < spans[before - 1].end


@dataclass(frozen=True)
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
