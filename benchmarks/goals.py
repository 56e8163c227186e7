"""Is it as fast as it should be? Each goal as a ratio or figure of one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import log

from benchmarks.chains import ANALYSIS, OURS
from benchmarks.store import Results, Row

Figure = Callable[[Results, int], float | None]


def goals(results: Results) -> Iterator[tuple[str, ...]]:
    """Rows: what, the limit, the figure at every size."""
    for what, wanted, form, figure in GOALS:
        values = (figure(results, size) for size in results.sizes)
        yield (what, wanted, *("" if value is None else form.format(value) for value in values))


def _of(subject: str, step: str, key: str) -> Figure:
    def figure(results: Results, size: int) -> float | None:
        row = results.row(size, subject, step) or {}
        return float(row[key]) if key in row else None

    return figure


def _ratio(above: Figure, below: Figure) -> Figure:
    def figure(results: Results, size: int) -> float | None:
        one, other = above(results, size), below(results, size)
        return one / other if one is not None and other else None

    return figure


def _without_search(key: str, stages: str) -> Figure:
    def figure(results: Results, size: int) -> float | None:
        row: Row = results.row(size, OURS, "cold") or {}
        return row[key] - row[stages]["search"] if key in row else None

    return figure


def _between(figure: Figure, told: Callable[[float, float, int, int], float]) -> Figure:
    """Compares a size with the one before it."""

    def compared(results: Results, size: int) -> float | None:
        for smaller, larger in pairwise(results.sizes):
            before, after = figure(results, smaller), figure(results, larger)
            if larger == size and before and after:
                return told(before, after, smaller, larger)
        return None

    return compared


def _daily(peer: str) -> Figure:
    return _ratio(_of(OURS, "added", "wall"), _of(peer, "added", "wall"))


def _rate(results: Results, size: int) -> float | None:
    row = results.row(size, ANALYSIS, "rate") or {}
    return row.get("rates", {}).get("es")


CPU, WALL = _without_search("cpu", "stages"), _without_search("wall", "stages_wall")
MEMORY = _of(OURS, "cold", "main_mib")
GOALS: tuple[tuple[str, str, str, Figure], ...] = (
    ("analysis, Spanish articles a second and core", "≥ 250", "{:.0f}", _rate),
    ("start to the first article, s", "≤ 0.5", "{:.2f}", _of(ANALYSIS, "rate", "start")),
    ("one article added, wall s", "≤ 5 at 10,000", "{:.1f}", _of(OURS, "added", "wall")),
    ("… as a share of Hugo's", "< 1 at 10,000", "{:.2f}", _daily("hugo")),
    ("… of Pelican's", "< 1 at 10,000", "{:.2f}", _daily("pelican")),
    ("… of Zensical's", "< 1 at 10,000", "{:.2f}", _daily("zensical")),
    ("… of Material's with search and tags", "< 1 at 10,000", "{:.2f}", _daily("material")),
    ("nothing changed, wall s", "≤ 1.5 at 10,000", "{:.1f}", _of(OURS, "unchanged", "wall")),
    ("cold without search, CPU as a multiple of bare MkDocs' for the same pages", "≤ 1.3 at 10,000", "{:.2f}",
     _ratio(CPU, _of("mkdocs", "cold", "cpu"))),
    ("cold without search, wall as a share of its CPU", "≤ 0.65 at 10,000", "{:.2f}", _ratio(WALL, CPU)),
    ("… growth exponent of its CPU since the size before", "≤ 1.05 at 10,000", "{:.2f}",
     _between(CPU, lambda before, after, smaller, larger: log(after / before) / log(larger / smaller))),
    ("peak memory of the main process, MiB", "≤ 700 at 10,000", "{:.0f}", MEMORY),
    ("… KB more an article since the size before", "≤ 30", "{:.0f}",
     _between(MEMORY, lambda before, after, smaller, larger: (after - before) * 1048.576 / (larger - smaller))),
    ("cold without search, CPU as a share of Zensical's on the same pages", "< 1 at 1,000", "{:.2f}",
     _ratio(CPU, _of("zensical-pages", "cold", "cpu"))),
    ("… of Zensical's on the raw articles", "", "{:.2f}", _ratio(CPU, _of("zensical", "cold", "cpu"))),
)  # fmt: skip
