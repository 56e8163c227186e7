"""Which newspapers and agencies does the article name as such?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span

# SEÚL, 4 mar (EFE).- / LEIPZIG (dpa) – : the agency that sends the report.
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][^().:;!?\"«“]{2,45}(?:\.[^().:;!?\"«“]{1,12})?,? ?"
    r"\((?P<agency>[^\W\d_]{2,12}(?: [A-ZÀ-Þ][^\W\d_]{1,12})?)\)(?: ?\.? ?[-–—]|\.[-–—])"
)
_QUOTED = re.compile(r" [\"“«„‘'](?P<name>\w[\w.&’-]*(?: [\w.&’-]+){0,4})[\"”»“’']")
_MARKS = "\"“«„‘'"
_REACH = 3  # parts of its name behind the article


def agency(sheet: Sheet) -> Iterator[Span]:
    """The name in brackets of a dateline, at the beginning of a report."""
    if sheet.number > 4:
        return
    found = _DATELINE.match(sheet.text)
    if found and found["agency"] not in sheet.tables.common and sheet.index.get(found.start("agency")) is not None:
        place = Span(sheet.number, *found.span("agency"))
        if place.start not in sheet.at:
            yield place


def newspaper(sheet: Sheet, number: int) -> Iterator[Span]:
    """`dijo a El Faro`: a capital article behind one who speaks or writes to it."""
    told = sheet.words[number - 1].plain in sheet.tables.told_to
    if number < 2 or not (sheet.glued(number) and sheet.glued(number - 1)):
        return
    before = sheet.words[number - 2].folded
    if not (before in sheet.tables.media or (told and before in sheet.tables.verbs)):
        return
    last, shouted = number, sheet.words[number].text.isupper()
    while sheet.glued(last + 1) and last - number < _REACH and sheet.words[last + 1].capital:
        if sheet.kind(sheet.words[last + 1]) or sheet.is_person(last + 1):
            break
        if shouted and not sheet.words[last + 1].text.isupper():
            break
        last += 1
    if last > number:
        yield sheet.span(number, last)


def newspaper_behind(sheet: Sheet, number: int) -> Iterator[Span]:
    """`the Herald newspaper`: an article, a name and what it is."""
    if number < 2 or not sheet.glued(number) or not sheet.words[number - 1].capital or not sheet.proper(number - 1):
        return
    first = sheet.back(number - 1)
    if first and sheet.words[first].folded in sheet.tables.definite:
        first += 1
    known = any(sheet.kind(word) for word in sheet.words[first:number])
    if not known and first < number and sheet.words[first - 1].folded in sheet.tables.definite:
        yield sheet.span(first, number - 1)


def quoted(sheet: Sheet, number: int) -> Iterator[Span]:
    """`der Zeitung „Nordbote“`: the name in marks right behind a cue."""
    end = sheet.words[number].end
    found = _QUOTED.match(sheet.text, end) if sheet.text[end + 1 : end + 2] in _MARKS else None
    if not found or not found["name"][0].isupper() or sheet.index.get(found.start("name")) is None:
        return
    words = found["name"].split()
    if sum(word[0].isupper() for word in words) * 2 > len(words):
        yield Span(sheet.number, *found.span("name"))
