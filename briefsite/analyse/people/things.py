"""Is it a thing that bears the name of a person? `avenida Simón Bolívar`, `Kennedy Airport`, `Dunn & Keller`."""

from __future__ import annotations

import re

from briefsite.analyse.people.beside import company, follows_article
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.recurring import letters_before
from briefsite.text import fold

_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_MARKS = frozenset("\"“«„‘'")  # one may stand between the noun and the name
REACH = 20  # characters of a noun and what joins it to the name


def names_thing(place: Place, name: Span) -> bool:
    """`avenida Simón Bolívar`, `Kennedy Airport`, `Dunn & Keller`, a ship in quotation marks of its own."""
    text, tables = place.text, company(place.language)
    after = _WORD_AFTER.match(text, name.end) if text[name.end + 1 : name.end + 2].isupper() else None
    if after:
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
    end, first = name.start, max(0, name.start - REACH)
    if end > first and place.folded[end - 1] in _MARKS:
        end -= 1
    before = letters_before(place.folded, end, end - first)
    if not before or before in tables.things:
        return bool(before)
    at = end - 1 - len(before)
    title = place.text[at].isupper() and before in tables.ranks
    adjective = place.text[at].islower() and before.endswith(place.language.adjective_endings or ("\0",))
    if place.language.adjectives_first or not (title or (adjective and end - 1 not in place.known_ends)):
        return False
    return letters_before(place.folded, at, REACH) in tables.things


def _is_island(place: Place, name: Span) -> bool:
    """`la Isla Soledad`: the noun is written with a capital, though it is a given name as well."""
    first = fold(place.text[name.start : name.end].split()[0])
    tables = company(place.language)
    return (first in tables.nouns or first in tables.things) and follows_article(place, name)
