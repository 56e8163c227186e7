"""Which files of the site are made together, and when need they not be made again?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

File = tuple[str, bytes]  # path below site/, content


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are made together; where `key` is what it was, the old site's are as good as new ones."""

    name: str  # no two parts have one
    key: str  # the checksum of all that `make` looks at; of an empty one nothing is known, so it is made again
    make: Callable[[], Iterable[File]]
