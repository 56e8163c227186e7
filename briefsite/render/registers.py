"""What stands on the pages that list findings of all articles?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefsite.findings import Figure
from briefsite.records import Page
from briefsite.render.sheets import sheets
from briefsite.render.site import Site

_BOUNDS = {"=": "", ">": "≥ ", "<": "≤ ", "~": "~ "}


def register_pages(site: Site) -> Iterator[Page]:
    """Quotations, figures, all briefings."""
    entries = site.corpus.entries
    yield from _list(site, "quotes", [(e, q) for e in entries for q in e.analysis.quotes if q.kind != "term"])
    yield from _list(site, "figures", [(e, f, _value(site, f)) for e in entries for f in e.analysis.figures])
    for sheet in sheets("briefings/index.md", entries):
        title = site.say("all_briefings")
        yield site.page(sheet.path, "briefings", {"sheet": sheet}, {"title": str(title)})


def _list(site: Site, name: str, rows: Sequence[Any]) -> Iterator[Page]:
    for sheet in sheets(f"{name}.md", rows):
        yield site.page(sheet.path, name, {"sheet": sheet}, {"title": str(site.say(name))})


def _value(site: Site, figure: Figure) -> str:
    """The value as a number: `≥ 600.000`, `10.000–12.000`; more than and at least are one bound."""
    sign = _BOUNDS[figure.bound]
    low = site.say.number(figure.low)
    return sign + (low if figure.low == figure.high else f"{low}–{site.say.number(figure.high)}")
