"""What stands on the index of topics: by kind the most frequent, and of each kind an A to Z?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from briefsite.records import Draft, Page
from briefsite.render.addresses import MOST_OF_KIND, marked
from briefsite.render.pictures import sparklines
from briefsite.render.sheets import Sheet, sheets
from briefsite.render.site import KIND_ORDER, Site
from briefsite.text import fold

PER_LIST = 100  # terms on a page of that list
OTHERS = "#"  # for labels that begin with no letter


def directory_pages(site: Site) -> Iterator[Draft]:
    """The index, and a list of their own for kinds with many terms."""
    groups: dict[str, list[str]] = {}
    for term in site.corpus.terms.values():
        groups.setdefault(term.kind, []).append(term.id)
    for kind, terms in groups.items():
        if len(terms) > MOST_OF_KIND:
            yield from _of_kind(site, kind, terms)
    yield Draft("topics/index.md", "", partial(_index, site, groups))


def _index(site: Site, groups: Mapping[str, Sequence[str]]) -> Page:
    shown = []
    for kind in KIND_ORDER:
        terms = sorted(groups.get(kind, []), key=lambda t: (-site.count(t), site.label(t), t))
        if terms:
            shown.append((kind, terms[:MOST_OF_KIND], len(terms), site.addresses.lists.get(kind, "")))
    values = {"groups": shown, "spark": sparklines(site)}
    return site.page("topics/index.md", "topics", values, {"title": str(site.say("topics")), "hide": ["toc"]})


def _of_kind(site: Site, kind: str, terms: Sequence[str]) -> Iterator[Draft]:
    """All terms of a kind by name, of many each letter on pages of its own: a new name moves few others."""
    path = site.addresses.lists[kind]
    by_name = sorted(terms, key=lambda t: (_place(_letter(site, t)), fold(site.label(t)), t))
    letters = [(letter, list(few)) for letter, few in groupby(by_name, lambda term: _letter(site, term))]
    apart = len(by_name) > PER_LIST
    starts = {
        letter: marked(path, _mark(letter) if apart and number else "") for number, (letter, _) in enumerate(letters)
    }
    doors = [(letter, f"{starts[letter]}#{_anchor(letter)}") for letter, _ in letters]
    for groups in [[one] for one in letters] if apart else [letters]:
        rows = [term for _, few in groups for term in few]
        for sheet in sheets(starts[groups[0][0]], rows, len(rows), PER_LIST):
            shown = [(site.keys.terms[term], site.count(term)) for term in sheet.rows]
            yield Draft(sheet.path, site.keys.of(sheet.key, doors, shown), partial(_list, site, kind, sheet, doors))


def _list(site: Site, kind: str, sheet: Sheet, doors: Sequence[tuple[str, str]]) -> Page:
    groups = [(letter, list(few)) for letter, few in groupby(sheet.rows, lambda term: _letter(site, term))]
    values = {"sheet": sheet, "kind": kind, "letters": doors, "groups": groups, "anchor": _anchor}
    return site.page(sheet.path, "kind", values, {"title": str(site.say(f"kinds_{kind}")), "hide": ["toc"]})


def _mark(letter: str) -> str:
    return letter.lower() if letter.isascii() and letter.isalpha() else f"x{ord(letter):x}"


def _letter(site: Site, term: str) -> str:
    """The capital under which a label stands: É under E, Ñ under Ñ, « and digits under #."""
    first = fold(site.label(term))[:1].upper()
    return first if first.isalpha() else OTHERS


def _anchor(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isascii() and letter.isalpha() else f"letter-{ord(letter):x}"


def _place(letter: str) -> str:
    """Where a letter stands in the alphabet: Ñ behind N."""
    return letter.replace("Ñ", "N~")
