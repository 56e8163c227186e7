"""What is found in one article: frozen records, each with its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from briefsite.terms import Term


class Span(NamedTuple):  # a tuple is compared and hashed without a call of Python: spans are, all the time
    """A place in an article: paragraph from 1, start and end in code points."""

    paragraph: int
    start: int
    end: int

    def contains(self, other: Span) -> bool:
        return self.paragraph == other.paragraph and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end


class Mention(NamedTuple):
    """A span that stands for a term."""

    span: Span
    term: str
    form: str  # name | alias | acronym | demonym | metonym | surname | composite | stated
    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a text says a person is."""

    span: Span
    text: str
    of: tuple[str, ...]  # ids of the countries and organisations inside the phrase


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article, under the fullest name that it gives."""

    id: str
    name: str
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks (the marks are outside the span)."""

    span: Span
    text: str
    kind: str  # sentence | fragment | term
    speaker: str | None
    cue: str | None  # the words that attribute it, as they stand


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its unit."""

    span: Span
    text: str
    low: float
    high: float
    bound: str  # = | > | < | ~
    unit: str  # as the text names it, empty where it leaves it out; for money a code or a sign
    kind: str  # count | percent | money | duration | measure


@dataclass(frozen=True, slots=True)
class DateRef:
    """A date as the text gives it; an underspecified one stays so (`XXXX-10`)."""

    span: Span
    text: str
    iso: str | None
    precision: str  # day | month | year | decade | century | period | unknown


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of an article and where it comes from."""

    text: str
    basis: str  # stated | first-line | derived
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out, as far as it can be known."""

    iso: str | None
    basis: str  # stated | text | unknown
    not_before: str | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A term in one article, with all its mentions."""

    term: str
    role: str  # main | mentioned
    weight: float
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one article; every finding carries its span."""

    language: str
    words: int
    headline: Headline
    published: Published
    sentences: tuple[Span, ...]
    summary: tuple[Span, ...]
    topics: tuple[Topic, ...]
    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateRef, ...]
    found: tuple[Term, ...] = ()  # terms that no list knows: people, defined acronyms, named companies

    @property
    def mentions(self) -> Iterator[Mention]:
        """All mentions, of topics and of people."""
        for bearer in chain[Topic | Person](self.topics, self.people):
            yield from bearer.mentions
