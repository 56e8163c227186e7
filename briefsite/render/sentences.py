"""In which sentence does a finding stand?"""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.findings import Span
from briefsite.records import Entry


def sentence_of(entry: Entry, span: Span) -> Span:
    """The sentence in which a span begins."""
    for sentence in entry.analysis.sentences:
        if sentence.paragraph == span.paragraph and sentence.start <= span.start < sentence.end:
            return sentence
    return Span(span.paragraph, 0, len(entry.article.paragraphs[span.paragraph - 1].text))


def apart(spans: Iterable[Span]) -> list[Span]:
    """Those that stand clear of the ones before them."""
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    return kept
