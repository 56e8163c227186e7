"""How can the published site be searched, over http and from disk alike?

`search/` in the site holds scripts only, because a page opened from disk may load scripts but may not fetch:
Pagefind's indexes with each of their files wrapped as a script, and tables of ours: the order of the briefings, what
the filters offer, and the names of topics and people. `assets/search.js` reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from briefsite.link import digest
from briefsite.publish.parts import File, Part, made
from briefsite.publish.search.documents import documents
from briefsite.publish.search.facets import facet_keys, facet_rows
from briefsite.publish.search.names import name_parts
from briefsite.publish.search.pagefind import CODE, code_of, index_of, keys_of, version
from briefsite.publish.search.script import bytes_script, value_script
from briefsite.publish.search.shards import Shard, shards_of
from briefsite.render.addresses import published
from briefsite.render.search import FACETS
from briefsite.render.site import Site

MANIFEST = "manifest"
NAMES = "search/names/"


def search_parts(site: Site) -> Iterator[Part]:
    """The files of the search.

    Raises BriefsiteError where Pagefind cannot run or, in `make`, refuses a briefing.
    """
    shards = shards_of(site)
    languages = sorted({shard.language for shard in shards})
    parts = [*_indexes(site, shards, languages), *_facets(site), _order(site, shards), *_names(site, languages)]
    yield from parts
    content = digest(repr([(part.name, part.key) for part in parts]).encode()).hex()
    known = [part.name.removeprefix(NAMES) for part in parts if part.name.startswith(NAMES)]
    yield _table(MANIFEST, _manifest(site, shards, known, content))


def _indexes(site: Site, shards: Sequence[Shard], languages: Sequence[str]) -> Iterator[Part]:
    key = digest(site.keys.basis + version().encode()).hex()
    yield Part(
        "search/code", key, lambda: [(_path("code"), value_script("code", code_of(languages[0])[CODE].decode()))]
    )
    for language in languages:
        yield Part(f"search/rules/{language}", key, partial(_rules, language))
    for shard in shards:
        yield Part(f"search/{shard.name}", shard.key, partial(_index, site, shard))


def _rules(language: str) -> Iterator[File]:
    """The word rules of a language, which all of its indexes share."""
    for name, content in code_of(language).items():
        if name != CODE:
            yield _path(name), bytes_script(name, content)


def _index(site: Site, shard: Shard) -> Iterator[File]:
    """One index, and under `pages` by which names its briefings are found, newest first."""
    files = index_of(shard.language, documents(site, shard.places))
    for name, content in files.items():
        place = f"{shard.folder}/{name}"
        yield _path(place), bytes_script(place, content)
    keys = keys_of(files)
    faces, addresses = site.corpus.faces, site.addresses.entries
    found = [keys[published(addresses[faces[place].id])] for place in shard.places]
    place = f"{shard.folder}/pages"
    yield _path(place), value_script(place, found)


def _facets(site: Site) -> Iterator[Part]:
    for facet, key in facet_keys(site).items():
        yield Part(f"search/facets/{facet}", key, partial(_value, f"facets/{facet}", partial(facet_rows, site, facet)))


def _names(site: Site, languages: Sequence[str]) -> Iterator[Part]:
    for name, key, shard in name_parts(site, languages):
        yield Part(NAMES + name, key, partial(_value, f"names/{name}", shard))


def _order(site: Site, shards: Sequence[Shard]) -> Part:
    """For every briefing, newest first, the number of its index; those of one index stand there in order."""
    order = [0] * len(site.corpus.faces)
    for number, shard in enumerate(shards):
        for place in shard.places:
            order[place] = number
    return _table("order", order)


def _manifest(site: Site, shards: Sequence[Shard], names: Sequence[str], content: str) -> dict[str, object]:
    indexes: dict[str, list[str]] = {}
    for shard in shards:
        indexes.setdefault(shard.language, []).append(shard.folder)
    return {
        "version": content,  # of what has no version of its own
        "language": site.say.code,
        "called": {code: site.say.language(code) for code in indexes},
        "indexes": indexes,
        "facets": FACETS,
        "names": names,
        "texts": {key: text for key, text in site.say.texts.items() if key.startswith("search_")},
    }


def _value(name: str, make: Callable[[], object]) -> Iterator[File]:
    yield _path(name), value_script(name, make())


def _table(name: str, value: object) -> Part:
    return made(f"search/{name}", _path(name), value_script(name, value))


def _path(name: str) -> str:
    return f"search/{name}.js"
