"""What stands on the timeline: every dated statement, by year and month, each with its sentence?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from briefsite.records import Draft, Page
from briefsite.render.addresses import marked
from briefsite.render.markup import Safe
from briefsite.render.pictures import dated_by_year
from briefsite.render.sheets import PER_PAGE, Sheet, layout, sheets
from briefsite.render.site import Site, Tools

Row = tuple[str, int, int]  # ISO date, place of the briefing, number of the finding in it
Key = Callable[[Row], str]
SPARSE = 12  # statements up to which a year stands on the page of its decade
MANY = 250  # statements of a year above which its months have pages of their own


def timeline_pages(site: Site) -> Iterator[Draft]:
    """One page of all while they are few; else the first page leads to pages of a year or of a decade."""
    rows = _dated(site)
    years = _grouped(rows, _year)
    if len(rows) <= PER_PAGE:
        places = {year: f"timeline.md#{_anchor(year)}" for year, _ in years}
        yield _draft(site, "timeline.md", "", {"rows": rows, "places": places, "pictured": rows})
        return
    parts: dict[str, list[Row]] = {}
    for year, few in years:
        parts.setdefault(year if len(few) > SPARSE else f"{year[:3]}X", []).extend(few)
    places = {year: _place(year, few, parts) for year, few in years}
    yield _draft(site, "timeline.md", "", {"listed": _listed(years, places), "places": places, "pictured": rows})
    for name, mine in parts.items():
        yield from _part(site, name, mine)


def _part(site: Site, name: str, rows: Sequence[Row]) -> Iterator[Draft]:
    """The pages of a year or decade, or of a month."""
    months = _grouped(rows, _month) if len(rows) > MANY and len(name) == len("2024") else []
    apart = {month: few for month, few in months if month != name}
    listed = _listed(apart.items(), {month: _path(month) for month in apart})
    rest = [row for row in rows if _month(row) not in apart]
    for sheet in sheets(_path(name), rest):
        yield _draft(
            site, sheet.path, name, {"rows": sheet.rows, "sheet": sheet, "listed": listed if not sheet.mark else []}
        )
    for month, few in apart.items():
        yield from _part(site, month, few)


def _draft(site: Site, path: str, part: str, given: dict[str, Any]) -> Draft:
    shown = {"rows": [], "sheet": None, "listed": [], "places": {}, "pictured": []} | given
    keys = [(iso, number, site.keys.entries[site.corpus.faces[place].id]) for iso, place, number in shown["rows"]]
    sheet: Sheet | None = shown["sheet"]
    pictured = [(iso, shown["places"][iso[:4]]) for iso, _, _ in shown["pictured"]]
    key = site.keys.of(path, sheet and sheet.key, keys, shown["listed"], pictured)
    return Draft(path, key, partial(_page, site, path, part, shown))


def _page(site: Site, path: str, part: str, shown: Mapping[str, Any]) -> Page:
    title = str(site.say("timeline")) + (f": {site.say.date(part)}" if part else "")
    fine = len(part) > len("199X") or part.isdigit()
    values = {
        "title": title,
        "sheet": shown["sheet"],
        "groups": [
            (site.say.date(name), _anchor(name), [_opened(site, row) for row in few])
            for name, few in _grouped(shown["rows"], _month if fine else _year)
        ],
        "years": [(site.say.date(name), place, number) for name, place, number in shown["listed"]],
        "picture": _picture(site, shown["pictured"], shown["places"]) if shown["places"] else "",
    }
    return site.page(path, "timeline", values, {"title": title})


def _opened(site: Site, row: Row) -> tuple[str, Any, Any]:
    entry = site.corpus.entries[row[1]]
    return row[0], entry, entry.analysis.dates[row[2]]


def _picture(site: Site, rows: Iterable[Row], places: Mapping[str, str]) -> Safe:
    to = Tools(site, "timeline.md")
    return dated_by_year(site.say, [(row[0], str(to.published_href(places[_year(row)]))) for row in rows])


def _listed(groups: Iterable[tuple[str, Sequence[Row]]], places: Mapping[str, str]) -> list[tuple[str, str, int]]:
    return [(name, places[name], len(few)) for name, few in groups]


def _path(part: str) -> str:
    return f"timeline-{part.lower()}.md"


def _place(year: str, rows: Sequence[Row], parts: Mapping[str, Sequence[Row]]) -> str:
    """Where a year begins: a page of its own, or its heading on the pages of its decade."""
    if year in parts:
        return _path(year)
    decade = f"{year[:3]}X"
    first = parts[decade].index(rows[0])
    mark = next(mark for mark, start, end in layout(len(parts[decade]), 0) if start <= first < end)
    return f"{marked(_path(decade), mark)}#{_anchor(year)}"


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


def _dated(site: Site) -> list[Row]:
    """Newest first; dates without a year are left out."""
    faces = site.corpus.faces
    found = [
        (iso, place, number)
        for place, face in enumerate(faces)
        for number, iso in enumerate(face.isos)
        if iso and iso[:3].isdigit()
    ]
    order = sorted(found, key=lambda row: (faces[row[1]].path, row[2]))
    return sorted(order, key=lambda row: _sooner(row[0]), reverse=True)


def _sooner(iso: str) -> tuple[str, str, str]:
    """In the order of time, with an open decade (`199X`) beside its first year and never among it."""
    known = iso.replace("X", "0")
    return known[:4], iso[:4], known
