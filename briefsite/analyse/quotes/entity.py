"""What has a name, and may speak?"""

from __future__ import annotations

from typing import NamedTuple

from briefsite.findings import Span


class Entity(NamedTuple):
    """Somebody or something with a name that may speak."""

    span: Span
    who: str
    kind: str  # person | organisation | country | demonym

    @property
    def person(self) -> bool:
        return self.kind == "person"
