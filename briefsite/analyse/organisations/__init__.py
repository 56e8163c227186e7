"""Which organisations does the article name that no list knows?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from briefsite.analyse.organisations.acronyms import abbreviated_things, defined_acronyms
from briefsite.analyse.organisations.capitals import lone_acronyms
from briefsite.analyse.organisations.cued import cued_names
from briefsite.analyse.organisations.headed import headed_names
from briefsite.analyse.organisations.institutions import institutions
from briefsite.analyse.organisations.lists import listed_names
from briefsite.analyse.organisations.resolve import Named, Register, add_short_forms
from briefsite.analyse.organisations.sheets import Sheet, open_sheets
from briefsite.analyse.organisations.spelling import initials
from briefsite.findings import Mention, Span
from briefsite.reading import Reading
from briefsite.terms import Term
from briefsite.text import fold, slug

Found = tuple[tuple[Term, ...], tuple[Mention, ...]]


def find_organisations(
    reading: Reading, mentions: tuple[Mention, ...], kinds: Mapping[str, str], given: frozenset[str]
) -> Found:
    """Terms that this article introduces, and all mentions, those among them: a longer name takes the place of
    an organisation or region within it."""
    sheets = open_sheets(reading, mentions, kinds, given)
    things = {acronym for sheet in sheets for acronym in abbreviated_things(sheet)}
    spans = _longest([span for sheet in sheets for span in _names(sheet) if reading.text(span) not in things])
    spans = _longest([*spans, *(span for sheet in sheets for span in listed_names(sheet, spans))])
    spans = [span for span in spans if not _is_known(sheets[span.paragraph - 1], span)]
    register = Register(sheets, reading.language)
    for span in sorted(spans, key=_by_length):
        register.add(span)
    _define(register, sheets, spans)
    add_short_forms(register, mentions)
    longer = {place: span for span in spans for place in _places(span)}
    known = tuple([m for m in mentions if not _is_replaced(m, kinds, longer)])
    listed = (m for m in known if kinds.get(m.term) == "organisation" and m.form != "composite")
    taken = {place for m in listed for place in _places(m.span)}
    return _told(register, taken, known, kinds)


def _names(sheet: Sheet) -> Iterable[Span]:
    yield from headed_names(sheet)
    yield from institutions(sheet)
    yield from cued_names(sheet)
    yield from lone_acronyms(sheet)


def _longest(spans: list[Span]) -> list[Span]:
    """Those that overlap no longer one."""
    kept: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for span in sorted(set(spans), key=_by_length):
        if (span.paragraph, span.start) not in taken and (span.paragraph, span.end - 1) not in taken:
            kept.append(span)
            taken.update(_places(span))
    return sorted(kept)


def _by_length(span: Span) -> tuple[int, int, int]:
    return span.start - span.end, span.paragraph, span.start


def _places(span: Span) -> Iterator[tuple[int, int]]:
    return zip(repeat(span.paragraph), range(span.start, span.end), strict=False)


def _is_known(sheet: Sheet, span: Span) -> bool:
    """Whether a list knows this name, or all of it but the country; and nothing but a place is no organisation."""
    for mention in sheet.known_beside(span):
        kind = sheet.kinds[mention.term]
        if mention.span.contains(span):
            return kind == "organisation" or mention.form != "demonym"
        if kind == "organisation" and mention.span.overlaps(span) and not span.contains(mention.span):
            return True
        if kind == "organisation" and span.contains(mention.span):
            rest = [w for w in sheet.within(span) if not mention.span.start <= w.start < mention.span.end]
            beside = all(sheet.kind(w) or w.plain in sheet.tables.small for w in rest)
            if beside and any(sheet.kind(w) != "organisation" for w in rest if sheet.kind(w)):
                return True
    return False


def _define(register: Register, sheets: list[Sheet], spans: list[Span]) -> None:
    """Acronyms join what they abbreviate; of names in the lists they become other names."""
    named = ("name", "alias", "acronym")
    listed = {m.span: m.term for s in sheets for m in s.known if s.kinds[m.term] == "organisation" and m.form in named}
    by_paragraph: dict[int, list[Span]] = {}
    for span in spans:
        by_paragraph.setdefault(span.paragraph, []).append(span)
    for sheet in sheets:
        known = [m.span for m in sheet.known if sheet.kinds[m.term] == "organisation" and m.form != "metonym"]
        for found in defined_acronyms(sheet, [*by_paragraph.get(sheet.number, ()), *known]):
            place = sheet.at.get(found.acronym.start)
            if place and sheet.kinds[place.term] == "organisation" and (not found.name or found.name in listed):
                continue
            if found.name is None:
                register.add(found.acronym)
                continue
            if place and sheet.kinds[place.term] == "organisation":
                entry = register.add(found.name)
                entry.term = place.term
                continue
            entry = register.add(found.name, listed.get(found.name))
            entry.term = entry.term or listed.get(found.name)
            register.join(entry, found.acronym)
    _spell_out(register)


def _spell_out(register: Register) -> None:
    """An acronym that nobody explains stands for the one name in the article that it abbreviates: Banco Central, BC."""
    short = [e for e in register.entries.values() if e.label.isupper() and len(e.label) > 1]
    names = {name for entry in register.entries.values() for name in entry.names} if short else set()
    spelt: dict[str, list[str]] = {}
    for name in names:
        spelt.setdefault(initials(name), []).append(name)
    for entry in short:
        if len(entry.names) == 1:
            bearers = {e for name in spelt.get(fold(entry.label), ()) for e in register.called(name)} - {entry}
            if len(bearers) == 1:
                register.join(bearers.pop(), min(entry.spans))


def _is_replaced(mention: Mention, kinds: Mapping[str, str], longer: Mapping[tuple[int, int], Span]) -> bool:
    span = longer.get((mention.span.paragraph, mention.span.start))
    if span is None or mention.form == "composite" or not span.contains(mention.span):
        return False
    kind = kinds.get(mention.term)
    if kind == "country" and mention.form != "demonym":  # Turkey Ridge Silicon
        return span.start == mention.span.start and span.end > mention.span.end + 1
    return kind in ("organisation", "region")


def _told(
    register: Register, taken: set[tuple[int, int]], known: tuple[Mention, ...], kinds: Mapping[str, str]
) -> Found:
    terms: dict[str, Term] = {}
    more: list[Mention] = []
    for entry, span, form in register.mentions(taken):
        term = entry.term or _address(entry, kinds)
        more.append(Mention(span, term, form, register.text(span)))
        if kinds.get(term) != "organisation":
            terms[term] = Term(term, "organisation", ((register.language.code, entry.label),))
    called = {mention.span for mention in more}  # Andina, the company
    known = tuple(m for m in known if m.form != "demonym" or m.span not in called)
    mentions = tuple(sorted((*known, *more), key=lambda m: (m.span.paragraph, m.span.start, m.span.end, m.term)))
    return tuple(terms[key] for key in sorted(terms)), mentions


def _address(entry: Named, kinds: Mapping[str, str]) -> str:
    """Its id, which no subject or place of the lists bears."""
    own = slug(entry.label)
    return own if kinds.get(own, "organisation") == "organisation" else f"{own}-organisation"


__all__ = ["find_organisations"]
