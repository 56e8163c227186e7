"""Stage 2: Article → Analysis. One question a module; what one needs from another is an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import Any, TypeVar

from briefsite.analyse.dates import find_dates
from briefsite.analyse.figures import find_figures
from briefsite.analyse.headline import find_headline, has_title_line
from briefsite.analyse.language import find_language
from briefsite.analyse.marks import find_marks
from briefsite.analyse.mentions import as_topics, find_mentions
from briefsite.analyse.organisations import find_organisations
from briefsite.analyse.people import Names, find_candidates, find_people
from briefsite.analyse.published import find_published
from briefsite.analyse.quotes import find_quotes
from briefsite.analyse.sentences import find_sentences
from briefsite.analyse.stated import apply_stated
from briefsite.analyse.subjects import in_earnest
from briefsite.analyse.summary import know, summarise
from briefsite.analyse.topics import weigh_topics
from briefsite.cache import NOTHING_KEPT, Cache
from briefsite.findings import Analysis, DateRef, Figure, Mention, Person, Span, Topic
from briefsite.languages import language
from briefsite.matcher import matcher
from briefsite.reading import Cover, Reading, by_paragraph
from briefsite.records import Article, Entry
from briefsite.spread import AT_A_TIME, spread
from briefsite.spread.local import Processes
from briefsite.terms import Term
from briefsite.text import fold, words
from briefsite.vocabulary import Vocabulary

T = TypeVar("T")
Step = Callable[[], None]
OWNERS = ("country", "organisation", "region", "place")


def analyse(article: Article, vocabulary: Vocabulary, fallback: str) -> Analysis:
    """Everything that is found in one article; `fallback` is the language of one too short to tell."""
    reading = open_article(article, fallback, vocabulary.cache)
    given, terms = vocabulary.given_names, vocabulary.terms
    finder = matcher(vocabulary, reading.language.code)
    mentions = find_mentions(reading, vocabulary, finder)
    found, mentions = find_organisations(reading, mentions, vocabulary.kinds, given)
    kinds = vocabulary.kinds | {term.id: term.kind for term in found} if found else vocabulary.kinds
    mentions = in_earnest(reading, mentions, terms, kinds, _lead(reading))
    candidates = find_candidates(reading, mentions, given)
    names = Names(given, vocabulary.family_names, vocabulary.family_endings)
    people = find_people(reading, candidates, mentions, names)
    named = [m.span for person in people for m in person.mentions]
    mentions = _outside_names(mentions, named)
    dates = find_dates(reading, article.stated.published)
    published = find_published(reading, article.stated.published, dates)
    if published.basis == "text":  # a dateline says as much as the editors would
        dates = find_dates(reading, date.fromisoformat(published.iso or ""))
    figures = find_figures(reading, (ref.span for ref in dates))
    headline = find_headline(reading, article.stated.title, dates, people, mentions)
    titled = frozenset(hit.term for hit in finder.hits(headline.text, fold(headline.text)))
    topics = weigh_topics(as_topics(reading, mentions), titled, _lead(reading), kinds, vocabulary.general)
    topics, stated = apply_stated(topics, article.stated, vocabulary, finder, reading.language.code)
    return Analysis(
        language=reading.language.code,
        words=sum([len(words(text)) for text in reading.texts]),
        headline=headline,
        published=published,
        sentences=reading.sentences,
        summary=summarise(
            reading,
            _facts(topics, people, figures, dates),
            _weights(topics),
            know(people, _things(mentions, kinds), {t.id for t in found}),
        ),
        topics=topics,
        people=tuple(_with_owners(person, kinds) for person in people),
        quotes=find_quotes(reading, people, mentions, kinds),
        figures=figures,
        dates=dates,
        found=(*found, *stated, *_people_terms(people, reading.language.code)),
    )


def _outside_names(mentions: Iterable[Mention], named: Iterable[Span]) -> tuple[Mention, ...]:
    """Without those that are only part of somebody's name: Cárdenas in `Nadia Cárdenas Lugo`."""
    covers = {number: Cover(span[1:] for span in spans) for number, spans in by_paragraph(named).items()}

    def part(mention: Mention) -> bool:
        number, start, end = mention.span
        if number not in covers:
            return False
        return covers[number].holds(start, end) if mention.form == "demonym" else covers[number].holds_more(start, end)

    return tuple(mention for mention in mentions if not part(mention))


