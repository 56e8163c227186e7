"""What of the old site is in the new one?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.publish.disk import disk_trouble, inside
from briefsite.publish.listing import Files, in_parts, listing, take_over
from briefsite.publish.parts import Part
from briefsite.publish.state import Old, State
from briefsite.workers import in_processes

if TYPE_CHECKING:
    from briefsite.publish.generator import Generated


def add_parts(parts: Iterable[Part], staging: Path, made: Generated, old: Old) -> list[str]:
    """Make those parts that are not as they were; the files of the others."""
    kept: list[str] = []
    same = made.state.address == old.state.address
    standing = {*listing(staging)}
    for part in parts:
        known = old.state.parts.get(part.name)
        if part.key and known and same and known[0] == part.key and old.has(known[1]):
            paths = known[1]
            kept += paths
            for path in standing.intersection(paths):
                _clear(staging / path)
        else:
            paths = tuple(_make(part, staging, made))
        made.state.parts[part.name] = (part.key, paths)
    return kept


def _make(part: Part, staging: Path, made: Generated) -> Iterable[str]:
    for path, content in part.make():
        place = inside(staging, path)
        if isinstance(content, bytes) or made.seal.concerns(path):
            whole, found = made.seal.sealed(path, content if isinstance(content, bytes) else b"".join(content))
            made.found.extend(found)
            content = [whole]
        _clear(place)
        with disk_trouble():
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as file:
                file.writelines(content)
        yield path


@disk_trouble()
def _clear(place: Path) -> None:
    """A part stands above pages and other files of its address."""
    place.unlink(missing_ok=True)


def complete(state: State, new: Files, kept: Iterable[str], old: Old) -> None:
    """What the files will be, and of what has the same address as something else, that it is not to be kept."""
    state.files = {path: old.state.files[path] for path in kept} | new
    ours = {path for _, paths in state.parts.values() for path in paths}
    above = {page.path for page in state.pages.values()} | ours
    for uri, page in state.pages.items():
        if page.path in ours:
            state.pages[uri] = replace(page, sha="")
    state.static = {path: at for path, at in state.static.items() if path not in above | {*state.templates[1]}}
    if not ours.isdisjoint(state.templates[1]):
        state.templates = ("", ())


def is_same(staging: Path, state: State, old: Old) -> bool:
    """Whether the old site is the new one already; `staging` holds what was made."""
    visible = {path for path in old.present if not path.startswith(".") or path in state.files}
    if visible != state.files.keys() or not old.intact >= visible:
        return False
    with disk_trouble():
        made = [path for path, found in state.files.items() if old.state.files[path] != found]
        sizes = any(state.files[path][0] != old.state.files[path][0] for path in made)
        if sizes or any((staging / path).read_bytes() != (old.site / path).read_bytes() for path in made):
            return False
    state.files.update((path, old.state.files[path]) for path in made)
    return True


def share(paths: Iterable[str], site: Path, staging: Path, jobs: int) -> None:
    """Files of the old site are also those of the new one."""
    parts = [*in_parts(paths)]

    def work(number: int) -> None:
        take_over(parts[number], site, staging)

    for _ in in_processes(work, len(parts), jobs):
        pass
