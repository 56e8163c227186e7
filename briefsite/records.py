"""The nouns: frozen records that travel from stage to stage, with tuples inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

KINDS = ("country", "region", "place", "organisation", "person", "theme", "event", "agreement")
Labels = tuple[tuple[str, str], ...]  # (language, text), sorted by language


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an editor should mend; the build goes on without it."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Source:
    """One file below seeds/ as it was read."""

    path: str  # below seeds/, with forward slashes
    sha256: str  # of the bytes
    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty paragraph; `text` is what every span points into."""

    kind: str  # text | heading | item | quote | code
    text: str
    line: int  # in the source file, from 1


@dataclass(frozen=True, slots=True)
class Stated:
    """What an editor states in front matter or a sidecar; it wins over what is derived."""

    title: str | None = None
    published: date | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    add_topics: tuple[str, ...] = ()
    remove_topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its author wrote it."""

    id: str
    path: str
    sha256: str
    encoding: str
    paragraphs: tuple[Paragraph, ...]
    stated: Stated


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an article: paragraph from 1, start and end in code points."""

    paragraph: int
    start: int
    end: int

    def contains(self, other: Span) -> bool:
        return self.paragraph == other.paragraph and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Near:
    """The condition of a composite topic: all of `terms` within one paragraph or sentence."""

    terms: tuple[str, ...]
    within: str  # paragraph | sentence


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a term: a pattern in one language ('*' is any) and the form it stands for."""

    language: str
    pattern: str
    form: str  # name | acronym | alias | short | demonym | metonym


@dataclass(frozen=True, slots=True)
class Term:
    """Something that can be recognised and has a page."""

    id: str
    kind: str
    labels: Labels
    aliases: tuple[Alias, ...] = ()
    broader: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    near: Near | None = None

    def label(self, language: str) -> str:
        """The label in `language`, else in English, else in whichever comes first, else the id."""
        labels = dict(self.labels)
        return labels.get(language) or labels.get("en") or next(iter(labels.values()), self.id)


@dataclass(frozen=True, slots=True)
class Mention:
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
    unit: str
    kind: str  # count | percent | money | duration | measure


@dataclass(frozen=True, slots=True)
class DateRef:
    """A date as the text gives it; an underspecified one stays so (`XXXX-10`)."""

    span: Span
    text: str
    iso: str | None
    precision: str  # day | month | year | decade | unknown


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


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with its analysis."""

    article: Article
    analysis: Analysis

    def text(self, span: Span) -> str:
        return self.article.paragraphs[span.paragraph - 1].text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Link:
    """Why one briefing leads to another."""

    source: str
    target: str
    shared: tuple[str, ...]  # term ids, rarest first
    score: float


@dataclass(frozen=True, slots=True)
class Corpus:
    """All entries, newest first; every term that occurs, with the entries that bear it."""

    entries: tuple[Entry, ...]
    terms: dict[str, Term]
    bearers: dict[str, tuple[int, ...]]  # term id → positions in `entries`, ascending


@dataclass(frozen=True, slots=True)
class Page:
    """A file below docs/ as it should be."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    articles: int = 0
    pages: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    peak_rss_mib: float = 0.0
