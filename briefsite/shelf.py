"""How are thousands of entries at hand while only a few are open?"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

OPEN = 256  # items that stay open, about 60 KB each
Item = TypeVar("Item")


class Shelf(Sequence[Item], Generic[Item]):
    """Items by position, opened by `open_` when one is asked for; those asked for last stay open."""

    def __init__(self, count: int, open_: Callable[[int], Item]) -> None:
        self._count, self._make = count, open_
        self._opened: OrderedDict[int, Item] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        return (self[place] for place in range(self._count))

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(self._count)))
        if place in self._opened:
            self._opened.move_to_end(place)
            return self._opened[place]
        if not -self._count <= place < self._count:
            raise IndexError(place)
        item = self._opened[place] = self._make(place % self._count)
        if len(self._opened) > OPEN:
            self._opened.popitem(last=False)
        return item
