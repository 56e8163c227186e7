"""Which findings of a sentence stand clear of each other?"""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.findings import Span


def apart(spans: Iterable[Span]) -> list[Span]:
    """Those that stand clear of the ones before them."""
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    return kept
