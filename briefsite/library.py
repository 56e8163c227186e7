"""Where are the articles that have been read? Each under a checksum, opened one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefsite.errors import BriefsiteError
from briefsite.faces import Share, Traits
from briefsite.packing import unpacked
from briefsite.records import Entry
from briefsite.store import AT_ONCE, Store

ENTRIES, TRAITS, SHARES = TABLES = ("entries", "traits", "shares")
SPARE = 200  # entries that nobody needs any more


class Library:
    """Entries with their traits by checksum, in the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, entries: Mapping[str, bytes], traits: Mapping[str, bytes], shares: Mapping[str, bytes]) -> None:
        """All as `packed` makes them."""
        for table, rows in zip(TABLES, (entries, traits, shares), strict=True):
            self.store.put(table, rows)

    def forget_others(self, keys: Collection[str]) -> None:
        """Forget what no article leads to any more, once it has become much: who undoes an edit finds it again."""
        for table in TABLES:
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

    def shares(self, keys: Sequence[str]) -> Iterator[Mapping[str, Share]]:
        """By term, for each key in their order."""
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            found = self.store.some(SHARES, part)
            yield from (unpacked(found.get(key) or self._content(SHARES, key)) for key in part)

    def _content(self, table: str, key: str) -> bytes:
        content = self.store.one(table, key)
        if content is None:
            raise BriefsiteError(f"{self.store.place}: was changed or damaged during the build; run it again")
        return content
