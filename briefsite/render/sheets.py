"""How is a long list cut into pages, so that most of them stay as they are when it grows?

A list begins with what is dated, newest first, and ends with what is not, in the order of its names. The oldest rows
have page 1, and the first page of the list holds the newest ones that fill no page yet; those without a date follow
on pages of their own. So an article of today changes the first page and now and then makes one more, and page 7 of a
list holds tomorrow what it held when somebody cited it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from briefsite.render.addresses import marked

PER_PAGE = 25  # rows of a list on one page: with their links they weigh half of what a page may
AROUND = 2  # pages that a page names on each side of it, besides the first and the last
UNDATED = "u"  # in front of the number of a page of undated rows
Item = TypeVar("Item")
Cut = tuple[str, int, int]  # mark of the page, first row, row behind the last


@dataclass(frozen=True)
class Sheet:
    """One page of a long list."""

    first: str  # address of the first page
    place: int  # among all pages, from 0
    marks: tuple[str, ...]  # of all pages, as they follow each other; that of the first is empty
    ends: tuple[int, ...]  # the places of those that begin a count
    rows: Sequence[Any]

    @property
    def mark(self) -> str:
        return self.marks[self.place]

    @property
    def path(self) -> str:
        return marked(self.first, self.mark)

    @property
    def previous(self) -> str | None:
        return marked(self.first, self.marks[self.place - 1]) if self.place else None

    @property
    def next(self) -> str | None:
        return marked(self.first, self.marks[self.place + 1]) if self.place + 1 < len(self.marks) else None

    @property
    def near(self) -> Iterator[tuple[str, str | None]]:
        """(mark, address) of the first page, those around this one and those that begin the count; None for a gap."""
        around = range(max(0, self.place - AROUND), min(len(self.marks), self.place + AROUND + 1))
        before = -1
        for place in sorted({*self.ends, *around}):
            if place > before + 1:
                yield self.marks[place - 1], None
            yield self.marks[place], marked(self.first, self.marks[place])
            before = place

    @property
    def key(self) -> str:
        """All of it but the rows."""
        return f"{self.path} {self.previous} {self.next} {[*self.near]}"


def sheets(path: str, rows: Sequence[Item], undated: int = 0, size: int = PER_PAGE) -> Iterator[Sheet]:
    """A list, the last `undated` rows of which have no date, cut into pages; an empty one is a page too."""
    cuts = layout(len(rows), undated, size)
    marks = tuple(mark for mark, _, _ in cuts)
    ends = tuple(place for place, mark in enumerate(marks) if mark in ("", "1", f"{UNDATED}1"))
    for place, (_, start, end) in enumerate(cuts):
        yield Sheet(path, place, marks, ends, rows[start:end])


def layout(rows: int, undated: int, size: int = PER_PAGE) -> list[Cut]:
    """Where a list is cut; the pages behind the first are a fifth shorter, so that it never runs out of rows."""
    full, dated = size * 4 // 5, rows - undated
    if rows <= size:
        return [("", 0, rows)]
    if not dated:
        further = range(size, rows, full)
        return [("", 0, size), *((str(n), at, min(at + full, rows)) for n, at in enumerate(further, 2))]
    closed = max(0, -(-(dated - size) // full))
    first = dated - closed * full
    cuts = [("", 0, first)]
    cuts += [(str(closed - n), first + n * full, first + (n + 1) * full) for n in range(closed)]
    cuts += [(f"{UNDATED}{n}", at, min(at + full, rows)) for n, at in enumerate(range(dated, rows, full), 1)]
    return cuts
