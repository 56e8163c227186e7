"""Who says what nothing near by attributes, in an article in which one person speaks?"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from briefsite.findings import Quote, Span


def told_by_one(found: Sequence[Quote], unresolved: Container[Span], people: Container[str]) -> tuple[Quote, ...]:
    """A portrait: `“…”, cuenta` paragraphs away from the name is the word of the only one who speaks in it."""
    speakers = {quote.speaker for quote in found if quote.speaker and quote.speaker in people}
    if len(speakers) != 1:
        return tuple(found)
    (narrator,) = speakers
    kept: list[Quote] = []
    stranger = False  # whether somebody whom nobody knows spoke last
    for quote in found:
        if quote.span in unresolved and quote.speaker is None:
            quote = quote if stranger else replace(quote, speaker=narrator)
        elif quote.cue:
            stranger = quote.speaker is None
        kept.append(quote)
    return tuple(kept)
