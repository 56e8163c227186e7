"""What travels from stage to stage: frozen records with tuples inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from briefsite.findings import Analysis, Published, Span


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

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        for sentence in self.analysis.sentences:
            if sentence.paragraph == span.paragraph and sentence.start <= span.start < sentence.end:
                return sentence
        return Span(span.paragraph, 0, len(self.article.paragraphs[span.paragraph - 1].text))

    # As its face gives them, so that a link to a briefing can be made from either.
    id = property(lambda self: str(self.article.id))
    path = property(lambda self: str(self.article.path))
    language = property(lambda self: str(self.analysis.language))
    title = property(lambda self: str(self.analysis.headline.text))

    @property
    def published(self) -> Published:
        return self.analysis.published


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

    related: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)  # article id → best first
    stories: tuple[Story, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    decided: Mapping[str, Any] = field(default_factory=dict)  # by what the related ones were, for the next build
    vectors: Mapping[bytes, Any] = field(default_factory=dict)  # that were compared, for the next build

    def targets(self, source: str) -> tuple[str, ...]:
        """The ids of the related briefings, best first."""
        row = self.decided.get(source)
        return tuple(target for target, _ in row[-1]) if row else ()


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that change together, if at all."""

    name: str
    key: str  # the checksum of all that its drafts look at; empty where each of them must be asked
    drafts: Callable[[], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that can be made; where `key` is what it was, the page is, too."""

    path: str
    key: str  # the checksum of all that `make` looks at; empty where that is not known
    make: Callable[[], Page]


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
