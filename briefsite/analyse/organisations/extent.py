"""How far does a name go behind the word on which it is built?"""

from __future__ import annotations

from briefsite.analyse.organisations.sheets import Sheet

MOST_LINKS = 3  # de, la: words between two parts of a name
LONGEST = 14  # words of a name


def is_head(sheet: Sheet, number: int) -> bool:
    """Whether a name may be built on this word."""
    word = sheet.words[number]
    if not word.capital:
        return word.folded in sheet.tables.lower
    return word.folded in sheet.tables.heads or _is_compound(sheet, word.folded)


def _is_compound(sheet: Sheet, folded: str) -> bool:
    endings = sheet.tables.endings
    bare = folded.removesuffix("es") if folded.endswith(("tes", "ges", "des")) else folded.removesuffix("s")
    return bool(endings) and (folded.endswith(endings) or bare.endswith(endings)) and "-" not in folded[:2]


def last_word(sheet: Sheet, number: int) -> tuple[int, bool]:
    """(the last word of the name, whether something with a capital completes it)."""
    last, proper, linked, loose, reached_proper = number, False, False, 0, number
    while last - number < LONGEST:
        step = _next(sheet, number, last, linked)
        if step is None:
            break
        reached, kind = step
        if kind == "loose":
            loose += 1
            if loose > 4:
                break
        proper = proper or kind == "proper"
        linked = linked or reached > last + 1
        last = reached
        reached_proper = last if kind != "loose" else reached_proper
        if kind == "end":
            break
    if not sheet.words[number].capital:  # parquet de Paris, not université de tous
        last = reached_proper
    return last, proper


def _next(sheet: Sheet, head: int, last: int, linked: bool) -> tuple[int, str] | None:
    """The next word that belongs to the name after its word `last`, and of what kind it is."""
    following = last + 1
    if following >= len(sheet.words):
        return None
    if not sheet.glued(following):
        return _listed(sheet, head, last)
    word = sheet.words[following]
    if word.capital:
        patron = last == head and sheet.words[head].folded in sheet.tables.patrons
        if not sheet.proper(following) or (not patron and sheet.is_person(following)):
            return None
        return _capital(sheet, head, following)
    if word.text.isdigit() and last == head and len(word.text) < 5 and not sheet.glued(following + 1):
        return following, "loose"
    if word.folded in sheet.tables.joins:
        return _joined(sheet, (last, following), linked)
    if word.folded in sheet.tables.links or word.folded in sheet.tables.into:
        return _completed(sheet, head, following)
    mention = sheet.at.get(word.start)
    if (
        mention
        and mention.form == "demonym"
        and sheet.words[head].capital
        and not sheet.reading.language.nouns_capitalised
    ):
        return following, "end"
    return _adjective(sheet, head, following)


def _capital(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """A word with a capital right behind: always of the name, but in German after a compound or before a place."""
    if not sheet.reading.language.nouns_capitalised:
        return (number, "proper") if _may_follow(sheet, head, number) else None
    if sheet.kind(sheet.words[number]) in ("place", "country", "region"):
        return number, "proper"
    word = sheet.words[number]
    article = head and (not sheet.words[head - 1].capital or sheet.words[head - 1].folded in sheet.tables.articles)
    if number > head + 1:
        follows = sheet.words[number - 1].folded.endswith(sheet.tables.adjectives) and sheet.words[number - 1].capital
        return (number, "proper") if follows and number == head + 2 else None
    if word.folded in sheet.tables.departments or len(word.text) < 3 or is_head(sheet, number):
        return None
    return (number, "proper") if article else None


def _may_follow(sheet: Sheet, head: int, number: int) -> bool:
    """In English a head ends the name, but for a place or another such word: University College London."""
    if not sheet.reading.language.demonyms_capitalised or number > head + 1:
        return not sheet.reading.language.demonyms_capitalised or sheet.words[number].folded not in sheet.tables.things
    word = sheet.words[number]
    return is_head(sheet, number) or word.folded in sheet.tables.tails or sheet.kind(word) in ("place", "country")


def _adjective(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """A lower-case adjective: `Guardia costiera`, `Direction générale`."""
    word = sheet.words[number]
    if sheet.reading.language.nouns_capitalised or word.folded in sheet.tables.barred or len(word.text) < 5:
        return None
    if not sheet.tables.adjectives or not word.folded.endswith(sheet.tables.adjectives):
        return None
    return number, "loose"


def _completed(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """What links lead to: `de la Competencia`, `für angewandte Forschung`, `des comptes`."""
    place = number
    seat = False
    while place - number < MOST_LINKS and place < len(sheet.words) and not sheet.words[place].capital:
        folded = sheet.words[place].folded
        seat = seat or (folded in sheet.tables.into and folded not in sheet.tables.links)
        if folded not in sheet.tables.links and folded not in sheet.tables.into:
            break
        place += 1
        if place >= len(sheet.words) or not sheet.glued(place):
            return None
    word = sheet.words[place]
    if seat and (sheet.words[head].folded not in sheet.tables.seated or sheet.kind(word) not in ("country", "place")):
        return None
    if word.capital:
        if word.folded in sheet.tables.never or sheet.is_person(place):
            return None
        return place, "proper"
    return _inner(sheet, head, place)


def _inner(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """A lower-case noun inside a name, in languages that write names so."""
    word, language = sheet.words[number], sheet.reading.language
    if language.nouns_capitalised:
        following = number + 1
        adjective = word.folded.endswith(sheet.tables.adjectives) and word.folded not in sheet.tables.barred
        if adjective and sheet.glued(following) and sheet.words[following].capital:
            return following, "proper"
        return None
    if not language.lower_case_names or (sheet.words[head].capital and sheet.opens(head)):
        return None
    if word.folded.endswith(sheet.tables.infinitives) and sheet.tables.infinitives:
        return None
    if word.folded in sheet.tables.barred or len(word.text) < 3 or word.text.isdigit():
        return None
    return number, "loose"


def _joined(sheet: Sheet, place_of: tuple[int, int], linked: bool) -> tuple[int, str] | None:
    """`Trabajo y Economía Social`: two fields of one office, not the next name."""
    last, number = place_of
    place = number + 1
    while place < len(sheet.words) and sheet.glued(place) and sheet.words[place].folded in sheet.tables.links:
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
    both = _is_common(sheet, last) and _is_common(sheet, place)
    return (place, "proper") if field or both else None


def _is_common(sheet: Sheet, number: int) -> bool:
    """Whether a word looks like a field of work rather than a name."""
    word = sheet.words[number]
    return sheet.is_subject(word) or word.folded.endswith(sheet.tables.nouns_common)


def _listed(sheet: Sheet, head: int, last: int) -> tuple[int, str] | None:
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
    joined = place > last and sheet.glued(place + 1) and sheet.words[place + 1].folded in sheet.tables.joins
    return (place, "proper") if joined else None
