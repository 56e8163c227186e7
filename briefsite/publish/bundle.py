"""How is the site handed over? As one file, with the same bytes wherever and whenever it is packed."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble
from briefsite.publish.site import is_ours
from briefsite.render.catalogue import catalogue
from briefsite.settings import Settings, read_identity
from briefsite.text import slug

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
MODE = (stat.S_IFREG | 0o644) << 16
UNIX = 3  # else the byte that says where it was packed differs


def pack(settings: Settings, target: Path) -> int:
    """Write the present site/ into the zip file `target`; the number of its files.

    Raises BriefsiteError where there is no site, where a symbolic link lies in it, and for disk trouble.
    """
    identity = read_identity(settings.config)
    say = catalogue(identity.language, str(identity.config))
    folder = slug(identity.name)
    with disk_trouble():
        site = settings.site.resolve()
        if not site.is_dir() or not is_ours(site):
            raise BriefsiteError(
                f"{settings.site}: no site to pack; run build_site.py first, or name it with --site DIR"
            )
        require_outside(target, settings)
        files = _files(site)
        with _replaced(target) as file, zipfile.ZipFile(file, "w") as packed:
            text = say.plain("bundle_text", site=identity.name, folder=folder).replace("\n", "\r\n")
            packed.writestr(_member(say.plain("bundle_readme")), text.encode("utf-8-sig", "replace"))
            for path in files:
                member = _member(f"{folder}/{path}")
                with (site / path).open("rb") as source:
                    member.file_size = os.fstat(source.fileno()).st_size  # by which zipfile knows whether it is large
                    with packed.open(member, "w") as place:
                        shutil.copyfileobj(source, place)
    return len(files)


@disk_trouble()
def hand_over(text: str, target: Path) -> None:
    """Write one file in one step. Raises BriefsiteError for disk trouble."""
    with _replaced(target) as file:
        file.write(text.encode("utf-8", "replace"))


@contextmanager
def _replaced(target: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes the place of `target` in one step; in trouble nothing of it stays."""
    if target.is_dir():
        raise BriefsiteError(f"{target}: is a folder; name a file with --output FILE")
    temporary = target.with_name(f".{target.name}-briefsite-{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def require_outside(target: Path, settings: Settings) -> None:
    """Raises BriefsiteError where the file would lie in a folder that a build fills or replaces."""
    for folder in (settings.site, settings.docs, settings.seeds):
        if target.resolve().is_relative_to(folder.resolve()):
            raise BriefsiteError(f"{target}: lies inside {folder}; name a file elsewhere with --output FILE")


def _files(site: Path) -> list[str]:
    """All files by path in a fixed order, without hidden ones such as .git."""
    found: list[str] = []
    for folder, folders, names in os.walk(site):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in [*folders, *(name for name in names if not name.startswith("."))]:
            place = Path(folder, name)
            if place.is_symlink():
                raise BriefsiteError(f"{place}: is a symbolic link, which does not travel; put the file itself there")
            if place.is_file():
                found.append(place.relative_to(site).as_posix())
    return sorted(found)


def _member(path: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(path, FIRST_DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system, member.external_attr = UNIX, MODE
    return member
