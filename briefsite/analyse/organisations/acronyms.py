"""Which acronyms are organisations, and what do they abbreviate?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefsite.analyse.organisations.sheets import Sheet
from briefsite.analyse.organisations.spelling import (
    SMALL,
    WORD,
    end_before,
    is_acronym,
    last_words,
    may_abbreviate,
    spelling,
)
from briefsite.findings import Span
from briefsite.patterns import phrases
from briefsite.text import fold

_ACRONYM = re.compile(r"[^\W\d_]{2,11}(?:-[^\W\d_]{1,4})?")
_BRACKET = re.compile(r"\((?P<inner>[^()]{2,90})\)")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


@dataclass(frozen=True, slots=True)
class Defined:
    """An acronym with the place of what it stands for, or without one."""

    acronym: Span
    name: Span | None


def defined_acronyms(sheet: Sheet, named: list[Span]) -> Iterator[Defined]:
    """`Long Name (LN)`, `LN (Long Name)` and `LN, siglas de Long Name`; `named` are names found already in it."""
    for match in _BRACKET.finditer(sheet.text):
        inner, before = match["inner"], end_before(sheet.text, match.start())
        short, _, rest = inner.partition(",")
        if _ACRONYM.fullmatch(short) and short[0].isupper() and short not in sheet.tables.common:
            start = match.start() + 1
            acronym = Span(sheet.number, start, start + len(short))
            name = _long_form(sheet, before, short, named, bool(rest))
            if name:
                yield Defined(acronym, name)
        elif inner[0].isupper() or inner.split(" ")[0].islower():
            yield from _reversed(sheet, match, before)
    yield from _apposed(sheet, named)
    yield from _cued(sheet)


def _long_form(sheet: Sheet, before: int, acronym: str, named: list[Span], foreign: bool) -> Span | None:
    """What stands before the bracket: by its initials, else as a name found already that ends there."""
    text, spelt = sheet.text, spelling(sheet.text, before, acronym)
    if spelt is not None and _is_thing(sheet, text[spelt:before]):
        return None
    if spelt is not None and fold(text[spelt:before].split()[0]) not in sheet.tables.roles:
        found = next((s for s in named if s.end == before and s.start <= spelt), None)
        return found or Span(sheet.number, spelt, before)
    close = next((s for s in named if s.end == before), None)
    if (
        close
        and not _is_thing(sheet, text[close.start : before])
        and (is_acronym(acronym) or may_abbreviate(text[close.start : before], acronym))
    ):
        return close
    if foreign and is_acronym(acronym):
        start = _capitalised(sheet, before)
        meant = start is not None and not _is_thing(sheet, text[start:before])
        return Span(sheet.number, start or 0, before) if meant else None
    return None


def abbreviated_things(sheet: Sheet) -> Iterator[str]:
    """Acronyms that the paragraph gives to rates, laws, programmes: they name no organisation later either."""
    for match in _BRACKET.finditer(sheet.text):
        short = match["inner"].partition(",")[0]
        if _ACRONYM.fullmatch(short):
            before = end_before(sheet.text, match.start())
            starts = (spelling(sheet.text, before, short), _capitalised(sheet, before))
            if any(start is not None and _is_thing(sheet, sheet.text[start:before]) for start in starts):
                yield short


def _is_thing(sheet: Sheet, name: str) -> bool:
    """`Tasa Nominal Anual (TNA)`: what is abbreviated so is no organisation."""
    words = fold(name).split() or [""]
    return words[0] in sheet.tables.abbreviated or words[-1] in sheet.tables.abbreviated


def _capitalised(sheet: Sheet, before: int) -> int | None:
    """Where the run of capitalised words begins that ends here, small words inside, article left out."""
    start, tables = None, sheet.tables
    for word in last_words(sheet.text, before):
        capital, plain = word[0][0].isupper(), fold(word[0])
        if not (capital or plain in SMALL or plain in tables.links or plain in tables.between):
            break
        if re.search(r"[.,;:()]", sheet.text[word.end() : before if start is None else start]):
            break
        if capital and plain not in tables.barred:
            start = word.start()
    return start


def _reversed(sheet: Sheet, match: re.Match[str], before: int) -> Iterator[Defined]:
    """`Copom (Comitê de Política Monetária)`."""
    words = last_words(sheet.text, before)[:1]
    inner = match["inner"].partition(",")[0]
    if not words or words[0].end() != before or not words[0][0][0].isupper():
        return
    acronym = words[0][0]
    if acronym in sheet.tables.common or _is_thing(sheet, inner):
        return
    parts = [m[0] for m in WORD.finditer(inner)]
    big = fold("".join(part[0] for part in parts if fold(part) not in SMALL))
    likely = fold("".join(c for c in acronym if c.isupper())) if is_acronym(acronym) else fold(acronym)
    rest = iter(fold(acronym))
    blend = len(parts) > 2 and all(char in rest for char in big) and may_abbreviate(inner, acronym)
    spelt = len(parts) > 1 and (big == likely or blend or (is_acronym(acronym) and may_abbreviate(inner, acronym)))
    if spelt and not re.search(r"[:;»«\"“]", inner) and parts[0][0].isupper() and len(acronym) <= 10:
        start = match.start() + 1
        yield Defined(Span(sheet.number, *words[0].span()), Span(sheet.number, start, start + len(inner)))


def _apposed(sheet: Sheet, named: list[Span]) -> Iterator[Defined]:
    """`Fundo Florestas Tropicais, o TFFF (na sigla em inglês)`: capitals in apposition to a name found already."""
    for name in named:
        if not sheet.text.startswith(", ", name.end):
            continue
        number = sheet.index.get(name.end + 2)
        if number is None or sheet.words[number].folded not in sheet.tables.articles or not sheet.glued(number + 1):
            continue
        word = sheet.words[number + 1]
        if word.text.isupper() and 2 < len(word.text) < 8 and word.start not in sheet.at:
            initial = fold(word.text[0]) == fold(sheet.text[name.start])
            if initial or sheet.text[word.end : word.end + 2] == " (":
                yield Defined(Span(sheet.number, word.start, word.end), name)


def _cued(sheet: Sheet) -> Iterator[Defined]:
    """`denominado NSATU`, `known as ABCD`."""
    cues = phrases(sheet.reading.language.acronym_cues)
    for _, end in cues.spans(sheet.reading.folded[sheet.number - 1]):
        place = sheet.index.get(end + 1)
        if place is not None and sheet.words[place].folded in sheet.tables.articles and sheet.glued(place + 1):
            place += 1
        if place is not None:
            word = sheet.words[place]
            if (
                word.text.isupper()
                and word.text.isalpha()
                and 3 <= len(word.text) <= 10
                and not _ROMAN.match(word.text)
                and word.text not in sheet.tables.common
            ):
                yield Defined(Span(sheet.number, word.start, word.end), None)
