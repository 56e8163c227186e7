"""Is it a thing that bears the name of a person? `avenida Simón Bolívar`, `Kennedy Airport`, `Dunn & Keller`."""

from __future__ import annotations

import re

from briefsite.analyse.people.beside import company, follows_article
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.text import fold

_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_NOUN_BEFORE = re.compile(r"([^\W\d_]+) [\"“«„‘']?$")


def names_thing(place: Place, name: Span) -> bool:
    """`avenida Simón Bolívar`, `Kennedy Airport`, `Dunn & Keller`, a ship in quotation marks of its own."""
    text, tables = place.text, company(place.language)
    after = _WORD_AFTER.match(text, name.end)
    if after and after[1][0].isupper():
        word = fold(after[1])
        if word in tables.things or word in tables.organisations:
            return True
    if _follows_thing(place, name) or _is_island(place, name):
        return True
    if text.startswith(" &", name.end) or text.startswith("& ", max(0, name.start - 2)):
        return True
    return any(0 <= name.start - start < 16 for start in place.marks_by_end.get(name.end, ()))


def _follows_thing(place: Place, name: Span) -> bool:
    """`avenida X`, `estadio olímpico X`, `aeropuerto Brigadeiro X`: a title or an adjective may stand between."""
    tables = company(place.language)
    before = _NOUN_BEFORE.search(place.folded, max(0, name.start - 20), name.start)
    if before is None or before[1] in tables.things:
        return before is not None
    at = before.start()
    title = place.text[at].isupper() and before[1] in tables.ranks
    adjective = place.text[at].islower() and before[1].endswith(place.language.adjective_endings or ("\0",))
    if place.language.adjectives_first or not (title or (adjective and before.end(1) not in place.known_ends)):
        return False
    noun = _WORD_BEFORE.search(place.folded, max(0, at - 20), at)
    return noun is not None and noun[1] in tables.things


def _is_island(place: Place, name: Span) -> bool:
    """`la Isla Soledad`: the noun is written with a capital, though it is a given name as well."""
    first = fold(place.text[name.start : name.end].split()[0])
    tables = company(place.language)
    return first in tables.nouns | tables.things and follows_article(place, name)
