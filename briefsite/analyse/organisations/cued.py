"""Which names are said to be organisations by the words around them?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.analyse.organisations.owners import MOST_WORDS, bracketed, described, is_noun, named, owner
from briefsite.analyse.organisations.press import agency, newspaper, newspaper_behind, quoted
from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span

_PARTICIPLES = ("ed", "ing")


def cued_names(sheet: Sheet) -> Iterator[Span]:
    """Names behind a cue, before one in apposition, with a legal form or another telling word at their end."""
    yield from agency(sheet)
    tables, words, bracket = sheet.tables, sheet.words, "(" in sheet.text
    for number in sheet.marked:
        start, _, written, folded, capital = words[number]
        if folded in tables.nouns or (tables.cue_endings and _is_compound_cue(sheet, number)):
            yield from _behind(sheet, number)
            yield from _apposed(sheet, number)
        if capital and number and (written in tables.legal or folded in tables.tails):
            yield from _ended(sheet, number)
        if bracket and number > 1 and sheet.text[start - 1] == "(":
            yield from bracketed(sheet, number)
        if folded == "&":
            yield from _partners(sheet, number)
        if capital and number and folded in tables.articles:
            yield from newspaper(sheet, number)
        if not capital and folded in tables.media and sheet.heads_last:
            yield from newspaper_behind(sheet, number)
        if folded in tables.staff_first:
            yield from owner(sheet, number)


def _is_compound_cue(sheet: Sheet, number: int) -> bool:
    """`Autohersteller`: in German the cue may be the end of a longer word."""
    word = sheet.words[number]
    return word.capital and word.folded.endswith(sheet.tables.cue_endings)


def _behind(sheet: Sheet, number: int) -> Iterator[Span]:
    """`el gigante energético argentino Pampalux`, `cadena de supermercados X`: what describes it stands between."""
    cue = sheet.words[number]
    if cue.capital and not sheet.reading.language.nouns_capitalised and not sheet.opens(number):
        return
    place = number + 1
    yield from quoted(sheet, number)
    while place < len(sheet.words) and sheet.glued(place) and place - number < 6:
        word = sheet.words[place]
        if not word.capital and (told := described(sheet, place)) is not None:
            place = told
            continue
        if word.capital and sheet.kind(word) in ("country", "region") and sheet.at[word.start].form == "demonym":
            place += 1
            continue
        if word.capital or word.folded in sheet.tables.barred:
            break
        known = sheet.at.get(word.start)
        if not (known and known.form == "demonym") and not word.folded.endswith(sheet.tables.adjectives):
            return
        place += 1
    if place < len(sheet.words) and sheet.glued(place):
        yield from named(sheet, place)


def _apposed(sheet: Sheet, number: int) -> Iterator[Span]:
    """`Velmora, fabricante de …`, `Pennine, the UK lender,`: a common noun behind the name and a comma."""
    if sheet.words[number].capital and not sheet.reading.language.nouns_capitalised:
        return
    first = number
    while first and sheet.glued(first) and number - first < 5:
        first -= 1
    gap = sheet.text[sheet.words[first - 1].end : sheet.words[first].start] if first else ""
    if gap != ", " or not _introduces(sheet, first, number) or not _closes(sheet, number):
        return
    last = first - 1
    if not sheet.proper(last) or not sheet.words[last].capital:
        return
    begin = sheet.back(last, MOST_WORDS)
    if sheet.opens(begin) and last > begin and sheet.words[begin].folded in sheet.tables.barred:
        begin += 1
    name = sheet.words[begin : last + 1]
    known = any(sheet.kind(word) for word in name)
    if (
        known
        or name[0].folded in sheet.given
        or (begin and sheet.glued(begin) and sheet.words[begin - 1].folded == ",")
    ):
        return
    if sheet.reading.language.nouns_capitalised and len(name) == 1 and is_noun(sheet, begin):
        return
    if len(name) == 1 and sheet.opens(begin) and name[0].folded.endswith(_PARTICIPLES):
        return  # Speaking, the group …
    yield sheet.span(begin, last)


def _introduces(sheet: Sheet, first: int, number: int) -> bool:
    """Whether only an article and modifiers stand between the comma and the noun."""
    before = sheet.words[first:number]
    if before and before[0].folded in sheet.tables.articles:
        before = before[1:]
    elif before and not sheet.heads_last:
        return False
    return all(word.folded not in sheet.tables.barred for word in before)


def _closes(sheet: Sheet, number: int) -> bool:
    """Whether the noun ends its group: no `company director`."""
    following = number + 1
    if not sheet.glued(following):
        return True
    word = sheet.words[following]
    if word.folded in sheet.tables.verbs:
        return False
    if word.folded in sheet.tables.barred or word.plain in sheet.tables.links:
        return True
    return not sheet.heads_last or word.folded.endswith(_PARTICIPLES)


def _ended(sheet: Sheet, number: int) -> Iterator[Span]:
    """`Nordgas AG`, `Velmora, S.A.`, `Harrow Advisors`."""
    gap = sheet.text[sheet.words[number - 1].end : sheet.words[number].start]
    legal = sheet.words[number].text in sheet.tables.legal
    if not (sheet.glued(number) or (legal and gap == ", ")):
        return
    last = number
    while (
        legal
        and sheet.glued(last + 1)
        and (sheet.words[last + 1].text in sheet.tables.legal or sheet.words[last + 1].folded in ("&", "de"))
    ):
        last += 1
    while sheet.words[last].folded in ("&", "de"):
        last -= 1
    first = number - 1
    if not sheet.words[first].capital or not sheet.proper(first):
        return
    first = sheet.back(first, MOST_WORDS)
    if first < number - 1 and sheet.opens(first) and sheet.is_ordinary(first):
        first += 1
    one = number - first == 1
    if not legal and (sheet.is_person(first) or (one and sheet.kind(sheet.words[first]) == "organisation")):
        return
    if (
        one
        and sheet.kind(sheet.words[first]) in ("country", "region")
        and sheet.at[sheet.words[first].start].form == "demonym"
    ):
        return
    dotted = sheet.text[sheet.words[last].end : sheet.words[last].end + 1] == "." and "." in sheet.words[last].text
    span = sheet.span(first, last)
    yield Span(span.paragraph, span.start, span.end + dotted)


def _partners(sheet: Sheet, number: int) -> Iterator[Span]:
    """`Öhler & Brandt`: names joined by `&` are a firm, letters so joined are not."""
    if not (0 < number < len(sheet.words) - 1 and sheet.glued(number) and sheet.glued(number + 1)):
        return
    before, after = sheet.words[number - 1], sheet.words[number + 1]
    if not (before.capital and after.capital) or min(len(before.text), len(after.text)) < 3:
        return
    first = number - 1 if sheet.reading.language.nouns_capitalised else sheet.back(number - 1)
    yield sheet.span(first, sheet.run(number + 1))
