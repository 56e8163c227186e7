"""Which articles are there, and what of them did an earlier build work out? Stages 1 and 2 with their memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from briefsite.analyse import Analyser
from briefsite.cache import key_of
from briefsite.faces import Face
from briefsite.garbage import seldom_collected
from briefsite.library import Library
from briefsite.link import face_of, shares_of, traits_of
from briefsite.packing import packed
from briefsite.read import SeedFile, article_of, in_order, open_seed, seeds_of
from briefsite.records import Article, Entry, Problem
from briefsite.store import named, version
from briefsite.vocabulary import Vocabulary

FACES = "faces"
AT_ONCE = 200  # entries that are kept in one step
Seen = tuple[Face | None, Problem | None]  # of one file; no face where it cannot be read or is a draft
Distilled = tuple[Face, tuple[bytes, bytes, bytes]]  # the face without its key; entry, traits and shares as kept
Opened = Callable[[int], AbstractContextManager[Executor | None]]
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Distiller:
    """Makes of an article what is kept of it; it can be sent to another machine."""

    analyser: Analyser

    def __call__(self, article: Article) -> Distilled:
        entry = Entry(article, self.analyser(article))
        kept = (packed(entry), packed(traits_of(entry)), packed(shares_of(entry)))
        return face_of(entry, ""), kept


class Intake:
    """Reads a folder of articles, analyses those that are new, and remembers."""

    def __init__(self, vocabulary: Vocabulary, language: str, library: Library) -> None:
        self.library, self._analyser = library, Analyser(vocabulary, language)
        self._basis = (version().encode(), vocabulary.key.encode(), language.encode())
        self._seen: dict[str, Seen] = {}
        self._keys: dict[str, str] = {}  # by path

    def faces(self, seeds: Path, opened: Opened, step: Step) -> tuple[tuple[Face, ...], tuple[Problem, ...]]:
        """Those of all readable articles in the order of their paths, and what is wrong with the others.

        `opened` gives the executor for so many articles; `step` hears (done, all). Raises BriefsiteError where there
        is no folder or no file of a known format in it.
        """
        name = named(FACES, seeds)
        known: Mapping[str, Seen] = self.library.store.value(name, {})
        held = self.library.held()
        known = {key: seen for key, seen in known.items() if seen[0] is None or key in held}
        found, problems = seeds_of(seeds)
        self._seen, self._keys = {}, {}
        fresh = [seed for seed in found if not self._is_known(open_seed(seeds, seed), known, problems)]
        done = count(1)
        with seldom_collected(), opened(len(fresh)) as executor:
            articles = self._articles(open_seed(seeds, seed) for seed in fresh)
            self._keep(
                self._analyser.spread(
                    Distiller(self._analyser), articles, executor, lambda: step(next(done), len(fresh))
                )
            )
        self._remember(name, known)
        seen = [self._seen[path] for path in sorted(self._seen)]
        problems += [problem for _, problem in seen if problem]
        return tuple(face for face, _ in seen if face), tuple(sorted(problems, key=in_order))

    def _is_known(self, file: SeedFile | Problem, known: Mapping[str, Seen], problems: list[Problem]) -> bool:
        if isinstance(file, Problem):
            problems.append(file)
            return True
        seen = known.get(self._key(file))
        if seen:
            self._seen[file.path] = seen
        return seen is not None

    def _key(self, file: SeedFile) -> str:
        key = self._keys[file.path] = key_of((*self._basis, file.path.encode(), file.sha256.encode()))
        return key

    def _articles(self, files: Iterable[SeedFile | Problem]) -> Iterator[Article]:
        """Those that can be read; what there is to say of a file is noted."""
        for file in files:
            if isinstance(file, Problem):  # it was there a moment ago
                self._seen[file.path] = (None, file)
                self._keys[file.path] = ""
                continue
            self._key(file)
            article, notice = article_of(file)
            self._seen[file.path] = (None, notice)
            if article:
                yield article

    def _keep(self, distilled: Iterable[tuple[Article, Distilled]]) -> None:
        batch: dict[str, tuple[bytes, bytes, bytes]] = {}
        for article, (face, kept) in distilled:
            key = self._keys[article.path]
            self._seen[article.path] = (face._replace(key=key), self._seen[article.path][1])
            batch[key] = kept
            if len(batch) == AT_ONCE:
                self._store(batch)
        self._store(batch)

    def _store(self, batch: dict[str, tuple[bytes, bytes, bytes]]) -> None:
        self.library.add(*({key: kept[number] for key, kept in batch.items()} for number in range(3)))
        batch.clear()

    def _tidy(self) -> None:
        """Forget the articles of folders that are no more."""
        for name in self.library.store.keys("state", f"{FACES} "):
            folder = name.removeprefix(f"{FACES} ")
            if not Path(folder).is_dir():
                Library(self.library.store, folder).forget_all()
                self.library.store.forget("state", [name])

    def _remember(self, name: str, known: Mapping[str, Seen]) -> None:
        seen = {self._keys[path]: one for path, one in self._seen.items()}
        if seen.keys() != known.keys():
            self.library.store.keep(name, seen)
            self._tidy()
            self.library.forget_others(seen.keys())
