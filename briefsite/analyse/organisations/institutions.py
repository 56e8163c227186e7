"""Which words name an institution without more? Senado, Treasury, Außenministerium."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import phrases
from briefsite.text import fold


def institutions(sheet: Sheet) -> Iterator[Span]:
    """Every one with the capitals it needs, not in front of another capital, with the adjective of its country."""
    table = sheet.reading.language.institutions
    for start, end in phrases(table).spans(sheet.reading.folded[sheet.number - 1]):
        first, last = sheet.index.get(start), sheet.ending(end)
        if first is None or last is None or not _has_capitals(sheet, start, end):
            continue
        if first and sheet.glued(first) and sheet.words[first - 1].capital and not sheet.opens(first - 1):
            continue
        if _goes_on(sheet, last):
            continue
        if first == last and not _is_definite(sheet, first):
            continue
        if first == last and sheet.opens(first) and sheet.tables.heads.isdisjoint((sheet.words[first].folded,)):
            continue
        yield _with_country(sheet, first, last)


def _is_definite(sheet: Sheet, number: int) -> bool:
    """`the Treasury`, `Ukraine's Senate`, but not `Treasury notes`, where an article tells; elsewhere always."""
    language = sheet.reading.language
    if not sheet.heads_last or language.nouns_capitalised:
        return True
    if not number:
        return False
    before = sheet.words[number - 1]
    if before.folded in sheet.tables.articles or sheet.kind(before) is not None:
        return True
    return not before.capital and sheet.words[number].folded in sheet.tables.bare


def _has_capitals(sheet: Sheet, start: int, end: int) -> bool:
    forms = _forms(sheet.reading.language)[sheet.reading.folded[sheet.number - 1][start:end]]
    return any(
        all(sheet.text[start + place].isupper() for place, char in enumerate(form) if char.isupper()) for form in forms
    )


@cache
def _forms(language: Language) -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for form in language.institutions:
        forms[fold(form)] = (*forms.get(fold(form), ()), form)
    return forms


def _goes_on(sheet: Sheet, last: int) -> bool:
    """Whether a capital follows, which makes it another name or a role: Congreso Mundial."""
    if sheet.reading.language.nouns_capitalised or not sheet.glued(last + 1):
        return False
    word = sheet.words[last + 1]
    return word.capital and sheet.kind(word) is None


def _with_country(sheet: Sheet, first: int, last: int) -> Span:
    """`litauischen Verteidigungsministeriums`, `Senado argentino`: two in one article are not the same."""
    words = sheet.words
    if first and sheet.glued(first) and not words[first - 1].capital and _is_demonym(sheet, first - 1):
        first -= 1
    if sheet.glued(last + 1) and not words[last + 1].capital and _is_demonym(sheet, last + 1):
        last += 1
    return sheet.span(first, last)


def _is_demonym(sheet: Sheet, number: int) -> bool:
    known = sheet.at.get(sheet.words[number].start)
    return bool(known and known.form == "demonym")
