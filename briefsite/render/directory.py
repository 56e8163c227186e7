"""What stands on the index of topics: by kind the most frequent, and of each kind an A to Z?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefsite.records import Page
from briefsite.render.addresses import MOST_OF_KIND
from briefsite.render.pictures import sparklines
from briefsite.render.sheets import Sheet, sheets
from briefsite.render.site import KIND_ORDER, Site
from briefsite.text import fold

PER_LIST = 100  # terms on a page of that list
OTHERS = "#"  # for labels that begin with no letter


def directory_pages(site: Site) -> Iterator[Page]:
    """The index, and a list of their own for kinds with many terms."""
    groups: dict[str, list[str]] = {}
    for term in site.corpus.terms.values():
        groups.setdefault(term.kind, []).append(term.id)
    shown = []
    for kind in KIND_ORDER:
        terms = sorted(groups.get(kind, []), key=lambda t: (-site.count(t), site.label(t), t))
        path = site.addresses.lists.get(kind, "")
        if len(terms) > MOST_OF_KIND:
            yield from _of_kind(site, kind, path, terms)
        if terms:
            shown.append((kind, terms[:MOST_OF_KIND], len(terms), path))
    values = {"groups": shown, "spark": sparklines(site)}
    yield site.page("topics/index.md", "topics", values, {"title": str(site.say("topics")), "hide": ["toc"]})


def _of_kind(site: Site, kind: str, path: str, terms: Sequence[str]) -> Iterator[Page]:
    """All terms of a kind by name; the letters lead to the page on which each begins."""
    by_name = sorted(terms, key=lambda t: (_place(_letter(site, t)), fold(site.label(t)), t))
    pages = list(sheets(path, by_name, PER_LIST))
    letters = _letters(site, pages)
    for sheet in pages:
        groups = [(letter, list(few)) for letter, few in groupby(sheet.rows, lambda term: _letter(site, term))]
        values = {"sheet": sheet, "kind": kind, "letters": letters, "groups": groups, "anchor": _anchor}
        yield site.page(sheet.path, "kind", values, {"title": str(site.say(f"kinds_{kind}")), "hide": ["toc"]})


def _letters(site: Site, pages: Sequence[Sheet]) -> list[tuple[str, str]]:
    """(letter, address of its first heading) of all letters in use."""
    found: dict[str, str] = {}
    for sheet in pages:
        for term in sheet.rows:
            letter = _letter(site, term)
            found.setdefault(letter, f"{sheet.path}#{_anchor(letter)}")
    return sorted(found.items(), key=lambda item: _place(item[0]))


def _letter(site: Site, term: str) -> str:
    """The capital under which a label stands: É under E, Ñ under Ñ, « and digits under #."""
    first = fold(site.label(term))[:1].upper()
    return first if first.isalpha() else OTHERS


def _anchor(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isascii() and letter.isalpha() else f"letter-{ord(letter):x}"


def _place(letter: str) -> str:
    """Where a letter stands in the alphabet: Ñ behind N."""
    return letter.replace("Ñ", "N~")
