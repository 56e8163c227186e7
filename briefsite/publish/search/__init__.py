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
from briefsite.publish.search.names import names
from briefsite.publish.search.pagefind import CODE, Files, index_of, keys_of
from briefsite.publish.search.script import bytes_script, value_script
from briefsite.records import Entry
from briefsite.render.addresses import published
from briefsite.render.search import FACETS
from briefsite.render.site import Site

MANIFEST = "manifest"
Shard = tuple[str, list[Entry]]
# Briefings of one index. Pagefind needs 0.27 MB of memory for each while it works, and a query loads a file or two of
# every index: more briefings cost memory to build, fewer cost bytes to search.
SHARD = 7_000


def search_files(site: Site) -> tuple[tuple[str, bytes], ...]:
    """(path below site/, bytes) of every file of the search.

    Raises BriefsiteError where Pagefind cannot run or refuses a briefing.
    """
    shards = _shards(site)
    contents: dict[str, bytes] = {}
    keys: dict[str, str] = {}
    for name, (language, entries) in shards.items():
        files = index_of(language, documents(site, entries))
        contents |= dict(_placed(name, files))
        keys |= keys_of(files)
    languages = sorted({language for language, _ in shards.values()})
    known = names(site, languages)
    tables = _tables(site, keys) | {f"names/{name}": shard for name, shard in known.items()}
    contents |= {name: value_script(name, value) for name, value in tables.items()}
    manifest = {
        "version": hashlib.sha256(b"".join(contents.values())).hexdigest()[:12],
        "language": site.say.code,
        "called": {code: site.say.language(code) for code in languages},
        "indexes": _by_language(shards),
        "facets": FACETS,
        "names": list(known),
        "texts": {key: text for key, text in site.say.texts.items() if key.startswith("search_")},
    }
    contents[MANIFEST] = value_script(MANIFEST, manifest)
    return tuple((f"search/{name}.js", content) for name, content in contents.items())


def _shards(site: Site) -> dict[str, Shard]:
    """By name the language and briefings of every index; the oldest come first, so that a new one changes the last."""
    found: dict[str, Shard] = {}
    for language in sorted({entry.language for entry in site.corpus.entries}):
        entries = [entry for entry in reversed(site.corpus.entries) if entry.language == language]
        for number, part in enumerate(range(0, len(entries), SHARD), 1):
            found[f"{language}-{number}"] = (language, entries[part : part + SHARD])
    return found


def _placed(shard: str, files: Files) -> Iterator[tuple[str, bytes]]:
    """(name, script): Pagefind's code stands once, as text, its word rules once a language."""
    for name, content in files.items():
        if name == CODE:
            yield "code", value_script("code", content.decode())
        else:
            place = name if name.startswith("wasm.") else f"{shard}/{name}"
            yield place, bytes_script(place, content)


def _by_language(shards: Mapping[str, Shard]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, (language, _) in shards.items():
        found.setdefault(language, []).append(name)
    return found


def _tables(site: Site, keys: Mapping[str, str]) -> dict[str, object]:
    addresses = (published(site.addresses.entries[entry.id]) for entry in site.corpus.entries)
    pages: dict[str, object] = {"pages": [keys[address] for address in addresses]}
    return pages | {f"facets/{name}": choices for name, choices in facets(site).items()}
