"""The sentence: read, analyse, link, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from briefsite.as_before import AsBefore
from briefsite.cache import Cache
from briefsite.corpus import Corpus
from briefsite.editor_groups import unknown_paths
from briefsite.errors import BriefsiteError
from briefsite.intake import Intake
from briefsite.library import Library
from briefsite.link import gather, link
from briefsite.matcher import doubled
from briefsite.meter import Meter, peak_rss_mib
from briefsite.publish import (
    NOTHING,
    File,
    Kept,
    Part,
    Size,
    differences,
    feed_parts,
    publish_site,
    release_parts,
    require_publishable,
    search_parts,
    site_address,
    summary,
    update,
    warnings,
    weigh,
)
from briefsite.records import Problem, Report
from briefsite.render import Choice, open_site, render, single_file
from briefsite.render.site import Site
from briefsite.settings import Settings, read_identity
from briefsite.spread.executors import opened
from briefsite.store import Store, named
from briefsite.vocabulary import Vocabulary, load_vocabulary, spoken_of

RELATED, PAGES = "related", "pages"  # what the store keeps for the next build: by what links and pages were decided


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
    store = Store(settings.kept)
    as_before = AsBefore(settings, store)
    if same := as_before.report():
        listener.line("same     nothing has changed since the last build")
        return replace(same, seconds=meter.seconds, cpu_seconds=meter.cpu_seconds, peak_rss_mib=peak_rss_mib())
    site, problems = _site(settings, store, meter, listener)
    problems = _placed(problems, settings)
    if settings.strict and problems:
        raise StrictError(problems)
    with meter.stage("render"):
        kept = named(PAGES, settings.docs)
        outcome = update(settings.docs, render(site), settings.force, Kept(*store.value(kept, NOTHING)), settings.jobs)
        store.keep(kept, tuple(outcome.kept))
        as_before.see_docs()
    pages = len(outcome.written) + outcome.unchanged
    listener.line(f"render   {pages} files, {len(outcome.written)} written, {len(outcome.removed)} removed")
    problems += outcome.problems
    if settings.strict and problems:
        raise StrictError(problems)
    if not settings.pages_only:
        with meter.stage("publish"):
            parts = chain(release_parts(site, settings.kept), feed_parts(site, site_address(settings)))
            search = (replace(part, make=partial(_measured, meter, part)) for part in search_parts(site))
            problems += publish_site(settings, chain(parts, search), outcome.generated)
        listener.line(f"publish  {settings.site}")
    articles = len(site.corpus.faces) + len(site.corpus.hidden)
    size = Size() if settings.pages_only else _weighed(settings, articles, listener)
    counts = (articles, pages, len(outcome.written), outcome.unchanged, len(outcome.removed))
    times = (meter.seconds, meter.cpu_seconds, peak_rss_mib())
    warned = warnings(size, settings.site)
    report = Report(*counts, problems, *times, size.bytes, size.files, size.largest, warned)
    as_before.remember(report)
    return report


def verify(settings: Settings, listener: Listener) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """What is different in docs/ from what a build would write, and the problems; nothing is written."""
    site, problems = _site(settings, Store(settings.kept), Meter(), listener)
    return differences(settings.docs, render(site), settings.jobs), _placed(problems, settings)


def excerpt(settings: Settings, choice: Choice, listener: Listener) -> tuple[str, tuple[Problem, ...]]:
    """Read, analyse, link; then the chosen briefings as one HTML file, and the problems as a build tells them."""
    site, problems = _site(settings, Store(settings.kept), Meter(), listener)
    problems = _placed(problems, settings)
    if settings.strict and problems:
        raise StrictError(problems)
    return single_file(site, choice), problems


def check(settings: Settings, listener: Listener) -> Report:
    """Read and analyse, write nothing."""
    meter = Meter()
    corpus, _, problems = _corpus(
        settings, Library(Store(settings.kept), str(settings.seeds.absolute())), meter, listener
    )
    placed = _placed(problems, settings)
    return Report(
        articles=len(corpus.faces) + len(corpus.hidden),
        problems=placed,
        seconds=meter.seconds,
        cpu_seconds=meter.cpu_seconds,
        peak_rss_mib=peak_rss_mib(),
    )


def _weighed(settings: Settings, articles: int, listener: Listener) -> Size:
    size = weigh(settings.site)
    listener.line(f"size     {summary(size, articles)}")
    return size


def _site(settings: Settings, store: Store, meter: Meter, listener: Listener) -> tuple[Site, tuple[Problem, ...]]:
    identity = read_identity(settings.config)
    corpus, vocabulary, problems = _corpus(settings, Library(store, str(settings.seeds.absolute())), meter, listener)
    name = named(RELATED, settings.seeds)
    with meter.stage("link"):
        links = link(corpus, vocabulary.corrections.stories, store.value(name, ({}, {})))
        store.keep(name, (dict(links.decided), links.vectors))
    number = sum(len(row[-1]) for row in links.decided.values())
    listener.line(
        f"link     {len(corpus.terms)} topics and people, {number} links between briefings, "
        f"{len(links.stories)} stories, {len(corpus.hidden)} copies"
    )
    return open_site(corpus, links, vocabulary, identity, problems), problems


def _corpus(
    settings: Settings, library: Library, meter: Meter, listener: Listener
) -> tuple[Corpus, Vocabulary, tuple[Problem, ...]]:
    identity = read_identity(settings.config)
    with meter.stage("read"):
        vocabulary = load_vocabulary(settings.topics, Cache(settings.kept))
        intake = Intake(vocabulary, identity.language, library)
    with meter.stage("analyse"):
        faces, problems = intake.faces(settings.seeds, partial(opened, settings), listener.progress)
    _at_least_one(faces, problems, settings)
    listener.line(f"read     {len(faces)} articles; topics.yml: {vocabulary.corrections}")
    listener.line(f"analyse  {sum(face.words for face in faces)} words")
    with meter.stage("link"):
        corpus = gather(faces, library, vocabulary)
        spoken = spoken_of(vocabulary, (term.id for face in faces for term in face.found))
        rules = (vocabulary.corrections.copies, vocabulary.corrections.stories)
        spoken += unknown_paths(rules, (face.path for face in faces))
        spoken += dict.fromkeys(doubled(vocabulary, {face.language for face in faces}))
    return corpus, vocabulary, problems + tuple(Problem(settings.topics.name, *said) for said in spoken)


def _placed(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """With the whole way to the file, so that an editor can open it; pages keep the short one."""
    return tuple(replace(problem, path=(settings.seeds / problem.path).as_posix()) for problem in problems)


def _measured(meter: Meter, part: Part) -> list[File]:
    """What a part of the search makes; that counts as search, not as publishing."""
    with meter.stage("search"):
        return [*part.make()]


def _at_least_one(articles: Iterable[object], problems: tuple[Problem, ...], settings: Settings) -> None:
    if not tuple(articles):
        told = "\n".join(map(str, _placed(problems, settings)))
        raise BriefsiteError(f"{told}\n{settings.seeds}: no article can be read; mend one of them".lstrip())
