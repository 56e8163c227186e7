"""What travels from stage to stage: frozen records with tuples inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefsite.findings import Analysis, Span
from briefsite.terms import Term


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an editor should mend; the build goes on without it."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}".encode("utf-8", "backslashreplace").decode("utf-8")


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
class Story:
    """Articles that follow one event, oldest first, the undated last."""

    id: str
    places: tuple[int, ...]  # positions in the corpus
    shared: tuple[str, ...]  # term ids that most of them bear, rarest first
    news: tuple[tuple[str, ...], ...]  # for each article the terms that no earlier one bears


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or phrase that returns and that no list knows."""

    text: str
    language: str
    kind: str  # what it may be: organisation | theme
    articles: int
    mentions: int
    place: int  # position in the corpus of an article that holds it
    span: Span


@dataclass(frozen=True, slots=True)
class Links:
    """What leads from one briefing to others."""

    related: tuple[Link, ...] = ()
    stories: tuple[Story, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All entries, newest first; every term that occurs, with the entries that bear it."""

    entries: tuple[Entry, ...]
    terms: dict[str, Term]
    bearers: dict[str, tuple[int, ...]]  # term id → positions in `entries`, ascending
    copies: tuple[tuple[Entry, str], ...] = ()  # articles for which another one is shown, with its id

    @property
    def everything(self) -> tuple[Entry, ...]:
        """All entries, with the copies behind."""
        return (*self.entries, *(entry for entry, _ in self.copies))


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
    cpu_seconds: dict[str, float] = field(default_factory=dict)
    peak_rss_mib: float = 0.0
    bytes: int = 0  # of the published site, none if none was published
    files: int = 0
    largest: tuple[tuple[str, int], ...] = ()  # (path below the site, bytes) of its largest files
    warnings: tuple[Problem, ...] = ()  # what will be a problem one day; no reason to refuse a build
