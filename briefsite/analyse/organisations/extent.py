"""How far does a name go behind the word on which it is built?"""

from __future__ import annotations

from briefsite.analyse.organisations.fields import is_common, is_head, joined, listed
from briefsite.analyse.organisations.sheets import Sheet

MOST_LINKS = 3  # de, la: words between two parts of a name
LONGEST = 14  # words of a name


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
        return listed(sheet, head, last)
    word = sheet.words[following]
    if word.capital:
        patron = last == head and sheet.words[head].folded in sheet.tables.patrons
        if not sheet.proper(following) or (not patron and sheet.is_person(following)):
            return None
        if linked and sheet.words[head].folded not in sheet.tables.patrons and _is_foreign(sheet, following):
            return None
        return _capital(sheet, head, following)
    if word.text.isdigit() and last == head and len(word.text) < 5 and not sheet.glued(following + 1):
        return following, "loose"
    if word.plain in sheet.tables.joins:
        return joined(sheet, (last, following), linked)
    if word.plain in sheet.tables.links or word.plain in sheet.tables.into:
        return _completed(sheet, head, following)
    mention = sheet.at.get(word.start)
    if (
        mention
        and mention.form == "demonym"
        and sheet.words[head].capital
        and not sheet.reading.language.nouns_capitalised
    ):
        return following, "adjective"
    return _adjective(sheet, head, following)


def _is_foreign(sheet: Sheet, number: int) -> bool:
    """Whether two words begin here that are neither fields of work nor known: the name of somebody."""
    if sheet.heads_last or not sheet.glued(number + 1) or sheet.glued(number) is False:
        return False
    pair = sheet.words[number : number + 2]
    strange = not is_common(sheet, number)
    return strange and all(word.capital and not sheet.kind(word) for word in pair)


def _capital(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """A word with a capital right behind: always of the name, but in German after a compound or before a place."""
    if len(sheet.words[number].text) == 1:
        return None  # Escuela Técnica N° 5
    if not sheet.reading.language.nouns_capitalised:
        return (number, "proper") if _may_follow(sheet, head, number) else None
    if sheet.kind(sheet.words[number]) in ("place", "country", "region"):
        return number, "proper"
    word = sheet.words[number]
    article = head and (
        not sheet.words[head - 1].capital
        or sheet.words[head - 1].folded in sheet.tables.articles
        or _is_inflected(sheet, head - 1)
    )
    if number > head + 1:
        before = sheet.words[number - 1]
        return (number, "proper") if before.capital and before.folded.endswith(sheet.tables.adjectives) else None
    if word.folded in sheet.tables.departments or len(word.text) < 3 or is_head(sheet, number):
        return None
    return (number, "proper") if article else None


def _is_inflected(sheet: Sheet, number: int) -> bool:
    """Whether this is a German adjective with a capital: der Freien Universität."""
    word = sheet.words[number]
    return word.capital and word.folded.endswith(sheet.tables.adjectives)


def _may_follow(sheet: Sheet, head: int, number: int) -> bool:
    """In English a head ends the name, but for a place or another such word: University College London."""
    if not sheet.heads_last or number > head + 1:
        return not sheet.heads_last or sheet.words[number].folded not in sheet.tables.things
    word = sheet.words[number]
    return is_head(sheet, number) or word.folded in sheet.tables.tails or sheet.kind(word) in ("place", "country")


def _adjective(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """A lower-case adjective: `Guardia costiera`, `Direction générale`."""
    word = sheet.words[number]
    if sheet.reading.language.nouns_capitalised or word.folded in sheet.tables.barred or len(word.text) < 5:
        return None
    if not sheet.tables.adjectives or not word.folded.endswith(sheet.tables.adjectives):
        return None
    return number, "adjective"


def _completed(sheet: Sheet, head: int, number: int) -> tuple[int, str] | None:
    """What links lead to: `de la Competencia`, `für angewandte Forschung`, `des comptes`."""
    place = number
    seat = False
    while place - number < MOST_LINKS and place < len(sheet.words) and not sheet.words[place].capital:
        plain = sheet.words[place].plain
        seat = seat or (plain in sheet.tables.into and plain not in sheet.tables.links)
        inner = place > number and plain in sheet.tables.between
        if plain not in sheet.tables.links and plain not in sheet.tables.into and not inner:
            break
        place += 1
        if place >= len(sheet.words) or not sheet.glued(place):
            return None
    word = sheet.words[place]
    if sheet.reading.language.nouns_capitalised and sheet.words[number].folded in sheet.tables.articles:
        known = sheet.kind(word) in ("organisation", "region", "country")
        if sheet.words[head].folded in sheet.tables.weak and not known:
            return None  # Team der Woche
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
    office = not sheet.words[head].capital and sheet.words[head].folded in sheet.tables.offices
    if not (language.lower_case_names or office) or (sheet.words[head].capital and sheet.opens(head)):
        return None
    if word.folded.endswith(sheet.tables.infinitives) and sheet.tables.infinitives:
        return None
    if word.folded in sheet.tables.barred or len(word.text) < 3 or word.text.isdigit():
        return None
    field = office and word.folded in sheet.tables.departments
    return number, "proper" if field else "loose"
