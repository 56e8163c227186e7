"""Which files of the site are made together, and when need they not be made again?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefsite.link import digest

File = tuple[str, bytes | Iterable[bytes]]  # path below site/, content; what is long comes in pieces


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are made together; where `key` is what it was, the old site's are as good as new ones."""

    name: str  # no two parts have one
    key: str  # the checksum of all that `make` looks at; of an empty one nothing is known, so it is made again
    make: Callable[[], Iterable[File]]


def made(name: str, path: str, content: bytes) -> Part:
    """A part that is cheaper to make than to find out whether it has changed."""
    return Part(name, digest(content).hex(), lambda: [(path, content)])
