"""Which files lie below seeds/? The only module that reads articles from the disk."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefsite.errors import BriefsiteError
from briefsite.records import Problem

VOCABULARY = "topics"  # topics.yml is no sidecar
LARGEST = 5_000_000  # bytes; an article of 5 MB would be a book of 800,000 words


@dataclass(frozen=True, slots=True)
class SeedFile:
    """The bytes of an article and of its sidecar, if it has one."""

    path: str
    suffix: str
    content: bytes
    sidecar: bytes | None = None
    sidecar_path: str | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content + (b"\0" + self.sidecar if self.sidecar is not None else b"")).hexdigest()


@dataclass(frozen=True, slots=True)
class Seed:
    """Where an article lies, and its sidecar, if it has one."""

    path: str
    sidecar: str | None


def list_seeds(seeds: Path, suffixes: tuple[str, ...]) -> tuple[list[Seed], list[Problem]]:
    """Every file of a known suffix, sorted by path, and a problem for each sidecar that belongs to none.

    Raises BriefsiteError where the folder is missing or holds no article at all.
    """
    if not seeds.is_dir():
        raise BriefsiteError(f"{seeds}: no such folder; put your articles there or name another one with --seeds DIR")
    names = _walk(seeds)
    articles = [name for name in names if _suffix(name) in suffixes]
    if not articles:
        raise BriefsiteError(f"{seeds}: holds no article; put at least one .txt or .md file into it")
    sidecars = {name.rpartition(".")[0]: name for name in names if name.endswith((".yml", ".yaml"))}
    sidecars.pop(VOCABULARY, None)
    found = [Seed(name, sidecars.get(name.rpartition(".")[0])) for name in articles]
    stems = {name.rpartition(".")[0] for name in articles}
    alone = sorted(set(sidecars) - stems)
    message = "describes no article; there is no {0}.txt or {0}.md beside it"
    return found, [Problem(sidecars[stem], None, message.format(stem)) for stem in alone]


def open_seed(seeds: Path, seed: Seed) -> SeedFile | Problem:
    """The bytes of one article, or why they cannot be read."""
    try:
        _require_text(seed.path)
        content = _content(seeds, seed.path)
        beside = _content(seeds, seed.sidecar) if seed.sidecar else None
    except (OSError, ValueError) as trouble:
        return Problem(seed.path, None, f"cannot be read: {getattr(trouble, 'strerror', None) or trouble}")
    return SeedFile(seed.path, _suffix(seed.path), content, beside, seed.sidecar)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _walk(seeds: Path) -> list[str]:
    """Paths below the folder, without hidden ones."""
    found = []
    for folder, subfolders, names in os.walk(seeds):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        below = os.path.relpath(folder, seeds).replace(os.sep, "/")
        start = "" if below == "." else f"{below}/"
        found += [start + name for name in names if not name.startswith(".")]
    return sorted(found)


def _require_text(name: str) -> None:
    """Raises ValueError for a name that is no text, such as one written on a system with another encoding."""
    if not name.isascii() and any("\ud800" <= char <= "\udfff" for char in name):
        raise ValueError("its name is not valid UTF-8; rename the file")


def _content(seeds: Path, name: str) -> bytes:
    place = f"{seeds}/{name}"  # a path of its own for each of tens of thousands would take longer than the file
    about = os.lstat(place)
    if stat.S_ISLNK(about.st_mode):  # folders that are links are not walked into
        if not (seeds / name).resolve().is_relative_to(seeds.resolve()):
            raise ValueError("it is a link to a place outside the folder; put the file itself here")
        about = (seeds / name).stat()
    if not stat.S_ISREG(about.st_mode):
        raise ValueError("it is not a regular file; put a text file here")
    if about.st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB; split it into several articles")
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()
