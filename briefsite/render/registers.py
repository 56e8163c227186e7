"""What stands on the pages that list findings of all articles?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefsite.findings import Figure
from briefsite.records import Page
from briefsite.render.sheets import sheets
from briefsite.render.site import Site

Value = tuple[str, str]  # as shown, and as a plain number to sort by
_OPEN: Value = ("", "")
TABLES = ("quotes", "figures")  # wide ones, without headings: the place of the contents is theirs


def register_pages(site: Site) -> Iterator[Page]:
    """Quotations, figures, all briefings."""
    entries = site.corpus.entries
    yield from _list(site, "quotes", [(e, q) for e in entries for q in e.analysis.quotes if q.kind != "term"])
    yield from _list(site, "figures", [(e, f, *_values(site, f)) for e in entries for f in e.analysis.figures])
    for sheet in sheets("briefings/index.md", entries):
        title = site.say("all_briefings")
        yield site.page(sheet.path, "briefings", {"sheet": sheet}, {"title": str(title)})


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
