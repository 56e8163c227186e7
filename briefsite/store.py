"""What did earlier builds work out, by the checksum of what it was made from? One SQLite file below .briefsite/.

It may be deleted at any time: whatever is missing, or cannot be read, is made again. What it holds comes back as
records of this package and as nothing else, so that a file from a stranger can run nothing.
"""

from __future__ import annotations

import gc
import io
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from briefsite.cache import key_of

NAME = "store.sqlite"
TABLES = ("analyses", "entries", "state")
AT_ONCE = 500  # keys of one query; SQLite takes 32,766 at most
RECORDS = ("briefsite.findings", "briefsite.terms", "briefsite.records")


class Store:
    """Bytes by table and key; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self.place = folder / NAME if folder else None
        self.base = self._opened()

    def some(self, table: str, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept under those of the keys that are known."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), AT_ONCE) if self.base else ():
            part = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(part))
            found.update(self._asked(f"SELECT key, value FROM {table} WHERE key IN ({marks})", part))
        return found

    def one(self, table: str, key: str) -> bytes | None:
        return self.some(table, [key]).get(key)

    def keys(self, table: str) -> set[str]:
        return {key for (key,) in self._asked(f"SELECT key FROM {table}")}

    def put(self, table: str, rows: Mapping[str, bytes]) -> None:
        """Keep values; all of them or, where the build is killed or the disk is full, none."""
        self._done(f"REPLACE INTO {table} VALUES (?, ?)", rows.items())

    def forget(self, table: str, keys: Iterable[str]) -> None:
        self._done(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))

    def close(self) -> None:
        if self.base:
            self.base.close()
            self.base = None

    def _opened(self) -> sqlite3.Connection | None:
        """A base that is sound; one that is not is begun again, a folder that cannot be written is like none."""
        if self.place is None:
            return None
        for _ in range(2):
            with suppress(OSError):
                self.place.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _connected(self.place)
            except sqlite3.OperationalError:  # cannot be opened or written, or another build has it
                return None
            except sqlite3.DatabaseError:  # no base at all, or cut short
                with suppress(OSError):
                    self.place.unlink()
        return None

    def _asked(self, question: str, values: Sequence[str] = ()) -> list[Any]:
        try:
            return self.base.execute(question, values).fetchall() if self.base else []
        except sqlite3.DatabaseError:
            self._give_up()
            return []

    def _done(self, order: str, rows: Iterable[Sequence[Any]]) -> None:
        if self.base is None:
            return
        try:
            with self.base:
                self.base.executemany(order, rows)
        except sqlite3.DatabaseError:  # a full disk, another build, a damaged page: then nothing is kept
            self._give_up()

    def _give_up(self) -> None:
        self.close()
        if self.place:
            with suppress(OSError):
                self.place.unlink()


def _connected(place: Path) -> sqlite3.Connection:
    base = sqlite3.connect(place, timeout=1.0)
    try:
        base.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made again
        for table in TABLES:
            base.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        base.commit()
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def packed(value: Any) -> bytes:
    """A record, or plain values, as bytes."""
    return pickle.dumps(value, protocol=5)


def unpacked(content: bytes) -> Any:
    """The record again. Raises pickle.UnpicklingError for anything but our records and plain values."""
    return _Records(io.BytesIO(content)).load()


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _record(module, name)


@cache
def _record(module: str, name: str) -> Any:
    found = None
    if module in RECORDS or (module, name) == ("datetime", "date"):
        found = getattr(__import__(module, fromlist=[name]), name, None)
    if not isinstance(found, type) or found.__module__ != module:
        raise pickle.UnpicklingError(f"{module}.{name} is no record of this package")
    return found


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Many records hold no garbage, and to look for it again and again takes as long as to read them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
