"""What stands on the page of countries by number of briefings?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from itertools import pairwise

from babel.numbers import format_percent

from briefsite.cache import Cache, code_of, key_of
from briefsite.records import Page
from briefsite.render.markup import Safe
from briefsite.render.pictures.drawing import NOTHING, joined, linked, mark, scrolled
from briefsite.render.pictures.outlines import Line, outlines
from briefsite.render.pictures.projection import HEIGHT, WIDTH, projected
from briefsite.render.pictures.world import CELLS, NORTH, WEST, grid, positions
from briefsite.render.site import Site, Tools

PATH = "map.md"
TOLERANCE = 15  # tenths of a unit, of which a wide screen shows two in a pixel
SMALL = 14  # units; what is smaller both ways gets a circle
CIRCLE = 9  # units from its middle to its edge
MOST_ROWS = 120  # of the table; all stand on the list of countries
STEPS = 5  # shades
MAKERS = tuple(f"render/pictures/{name}" for name in ("worldmap", "world", "outlines", "projection"))
PLAIN = re.compile(r"[Mlz0-9 -]*")  # all that a kept outline may be
Shapes = Mapping[str, tuple[str, bool]]
ROUND = tuple(digit * 10**zeros for zeros in range(7) for digit in (1, 2, 5))  # where a shade may begin


def map_page(site: Site) -> Page:
    """The countries as a drawing and as a table."""
    countries = countries_of(site)
    order = sorted(countries.values(), key=lambda term: (-site.count(term), site.label(term), term))
    rows = [(term, site.count(term), _share(site, site.count(term))) for term in order]
    more, all_of_them = len(rows[MOST_ROWS:]), site.addresses.lists.get("country", "")
    values = {
        "rows": rows[:MOST_ROWS],
        "more": more,
        "all": all_of_them,
        "picture": drawn(Tools(site, PATH), countries) if countries else None,
    }
    return site.page(PATH, "map", values, {"title": str(site.say("map")), "hide": ["toc"]})


def countries_of(site: Site) -> dict[str, str]:
    """The term of every country that occurs, by its ISO 3166 code; of two that claim one, the more frequent."""
    found: dict[str, str] = {}
    for term in sorted(site.corpus.terms, key=lambda term: (-site.count(term), term)):
        for same in site.corpus.terms[term].same_as:
            scheme, _, code = same.partition(":")
            if scheme == "iso3166" and code in positions():
                found.setdefault(code, term)
    return found


def drawn(to: Tools, countries: Mapping[str, str]) -> Safe:
    """The world, in it the countries of `countries` (code, term) as links, shaded by number."""
    say, shapes = to.site.say, world(to.site.cache)
    counts = {code: to.site.count(term) for code, term in countries.items()}
    begins = _begins(max(counts.values()))
    others = joined(shapes[code][0] for code in sorted(shapes) if code not in countries)
    marks = [mark("path", d=others, class_="bs-pic-inert")]
    # The small last, so that their circles lie on top; of equals, in the order of their codes.
    for code in sorted(countries, key=lambda code: (shapes.get(code, ("", True))[1], code)):
        title = f"{to.site.label(countries[code])}: {say.count('n_briefings', counts[code])}"
        step = sum(counts[code] >= begin for begin in begins)
        href = to.published_href(to.site.addresses.terms[countries[code]])
        marks.append(mark("g", linked(title, href, _shape(code, shapes)), class_=f"bs-pic-step{step}"))
    briefings = say.count("n_briefings", len(to.site.corpus.faces))
    label = say("map_label", countries=say.number(len(countries)), briefings=briefings)
    svg = mark("svg", joined(marks), class_="bs-pic-map", role="group", aria_label=label,
               viewBox=f"0 0 {WIDTH} {HEIGHT}")  # fmt: skip
    return scrolled(svg, label, _legend(to.site, begins))


def world(kept: Cache) -> Mapping[str, tuple[Safe, bool]]:
    """The outline of every country as the data of a path, and whether it is small; the same for every site."""
    key = key_of((version("tzfpy").encode(), code_of(MAKERS)))
    found: Shapes = kept.kept("world", key, _world)
    return {code: (Safe(path), small) for code, (path, small) in found.items() if PLAIN.fullmatch(path)}


def _world() -> Shapes:
    corners: dict[tuple[int, int], tuple[int, int]] = {}

    def at(corner: tuple[int, int]) -> tuple[int, int]:
        if corner not in corners:
            corners[corner] = projected(WEST + corner[0] / CELLS, NORTH - corner[1] / CELLS)
        return corners[corner]

    found = outlines(grid(), at, TOLERANCE)
    return {code: ("".join(map(_path, rings)), _is_small(rings)) for code, rings in found.items()}


def _is_small(rings: Sequence[Line]) -> bool:
    """No part of it can be seen well."""
    spans = ((_span([x for x, _ in ring]), _span([y for _, y in ring])) for ring in rings)
    return max(max(across, down) for across, down in spans) < SMALL


def _span(values: Sequence[int]) -> int:
    return max(values) - min(values)


def _path(ring: Line) -> str:
    """A closed line in steps from corner to corner, without a space where a sign parts two numbers."""
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(ring)]
    numbers = [str(number) for step in steps for number in step]
    told = "".join(number if number.startswith("-") else f" {number}" for number in numbers)
    return f"M{ring[0][0]} {ring[0][1]}l{told.lstrip()}z"


def _shape(code: str, shapes: Mapping[str, tuple[Safe, bool]]) -> Safe:
    path, small = shapes.get(code, (NOTHING, True))
    shape = mark("path", d=path) if path else NOTHING
    if not small:
        return shape
    x, y = projected(*positions()[code])
    return joined((shape, mark("circle", cx=x, cy=y, r=CIRCLE)))


def _begins(most: int) -> list[int]:
    """The smallest numbers of the shades: round ones, evenly taken from those up to the largest count."""
    known = [number for number in ROUND if number <= most]
    if len(known) <= STEPS:
        return known
    return [known[place * (len(known) - 1) // (STEPS - 1)] for place in range(STEPS)]


def _legend(site: Site, begins: Sequence[int]) -> Safe:
    keys = [mark("span", site.say("map_legend"), class_="bs-pic-legend"), _key(0, site.say("map_others"))]
    for step, begin in enumerate(begins, 1):
        last = begins[step] - 1 if step < len(begins) else None
        to = "" if last == begin else "+" if last is None else f"–{site.say.number(last)}"
        keys.append(_key(step, f"{site.say.number(begin)}{to}"))
    return joined(keys)


def _key(step: int, text: str) -> Safe:
    swatch = mark("svg", mark("rect", width=18, height=12), width=18, height=12, aria_hidden="true")
    return mark("span", joined((swatch, mark("span", text))), class_=f"bs-pic-key bs-pic-step{step}")


def _share(site: Site, count: int) -> str:
    return str(format_percent(round(count / len(site.corpus.faces), 3), locale=site.say.locale,
                              decimal_quantization=False))  # fmt: skip
