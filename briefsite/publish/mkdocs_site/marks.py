"""Which anchors are there, and which are linked to? Told by numbers, for there are millions."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

Pages = list[tuple[bytes, bytes]]  # (anchors, links)


@cache
def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def mark(uri: str, anchor: str) -> int:
    """The number of an anchor on a page; that two have the same is less likely than that a disk errs."""
    return _number(f"/{uri}") ^ _number(f"#{anchor}")


def marks(places: Iterable[tuple[str, str]]) -> bytes:
    """The numbers of (page, anchor), each once."""
    return array("Q", sorted({mark(*place) for place in places})).tobytes()


def numbers(content: bytes) -> array[int]:
    """The numbers again."""
    return array("Q", content)


def lost(new: Pages, kept: Pages, before: Iterable[bytes]) -> set[int]:
    """Anchors that pages link to and that no page has.

    Those of the `kept` pages led somewhere, so that of theirs only what the pages `before` had can be missing now.
    """
    wanted: set[int] = set()
    gone: set[int] = set()
    for anchors in before:
        gone.update(numbers(anchors))
    for anchors, links in new:
        wanted.update(numbers(links))
        gone.difference_update(numbers(anchors))
    if gone:
        for _, links in kept:
            wanted.update(gone.intersection(numbers(links)))
    for anchors, _ in (*new, *kept) if wanted else ():
        wanted.difference_update(numbers(anchors))
    return wanted
