"""How many at what time? Bars that lead to what they count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefsite.render.addresses import marked
from briefsite.render.catalogue import Catalogue
from briefsite.render.markup import Safe
from briefsite.render.pictures.drawing import NOTHING, joined, linked, listed, mark
from briefsite.render.pictures.periods import MONTH, QUARTER, YEAR, Axis, axis_of, counted, period_of
from briefsite.render.sheets import layout
from briefsite.render.site import Tools

MOST, MOST_YEARS = 60, 240  # bars
FEWEST = 12  # places for bars, so that a single one is no wall
TOP, BASE, HEIGHT = 18, 128, 150  # of the highest bar, of all bars, of the drawing; in pixels
MOST_NUMBERED = 16  # bars that have room for their number
MOST_OUTSIDE = 12  # periods told in words
# At every how many periods a tick may stand.
ROUND = {MONTH: (1, 2, 3, 4, 6, 12, 24), QUARTER: (1, 2, 4, 8, 12, 20, 40), YEAR: (1, 2, 5, 10, 20, 25, 50, 100)}
MOST_TICKS = {True: 5, False: 3}  # at years, and at months, whose names are longer
Bar = tuple[int, int, str]  # a period, how many, where the first of them stands
Noun = Callable[[int], Safe]  # `12 artículos`
Point = tuple[str | None, str]  # a date and where what it dates stands


def placed(to: Tools, path: str, isos: Sequence[str | None], undated: int) -> list[Point]:
    """Points for the rows of a list that `sheets` cuts into pages from `path` on."""
    points: list[Point] = []
    for name, start, end in layout(len(isos), undated):
        page = to.published_href(marked(path, name))
        points += [(iso, page) for iso in isos[start:end]]
    return points


def activity(say: Catalogue, points: Sequence[Point]) -> Safe:
    """Briefings over time; each bar leads to the first of its points. Empty where nothing is dated."""
    return _figure(say, points, lambda n: say.count("n_briefings", n), axis_of([iso for iso, _ in points], MONTH, MOST))


def dated_by_year(say: Catalogue, points: Sequence[Point]) -> Safe:
    """Dated statements by year, or by longer spans where years would not fit."""
    return _figure(
        say, points, lambda n: say.count("pic_dates", n), axis_of([iso for iso, _ in points], YEAR, MOST_YEARS)
    )


def _figure(say: Catalogue, points: Sequence[Point], noun: Noun, axis: Axis | None) -> Safe:
    if axis is None:
        return NOTHING
    inside, outside, unknown = counted(axis, (iso for iso, _ in points))
    hrefs: dict[int | None, str] = {}
    for iso, href in points:
        hrefs.setdefault(period_of(iso, axis.step), href)
    bars = [(period, number, hrefs[period]) for period, number in sorted(inside.items())]
    label = _told(say, axis, bars, noun)
    told = [label]
    if outside:
        told.append(_outside(say, axis, [(period, number, hrefs[period]) for period, number in outside.items()]))
    if unknown:
        told.append(say.count("pic_undated", unknown))
    svg = mark("svg", _drawn(say, axis, bars, noun), class_="bs-pic-bars", role="group", aria_label=label,
               width="100%", height=HEIGHT)  # fmt: skip
    everything = sorted([*bars, *((period, number, hrefs[period]) for period, number in outside.items())])
    rows = [(axis.label(say, period), say.number(number)) for period, number, _ in everything]  # the bars are the links
    table = listed(rows, (say("date"), say("pic_number")))
    disclosed = mark("details", joined((mark("summary", say("pic_as_table")), table)))
    spoken = mark("span", Safe(". ".join(told) + "."))
    caption = mark("figcaption", joined((spoken, disclosed)))
    return mark("figure", joined((svg, caption)), class_="bs-pic bs-pic-activity")


def _peak(bars: list[Bar]) -> Bar:
    """The highest bar, of equals the latest."""
    return max(bars, key=lambda bar: (bar[1], bar[0]))


def _told(say: Catalogue, axis: Axis, bars: list[Bar], noun: Noun) -> Safe:
    """What the bars show, in a sentence."""
    number = noun(sum(number for _, number, _ in bars))
    peak, most, _ = _peak(bars)
    if len(bars) == 1:
        return say("pic_activity_one", number=number, peak=axis.label(say, peak))
    first, last = axis.label(say, axis.first), axis.label(say, axis.last)
    return say("pic_activity", number=number, first=first, last=last, peak=axis.label(say, peak), most=say.number(most))


def _outside(say: Catalogue, axis: Axis, marks: list[Bar]) -> Safe:
    """How many lie beyond the drawing, the first of them as links."""
    shown = sorted(marks)[:MOST_OUTSIDE]
    links = [
        Safe(f"{mark('a', axis.label(say, period), href=href)} ({say.number(number)})")
        for period, number, href in shown
    ]
    more = ["…"] if len(marks) > len(shown) else []
    number = say.number(sum(number for _, number, _ in marks))
    return say("pic_outside", n=number, list=Safe(", ".join([*links, *more])))


def _drawn(say: Catalogue, axis: Axis, bars: list[Bar], noun: Noun) -> Safe:
    """Bars in percents of the width and pixels of height, so that letters keep their size on every screen."""
    slots = max(FEWEST, len(axis))
    slot, start = 100 / slots, (slots - len(axis)) / 2 - axis.first
    peak, top, _ = _peak(bars)
    marks = [mark("line", x1=0, x2="100%", y1=BASE, y2=BASE, class_="bs-pic-base")]
    for period, number, href in bars:
        x, height = (start + period) * slot, max(2, round(number * (BASE - TOP) / top))
        bar = mark("rect", x=_percent(x + slot * 0.1), width=_percent(slot * 0.8), y=BASE - height, height=height)
        wide = mark("rect", x=_percent(x), width=_percent(slot), y=0, height=BASE, class_="bs-pic-hit")
        title = f"{axis.label(say, period)}: {noun(number)}"
        value = NOTHING
        if len(bars) <= MOST_NUMBERED or period == peak:
            value = mark(
                "text", say.number(number), x=_percent(x + slot / 2), y=BASE - height - 5, text_anchor="middle"
            )
        marks.append(linked(title, href, joined((wide, bar, value))))
    for period in _ticks(axis):
        x = (start + period + 0.5) * slot
        anchor = "middle" if 8 < x < 92 else "start" if x <= 8 else "end"
        at = _percent(x if anchor == "middle" else min(100.0, max(0.0, x)))
        marks.append(mark("text", axis.tick(say, period), x=at, y=HEIGHT - 4, text_anchor=anchor, class_="bs-pic-tick"))
    return joined(marks)


def _ticks(axis: Axis) -> list[int]:
    """Round periods, as many as have room; the first and last where there is hardly any."""
    for every in ROUND.get(axis.step, ROUND[YEAR]):
        found = [period for period in range(axis.first, axis.last + 1) if period % every == 0]
        if len(found) <= MOST_TICKS[axis.step >= QUARTER]:
            return found if len(found) > 1 else sorted({axis.first, axis.last})
    return [axis.first, axis.last]


def _percent(value: float) -> str:
    """Two decimals: a hundredth of a percent is less than a pixel on every screen."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
