"""Where does everything stand? One address each, which stays when articles come or go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefsite.corpus import Corpus
from briefsite.faces import Face
from briefsite.records import Story
from briefsite.terms import Term
from briefsite.text import checksum, slug

MARK = "_"  # between the name of a list and the mark of a further page; no slug holds it
MOST_OF_KIND = 24  # terms of a kind on the index before a list of their own begins


@dataclass(frozen=True)
class Addresses:
    """Paths below docs/ of every entry (by article id), of every term that occurs, of every story and of lists."""

    entries: Mapping[str, str]
    terms: Mapping[str, str]
    stories: Mapping[str, str]
    threads: Mapping[str, Story]  # the stories themselves
    lists: Mapping[str, str]  # by kind of term, with an anchor where a kind has no page of its own

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, str]]:
        """Whose page it is, by its path: (entry | term | story, id)."""
        kinds = (("entry", self.entries), ("term", self.terms), ("story", self.stories))
        return {path: (kind, own) for kind, paths in kinds for own, path in paths.items()}

    def sheet(self, path: str) -> tuple[str, str]:
        """(the first page of the list that a page belongs to, its mark in it, which that of the first lacks)."""
        first, _, mark = path.removesuffix(".md").partition(MARK)
        return f"{first}.md", mark


def addresses(corpus: Corpus, stories: Iterable[Story], known: Iterable[Term], language: str) -> Addresses:
    """Slugs of all known terms are dealt out first, occurring or not, so that no article moves another's page."""
    briefings = {entry.id: f"briefings/{_slug(entry)}.md" for entry in (*corpus.faces, *corpus.hidden)}
    terms: dict[str, str] = {}
    taken: set[str] = set()
    listed = {term.id: corpus.terms.get(term.id, term) for term in sorted(known, key=lambda term: term.id)}
    found = (term for term_id, term in sorted(corpus.terms.items()) if term_id not in listed)
    for term in (*listed.values(), *found):
        path = _term_path(term, language)
        if path in taken:
            path = path.replace(".md", f"-{checksum(term.id)}.md")
        taken.add(path)
        if term.id in corpus.terms:
            terms[term.id] = path
    threads = {story.id: story for story in stories}
    paths = {own: f"stories/{_title(corpus.faces[story.places[0]])}-{own}.md" for own, story in threads.items()}
    return Addresses(briefings, terms, paths, threads, _lists(corpus))


def _lists(corpus: Corpus) -> Mapping[str, str]:
    counts = Counter(term.kind for term in corpus.terms.values())
    own = {kind for kind, number in counts.items() if number > MOST_OF_KIND}
    return {kind: f"topics/all-{kind}.md" if kind in own else f"topics/index.md#{kind}" for kind in counts}


def _slug(face: Face) -> str:
    return f"{_title(face)}-{article_key(face.path)}"


def _title(face: Face) -> str:
    return slug(face.title)


def article_key(path: str) -> str:
    """Six digits of the path's checksum: they part two articles of one title, whichever came first."""
    return checksum(path)


def _term_path(term: Term, language: str) -> str:
    folder = "people" if term.kind == "person" else "topics"
    return f"{folder}/{slug(term.label(language))}.md"


def marked(path: str, mark: str) -> str:
    """The address of a page of the list that begins at `path`."""
    return path.replace(".md", f"{MARK}{mark}.md") if mark else path


def relative(source: str, target: str) -> str:
    """The way from one page to another."""
    page, mark, anchor = target.partition("#")
    if page == source:
        return f"{mark}{anchor}" if mark else page.rpartition("/")[2]
    folder, slash, _ = source.rpartition("/")
    if slash and page.startswith(f"{folder}/"):
        return page[len(folder) + 1 :] + mark + anchor
    return "../" * source.count("/") + page + mark + anchor


def published(path: str) -> str:
    """The address in the site of a page in docs/, or of a place on one."""
    page, mark, anchor = path.partition("#")
    return (page.removesuffix(".md") + ".html" if page else "") + mark + anchor
