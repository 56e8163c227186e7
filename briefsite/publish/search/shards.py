"""Which briefings share an index, so that one more of them leaves most indexes as they are?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefsite.link import digest
from briefsite.publish.search.pagefind import version
from briefsite.render.site import Site

# Every index costs a query about 45 KB, so there are few: for each language one of its newest briefings, which the
# daily job makes anew (4 ms a briefing), and one of all others. Not of a handful, for Pagefind ranks by how rare a word
# is in its index.
NEWEST = 250  # and up to as many again, until they move to the others all at once
MOST = 7_000  # briefings of one index: Pagefind needs 0.3 MB of memory for each while it works


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
    """The indexes of each language, which depend on nothing but the briefings that there are."""
    by_language: dict[str, list[int]] = {}
    for place, face in enumerate(site.corpus.faces):
        by_language.setdefault(face.language, []).append(place)
    return tuple(
        Shard(name, language, tuple(places), _key(site, language, places))
        for language in sorted(by_language)
        for name, places in _parted(site, language, by_language[language])
        if places
    )


def _parted(site: Site, language: str, places: list[int]) -> Iterator[tuple[str, list[int]]]:
    number = len(places)
    newest = NEWEST + number % NEWEST if number > 3 * NEWEST else 0
    yield f"{language}-new", places[:newest]
    bits = {place: _bits(site.corpus.faces[place].id) for place in places[newest:]}
    yield from _split(language, places[newest:], bits)


def _split(name: str, places: list[int], bits: Mapping[int, int], depth: int = 0) -> Iterator[tuple[str, list[int]]]:
    """Halved by a checksum, which looks at no other briefing, until they are few enough: one more changes one index."""
    if len(places) <= MOST or depth == 64:
        yield name, places
        return
    for bit in (0, 1):
        half = [place for place in places if bits[place] >> (63 - depth) & 1 == bit]
        yield from _split(f"{name}{'' if depth else '-'}{bit}", half, bits, depth + 1)


def _bits(article: str) -> int:
    return int.from_bytes(digest(article.encode("utf-8", "surrogatepass")), "big")


def _key(site: Site, language: str, places: Iterable[int]) -> str:
    faces, keys = site.corpus.faces, site.keys
    made_of = [keys.basis, version().encode(), language.encode(), *[keys.entries[faces[place].id] for place in places]]
    return digest(b"\0".join(made_of)).hex()
