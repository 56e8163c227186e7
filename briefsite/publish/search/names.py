"""Which topic or person does a query name, in whatever language and spelling?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from anyascii import anyascii

from briefsite.link import digest
from briefsite.patterns import expand
from briefsite.render.addresses import published
from briefsite.render.site import Site
from briefsite.terms import Term

# Forms of a name that stand for the topic by themselves; `Washington` for a country needs its sentence.
FORMS = frozenset(("name", "alias", "acronym", "demonym"))
SUBJECTS = ("theme", "event", "agreement")
LARGEST = 12_000  # characters of the keys of one shard
DEEPEST = 3  # letters that name a shard at most: as many as a beginning needs to be completed
Shard = dict[str, object]
Row = tuple[str, str, str]  # key, term, names | begins
Told = tuple[str, str, str, int, Mapping[str, str], bool]
_MARKED = re.compile(r"[\x00-\x7fÀ-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ]*")  # is ASCII as soon as its marks are off
_BETWEEN = re.compile(r"[\W_]+")  # what is neither letter nor digit, marks among it


def name_parts(site: Site, languages: Iterable[str]) -> Iterator[tuple[str, str, Callable[[], Shard]]]:
    """(name, checksum, content) of shards with the names of all topics and people, in the `languages` of the briefings.

    A query needs few of them. A shard holds `terms`, and positions in them by key: under `names` all that a name may
    be, under `begins` what a half-typed one may become. A key is a name without spaces, hyphens and accents:
    `Indo-Pacífico`, `indo pacifico` and `Indopacífico` have one. A term is (label, address, kind, number of briefings,
    labels in the languages of the briefings, whether it is a subject), so that `NATO` also finds what Spanish texts
    call `OTAN`; the other names of a subject are narrower than its label, as `ammonite` is than `fossils`.
    """
    codes = tuple(languages)
    rows = sorted(
        [
            (key, term.id, role)
            for term in site.corpus.terms.values()
            for role, keys in (("names", _names(site, term, codes)), ("begins", _beginnings(site, term, codes)))
            for key in keys
            if len(key) > 1
        ]
    )
    told = {term: _key(site, term, codes) for term in site.corpus.terms}
    for name, part in sorted(_parted(rows).items()):
        content = "\n".join([f"{key} {told[term]} {role}" for key, term, role in part])
        yield (
            name,
            digest(site.keys.basis + content.encode("utf-8", "replace")).hex(),
            partial(_shard, site, part, codes),
        )


def _key(site: Site, term: str, languages: tuple[str, ...]) -> str:
    """Stands for all that `_told` makes of a term."""
    labels = [row for row in site.corpus.terms[term].labels if row[0] in languages]
    return digest(f"{term} {site.count(term)} {labels}".encode("utf-8", "replace") + site.keys.terms[term]).hex()


def _parted(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the first letters of their keys, as many as keep a part small; a key that ends before stays alone."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0][:DEEPEST], []).append(row)
    sizes: Counter[tuple[int, str]] = Counter()
    for beginning, group in groups.items():
        size = sum([len(key) + len(term) for key, term, _ in group])
        for depth in range(DEEPEST):
            sizes[depth, beginning[:depth]] += size
    parts: dict[str, list[Row]] = {}
    for beginning, group in groups.items():
        small = (depth for depth in range(DEEPEST) if sizes[depth, beginning[:depth]] < LARGEST)
        parts.setdefault(shard_name(beginning, next(small, DEEPEST)), []).extend(group)
    return parts


def shard_name(key: str, depth: int) -> str:
    """`all`, or the first letters as hexadecimal code points, which any file system takes."""
    return "-".join(f"{ord(letter):x}" for letter in key[:depth]) or "all"


def key_of(name: str) -> str:
    """Lower-case letters and digits without marks, as assets/search.js makes them of a query."""
    if name.isascii():
        return _BETWEEN.sub("", name.lower())
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).lower())
    return _BETWEEN.sub("", plain)


def _names(site: Site, term: Term, languages: tuple[str, ...]) -> set[str]:
    wanted = (site.say.code, "en", "*", *languages)
    written = [label for _, label in term.labels]
    for alias in term.aliases_in(wanted):
        if alias.form in FORMS and "*" not in alias.pattern:
            written += expand(alias.pattern)
    also = [anyascii(text) for text in written if not _MARKED.fullmatch(text)]
    return set(map(key_of, (*written, *also)))


def _beginnings(site: Site, term: Term, languages: tuple[str, ...]) -> set[str]:
    """The label from each of its longer words on, and the labels in the languages of the briefings."""
    words = re.split(r"[\s-]+", site.label(term.id))
    inner = ["".join(words[place:]) for place in range(1, len(words)) if len(words[place]) > 3]
    labels = dict(term.labels)
    return {key_of(name) for name in (*inner, "".join(words), *(labels.get(code, "") for code in languages))}


def _shard(site: Site, rows: Iterable[Row], languages: tuple[str, ...]) -> Shard:
    places: dict[str, int] = {}
    keys: dict[str, dict[str, list[int]]] = {"names": {}, "begins": {}}
    for key, term_id, role in rows:
        keys[role].setdefault(key, []).append(places.setdefault(term_id, len(places)))
    return {"terms": [_told(site, term_id, languages) for term_id in places], **keys}


def _told(site: Site, term_id: str, languages: tuple[str, ...]) -> Told:
    term = site.corpus.terms[term_id]
    labels = dict(term.labels)
    written = {code: labels[code] for code in languages if code in labels}
    address = published(site.addresses.terms[term_id])
    kind = str(site.say(f"kind_{term.kind}"))
    return site.label(term_id), address, kind, site.count(term_id), written, term.kind in SUBJECTS
