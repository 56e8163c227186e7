"""Does this stay inside the folder, and does a write either happen or not?"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefsite.errors import BriefsiteError

TEMPORARY = re.compile(r"\.briefsite-[0-9a-f]{16}\.tmp")  # the dot keeps them out of site/


def plain(path: str) -> bool:
    """Whether it is relative, in its shortest form and stays below, on Windows too."""
    outward = path.startswith(("/", "../")) or path in (".", "..") or "\\" in path or path[1:2] == ":"
    return posixpath.normpath(path) == path and not outward


def inside(folder: Path, path: str) -> Path:
    """`path` below `folder`; raises BriefsiteError where it leaves it, also through a symbolic link."""
    if not plain(path):
        raise BriefsiteError(f"{path!r}: not a plain relative path without '..', so not one below {folder}")
    place = folder / path
    root, parent = os.path.realpath(folder), os.path.realpath(place.parent)
    if parent != root and not parent.startswith(root.rstrip(os.sep) + os.sep):
        raise BriefsiteError(f"{place.parent}: leads outside {folder}; a real folder should stand there")
    return place


def sha256(content: bytes) -> str:
    """The checksum by which the manifest knows a page."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def disk_trouble() -> Iterator[None]:
    """Turns an OSError into a BriefsiteError that names the path."""
    try:
        yield
    except OSError as trouble:
        raise told(trouble) from trouble


def told(trouble: OSError) -> BriefsiteError:
    """The same as an error that names the path."""
    return BriefsiteError(f"{trouble.filename or 'the disk'}: {trouble.strerror or trouble}")


@disk_trouble()
def read(place: Path) -> bytes | None:
    """The bytes of a file, or None where there is no such file."""
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


@disk_trouble()
def stage(place: Path, content: bytes) -> Path:
    """A temporary file beside `place`, ready to take its place; the name is short whatever the page's is."""
    temporary = place.with_name(f".briefsite-{sha256(place.name.encode())[:16]}.tmp")
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary.write_bytes(content)
    return temporary


@disk_trouble()
def settle(temporary: Path, place: Path) -> None:
    """The temporary file becomes the file, in one step."""
    temporary.replace(place)


@disk_trouble()
def remove(place: Path, root: Path) -> None:
    """Delete a file and the folders below `root` that this empties."""
    place.unlink()
    for folder in place.parents:
        if folder == root:
            break
        try:
            folder.rmdir()
        except OSError:  # not empty; asking first would list the whole folder for every page
            break


@disk_trouble()
def sweep(folder: Path) -> None:
    """Delete what a killed build left of its temporary files."""
    for here, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and TEMPORARY.fullmatch(name):
                Path(here, name).unlink(missing_ok=True)
