"""What is known of an article without opening it? Enough for other pages, and for the comparison with others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefsite.findings import Mention, Published, Role, Span
from briefsite.terms import Term


class Bearing(NamedTuple):
    """What an article says of one term, in numbers."""

    term: str
    role: str  # main | mentioned | person
    weight: float  # how much the article is about it, from 0 to 1
    mentions: int
    sentences: int  # that hold one


class Face(NamedTuple):
    """What the pages of others need to know of an entry, so that it can stay closed."""

    key: str  # the checksum of the whole entry
    id: str
    path: str
    language: str
    words: int
    title: str
    basis: str  # of the title
    published: Published
    bearings: tuple[Bearing, ...]  # one for each term
    found: tuple[Term, ...]  # terms that the text defines
    isos: tuple[str | None, ...]  # of its dates
    quotes: tuple[bool, ...]  # for each longer quotation whether its speaker is known
    figures: int
    beside: tuple[str, ...]  # ids of terms that findings name and the article does not bear
    shingles: int  # runs of words by which a copy is known
    sample: bytes  # some of them, 4 bytes each

    @property
    def terms(self) -> tuple[str, ...]:
        """Ids of all terms, people included, each once."""
        return tuple([bearing.term for bearing in self.bearings])


def is_dated(face: Face) -> bool:
    """Whether there is a day, be it the earliest possible one, by which it stands among the others."""
    return bool(face.published.iso or face.published.not_before)


class Marked(NamedTuple):
    """A sentence with what is to be marked in it."""

    paragraph: int
    text: str
    marks: tuple[tuple[int, int], ...]  # start and end, in the order of the text, none within another


class Share(NamedTuple):
    """What an article adds to the page of one of its terms."""

    forms: tuple[tuple[str, str, int], ...]  # words, what they are, times
    roles: tuple[Role, ...]
    said: int  # quotations
    sentences: tuple[Marked, ...]  # that mention it


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry is compared by."""

    stems: Mapping[str, int]  # first letters of its longer words → times
    shingles: bytes  # 4 bytes each
    phrases: tuple[tuple[str, int, Span], ...]  # folded words that may name something → times, first place
    uses: tuple[tuple[str, int, Mention], ...]  # folded words that stand for a term → times, first mention
