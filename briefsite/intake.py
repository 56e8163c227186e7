"""Which articles are there, and what of them did an earlier build work out? Stages 1 and 2 with their memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from briefsite.analyse import analyse_all
from briefsite.cache import key_of
from briefsite.faces import Face
from briefsite.library import Library
from briefsite.link import face_of, shares_of, traits_of
from briefsite.read import SeedFile, article_of, in_order, open_seed, seeds_of
from briefsite.records import Article, Entry, Problem
from briefsite.store import packed, version
from briefsite.vocabulary import Vocabulary

FACES = "faces"
AT_ONCE = 200  # entries that are kept in one step
Seen = tuple[Face | None, Problem | None]  # of one file; no face where it cannot be read or is a draft


class Intake:
    """Reads a folder of articles, analyses those that are new, and remembers."""

    def __init__(self, vocabulary: Vocabulary, language: str, library: Library, jobs: int) -> None:
        self.vocabulary, self.language, self.library, self.jobs = vocabulary, language, library, jobs
        self._basis = (version().encode(), vocabulary.key.encode(), language.encode())
        self._known: Mapping[str, Seen] = {}
        self._name = FACES
        self._seen: dict[str, Seen] = {}
        self._keys: dict[str, str] = {}  # by path

    def faces(self, seeds: Path, step: Callable[[int, int], None]) -> tuple[tuple[Face, ...], tuple[Problem, ...]]:
        """Those of all readable articles in the order of their paths, and what is wrong with the others.

        `step` hears (done, all) of the files. Raises BriefsiteError where there is no folder or no file of a known
        format in it.
        """
        found, problems = seeds_of(seeds)
        self._name = f"{FACES} {seeds.absolute()}"
        self._known = self.library.store.value(self._name, {})
        self._seen, self._keys = {}, {}
        opened = (open_seed(seeds, seed) for seed in found)
        fresh = self._kept(analyse_all(self._fresh(opened, problems), self.vocabulary, self.language, self.jobs))
        for _ in fresh:
            step(len(self._seen), len(found))
        step(len(found), len(found))
        self._remember()
        seen = [self._seen[path] for path in sorted(self._seen)]
        problems += [problem for _, problem in seen if problem]
        return tuple(face for face, _ in seen if face), tuple(sorted(problems, key=in_order))

    def _fresh(self, files: Iterable[SeedFile | Problem], problems: list[Problem]) -> Iterator[Article]:
        """The articles that no earlier build knew."""
        for file in files:
            if isinstance(file, Problem):
                problems.append(file)
                continue
            key = self._keys[file.path] = key_of((*self._basis, file.path.encode(), file.sha256.encode()))
            if key in self._known:
                self._seen[file.path] = self._known[key]
                continue
            article, notice = article_of(file)
            self._seen[file.path] = (None, notice)
            if article:
                yield article

    def _kept(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        batch: dict[str, Entry] = {}
        for entry in entries:
            key = self._keys[entry.path]
            batch[key] = entry
            self._seen[entry.path] = (face_of(entry, key), self._seen[entry.path][1])
            yield entry
            if len(batch) == AT_ONCE:
                self._keep(batch)
        self._keep(batch)

    def _keep(self, batch: dict[str, Entry]) -> None:
        entries = {key: packed(entry) for key, entry in batch.items()}
        traits = {key: packed(traits_of(entry)) for key, entry in batch.items()}
        self.library.add(entries, traits, {key: packed(shares_of(entry)) for key, entry in batch.items()})
        batch.clear()

    def _remember(self) -> None:
        seen = {self._keys[path]: one for path, one in self._seen.items()}
        if seen.keys() != self._known.keys():
            self.library.store.keep(self._name, seen)
            self.library.forget_others(seen.keys())
