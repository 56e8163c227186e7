"""What stands on the timeline: every dated statement, by year and month, each with its sentence?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefsite.findings import DateRef
from briefsite.records import Entry, Page
from briefsite.render.addresses import numbered
from briefsite.render.markup import Safe
from briefsite.render.pictures import dated_by_year
from briefsite.render.sheets import PER_PAGE, sheets
from briefsite.render.site import Site, Tools

Row = tuple[str, Entry, DateRef]  # ISO date, briefing, finding
Key = Callable[[Row], str]
SPARSE = 12  # statements up to which a year stands on the page of its decade


def timeline_pages(site: Site) -> Iterator[Page]:
    """One page of all while they are few; else the first page leads to pages of a year or of a decade."""
    rows = _dated(site.corpus.entries)
    years = _grouped(rows, _year)
    if len(rows) <= PER_PAGE:
        picture = _picture(site, rows, {year: f"timeline.md#{_anchor(year)}" for year, _ in years})
        yield _page(site, "timeline.md", "", {"groups": _groups(site, rows, _year), "picture": picture})
        return
    parts: dict[str, list[Row]] = {}
    places = {}
    for year, few in years:
        part = parts.setdefault(year if len(few) > SPARSE else f"{year[:3]}X", [])
        places[year] = _place(year, len(few), len(part))
        part += few
    listed = [(site.say.date(year), places[year], len(few)) for year, few in years]
    yield _page(site, "timeline.md", "", {"years": listed, "picture": _picture(site, rows, places)})
    for name, mine in parts.items():
        for sheet in sheets(_path(name), mine):
            groups = _groups(site, sheet.rows, _year if name.endswith("X") else _month)
            yield _page(site, sheet.path, name, {"groups": groups, "sheet": sheet})


def _page(site: Site, path: str, part: str, values: dict[str, Any]) -> Page:
    title = str(site.say("timeline")) + (f": {site.say.date(part)}" if part else "")
    shown = {"groups": [], "years": [], "sheet": None, "title": title, "picture": ""} | values
    return site.page(path, "timeline", shown, {"title": title})


def _picture(site: Site, rows: Iterable[Row], places: Mapping[str, str]) -> Safe:
    to = Tools(site, "timeline.md")
    return dated_by_year(site.say, [(row[0], str(to.published_href(places[_year(row)]))) for row in rows])


def _groups(site: Site, rows: Sequence[Row], key: Key) -> list[tuple[str, str, list[Row]]]:
    """(label, anchor, rows) of each year or month."""
    return [(site.say.date(name), _anchor(name), few) for name, few in _grouped(rows, key)]


def _path(part: str) -> str:
    return f"timeline-{part.lower()}.md"


def _place(year: str, statements: int, before: int) -> str:
    """Where a year begins: a page of its own, or its heading on the pages of its decade, `before` others."""
    if statements > SPARSE:
        return _path(year)
    return f"{numbered(_path(f'{year[:3]}X'), before // PER_PAGE + 1)}#{_anchor(year)}"


def _anchor(name: str) -> str:
    return f"in-{name.lower()}"


def _year(row: Row) -> str:
    return row[0][:4]


def _month(row: Row) -> str:
    """The month as far as it is known, else the year."""
    return row[0][:7] if row[0][4:5] == "-" and row[0][5:7].isdigit() else row[0][:4]


def _grouped(rows: Iterable[Row], key: Key) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.items())


def _dated(entries: Sequence[Entry]) -> list[Row]:
    """Newest first; dates without a year are left out."""
    found = [
        (ref.iso, entry, ref) for entry in entries for ref in entry.analysis.dates if ref.iso and ref.iso[:3].isdigit()
    ]
    order = sorted(found, key=lambda row: (row[1].path, row[2].span))
    return sorted(order, key=lambda row: _sooner(row[0]), reverse=True)


def _sooner(iso: str) -> tuple[str, str, str]:
    """In the order of time, with an open decade (`199X`) beside its first year and never among it."""
    known = iso.replace("X", "0")
    return known[:4], iso[:4], known
