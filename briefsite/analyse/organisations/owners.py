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
    place = number + 1
    adjective = place < len(sheet.words) and sheet.glued(place) and not sheet.words[place].capital
    if adjective and sheet.words[place].folded not in sheet.tables.belong:
        place += 1
    if not (place < len(sheet.words) and sheet.glued(place) and sheet.words[place].folded in sheet.tables.belong):
        return
    place += 1
    if place < len(sheet.words) and sheet.glued(place) and sheet.words[place].folded in sheet.tables.articles:
        place += 1
    if not (place < len(sheet.words) and sheet.glued(place)) or sheet.is_subject(sheet.words[place]):
        return
    if sheet.kind(sheet.words[place]) is None and not sheet.is_ordinary(place):
        yield from named(sheet, place)
