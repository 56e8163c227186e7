"""How many findings are right, how many were to be found, how many were given?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of one question; an answer that is allowed but not asked for stands in none of them."""

    hit: int = 0
    gold: int = 0
    given: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        return self.hit / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where nothing was asked and nothing was given."""
        return 2 * self.hit / (self.gold + self.given) if self.gold + self.given else None

    def found(self) -> None:
        self.hit, self.gold, self.given = self.hit + 1, self.gold + 1, self.given + 1

    def miss(self, what: str) -> None:
        self.gold += 1
        self.missed.append(what)

    def surplus(self, what: str) -> None:
        self.given += 1
        self.extra.append(what)


def total(tallies: Iterable[Tally]) -> Tally:
    """One tally of many."""
    sum_ = Tally()
    for tally in tallies:
        sum_.hit, sum_.gold, sum_.given = sum_.hit + tally.hit, sum_.gold + tally.gold, sum_.given + tally.given
        sum_.missed += tally.missed
        sum_.extra += tally.extra
    return sum_
