"""How can the published site be searched, over http and from disk alike?

`search/` in the site holds scripts only, because a page opened from disk may load scripts but may not fetch:
Pagefind's index with each of its files wrapped as a script, and three tables of ours: the order of the briefings,
what the filters offer, and the names of topics and people. `assets/search.js` reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from briefsite.publish.disk import disk_trouble
from briefsite.publish.search.documents import documents
from briefsite.publish.search.facets import facets
from briefsite.publish.search.names import names
from briefsite.publish.search.pagefind import PageIndex
from briefsite.publish.search.script import bytes_script, value_script
from briefsite.render.addresses import published
from briefsite.render.search import FACETS
from briefsite.render.site import Site

MANIFEST = "manifest"


@contextmanager
def search_index(site: Site) -> Iterator[Iterator[tuple[str, bytes]]]:
    """(path below site/, bytes) of every file of the search; the index lies on disk meanwhile.

    Raises BriefsiteError where Pagefind cannot run or refuses a document.
    """
    with disk_trouble():
        folder = TemporaryDirectory(prefix="briefsite-search-")
    with folder:
        languages = sorted({entry.analysis.language for entry in site.corpus.entries})
        indexes = tuple(_indexed(site, language, Path(folder.name)) for language in languages)
        yield _files(site, indexes)


def _indexed(site: Site, language: str, folder: Path) -> PageIndex:
    entries = [entry for entry in site.corpus.entries if entry.analysis.language == language]
    index = PageIndex(language, folder / language)
    index.build(documents(site, entries))
    return index


def _files(site: Site, indexes: tuple[PageIndex, ...]) -> Iterator[tuple[str, bytes]]:
    version = hashlib.sha256()
    keys: dict[str, str] = {}
    for index in indexes:
        for name, content in index.files():
            version.update(content)
            yield _script(f"{index.language}/{name}", bytes_script(f"{index.language}/{name}", content))
        keys |= index.keys()
    if indexes:
        yield _script("code", bytes_script("code", indexes[0].code()))
    addresses = [published(site.addresses.entries[entry.article.id]) for entry in site.corpus.entries]
    tables: dict[str, object] = {"pages": [keys[address] for address in addresses]}
    tables |= {f"facets/{name}": values for name, values in facets(site).items()}
    depth, shards = names(site)
    tables |= {f"names/{shard}": values for shard, values in shards.items()}
    for name, value in tables.items():
        content = value_script(name, value)
        version.update(content)
        yield _script(name, content)
    manifest = {
        "version": version.hexdigest()[:12],
        "language": site.say.code,
        "languages": [index.language for index in indexes],
        "facets": FACETS,
        "names": {"depth": depth, "shards": list(shards)},
        "pages": len(addresses),
        "texts": {key: site.say.texts[key] for key in site.say.texts if key.startswith("search_")},
    }
    yield _script(MANIFEST, value_script(MANIFEST, manifest))


def _script(name: str, content: bytes) -> tuple[str, bytes]:
    return f"search/{name}.js", content
