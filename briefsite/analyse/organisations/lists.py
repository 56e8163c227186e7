"""Which names stand in a list of organisations?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.analyse.organisations.sheets import Sheet
from briefsite.findings import Span

_SHORTEST = 3  # members of a list
_FARTHEST = 4  # words between a cue and its examples


def listed_names(sheet: Sheet, found: Iterable[Span]) -> Iterator[Span]:
    """`Twitter, Facebook, Velmora and Instagram`: of three or more names most of which are organisations, all are."""
    known = [m.span for m in sheet.known if sheet.kinds[m.term] == "organisation" and m.form in ("name", "acronym")]
    spans = {span.start: span.end for span in (*known, *found) if span.paragraph == sheet.number}
    yield from _examples(sheet, spans)
    if len(spans) < 2 or ", " not in sheet.text:
        return
    free = 0
    for start in sorted(spans):
        if start >= free:
            members, free = _members(sheet, spans, start)
            strange = [span for span in members if span.start not in spans]
            if len(members) >= _SHORTEST and 0 < len(strange) * 2 <= len(members):
                yield from strange


def _examples(sheet: Sheet, spans: dict[int, int]) -> Iterator[Span]:
    """`empresas energéticas como Velmora y Kandro`, `firms such as Velmora and Kandro`."""
    for number in sheet.columns.among(sheet.tables.such):
        if number + 1 >= len(sheet.words) or not sheet.glued(number + 1):
            continue
        near = range(max(0, number - _FARTHEST), number)
        cues = {sheet.words[n].folded for n in near if not sheet.words[n].capital or sheet.opens(n)}
        plural = {form[:-cut] for form in cues if form.endswith("s") for cut in (1, 2)}
        start = sheet.words[number + 1].start
        if not plural.isdisjoint(sheet.tables.nouns) and (start in spans or _name_at(sheet, start)):
            members, _ = _members(sheet, {**{start: _name_at(sheet, start) or start}, **spans}, start)
            yield from (span for span in members if span.start not in spans)


def _members(sheet: Sheet, spans: dict[int, int], start: int) -> tuple[list[Span], int]:
    """(the members of the list that begins here up to the one behind its `and`, where to go on)."""
    members: list[Span] = []
    place, closed = start, False
    while True:
        end = spans.get(place) or _name_at(sheet, place)
        if end is None:
            return [], spans[start]
        members.append(Span(sheet.number, place, end))
        if closed:
            return members, end
        following = _behind(sheet, end)
        if following is None:
            return [], spans[start]
        place, closed = following


def _behind(sheet: Sheet, end: int) -> tuple[int, bool] | None:
    """(where the next member begins, whether it is the last one)."""
    if sheet.text.startswith(", ", end):
        place, comma = end + 2, True
    elif sheet.text.startswith(" ", end):
        place, comma = end + 1, False
    else:
        return None
    number = sheet.index.get(place)
    if number is None:
        return None
    closed = sheet.words[number].plain in sheet.tables.joins
    if closed:
        number += 1
    elif not comma:
        return None
    while number < len(sheet.words) and sheet.words[number].folded in sheet.tables.definite:
        number += 1
    return (sheet.words[number].start, closed) if number < len(sheet.words) else None


def _name_at(sheet: Sheet, place: int) -> int | None:
    """The end of a name of one to three words that nobody knows."""
    first = sheet.index.get(place)
    if first is None or not sheet.words[first].capital or not sheet.proper(first) or sheet.is_person(first):
        return None
    last = first
    while sheet.glued(last + 1) and sheet.words[last + 1].capital and last - first < 3:
        last += 1
    words = sheet.words[first : last + 1]
    if any(sheet.kind(word) or sheet.is_subject(word) for word in words) or words[0].folded in sheet.given:
        return None
    if sheet.is_ordinary(first) or (last == first and words[0].text in sheet.tables.common):
        return None
    return None if sheet.reading.language.nouns_capitalised else words[-1].end
