"""What did earlier builds work out, by the checksum of what it was made from? One SQLite file below .briefsite/.

It may be deleted at any time: whatever is missing, or cannot be read, is made again. What it holds comes back as
records of this package and as nothing else, so that a file from a stranger can run nothing.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from briefsite.cache import key_of
from briefsite.errors import BriefsiteError
from briefsite.garbage import collecting_nothing
from briefsite.packing import packed, unpacked

NAME = "store.sqlite"
TABLES = ("entries", "traits", "shares", "state")
PATIENCE = 1.0  # seconds until another build has done with it
AT_ONCE = 500  # keys of one query; SQLite takes 32,766 at most


class Store:
    """Bytes by table and key; without a folder, or in one that cannot be used, they last as long as the build."""

    def __init__(self, folder: Path | None = None) -> None:
        self.place = folder / NAME if folder else None
        self._bases: dict[int, sqlite3.Connection] = {}  # by process: a forked one must not use its parent's
        self._bases[os.getpid()] = self._opened()

    def some(self, table: str, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept under those of the keys that are known."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(part))
            found.update(self._asked(f"SELECT key, value FROM {table} WHERE key IN ({marks})", part))
        return found

    def one(self, table: str, key: str) -> bytes | None:
        found = self._asked(f"SELECT value FROM {table} WHERE key = ?", [key])
        return found[0][0] if found else None

    def keys(self, table: str, begin: str = "") -> set[str]:
        """All that begin so."""
        found = self._asked(f"SELECT key FROM {table} WHERE key >= ? AND key < ?", [begin, f"{begin}\U0010ffff"])
        return {key for (key,) in found}

    def put(self, table: str, rows: Mapping[str, bytes]) -> None:
        """Keep values; all of them or, where the build is killed, none."""
        self._done(f"REPLACE INTO {table} VALUES (?, ?)", [*rows.items()])

    def forget(self, table: str, keys: Iterable[str]) -> None:
        self._done(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in keys])

    def value(self, name: str, default: Any) -> Any:
        """A value of the state that the last build left, if it was one of this version."""
        content, mark = self.one("state", name), f"{version()}\n".encode()
        if content is None or not content.startswith(mark):
            return default
        with collecting_nothing():
            return unpacked(content.removeprefix(mark))

    def keep(self, name: str, value: Any) -> None:
        self.put("state", {name: f"{version()}\n".encode() + packed(value)})

    def close(self) -> None:
        """Nothing can be asked afterwards."""
        for base in self._bases.values():
            base.close()

    @property
    def _base(self) -> sqlite3.Connection:
        own = os.getpid()
        if own not in self._bases:
            self._bases[own] = _connected(self.place) if self.place else next(iter(self._bases.values()))
        return self._bases[own]

    def _opened(self) -> sqlite3.Connection:
        """A base that is sound: one that is not is begun again."""
        for place in (self.place, self.place):
            if place is None:
                break
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                return _connected(place)
            except (OSError, sqlite3.OperationalError):  # cannot be made, opened or written, or another build has it
                break
            except sqlite3.DatabaseError:  # no base at all, or cut short
                self._delete()
        self.place = None
        return _connected(None)

    def _delete(self) -> None:
        with suppress(OSError):
            if self.place:
                self.place.unlink(missing_ok=True)

    def _asked(self, question: str, values: Sequence[str] = ()) -> list[Any]:
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.DatabaseError as trouble:
            raise self._damaged(trouble) from None

    def _done(self, order: str, rows: list[Sequence[Any]]) -> None:
        """A full disk, or another build that writes, is no reason to stop: then it is remembered in memory only."""
        try:
            with self._base as base:
                base.executemany(order, rows)
        except sqlite3.OperationalError:
            self._to_memory()
            with self._base as base:
                base.executemany(order, rows)
        except sqlite3.DatabaseError as trouble:
            raise self._damaged(trouble) from None

    def _to_memory(self) -> None:
        old, new = self._base, _connected(None)
        old.backup(new)
        old.close()
        self.place = None
        self._bases[os.getpid()] = new

    def _damaged(self, trouble: Exception) -> BriefsiteError:
        place = self.place
        self._delete()
        return BriefsiteError(f"{place}: was damaged ({trouble}) and has been deleted; run the build again")


def _connected(place: Path | None) -> sqlite3.Connection:
    base = sqlite3.connect(place or ":memory:", timeout=PATIENCE)
    try:
        base.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made again
        for table in TABLES:
            base.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        base.commit()
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def named(name: str, folder: Path) -> str:
    """The name of a value that belongs to a folder: two sites may share a configuration, and so a store."""
    return f"{name} {folder.absolute()}"


@cache
def version() -> str:
    """The checksum of the whole package, code and tables: what another version worked out is made again."""
    return key_of(_files())


def _files() -> Iterator[bytes]:
    package = Path(str(resources.files("briefsite")))
    for place in sorted(package.rglob("*")):
        if place.suffix in (".py", ".yml", ".j2", ".css", ".js", ".html", ".txt", ".json", ".xml"):
            yield place.relative_to(package).as_posix().encode()
            yield place.read_bytes()
