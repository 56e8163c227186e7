"""Which words in capitals act as nouns, so that they name an organisation that nobody explains?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span

_ROMAN = re.compile(r"[IVXLCDM]+\Z")


def lone_acronyms(sheet: Sheet) -> Iterator[Span]:
    """Capitals that act as a noun behind an article or preposition, and are no unit, numeral, code or headline."""
    text = sheet.text
    upper = [number for number in sheet.marked if sheet.words[number].text.isupper()]
    if sum(len(sheet.words[number].text) > 3 for number in upper) * 3 > len(sheet.words):
        return
    for number in upper:
        word = sheet.words[number]
        if not _is_lone(sheet, number) or word.start in sheet.at:
            continue
        before = sheet.words[number - 1]
        if not number or not sheet.glued(number):
            continue
        shouted = before.text.isupper() and len(before.text) > 1
        if before.capital and (shouted or not sheet.opens(number - 1)):
            continue
        beside = text[word.end : word.end + 1]
        if before.folded in sheet.tables.leading and beside not in ("-", "/", "%", "°", "$"):
            yield Span(sheet.number, word.start, word.end)


def _is_lone(sheet: Sheet, number: int) -> bool:
    word = sheet.words[number]
    if not 2 <= len(word.text) <= 6 or not word.text.isalpha() or not word.text.isupper():
        return False
    if word.text in sheet.tables.common or _ROMAN.match(word.text):
        return False
    following = sheet.words[number + 1] if sheet.glued(number + 1) else None
    return not (following and (following.text.isdigit() or (following.text.isupper() and len(following.text) > 1)))
