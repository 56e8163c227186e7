"""What stands on the pages that list findings of all articles?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from briefsite.faces import is_dated
from briefsite.findings import Figure
from briefsite.records import Draft, Page
from briefsite.render.sheets import Sheet, sheets
from briefsite.render.site import Site

Row = tuple[int, int]  # the place of a briefing, the number of a finding in it
Make = Callable[[Site, Iterable[Row]], Iterator[Any]]
Value = tuple[str, str]  # as shown, and as a plain number to sort by
_OPEN: Value = ("", "")
TABLES = ("quotes", "figures")  # wide ones, without headings: the place of the contents is theirs


def register_pages(site: Site) -> Iterator[Draft]:
    """Quotations, figures, all briefings."""
    faces = site.corpus.faces
    lists: tuple[tuple[str, str, list[Row], Make], ...] = (
        ("quotes", "quotes.md", [(p, n) for p, face in enumerate(faces) for n in range(len(face.quotes))], _quotes),
        ("figures", "figures.md", [(p, n) for p, face in enumerate(faces) for n in range(face.figures)], _figures),
        ("briefings", "briefings/index.md", [(place, 0) for place in range(len(faces))], _briefings),
    )
    for name, path, rows, make in lists:
        undated = sum(not is_dated(faces[place]) for place, _ in rows)
        for sheet in sheets(path, rows, undated):
            number = len(faces) if name == "briefings" and not sheet.mark else 0
            yield Draft(
                sheet.path,
                site.keys.of(sheet.key, number, *site.keys.rows(sheet.rows)),
                partial(_page, site, name, sheet, make),
            )


def _page(site: Site, name: str, sheet: Sheet, make: Make) -> Page:
    front: dict[str, Any] = {"title": str(site.say("all_briefings" if name == "briefings" else name))}
    front |= {"hide": ["toc"]} if name in TABLES else {}
    return site.page(sheet.path, name, {"sheet": replace(sheet, rows=list(make(site, sheet.rows)))}, front)


def _quotes(site: Site, rows: Iterable[Row]) -> Iterator[Any]:
    for place, number in rows:
        entry = site.corpus.entries[place]
        yield entry, [quote for quote in entry.analysis.quotes if quote.kind != "term"][number]


def _figures(site: Site, rows: Iterable[Row]) -> Iterator[Any]:
    for place, number in rows:
        entry = site.corpus.entries[place]
        figure = entry.analysis.figures[number]
        yield entry, figure, *_values(site, figure)


def _briefings(site: Site, rows: Iterable[Row]) -> Iterator[Any]:
    return (site.corpus.faces[place] for place, _ in rows)


def _values(site: Site, figure: Figure) -> tuple[Value, Value]:
    """The lowest and the highest value; an open end is empty. More than and at least are one bound."""
    low, high = (_value(site, figure, value) for value in (figure.low, figure.high))
    return (_OPEN if figure.bound == "<" else low, _OPEN if figure.bound == ">" else high)


def _value(site: Site, figure: Figure, value: float) -> Value:
    """8.700.000.000.000, not the 8.699.999.999.999,999 that a product of binary fractions is."""
    exact = value if value.is_integer() else float(f"{value:.12g}")
    sign = "~ " if figure.bound == "~" else ""
    return sign + site.say.number(exact), str(int(exact)) if exact.is_integer() else repr(exact)
