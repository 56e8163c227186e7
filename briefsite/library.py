"""Where are the articles that have been read? Each under a checksum, opened one at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefsite.errors import BriefsiteError
from briefsite.faces import Traits
from briefsite.records import Entry
from briefsite.store import Store, unpacked

ENTRIES, TRAITS = "entries", "traits"
SPARE = 200  # entries that nobody needs any more


class Library:
    """Entries with their traits by checksum, in the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, entries: Mapping[str, bytes], traits: Mapping[str, bytes]) -> None:
        """Both as `packed` makes them."""
        self.store.put(ENTRIES, entries)
        self.store.put(TRAITS, traits)

    def forget_others(self, keys: Collection[str]) -> None:
        """Forget what no article leads to any more, once it has become much: who undoes an edit finds it again."""
        for table in (ENTRIES, TRAITS):
            old = self.store.keys(table).difference(keys)
            if len(old) > SPARE + len(keys) // 4:
                self.store.forget(table, old)

    def entry(self, key: str) -> Entry:
        """Raises BriefsiteError where somebody has deleted it meanwhile."""
        found: Entry = unpacked(self._content(ENTRIES, key))
        return found

    def traits(self, key: str) -> Traits:
        found: Traits = unpacked(self._content(TRAITS, key))
        return found

    def _content(self, table: str, key: str) -> bytes:
        content = self.store.one(table, key)
        if content is None:
            raise BriefsiteError(f"{self.store.place}: was changed or damaged during the build; run it again")
        return content
