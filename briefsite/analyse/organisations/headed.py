"""Which names are built on a word such as ministry, university, bank?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.analyse.organisations.extent import LONGEST, last_word
from briefsite.analyse.organisations.fields import is_head
from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span


def headed_names(sheet: Sheet) -> Iterator[Span]:
    """Every name with its head, the leftmost first, none within another."""
    free = 0
    for number in sheet.marked:
        word = sheet.words[number]
        if number < free or not is_head(sheet, number):
            continue
        first = _first(sheet, number)
        last, proper = last_word(sheet, number)
        if _is_thing(sheet, last):
            continue
        if not _is_name(sheet, (first, number, last), proper):
            continue
        if first < number or last > number or word.capital:
            yield sheet.span(first, last)
            free = last + 1


def _is_thing(sheet: Sheet, last: int) -> bool:
    """`Party Conference`, `Bank Holiday`: what follows makes it the name of something else."""
    return sheet.glued(last + 1) and sheet.words[last + 1].folded in sheet.tables.things


def _is_name(sheet: Sheet, place: tuple[int, int, int], proper: bool) -> bool:
    """Whether what was found is more than a common noun."""
    first, number, last = place
    word = sheet.words[number]
    if first < number:
        return word.capital or proper
    if last == number:
        return False
    if not word.capital and not sheet.reading.language.lower_case_names:
        capitals = sum(w.capital for w in sheet.words[number + 1 : last + 1])
        if _is_placed(sheet, number + 1, last) or (capitals == 1 and last > number + 1):
            return False  # hospital de Lugo
    beside = word.folded in sheet.tables.naming and _is_unlisted(sheet, number + 1)
    if (
        word.folded in sheet.tables.weak
        and not beside
        and (_is_placed(sheet, number + 1, last) or _is_bare(sheet, number))
    ):
        return False
    if proper:
        return True
    return word.capital and not sheet.opens(number)


def _is_unlisted(sheet: Sheet, number: int) -> bool:
    """`Radio Sevilla`, but not `TV CNN`: what follows at once is a name, even of a place."""
    return sheet.words[number].capital and sheet.kind(sheet.words[number]) != "organisation"


def _is_bare(sheet: Sheet, number: int) -> bool:
    """Whether a preposition without an article stands before: en materia de Seguridad, calidad de Servicio."""
    if not number or not sheet.glued(number) or sheet.heads_last:
        return False
    before = sheet.words[number - 1]
    return before.folded not in sheet.tables.definite and not before.capital


def _is_placed(sheet: Sheet, first: int, last: int) -> bool:
    """Whether nothing but a place completes the name: hospital de Lugo."""
    return all(sheet.kind(word) for word in sheet.words[first : last + 1] if word.capital)


def _first(sheet: Sheet, number: int) -> int:
    """Where the name begins: in English and German part of it stands before its head."""
    language = sheet.reading.language
    if not sheet.heads_last or not sheet.words[number].capital:
        return number
    if language.nouns_capitalised:
        return _inflected_before(sheet, number)
    first = number
    while first and number - first < LONGEST and (sheet.glued(first) or _owned(sheet, first)):
        before = sheet.words[first - 1]
        if before.folded == "&" and first > 1:
            first -= 1
            continue
        if before.plain in sheet.tables.joins and _lists(sheet, first - 2, first):
            first -= 2
            continue
        if not before.capital or before.folded.startswith("ex-") or not _may_precede(sheet, first - 1):
            break
        first -= 1
    return first if sheet.words[first].capital else number


def _owned(sheet: Sheet, number: int) -> bool:
    """`Children's Hospital`: a genitive that is part of a name, unlike Britain's."""
    before = sheet.words[number - 1]
    return before.folded in sheet.tables.owners and sheet.text[before.end : sheet.words[number].start] in ("'s ", "’s ")


def _may_precede(sheet: Sheet, number: int) -> bool:
    """Whether an English word with a capital can be part of the name that follows it."""
    folded = sheet.words[number].folded
    return sheet.proper(number) and (folded not in sheet.tables.ordinary or folded in sheet.tables.leaders)


def _inflected_before(sheet: Sheet, number: int) -> int:
    """`Rheinisches Zentrum`, `Deutsche Bank`, `Berliner Landgericht`: an adjective with a capital."""
    first = number
    while first and sheet.glued(first) and number - first < 3:
        before = sheet.words[first - 1]
        if not before.capital or not before.folded.endswith(sheet.tables.adjectives) or len(before.text) < 5:
            break
        if not sheet.proper(first - 1) or is_head(sheet, first - 1):
            break
        if sheet.opens(first - 1) and sheet.kind(before) is None and not before.folded.endswith("ische"):
            break
        first -= 1
    return first


def _lists(sheet: Sheet, one: int, other: int) -> bool:
    """Whether two words around an `and` are fields of one office: Science and Technology."""
    if one < 0 or not sheet.glued(one + 1):
        return False
    return all(sheet.words[n].capital and sheet.words[n].folded in sheet.tables.departments for n in (one, other))
