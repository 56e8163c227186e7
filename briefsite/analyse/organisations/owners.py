"""Which names are those of organisations that somebody belongs to?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span

MOST_WORDS = 5  # of a name that only its neighbours explain
_NO_NAMES = ("ung", "heit", "keit", "schaft", "tion", "ionen", "ungen")


def named(sheet: Sheet, first: int) -> Iterator[Span]:
    """The name that begins here, if it may be one of an organisation."""
    word = sheet.words[first]
    if not word.capital or not sheet.proper(first) or sheet.is_person(first) or _is_address(word.text):
        return
    last = sheet.run(first, MOST_WORDS)
    if last == first and word.text in sheet.tables.common:
        return
    if all(sheet.kind(w) for w in sheet.words[first : last + 1] if w.capital):
        return
    if sheet.reading.language.nouns_capitalised and last == first and is_noun(sheet, first):
        return
    yield sheet.span(first, last)


def _is_address(text: str) -> bool:
    """`Who.int`: a site of the web."""
    return "." in text and text.rpartition(".")[2].islower()


def is_noun(sheet: Sheet, number: int) -> bool:
    """Whether a German word looks like a common noun rather than a name."""
    word = sheet.words[number]
    return word.folded.endswith(_NO_NAMES) or sheet.is_subject(word)


def bracketed(sheet: Sheet, number: int) -> Iterator[Span]:
    """`la diputada Ana Sol (Horizontes)`: the party of one who sits in a parliament."""
    word = sheet.words[number]
    alone = sheet.text[word.end : word.end + 1] == ")" and word.capital and not word.text.isdigit()
    if not alone or sheet.kind(word) or sheet.is_ordinary(number) or len(word.text) < 2:
        return
    if word.text in sheet.tables.common or set(word.text) <= set("IVXLCDM"):
        return
    first = sheet.back(number - 1) if sheet.words[number - 1].capital else number
    gap = sheet.text[sheet.words[number - 1].end : word.start]
    if gap != " (" or first >= number - 1:
        return
    initials = word.text.isupper() and len(word.text) < 6 and sheet.words[first].folded in sheet.given
    if initials or any(w.folded in sheet.tables.members for w in sheet.words[max(0, first - 6) : number]):
        yield sheet.span(number, number)


def owner(sheet: Sheet, number: int) -> Iterator[Span]:
    """`analista de Corredores Páramo`, `economist at Harborline`: people who belong to organisations."""
    place = _staffed(sheet, number)
    if place is None:
        return
    place = _past_field(sheet, place)
    adjective = place < len(sheet.words) and sheet.glued(place) and not sheet.words[place].capital
    if adjective and sheet.words[place].folded not in sheet.tables.belong:
        place = _past_field(sheet, place + 1)
    if not (place < len(sheet.words) and sheet.glued(place) and sheet.words[place].folded in sheet.tables.belong):
        return
    place += 1
    if place < len(sheet.words) and sheet.glued(place) and sheet.words[place].folded in sheet.tables.articles:
        place += 1
    if not (place < len(sheet.words) and sheet.glued(place)) or sheet.is_subject(sheet.words[place]):
        return
    if sheet.kind(sheet.words[place]) is None and not sheet.is_ordinary(place):
        yield from named(sheet, place)


def _staffed(sheet: Sheet, number: int) -> int | None:
    """The place behind the noun that begins here: `consejero delegado`, `director de marketing`."""
    tables = sheet.tables
    word = sheet.words[number]
    if word.folded not in tables.staff_first:
        return None
    if word.capital and not sheet.heads_last and sheet.glued(number) and sheet.words[number - 1].capital:
        return None  # Comité Ejecutivo de …
    phrase, found = "", None
    for place in range(number, min(number + MOST_WORDS, len(sheet.words))):
        if place > number and not sheet.glued(place):
            break
        phrase = f"{phrase} {sheet.words[place].folded}" if phrase else sheet.words[place].folded
        if phrase in tables.staff or phrase in tables.shares:
            found = place + 1
    return found


def _past_field(sheet: Sheet, start: int) -> int:
    """Behind a region that an office covers: `director general para América Latina de X`; else where it began."""
    place = start
    if place + 2 >= len(sheet.words) or sheet.words[place].plain not in sheet.tables.links:
        return start
    place += 1
    while place < len(sheet.words) and sheet.glued(place) and sheet.kind(sheet.words[place]) in ("country", "region"):
        place += 1
    return place if place > start + 1 else start


def described(sheet: Sheet, number: int) -> int | None:
    """Behind what says which kind of thing a cue is, `cadena de supermercados`, `fabricante llamado`, or None."""
    tables, place = sheet.tables, number
    word = sheet.words[place]
    if not sheet.heads_last and word.plain in tables.of:
        noun = place + 1
        if noun + 1 >= len(sheet.words) or not (sheet.glued(noun) and sheet.glued(noun + 1)):
            return None
        word = sheet.words[noun]
        plain = word.text.islower() and word.folded not in tables.barred and len(word.text) > 3
        return noun + 1 if plain and word.folded not in tables.roles and word.folded not in tables.staff_first else None
    return place + 1 if word.folded in tables.called else None
