"""Which briefings share an index, so that one more of them leaves most indexes as they are?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefsite.link import digest
from briefsite.publish.search.pagefind import version
from briefsite.render.site import Site

# Briefings of one index at most. More make the daily job longer (3 ms each, and 0.3 MB of memory while Pagefind works),
# fewer make a query load more files: two or three of every index.
MOST = 400
MANY = 64  # indexes are enough: of a larger site each takes twice as many briefings, or four times


@dataclass(frozen=True, slots=True)
class Shard:
    """The briefings of one index."""

    name: str
    language: str
    places: tuple[int, ...]  # in the corpus, ascending
    key: str  # the checksum of all that the index is made of

    @property
    def folder(self) -> str:
        """Below search/; a new one whenever the content is, so that browsers may keep what they have."""
        return f"{self.name}_{self.key}"


def shards_of(site: Site) -> tuple[Shard, ...]:
    """The indexes of each language.

    Where they are too many for one, the briefings are parted by the bits of a checksum of their ids, which does not
    look at the others: one more changes one index, or splits it. So no index holds the newest alone, and words are
    about as rare in each as in all, by which Pagefind ranks.
    """
    by_language: dict[str, list[tuple[int, int]]] = {}
    for place, face in enumerate(site.corpus.faces):
        bits = int.from_bytes(digest(face.id.encode("utf-8", "surrogatepass")), "big")
        by_language.setdefault(face.language, []).append((place, bits))
    most = MOST
    while len(site.corpus.faces) > most * MANY:
        most *= 2
    return tuple(
        Shard(name, language, places, _key(site, language, places))
        for language in sorted(by_language)
        for name, places in _parted(language, by_language[language], most)
    )


def _parted(name: str, rows: list[tuple[int, int]], most: int, depth: int = 0) -> Iterator[tuple[str, tuple[int, ...]]]:
    if len(rows) <= most or depth == 64:
        yield name, tuple([place for place, _ in rows])
        return
    for bit in (0, 1):
        part = [row for row in rows if row[1] >> (63 - depth) & 1 == bit]
        if part:
            yield from _parted(f"{name}{'' if depth else '-'}{bit}", part, most, depth + 1)


def _key(site: Site, language: str, places: Iterable[int]) -> str:
    faces, keys = site.corpus.faces, site.keys
    made_of = [keys.basis, version().encode(), language.encode(), *[keys.entries[faces[place].id] for place in places]]
    return digest(b"\0".join(made_of)).hex()
