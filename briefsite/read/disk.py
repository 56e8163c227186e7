"""Which files lie below seeds/? The only module that reads articles from the disk."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

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


def list_seeds(seeds: Path, suffixes: tuple[str, ...]) -> tuple[list[SeedFile], list[Problem]]:
    """Every file of a known suffix, sorted by path, and a problem for each that cannot be read.

    Raises BriefsiteError where the folder is missing or holds no article at all.
    """
    if not seeds.is_dir():
        raise BriefsiteError(f"{seeds}: no such folder; put your articles there or name another one with --seeds DIR")
    names = _walk(seeds)
    articles = [name for name in names if Path(name).suffix.lower() in suffixes]
    if not articles:
        raise BriefsiteError(f"{seeds}: holds no article; put at least one .txt or .md file into it")
    sidecars = {name.rpartition(".")[0]: name for name in names if name.endswith((".yml", ".yaml"))}
    sidecars.pop(VOCABULARY, None)
    files, problems = [], []
    for name in articles:
        try:
            _require_text(name)
            sidecar = sidecars.get(name.rpartition(".")[0])
            content, beside = _content(seeds, name), _content(seeds, sidecar) if sidecar else None
            files.append(SeedFile(name, Path(name).suffix.lower(), content, beside, sidecar))
        except (OSError, ValueError) as trouble:
            problems.append(Problem(name, None, f"cannot be read: {getattr(trouble, 'strerror', None) or trouble}"))
    stems = {name.rpartition(".")[0] for name in articles}
    for stem in sorted(set(sidecars) - stems):
        message = f"describes no article; there is no {stem}.txt or {stem}.md beside it"
        problems.append(Problem(sidecars[stem], None, message))
    return files, problems


def _walk(seeds: Path) -> list[str]:
    found = []
    for folder, subfolders, names in os.walk(seeds):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        found += [Path(folder, name).relative_to(seeds).as_posix() for name in names if not name.startswith(".")]
    return sorted(found)


def _require_text(name: str) -> None:
    """Raises ValueError for a name that is no text, such as one written on a system with another encoding."""
    if any("\ud800" <= char <= "\udfff" for char in name):
        raise ValueError("its name is not valid UTF-8; rename the file")


def _content(seeds: Path, name: str) -> bytes:
    path = seeds / name
    if not path.resolve().is_relative_to(seeds.resolve()):
        raise ValueError("it is a link to a place outside the folder; put the file itself here")
    if not path.is_file():
        raise ValueError("it is not a regular file; put a text file here")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB; split it into several articles")
    return path.read_bytes()
