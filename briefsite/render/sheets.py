"""How is a long list cut into pages?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from briefsite.render.addresses import numbered

PER_PAGE = 25  # rows of a list on one page: with their links they weigh half of what a page may
AROUND = 2  # pages that a page names on each side of it, besides the first and the last
Item = TypeVar("Item")


@dataclass(frozen=True)
class Sheet:
    """One page of a long list."""

    first: str  # address of the first page
    number: int
    all: int
    rows: Sequence[Any]

    @property
    def path(self) -> str:
        return numbered(self.first, self.number)

    @property
    def previous(self) -> str | None:
        return numbered(self.first, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return numbered(self.first, self.number + 1) if self.number < self.all else None

    @property
    def near(self) -> Iterator[tuple[int, str | None]]:
        """(number, address) of the first page, those around this one and the last; None for a gap."""
        shown = {1, self.all, *range(max(1, self.number - AROUND), min(self.all, self.number + AROUND) + 1)}
        before = 0
        for number in sorted(shown):
            if number > before + 1:
                yield number - 1, None
            yield number, numbered(self.first, number)
            before = number


def sheets(path: str, rows: Sequence[Item], size: int = PER_PAGE) -> Iterator[Sheet]:
    """A list cut into pages; an empty one is a page too."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        yield Sheet(path, number, count, rows[(number - 1) * size : number * size])
