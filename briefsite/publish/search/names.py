"""Which topic or person does a query name, in whatever language and spelling?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from anyascii import anyascii

from briefsite.patterns import expand
from briefsite.render.addresses import published
from briefsite.render.site import Site
from briefsite.terms import Term

# Forms of a name that stand for the topic by themselves; `Washington` for a country needs its sentence.
FORMS = frozenset(("name", "alias", "acronym", "demonym"))
LARGEST = 40_000  # characters of one shard
DEEPEST = 2  # letters that a shard may be named by
Shard = dict[str, object]


def names(site: Site) -> tuple[int, Mapping[str, Shard]]:
    """(letters that name a shard, shards by name).

    A shard holds `terms`, and positions in them by key: under `names` all that a name may be, under `begins` what a
    half-typed one may become. A key is a name without spaces, hyphens and accents: `Indo-Pacífico`, `indo pacifico`
    and `Indopacífico` have one. A term is (label, address, kind, number of briefings, labels in the languages of
    the briefings), so that `NATO` also finds what Spanish texts call `OTAN`.
    """
    keyed = sorted(
        (key, term.id, role)
        for term in site.corpus.terms.values()
        for role, keys in (("names", _names(site, term)), ("begins", _beginnings(site, term)))
        for key in keys
        if len(key) > 1
    )
    for depth in range(DEEPEST + 1):
        shards: dict[str, list[tuple[str, str, str]]] = {}
        for row in keyed:
            shards.setdefault(shard_name(row[0], depth), []).append(row)
        if all(sum(len(key) + len(term_id) for key, term_id, _ in rows) < LARGEST for rows in shards.values()):
            break
    return depth, {name: _shard(site, rows) for name, rows in sorted(shards.items())}


def shard_name(key: str, depth: int) -> str:
    """`all`, or the first letters as hexadecimal code points, which any file system takes."""
    return "-".join(f"{ord(letter):x}" for letter in key[:depth]) or "all"


@cache
def key_of(name: str) -> str:
    """Lower-case letters and digits without marks, as assets/search.js makes them of a query."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).lower())
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


def _names(site: Site, term: Term) -> set[str]:
    languages = {site.say.code, "en", "*", *_languages(site)}
    written = [label for _, label in term.labels]
    written += [
        form
        for alias in term.aliases
        if alias.form in FORMS and alias.language in languages and "*" not in alias.pattern
        for form in expand(alias.pattern)
    ]
    return {key_of(name) for text in written for name in (text, anyascii(text))}


def _beginnings(site: Site, term: Term) -> set[str]:
    """The label from each of its longer words on, and the labels in the languages of the briefings."""
    words = re.split(r"[\s-]+", site.label(term.id))
    inner = ["".join(words[place:]) for place in range(1, len(words)) if len(words[place]) > 3]
    labels = dict(term.labels)
    return {key_of(name) for name in (*inner, "".join(words), *(labels.get(code, "") for code in _languages(site)))}


def _languages(site: Site) -> list[str]:
    return sorted({entry.analysis.language for entry in site.corpus.entries})


def _shard(site: Site, rows: Iterable[tuple[str, str, str]]) -> Shard:
    places: dict[str, int] = {}
    keys: dict[str, dict[str, list[int]]] = {"names": {}, "begins": {}}
    for key, term_id, role in rows:
        keys[role].setdefault(key, []).append(places.setdefault(term_id, len(places)))
    return {"terms": [_told(site, term_id) for term_id in places], **keys}


def _told(site: Site, term_id: str) -> tuple[str, str, str, int, Mapping[str, str]]:
    term = site.corpus.terms[term_id]
    labels = dict(term.labels)
    written = {code: labels[code] for code in _languages(site) if code in labels}
    address = published(site.addresses.terms[term_id])
    return site.label(term_id), address, str(site.say(f"kind_{term.kind}")), site.count(term_id), written
