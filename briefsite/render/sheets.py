"""How is a long list cut into pages?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from briefsite.render.addresses import numbered

PER_PAGE = 50  # rows of a list on one page
Item = TypeVar("Item")


@dataclass(frozen=True)
class Sheet:
    """One page of a long list."""

    path: str
    number: int
    all: int
    rows: Sequence[Any]
    previous: str | None
    next: str | None


def sheets(path: str, rows: Sequence[Item], size: int = PER_PAGE) -> Iterator[Sheet]:
    """A list cut into pages; an empty one is a page too."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        yield Sheet(
            numbered(path, number),
            number,
            count,
            rows[(number - 1) * size : number * size],
            numbered(path, number - 1) if number > 1 else None,
            numbered(path, number + 1) if number < count else None,
        )
