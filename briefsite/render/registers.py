"""What stands on the pages that list findings of all articles?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefsite.findings import Figure
from briefsite.records import Entry, Page
from briefsite.render.sheets import sheets
from briefsite.render.site import KIND_ORDER, Site

MOST_OF_KIND = 40  # terms of a kind on the index before a list of their own begins
Value = tuple[str, str]  # as shown, and as a plain number to sort by
_OPEN: Value = ("", "")
TABLES = ("quotes", "figures")  # wide ones, without headings: the place of the contents is theirs
ON_INDEX_PAGE = 200  # terms on a page of that list


def register_pages(site: Site) -> Iterator[Page]:
    """Quotations, figures, timeline, all briefings, the index of topics."""
    entries = site.corpus.entries
    yield from _list(site, "quotes", [(e, q) for e in entries for q in e.analysis.quotes if q.kind != "term"])
    yield from _list(site, "figures", [(e, f, *_values(site, f)) for e in entries for f in e.analysis.figures])
    yield from _list(site, "timeline", _dated(entries))
    for sheet in sheets("briefings/index.md", entries):
        title = site.say("all_briefings")
        yield site.page(sheet.path, "briefings", {"sheet": sheet}, {"title": str(title)})
    yield from _index(site)


def _list(site: Site, name: str, rows: Sequence[Any]) -> Iterator[Page]:
    front: dict[str, Any] = {"title": str(site.say(name))}
    front |= {"hide": ["toc"]} if name in TABLES else {}
    for sheet in sheets(f"{name}.md", rows):
        yield site.page(sheet.path, name, {"sheet": sheet}, front)


def _values(site: Site, figure: Figure) -> tuple[Value, Value]:
    """The lowest and the highest value; an open end is empty. More than and at least are one bound."""
    low, high = (_value(site, figure, value) for value in (figure.low, figure.high))
    return (_OPEN if figure.bound == "<" else low, _OPEN if figure.bound == ">" else high)


def _value(site: Site, figure: Figure, value: float) -> Value:
    """8.700.000.000.000, not the 8.699.999.999.999,999 that a product of binary fractions is."""
    exact = value if value.is_integer() else float(f"{value:.12g}")
    sign = "~ " if figure.bound == "~" else ""
    return sign + site.say.number(exact), str(int(exact)) if exact.is_integer() else repr(exact)


def _dated(entries: Sequence[Entry]) -> list[tuple[str, Entry, Any]]:
    """(ISO date, entry, finding), newest first; dates without a year are left out."""
    found = [
        (ref.iso, entry, ref) for entry in entries for ref in entry.analysis.dates if ref.iso and ref.iso[:3].isdigit()
    ]
    order = sorted(found, key=lambda row: (row[1].article.path, row[2].span))
    return sorted(order, key=lambda row: row[0].replace("X", "0"), reverse=True)


def _index(site: Site) -> Iterator[Page]:
    groups: dict[str, list[str]] = {}
    for term in site.corpus.terms.values():
        groups.setdefault(term.kind, []).append(term.id)
    shown = []
    for kind in KIND_ORDER:
        terms = sorted(groups.get(kind, []), key=lambda t: (-site.count(t), site.label(t), t))
        path = f"topics/all-{kind}.md"
        if len(terms) > MOST_OF_KIND:
            yield from _of_kind(site, kind, path, terms)
        if terms:
            shown.append((kind, terms[:MOST_OF_KIND], len(terms), path))
    yield site.page("topics/index.md", "topics", {"groups": shown}, {"title": str(site.say("topics"))})


def _of_kind(site: Site, kind: str, path: str, terms: list[str]) -> Iterator[Page]:
    by_name = sorted(terms, key=lambda term: (site.label(term).casefold(), term))
    for sheet in sheets(path, by_name, ON_INDEX_PAGE):
        yield site.page(sheet.path, "kind", {"sheet": sheet, "kind": kind}, {"title": str(site.say(f"kinds_{kind}"))})
