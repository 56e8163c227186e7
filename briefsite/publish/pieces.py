"""What did earlier builds write of each article into the data release? One SQLite file below .briefsite/.

One more article changes few of the others, but every file of the release holds all of them, so they are put together
anew from pieces that are kept: lines of JSON, rows of CSV, and rows as the released database has them, which SQLite
moves by itself. Whoever has kept nothing makes the pieces first and goes on in the same way, so the bytes are the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from briefsite.errors import BriefsiteError
from briefsite.link import digest
from briefsite.publish.article import Json, as_json
from briefsite.publish.tables import TABLES, Row, as_csv, rows_of

NAME = "release.sqlite"
RELEASED = "released.sqlite"  # the database that is handed out, until it has been read
# An article's rows of one table have the article's number as the upper bits of theirs.
ROWS = 1 << 20
SHEETS = 16
PIECE = 1 << 20  # bytes
FORM = int.from_bytes(digest(repr(TABLES).encode())[:4], "big") >> 1  # SQLite has 31 bits for it


@contextmanager
def opened(folder: Path | None) -> Iterator[Pieces]:
    """The pieces below the folder; where it cannot be used, or another build does so, below one that is deleted.

    Raises BriefsiteError for a full disk, and where the file is damaged, which is deleted then.
    """
    with TemporaryDirectory() as other:
        base, place = _base(folder), folder
        if base is None or place is None:
            base, place = _connected(Path(other)), Path(other)
        with closing(base):
            try:
                yield Pieces(base, place / RELEASED)
            except sqlite3.OperationalError as trouble:
                raise BriefsiteError(f"{place}: {trouble}") from None
            except sqlite3.DatabaseError as trouble:
                base.close()
                (place / NAME).unlink(missing_ok=True)
                told = f"{place / NAME}: was damaged ({trouble}) and has been deleted; run the build again"
                raise BriefsiteError(told) from None
            finally:
                (place / RELEASED).unlink(missing_ok=True)


class Pieces:
    """What is written of each article, in the order of the last `renew`."""

    def __init__(self, base: sqlite3.Connection, released: Path) -> None:
        self._base, self._released = base, released

    def renew(self, keys: Sequence[str], exact: Callable[[int], str], make: Callable[[int], Json]) -> None:
        """Keep what has one of the keys, make what has none, forget all others.

        A key is quickly found and may change where the article does not: where it is new, `exact` of its place tells.
        """
        known, same = dict[str, int](), dict[str, int]()
        for number, key, exactly in self._base.execute("SELECT number, key, exact FROM keys"):
            known[key] = same[exactly] = number
        free = count(max(known.values(), default=0) + 1)
        numbers = []
        for place, key in enumerate(keys):
            if key not in known:
                exactly = exact(place)
                known[key] = same[exactly] if exactly in same else next(free)
                self._base.execute("REPLACE INTO keys VALUES (?, ?, ?)", (known[key], key, exactly))
                if exactly not in same:
                    self._add(known[key], make(place))
            numbers.append(known[key])
        self._forget([(number,) for number in {*same.values()}.difference(numbers)])
        self._base.execute("CREATE TEMP TABLE placed (place INTEGER PRIMARY KEY, number INTEGER)")
        self._base.executemany("INSERT INTO placed VALUES (?, ?)", enumerate(numbers))
        self._base.execute("COMMIT")

    def lines(self, between: bytes) -> Iterator[bytes]:
        """The articles as JSON, with these bytes between them."""
        first = True
        for (line,) in self._base.execute("SELECT line FROM placed CROSS JOIN lines USING (number) ORDER BY place"):
            yield line if first else between + line
            first = False

    def sheet(self, table: str) -> Iterator[bytes]:
        """The rows of a table as CSV."""
        number = [*TABLES].index(table)
        asked = f"SELECT rows FROM placed CROSS JOIN sheets ON sheet = number * {SHEETS} + {number} ORDER BY place"
        return (rows for (rows,) in self._base.execute(asked))

    def database(self, terms: Iterable[Row]) -> Iterator[bytes]:
        """A database of all tables, in pieces."""
        self._released.unlink(missing_ok=True)
        self._base.execute("ATTACH ? AS released", (str(self._released),))
        for setting in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF"):
            self._base.execute(f"PRAGMA released.{setting}")
        self._base.execute("BEGIN")
        for name, columns in TABLES.items():
            listed = ", ".join(f'"{column}"' for column in columns)
            self._base.execute(f'CREATE TABLE released."{name}" ({listed})')
            if name == "terms":
                self._base.executemany(_insert(f'released."{name}"', len(columns)), terms)
                continue
            self._base.execute(
                f'INSERT INTO released."{name}" SELECT {listed} FROM placed CROSS JOIN main."{name}" AS kept '
                f"ON kept.rowid BETWEEN number * {ROWS} AND number * {ROWS} + {ROWS - 1} ORDER BY place, kept.rowid"
            )
        self._base.execute("COMMIT")
        self._base.execute("DETACH released")
        with self._released.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    def _add(self, number: int, article: Json) -> None:
        self._base.execute("INSERT INTO lines VALUES (?, ?)", (number, as_json(article)))
        for place, (name, rows) in enumerate(rows_of(article).items()):
            if rows:
                self._base.execute("INSERT INTO sheets VALUES (?, ?)", (number * SHEETS + place, as_csv(rows)))
                numbered = ((number * ROWS + at, *row) for at, row in enumerate(rows))
                columns = ", ".join(f'"{column}"' for column in TABLES[name])
                into = f'main."{name}" (rowid, {columns})'
                self._base.executemany(_insert(into, len(TABLES[name]) + 1), numbered)

    def _forget(self, numbers: Sequence[tuple[int]]) -> None:
        for table, column, many in (("keys", "number", 1), ("lines", "number", 1), ("sheets", "sheet", SHEETS)):
            self._base.executemany(_delete(table, column, many), numbers)
        for name in TABLES:
            self._base.executemany(_delete(name, "rowid", ROWS), numbers)


def _insert(into: str, columns: int) -> str:
    return f"INSERT INTO {into} VALUES ({', '.join('?' * columns)})"


def _delete(table: str, column: str, many: int) -> str:
    return f'DELETE FROM main."{table}" WHERE {column} BETWEEN ?1 * {many} AND ?1 * {many} + {many - 1}'


def _base(folder: Path | None) -> sqlite3.Connection | None:
    """The base below a folder, begun again where it has another form or is none; None where it cannot be used."""
    if folder is None:
        return None
    with suppress(OSError, sqlite3.OperationalError):  # cannot be made, opened or written, or another build has it
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return _connected(folder)
        except sqlite3.DatabaseError as trouble:
            if isinstance(trouble, sqlite3.OperationalError):
                raise
            (folder / NAME).unlink(missing_ok=True)
            return _connected(folder)
    return None


def _connected(folder: Path) -> sqlite3.Connection:
    """With its transaction begun; nobody else can open it until it is closed."""
    base = sqlite3.connect(folder / NAME, timeout=0, isolation_level=None)
    try:
        base.execute("PRAGMA main.page_size = 16384")  # a line of JSON is longer than the usual page
        base.execute("PRAGMA main.locking_mode = EXCLUSIVE")
        base.execute("PRAGMA main.synchronous = OFF")  # what a power cut damages is made again
        base.execute("BEGIN EXCLUSIVE")
        (form,) = base.execute("PRAGMA main.user_version").fetchone()
        if form not in (0, FORM):
            raise sqlite3.DatabaseError("of another version")
        base.execute(f"PRAGMA main.user_version = {FORM}")
        base.execute("CREATE TABLE IF NOT EXISTS keys (number INTEGER PRIMARY KEY, key TEXT, exact TEXT)")
        base.execute("CREATE TABLE IF NOT EXISTS lines (number INTEGER PRIMARY KEY, line BLOB)")
        base.execute("CREATE TABLE IF NOT EXISTS sheets (sheet INTEGER PRIMARY KEY, rows BLOB)")
        for name, columns in TABLES.items():
            listed = ", ".join(f'"{column}"' for column in columns)
            base.execute(f'CREATE TABLE IF NOT EXISTS main."{name}" ({listed})')
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base
