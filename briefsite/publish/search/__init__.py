"""How can the published site be searched, over http and from disk alike?

`search/` in the site holds scripts only, because a page opened from disk may load scripts but may not fetch:
Pagefind's index with each of its files wrapped as a script, and three tables of ours: the order of the briefings,
what the filters offer, and the names of topics and people. `assets/search.js` reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from briefsite.publish.search.documents import documents
from briefsite.publish.search.facets import facets
from briefsite.publish.search.names import Names, names
from briefsite.publish.search.pagefind import CODE, Files, index_of, keys_of
from briefsite.publish.search.script import bytes_script, value_script
from briefsite.render.addresses import published
from briefsite.render.search import FACETS
from briefsite.render.site import Site

MANIFEST = "manifest"


def search_files(site: Site) -> tuple[tuple[str, bytes], ...]:
    """(path below site/, bytes) of every file of the search.

    Raises BriefsiteError where Pagefind cannot run or refuses a briefing.
    """
    indexes = {language: _indexed(site, language) for language in languages_of(site)}
    contents = dict(_parts(indexes))
    known = names(site, indexes)
    tables = _tables(site, indexes, known)
    contents |= {name: value_script(name, value) for name, value in tables.items()}
    version = hashlib.sha256(b"".join(contents.values())).hexdigest()[:12]
    manifest = {
        "version": version,
        "language": site.say.code,
        "languages": list(indexes),
        "facets": FACETS,
        "depth": known.depth,
        "names": [name for name in tables if name.startswith("names/")],
        "texts": {key: text for key, text in site.say.texts.items() if key.startswith("search_")},
    }
    contents[MANIFEST] = value_script(MANIFEST, manifest)
    return tuple((f"search/{name}.js", content) for name, content in contents.items())


def languages_of(site: Site) -> list[str]:
    return sorted({entry.analysis.language for entry in site.corpus.entries})


def _indexed(site: Site, language: str) -> Files:
    return index_of(language, documents(site, (e for e in site.corpus.entries if e.analysis.language == language)))


def _parts(indexes: Mapping[str, Files]) -> Iterator[tuple[str, bytes]]:
    """Pagefind's files as scripts; its code, which all languages share, once."""
    for language, files in indexes.items():
        for name, content in files.items():
            place = "code" if name == CODE else f"{language}/{name}"
            yield place, bytes_script(place, content)


def _tables(site: Site, indexes: Mapping[str, Files], known: Names) -> dict[str, object]:
    keys = {address: key for files in indexes.values() for address, key in keys_of(files).items()}
    addresses = (published(site.addresses.entries[entry.article.id]) for entry in site.corpus.entries)
    tables: dict[str, object] = {"pages": [keys[address] for address in addresses]}
    tables |= {f"facets/{name}": choices for name, choices in facets(site).items()}
    return tables | {f"names/{name}": shard for name, shard in known.shards.items()}
