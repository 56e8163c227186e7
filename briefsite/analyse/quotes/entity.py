"""What has a name, and may speak?"""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.findings import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name that may speak."""

    span: Span
    who: str
    kind: str  # person | organisation | country | demonym

    @property
    def person(self) -> bool:
        return self.kind == "person"
