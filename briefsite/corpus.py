"""What is there in all articles together, and where in it does an article stand?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefsite.faces import Face, Share, Traits, is_dated
from briefsite.records import Entry
from briefsite.terms import Term


@dataclass(frozen=True)
class Corpus:
    """All entries, newest first; every term that occurs, with the entries that bear it."""

    faces: tuple[Face, ...]
    entries: Sequence[Entry]  # the same, opened when one is asked for
    terms: dict[str, Term]
    bearers: dict[str, tuple[int, ...]]  # term id → positions in `entries`, ascending
    traits: Callable[[Face], Traits]  # of a face
    shares: Callable[[Sequence[Face]], Iterator[Mapping[str, Share]]]  # of faces, each by term
    hidden: tuple[Face, ...] = ()  # articles for which another one is shown
    copies: Sequence[tuple[Entry, str]] = ()  # the same with the id of that one, opened when asked for
    shown_for: Mapping[str, str] = field(default_factory=dict)  # id of a copy → id of the one that is shown

    def entry(self, article: str) -> Entry:
        """The entry of an id, also of one that is a copy."""
        if article in self._places:
            return self.entries[self._places[article]]
        return self.copies[self._hidden[article]][0]

    def face(self, article: str) -> Face:
        return self.faces[self._places[article]]

    def some(self, places: Iterable[int]) -> list[Face]:
        """The faces at these positions."""
        return [self.faces[place] for place in places]

    def bearing(self, term: str) -> list[Face]:
        """The faces of all that bear a term, newest first."""
        return self.some(self.bearers[term])

    def copies_of(self, article: str) -> Sequence[str]:
        """The ids of its copies."""
        return self._copies.get(article, ())

    @cached_property
    def undated(self) -> int:
        """How many at the end have no date, not even the earliest that they may have."""
        return sum(not is_dated(face) for face in self.faces)

    @cached_property
    def newest(self) -> str | None:
        """The day of the newest article that has one."""
        return newest_day(self.faces)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {face.id: place for place, face in enumerate(self.faces)}

    @cached_property
    def _hidden(self) -> Mapping[str, int]:
        return {face.id: place for place, face in enumerate(self.hidden)}

    @cached_property
    def _copies(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for face in self.hidden:
            found.setdefault(self.shown_for[face.id], []).append(face.id)
        return found


def newest_day(faces: Iterable[Face]) -> str | None:
    """Of faces in the order of the corpus, in which those with a date come by it, newest first."""
    return next((face.published.iso for face in faces if face.published.iso), None)
