"""How often does a topic come up, at a glance?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from briefsite.render.markup import Safe
from briefsite.render.pictures.drawing import NOTHING, joined, mark, tenths
from briefsite.render.pictures.periods import MONTH, Axis, axis_of, period_of
from briefsite.render.site import Site

WIDTH, HEIGHT = 120, 28
MOST = 36  # bars


def sparklines(site: Site) -> Callable[[str], Safe]:
    """A function from a term to its picture; all have the same axis, that of all briefings, so that they compare.

    The picture is a drawing without links; the undated are told in its accessible name. Without a dated briefing
    there is none.
    """
    isos = [face.published.iso for face in site.corpus.faces]
    axis = axis_of(isos, MONTH, MOST)
    periods = [period_of(iso, axis.step) if axis else None for iso in isos]

    def sparkline(term: str) -> Safe:
        found = Counter(periods[place] for place in site.corpus.bearers[term])
        unknown = found.pop(None, 0)
        inside = {period: number for period, number in found.items() if axis and period and axis.holds(period)}
        return _drawn(site, axis, inside, unknown) if axis and inside else NOTHING

    return sparkline


def _drawn(site: Site, axis: Axis, numbers: dict[int, int], unknown: int) -> Safe:
    slot, top = WIDTH / len(axis), max(numbers.values())
    bars = []
    for period, number in sorted(numbers.items()):
        x = (period - axis.first + 0.5) * slot
        bars.append(f"M{tenths(x)} {HEIGHT}v-{tenths(max(1.5, number * (HEIGHT - 2) / top))}")
    path = mark("path", d="".join(bars), stroke_width=tenths(min(10, max(1, slot * 0.75))))
    most = max(numbers, key=lambda period: (numbers[period], period))
    name = site.say(
        "pic_spark",
        number=site.say.count("n_briefings", sum(numbers.values())),
        first=axis.label(site.say, min(numbers)),
        last=axis.label(site.say, max(numbers)),
        peak=axis.label(site.say, most),
        most=site.say.number(top),
    )
    if unknown:
        name = Safe(f"{name}; {site.say.count('pic_undated', unknown)}")
    box = f"0 0 {WIDTH} {HEIGHT}"
    return mark("svg", joined([path]), class_="bs-pic-spark", role="img", aria_label=name, viewBox=box,
                width=WIDTH, height=HEIGHT)  # fmt: skip
