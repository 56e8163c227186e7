"""Where are the articles that have been read? Each under a checksum, opened one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefsite.errors import BriefsiteError
from briefsite.faces import Share, Traits
from briefsite.packing import unpacked
from briefsite.records import Entry
from briefsite.store import AT_ONCE, Store
from briefsite.text import checksum

ENTRIES, TRAITS, SHARES = TABLES = ("entries", "traits", "shares")
SPARE = 200  # entries that nobody needs any more


class Library:
    """Entries with their traits and shares by checksum, in the store, in which each folder of articles has its own."""

    def __init__(self, store: Store, folder: str = "") -> None:
        self.store, self._own = store, f"{checksum(folder, 12)} "

    def add(self, entries: Mapping[str, bytes], traits: Mapping[str, bytes], shares: Mapping[str, bytes]) -> None:
        """All as `packed` makes them."""
        for table, rows in zip(TABLES, (entries, traits, shares), strict=True):
            self.store.put(table, {self._own + key: content for key, content in rows.items()})

    def held(self) -> frozenset[str]:
        """The checksums of all that can be opened."""
        found = [self.store.keys(table, self._own) for table in TABLES]
        return frozenset(key.removeprefix(self._own) for key in set.intersection(*found))

    def forget_others(self, keys: Collection[str]) -> None:
        """Forget what no article leads to any more, once it has become much: who undoes an edit finds it again."""
        for table in TABLES:
            old = self.store.keys(table, self._own).difference(self._own + key for key in keys)
            if len(old) > SPARE + len(keys) // 4:
                self.store.forget(table, old)

    def forget_all(self) -> None:
        for table in TABLES:
            self.store.forget(table, self.store.keys(table, self._own))

    def entry(self, key: str) -> Entry:
        """Raises BriefsiteError where somebody has deleted it meanwhile."""
        found: Entry = unpacked(self._content(ENTRIES, key))
        return found

    def traits(self, key: str) -> Traits:
        found: Traits = unpacked(self._content(TRAITS, key))
        return found

    def shares(self, keys: Sequence[str]) -> Iterator[Mapping[str, Share]]:
        """By term, for each key in their order."""
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            found = self.store.some(SHARES, [self._own + key for key in part])
            yield from (unpacked(found.get(self._own + key) or self._content(SHARES, key)) for key in part)

    def _content(self, table: str, key: str) -> bytes:
        content = self.store.one(table, self._own + key)
        if content is None:
            raise BriefsiteError(f"{self.store.place}: was changed or damaged during the build; run it again")
        return content
