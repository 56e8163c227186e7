"""Which files lie below a folder, and how do they come into another one without being copied?"""

from __future__ import annotations

import os
import posixpath
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefsite.publish.disk import disk_trouble

Stamp = tuple[int, int]  # size and time of last change: by these a file is as it was
Files = dict[str, Stamp]


@disk_trouble()
def listing(folder: Path, through: bool = False) -> Files:
    """Files by path below the folder.

    Symbolic links are followed `through`; else they are no files, and hidden folders such as .git are not looked at.
    """
    found: Files = {}
    if folder.is_dir():
        _list(str(folder), "", through, found)
    return found


def _list(folder: str, prefix: str, through: bool, found: Files) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=through):
                if not through and not prefix and entry.name.startswith("."):
                    continue
                _list(entry.path, f"{prefix}{entry.name}/", through, found)
                continue
            try:
                seen = entry.stat(follow_symlinks=through)
            except FileNotFoundError:  # a link that leads nowhere
                continue
            if stat.S_ISREG(seen.st_mode):
                found[prefix + entry.name] = (seen.st_size, seen.st_mtime_ns)


def stamp(place: Path) -> Stamp:
    """Of one file."""
    seen = place.stat()
    return seen.st_size, seen.st_mtime_ns


@disk_trouble()
def take_over(paths: Iterable[str], old: Path, new: Path) -> None:
    """Files of the folder `old` are also those of `new`; one that stands there already stays."""
    source, target = f"{old}{os.sep}", f"{new}{os.sep}"
    folders: set[str] = set()
    for path in paths:
        folder = posixpath.dirname(path)
        if folder not in folders:
            (new / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        _link(source + path, target + path)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except (OSError, NotImplementedError):  # another disk, a file system without links, too many of them
        shutil.copy2(source, target)


def in_parts(paths: Iterable[str]) -> Iterator[list[str]]:
    """The paths in parts, that several processes may share."""
    ordered = sorted(paths)
    for start in range(0, len(ordered), 100):
        yield ordered[start : start + 100]
