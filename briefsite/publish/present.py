"""What lies in docs/, and does it lie there as the last build left it?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefsite.publish import disk
from briefsite.records import Draft

Kept = Mapping[str, tuple[str, str, int, int]]  # path → key of the draft, sha256, size and mtime (ns) of the file


class Folder:
    """docs/ with what is remembered of it: a file of the same size and time is the same."""

    def __init__(self, docs: Path, kept: Kept) -> None:
        self.docs, self._kept = docs, kept
        self._sound: set[str] = set()  # folders that lie inside

    def unchanged(self, draft: Draft) -> str | None:
        """The sha256 of the file, where it was made from a draft of that key and nobody has touched it since."""
        known = self._kept.get(draft.path)
        if known and draft.key and known[0] == draft.key and self._times(draft.path) == known[2:]:
            return known[1]
        return None

    def found(self, path: str) -> str | None:
        """The sha256 of the file, or None where there is none."""
        known, times = self._kept.get(path), self._times(path)
        if times is None:
            return None
        if known and times == known[2:]:
            return known[1]
        content = disk.read(self.docs / path)
        return None if content is None else disk.sha256(content)

    def kept(self, files: Mapping[str, tuple[str, str]]) -> Kept:
        """What to remember of files: path → key of the draft, sha256."""
        return {path: (key, sha, *times) for path, (key, sha) in files.items() if (times := self._times(path))}

    @disk.disk_trouble()
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
        return about.st_size, about.st_mtime_ns