def _lead(reading: Reading) -> int:
    """The first paragraph that is no title."""
    return next((n for n in range(1, len(reading.texts) + 1) if n not in reading.headings), 1)


def open_article(article: Article, fallback: str, kept: Cache = NOTHING_KEPT) -> Reading:
    """The article as the analysers look at it; `kept` holds tables of languages."""
    texts = tuple(paragraph.text for paragraph in article.paragraphs)
    headings = {number for number, paragraph in enumerate(article.paragraphs, 1) if paragraph.kind == "heading"}
    if not article.stated.title and has_title_line(texts):
        headings.add(1)
    own = language(find_language(article.stated.lang, texts, fallback), kept)
    marks = find_marks(texts)
    sentences = find_sentences(texts, marks, own)
    return Reading(own, texts, tuple(map(fold, texts)), frozenset(headings), marks, sentences)


def analyse_all(
    articles: Iterable[Article],
    vocabulary: Vocabulary,
    fallback: str,
    executor: Executor | None,
    step: Step,
) -> Iterator[Entry]:
    """All articles with their analyses, in order; the executor changes nothing but the time."""
    analyser = Analyser(vocabulary, fallback)
    yield from (Entry(*pair) for pair in analyser.spread(analyser, articles, executor, step))


@dataclass(frozen=True)
class Analyser:
    """`analyse` with what it needs; it can be sent to a machine that has none of our folders."""

    vocabulary: Vocabulary
    fallback: str

    def __call__(self, article: Article) -> Analysis:
        return analyse(article, self.vocabulary, self.fallback)

    def spread(
        self, work: Callable[[Article], T], articles: Iterable[Article], executor: Executor | None, step: Step
    ) -> Iterator[tuple[Article, T]]:
        """Each article with what `work`, which uses this analyser, makes of it; in order, as they are asked for."""
        articles = iter(articles)
        first = list(islice(articles, AT_A_TIME)) if isinstance(executor, Processes) else []
        _load_tables(first, self.vocabulary, self.fallback)
        yield from spread(work, chain(first, articles), executor, step)

    def __reduce__(self) -> tuple[Any, ...]:
        return Analyser, (replace(self.vocabulary, cache=NOTHING_KEPT), self.fallback)


def _load_tables(articles: Iterable[Article], vocabulary: Vocabulary, fallback: str) -> None:
    """Those of the languages of some articles, once, before processes are forked that share them."""
    for code in sorted({open_article(article, fallback, vocabulary.cache).language.code for article in articles}):
        matcher(vocabulary, code)


def _weights(topics: Iterable[Topic]) -> dict[str, float]:
    return {topic.term: topic.weight for topic in topics}


def _things(mentions: Iterable[Mention], kinds: Mapping[str, str]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if kinds.get(mention.term) in OWNERS)


def _facts(
    topics: Iterable[Topic], people: Iterable[Person], figures: Iterable[Figure], dates: Iterable[DateRef]
) -> dict[Span, str]:
    """What a key point may tell: where it stands, and what it is."""
    facts = {m.span: topic.term for topic in topics for m in topic.mentions}
    facts |= {m.span: person.id for person in people for m in person.mentions}
    facts |= {figure.span: f"figure {figure.text}" for figure in figures}
    return facts | {ref.span: f"date {ref.iso}" for ref in dates if ref.iso}


def _with_owners(person: Person, kinds: Mapping[str, str]) -> Person:
    """The person, with roles that belong to countries and organisations only, not to what they are about."""
    roles = (replace(r, of=tuple(t for t in r.of if kinds.get(t) in OWNERS)) for r in person.roles)
    return replace(person, roles=tuple(roles))


def _people_terms(people: Iterable[Person], code: str) -> tuple[Term, ...]:
    return tuple(Term(person.id, "person", ((code, person.name),)) for person in people)
