"""What do the results look like? Seconds of a cold build and of the daily job by the number of articles."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import ceil, floor, log10

from benchmarks.chains import OURS
from benchmarks.peers import PEERS
from benchmarks.store import Results

WIDTH, HEIGHT, MARGIN, GAP, EDGE = 380, 300, 56, 40, 30
LEGEND = 24 + 18 * (len(PEERS) + 1)
# One hue, lightness and dash a line, so that they can be told apart without colours too.
LINES = dict(
    zip(
        (OURS, *PEERS),
        (("#b3261e", ""), ("#1f4e79", ""), ("#1f4e79", "6 3"), ("#3b7d4f", ""), ("#3b7d4f", "6 3"), ("#3b7d4f", "2 3"),
         ("#8a5a00", ""), ("#6b4c9a", "")),
        strict=True,
    )
)  # fmt: skip
PANELS = (("cold", "cpu", "cold: CPU seconds"), ("added", "wall", "one article added: wall seconds"))
Points = dict[str, list[tuple[int, float]]]


def drawing(results: Results) -> str:
    """An SVG of two panels, both axes logarithmic."""
    width, height = 2 * (WIDTH + MARGIN) + GAP + EDGE, HEIGHT + 2 * MARGIN + LEGEND
    parts = [part for place, panel in enumerate(PANELS) for part in _panel(results, place, panel)]
    named = (
        f'<path d="M{MARGIN} {y}h28" {_stroke(name)}/><text x="{MARGIN + 36}" y="{y + 4}">{escape(_label(name))}</text>'
        for name, y in zip(LINES, range(HEIGHT + 2 * MARGIN, height, 18), strict=False)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12" fill="#333"><rect width="{width}" height="{height}" fill="#fff"/>\n'
        + "\n".join([*parts, *named])
        + "\n</svg>\n"
    )


def _panel(results: Results, place: int, panel: tuple[str, str, str]) -> Iterator[str]:
    step, key, title = panel
    points = _points(results, step, key)
    values = [value for line in points.values() for _, value in line]
    if not values:
        return
    left, top = MARGIN + place * (WIDTH + MARGIN + GAP), MARGIN
    low, high = floor(log10(max(min(values), 0.1))), ceil(log10(max(values)))
    first, last = log10(results.sizes[0]), log10(results.sizes[-1])
    across = lambda size: left + WIDTH * (log10(size) - first) / max(last - first, 1e-9)  # noqa: E731
    up = lambda value: top + HEIGHT * (1 - (log10(max(value, 0.1)) - low) / max(high - low, 1))  # noqa: E731
    yield f'<text x="{left}" y="{top - 20}" font-weight="bold">{title}</text>'
    for power in range(low, high + 1):
        y = up(10**power)
        yield f'<path d="M{left} {y:.1f}h{WIDTH}" stroke="#ddd"/>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
    for size in results.sizes:
        yield f'<text x="{across(size):.1f}" y="{top + HEIGHT + 18}" text-anchor="middle">{size:,}</text>'
    for name, line in points.items():
        path = "L".join(f"{across(size):.1f} {up(value):.1f}" for size, value in line)
        yield f'<path d="M{path}" {_stroke(name)}/>'
        for size, value in line:
            yield f'<circle cx="{across(size):.1f}" cy="{up(value):.1f}" r="3" fill="{LINES[name][0]}"/>'


def _points(results: Results, step: str, key: str) -> Points:
    found: Points = {}
    for name in LINES:
        rows = ((size, results.row(size, name, step)) for size in results.sizes)
        line = [(size, float(row[key])) for size, row in rows if row and key in row]
        found |= {name: line} if line else {}
    return found


def _stroke(name: str) -> str:
    colour, dash = LINES[name]
    return f'fill="none" stroke="{colour}" stroke-width="2"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _label(name: str) -> str:
    return "briefsite, everything included" if name == OURS else PEERS[name].about.split(";")[0]
