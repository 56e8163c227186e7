"""An article laid open for the analysers: its texts, folded, with language, quotation marks and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefsite.findings import Span
from briefsite.languages import Language


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
        found: dict[int, list[Span]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    def text(self, span: Span) -> str:
        return self.texts[span.paragraph - 1][span.start : span.end]

    def fold(self, span: Span) -> str:
        return self.folded[span.paragraph - 1][span.start : span.end]

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins, else its whole paragraph."""
        for sentence in self._by_paragraph.get(span.paragraph, ()):
            if sentence.start <= span.start < sentence.end:
                return sentence
        return Span(span.paragraph, 0, len(self.texts[span.paragraph - 1]))
