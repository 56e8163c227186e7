"""What stands on the pages that list findings of all articles?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefsite.findings import Figure
from briefsite.records import Entry, Page
from briefsite.render.addresses import MOST_OF_KIND
from briefsite.render.sheets import sheets
from briefsite.render.site import KIND_ORDER, Site

_BOUNDS = {"=": "", ">": "≥ ", "<": "≤ ", "~": "~ "}
ON_INDEX_PAGE = 200  # terms on a page of that list


def register_pages(site: Site) -> Iterator[Page]:
    """Quotations, figures, timeline, all briefings, the index of topics."""
    entries = site.corpus.entries
    yield from _list(site, "quotes", [(e, q) for e in entries for q in e.analysis.quotes if q.kind != "term"])
    yield from _list(site, "figures", [(e, f, _value(site, f)) for e in entries for f in e.analysis.figures])
    yield from _list(site, "timeline", _dated(entries))
    for sheet in sheets("briefings/index.md", entries):
        title = site.say("all_briefings")
        yield site.page(sheet.path, "briefings", {"sheet": sheet}, {"title": str(title)})
    yield from _index(site)


def _list(site: Site, name: str, rows: Sequence[Any]) -> Iterator[Page]:
    for sheet in sheets(f"{name}.md", rows):
        yield site.page(sheet.path, name, {"sheet": sheet}, {"title": str(site.say(name))})


def _value(site: Site, figure: Figure) -> str:
    """The value as a number: `≥ 600.000`, `10.000–12.000`; more than and at least are one bound."""
    sign = _BOUNDS[figure.bound]
    low = site.say.number(figure.low)
    return sign + (low if figure.low == figure.high else f"{low}–{site.say.number(figure.high)}")


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
        path = site.addresses.lists.get(kind, "")
        if len(terms) > MOST_OF_KIND:
            yield from _of_kind(site, kind, path, terms)
        if terms:
            shown.append((kind, terms[:MOST_OF_KIND], len(terms), path))
    yield site.page("topics/index.md", "topics", {"groups": shown}, {"title": str(site.say("topics"))})


def _of_kind(site: Site, kind: str, path: str, terms: list[str]) -> Iterator[Page]:
    by_name = sorted(terms, key=lambda term: (site.label(term).casefold(), term))
    for sheet in sheets(path, by_name, ON_INDEX_PAGE):
        yield site.page(sheet.path, "kind", {"sheet": sheet, "kind": kind}, {"title": str(site.say(f"kinds_{kind}"))})
