"""The sentence: read, analyse, link, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain

from briefsite.analyse import analyse_all
from briefsite.cache import Cache
from briefsite.editor_groups import unknown_paths
from briefsite.errors import BriefsiteError
from briefsite.link import gather, link
from briefsite.matcher import doubled
from briefsite.meter import Meter, peak_rss_mib
from briefsite.publish import (
    Part,
    differences,
    feeds,
    publish_site,
    release,
    require_publishable,
    search_files,
    site_address,
    update,
)
from briefsite.read import read_articles
from briefsite.records import Corpus, Problem, Report
from briefsite.render import Choice, open_site, render, single_file
from briefsite.render.site import Site
from briefsite.settings import Settings, read_identity
from briefsite.vocabulary import Vocabulary, load_vocabulary, spoken_of


def _silent(*_: object) -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class Listener:
    """Who wants to know how it goes: a line a stage, and (done, all) articles of the analysis."""

    line: Callable[[str], None] = _silent
    progress: Callable[[int, int], None] = _silent


class StrictError(BriefsiteError):
    """`--strict` and there are problems: nothing was published."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems and --strict: nothing was published")
        self.problems = problems


def build(settings: Settings, listener: Listener) -> Report:
    """Read, analyse, link, render, publish.

    Raises BriefsiteError for a set-up that cannot work, StrictError for problems under `strict`.
    """
    meter = Meter()
    read_identity(settings.config)  # whose messages are plainer than those of MkDocs
    if not settings.pages_only:
        require_publishable(settings)
    site, problems = _site(settings, meter, listener)
    problems = _placed(problems, settings)
    if settings.strict and problems:
        raise StrictError(problems)
    with meter.stage("render"):
        outcome = update(settings.docs, render(site), settings.force)
    pages = len(outcome.written) + outcome.unchanged
    listener.line(f"render   {pages} files, {len(outcome.written)} written, {len(outcome.removed)} removed")
    problems += outcome.problems
    if settings.strict and problems:
        raise StrictError(problems)
    if not settings.pages_only:
        with meter.stage("search"):
            search = search_files(site)
        with meter.stage("publish"):
            made = Part("all", "", lambda: chain(release(site), feeds(site, site_address(settings)), search))
            problems += publish_site(settings, [made], outcome.generated)
        listener.line(f"publish  {settings.site}")
    counts = (
        len(site.corpus.entries) + len(site.corpus.copies),
        pages,
        len(outcome.written),
        outcome.unchanged,
        len(outcome.removed),
    )
    return Report(*counts, problems, meter.seconds, peak_rss_mib())


def verify(settings: Settings, listener: Listener) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """What is different in docs/ from what a build would write, and the problems; nothing is written."""
    site, problems = _site(settings, Meter(), listener)
    return differences(settings.docs, render(site)), _placed(problems, settings)


def excerpt(settings: Settings, choice: Choice, listener: Listener) -> tuple[str, tuple[Problem, ...]]:
    """Read, analyse, link; then the chosen briefings as one HTML file, and the problems as a build tells them."""
    site, problems = _site(settings, Meter(), listener)
    problems = _placed(problems, settings)
    if settings.strict and problems:
        raise StrictError(problems)
    return single_file(site, choice), problems


def check(settings: Settings, listener: Listener) -> Report:
    """Read and analyse, write nothing."""
    meter = Meter()
    corpus, _, problems = _corpus(settings, meter, listener)
    placed = _placed(problems, settings)
    return Report(
        articles=len(corpus.entries) + len(corpus.copies),
        problems=placed,
        seconds=meter.seconds,
        peak_rss_mib=peak_rss_mib(),
    )


def _site(settings: Settings, meter: Meter, listener: Listener) -> tuple[Site, tuple[Problem, ...]]:
    identity = read_identity(settings.config)
    corpus, vocabulary, problems = _corpus(settings, meter, listener)
    with meter.stage("link"):
        links = link(corpus, vocabulary.corrections.stories)
    listener.line(
        f"link     {len(corpus.terms)} topics and people, {len(links.related)} links between briefings, "
        f"{len(links.stories)} stories, {len(corpus.copies)} copies"
    )
    return open_site(corpus, links, vocabulary, identity, problems), problems


def _corpus(settings: Settings, meter: Meter, listener: Listener) -> tuple[Corpus, Vocabulary, tuple[Problem, ...]]:
    identity = read_identity(settings.config)
    with meter.stage("read"):
        vocabulary = load_vocabulary(settings.topics, Cache(settings.kept))
        articles, problems = read_articles(settings.seeds)
    listener.line(f"read     {len(articles)} articles; topics.yml: {vocabulary.corrections}")
    _at_least_one(articles, problems, settings)
    done = iter(range(1, len(articles) + 1))
    with meter.stage("analyse"):
        step = lambda: listener.progress(next(done), len(articles))  # noqa: E731
        entries = analyse_all(articles, vocabulary, identity.language, settings.jobs, step)
    listener.line(f"analyse  {sum(entry.analysis.words for entry in entries)} words")
    with meter.stage("link"):
        corpus = gather(entries, vocabulary)
        spoken = spoken_of(vocabulary, (term.id for entry in entries for term in entry.analysis.found))
        rules = (vocabulary.corrections.copies, vocabulary.corrections.stories)
        spoken += unknown_paths(rules, (article.path for article in articles))
        spoken += dict.fromkeys(doubled(vocabulary, {entry.analysis.language for entry in entries}))
    return corpus, vocabulary, problems + tuple(Problem(settings.topics.name, *said) for said in spoken)


def _placed(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """With the whole way to the file, so that an editor can open it; pages keep the short one."""
    return tuple(replace(problem, path=(settings.seeds / problem.path).as_posix()) for problem in problems)


def _at_least_one(articles: Iterable[object], problems: tuple[Problem, ...], settings: Settings) -> None:
    if not tuple(articles):
        told = "\n".join(map(str, _placed(problems, settings)))
        raise BriefsiteError(f"{told}\n{settings.seeds}: no article can be read; mend one of them".lstrip())
