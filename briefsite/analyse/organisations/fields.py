"""Which words are heads of names, and which fields of work may such a name list?"""

from __future__ import annotations

from briefsite.analyse.organisations.sheets import Sheet


def is_head(sheet: Sheet, number: int) -> bool:
    """Whether a name may be built on this word."""
    word = sheet.words[number]
    if not word.capital:
        return word.folded in sheet.tables.lower
    return word.folded in sheet.tables.heads or _is_compound(sheet, word.folded)


def _is_compound(sheet: Sheet, folded: str) -> bool:
    endings = sheet.tables.endings
    if not endings:
        return False
    bare = folded.removesuffix("es") if folded.endswith(("tes", "ges", "des")) else folded.removesuffix("s")
    return (folded.endswith(endings) or bare.endswith(endings)) and "-" not in folded[:2]


def joined(sheet: Sheet, place_of: tuple[int, int], linked: bool) -> tuple[int, str] | None:
    """`Trabajo y Economía Social`: two fields of one office, not the next name."""
    last, number = place_of
    place, small = number + 1, sheet.tables.small
    while place < len(sheet.words) and sheet.glued(place) and sheet.words[place].plain in small:
        place += 1
    if place >= len(sheet.words) or not sheet.glued(place):
        return None
    word = sheet.words[place]
    if not word.capital:
        before = sheet.words[last]
        inner = sheet.reading.language.lower_case_names and place > number + 1 and not before.capital
        return (place, "loose") if inner and word.folded not in sheet.tables.barred and len(word.text) > 3 else None
    if sheet.kind(word) or is_head(sheet, place) or sheet.is_person(place) or not sheet.proper(place):
        return None
    field = word.folded in sheet.tables.departments
    if sheet.reading.language.nouns_capitalised:
        return (place, "proper") if linked and sheet.kind(sheet.words[last]) is None else None
    both = is_common(sheet, last) and is_common(sheet, place)
    return (place, "proper") if field or both else None


def is_common(sheet: Sheet, number: int) -> bool:
    """Whether a word looks like a field of work rather than a name."""
    word = sheet.words[number]
    return sheet.is_subject(word) or word.folded.endswith(sheet.tables.nouns_common)


def listed(sheet: Sheet, head: int, last: int) -> tuple[int, str] | None:
    """`de Industria, Comercio y Turismo`: all items are fields of work, and a last one follows an `and`."""
    fields, place = sheet.tables.departments, last
    if last == head or sheet.words[last].folded not in fields:
        return None
    while place + 1 < len(sheet.words) and sheet.text[sheet.words[place].end : sheet.words[place + 1].start] == ", ":
        place += 1
        while sheet.words[place].capital and sheet.words[place].folded in fields and sheet.glued(place + 1):
            if not sheet.words[place + 1].capital:
                break
            place += 1
        if not sheet.words[place].capital or sheet.words[place].folded not in fields:
            return None
    joined = place > last and sheet.glued(place + 1) and sheet.words[place + 1].plain in sheet.tables.joins
    return (place, "proper") if joined else None
