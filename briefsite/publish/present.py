"""What lies in docs/, and does it lie there as the last build left it?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefsite.publish import disk
from briefsite.records import Draft, Group

Left = tuple[str, str, int, int]  # key of the draft; sha256, size and time of change (ns) of the file


class Kept(NamedTuple):
    """What the last update remembers: groups by name with their key and their paths, and pages by path."""

    groups: Mapping[str, tuple[str, tuple[str, ...]]]
    pages: Mapping[str, Left]


NOTHING = Kept({}, {})


class Folder:
    """docs/ with what is remembered of it: a file of the same size and time is the same."""

    def __init__(self, docs: Path, kept: Kept) -> None:
        self.docs, self._kept = docs, kept
        self._sound: set[str] = set()  # folders that lie inside

    def unchanged(self, group: Group, listed: Mapping[str, str]) -> dict[str, str]:
        """The pages of a group with their sha256, where all are as the last update left them; else none."""
        key, paths = self._kept.groups.get(group.name, ("", ()))
        if not group.key or key != group.key:
            return {}
        found = {path: sha for path in paths if (sha := self._intact(path, listed))}
        return found if len(found) == len(paths) else {}

    def same(self, draft: Draft, listed: Mapping[str, str]) -> str | None:
        """The sha256 of the file, where it was made from a draft of that key and nobody has touched it since."""
        known = self._kept.pages.get(draft.path)
        return self._intact(draft.path, listed) if known and draft.key and known[0] == draft.key else None

    def found(self, path: str) -> str | None:
        """The sha256 of the file, or None where there is none."""
        known, times = self._kept.pages.get(path), self._times(path)
        if times is None:
            return None
        if known and times == known[2:]:
            return known[1]
        content = disk.read(self.docs / path)
        return None if content is None else disk.sha256(content)

    def remembered(self, files: Mapping[str, tuple[str, str]]) -> dict[str, Left]:
        """What to remember of files: path → key of the draft, sha256."""
        return {path: (key, sha, *times) for path, (key, sha) in files.items() if (times := self._times(path))}

    def _intact(self, path: str, listed: Mapping[str, str]) -> str | None:
        known = self._kept.pages.get(path)
        sound = known is not None and known[1] == listed.get(path) and self._times(path) == known[2:]
        return known[1] if known and sound else None

    def _times(self, path: str) -> tuple[int, int] | None:
        """Size and time of change; None where there is no such file. Raises BriefsiteError for a path outside."""
        folder = path.rpartition("/")[0]
        if folder not in self._sound or not disk.plain(path):
            disk.inside(self.docs, path)
            self._sound.add(folder)
        try:
            about = os.stat(f"{self.docs}/{path}")  # noqa: PTH116 - tens of thousands of them
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as trouble:
            raise disk.told(trouble) from trouble
        return about.st_size, about.st_mtime_ns
