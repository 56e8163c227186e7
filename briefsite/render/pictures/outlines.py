"""Along which lines does a grid of countries become shapes? Borders are drawn once, so that neighbours fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from operator import ne

Point = tuple[int, int]
Line = list[Point]
Neighbours = dict[Point, list[Point]]


def outlines(grid: Sequence[Sequence[str]], at: Callable[[Point], Point], tolerance: int) -> dict[str, list[Line]]:
    """The closed lines around every value of a grid, in what `at` makes of a corner (column, row).

    A line is simplified by at most `tolerance` tenths of a unit between the corners where three values meet; what
    shrinks to less than a triangle is left out.
    """
    rings: dict[str, list[Line]] = {}
    for value, ways in _borders(grid, at, tolerance).items():
        shapes = [ring for ring in _closed(ways) if len(ring) > 2]
        if value and shapes:
            rings[value] = shapes
    return rings


def _borders(grid: Sequence[Sequence[str]], at: Callable[[Point], Point], tolerance: int) -> Mapping[str, list[Line]]:
    """All border lines that a value has, each of them simplified once for both its sides."""
    neighbours, sides = _edges(grid)
    values: dict[str, list[Line]] = {}
    for line in _lines(neighbours):
        drawn = _simplified([at(corner) for corner in line], tolerance)
        for value in sides[_edge(line[0], line[1])]:
            values.setdefault(value, []).append(drawn)
    return values


def _edge(one: Point, other: Point) -> tuple[Point, Point]:
    return (one, other) if one < other else (other, one)


def _edges(grid: Sequence[Sequence[str]]) -> tuple[Neighbours, dict[tuple[Point, Point], tuple[str, str]]]:
    """Where neighbouring cells differ: the corners joined there, and the two values of each such edge."""
    width = len(grid[0])
    neighbours: Neighbours = {}
    sides: dict[tuple[Point, Point], tuple[str, str]] = {}

    def join(one: Point, other: Point, values: tuple[str, str]) -> None:
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
        sides[one, other] = values

    outside = [""] * width
    columns = range(width + 1)
    for row, (above, below) in enumerate(zip([outside, *grid], [*grid, outside], strict=True)):
        for column in compress(columns, map(ne, above, below)):
            join((column, row), (column + 1, row), (above[column], below[column]))
        before, after = ["", *below], [*below, ""]
        for column in compress(columns, map(ne, before, after)):
            join((column, row), (column, row + 1), (before[column], after[column]))
    return neighbours, sides


def _lines(neighbours: Neighbours) -> Iterator[Line]:
    """Every border line once: from one meeting of three values to the next, or all around."""
    meetings = [corner for corner, found in neighbours.items() if len(found) != 2]
    used: set[tuple[Point, Point]] = set()
    for corner in (*meetings, *neighbours):
        for following in neighbours[corner]:
            if _edge(corner, following) in used:
                continue
            line = [corner, following]
            used.add(_edge(corner, following))
            while len(found := neighbours[line[-1]]) == 2 and line[-1] != corner:
                line.append(found[0] if found[0] != line[-2] else found[1])
                used.add(_edge(line[-2], line[-1]))
            yield line


def _simplified(line: Line, tolerance: int) -> Line:
    """Douglas and Peucker's rule in whole numbers; of a closed line both halves."""
    kept = [False] * len(line)
    kept[0] = kept[-1] = True
    middle = len(line) // 2 if line[0] == line[-1] else 0
    if middle:
        x, y = line[0]
        middle = max(range(len(line)), key=lambda place: (line[place][0] - x) ** 2 + (line[place][1] - y) ** 2)
        kept[middle] = True
    todo = [(0, middle), (middle, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        farthest = _farthest(line, first, last, tolerance)
        if farthest:
            kept[farthest] = True
            todo += [(first, farthest), (farthest, last)]
    return list(compress(line, kept))


def _farthest(line: Line, first: int, last: int, tolerance: int) -> int | None:
    """The place of the corner farthest from the straight line between two, where it is farther than allowed."""
    (x, y), (to_x, to_y) = line[first], line[last]
    across, down = to_x - x, to_y - y
    length = across * across + down * down
    best, found = 0, None
    for place in range(first + 1, last):
        right, below = line[place][0] - x, line[place][1] - y
        away = abs(across * below - down * right) if length else right * right + below * below
        if away > best:
            best, found = away, place
    far = best * best * 100 > tolerance * tolerance * length if length else best * 100 > tolerance * tolerance
    return found if far else None


def _closed(lines: Sequence[Line]) -> Iterator[Line]:
    """The rings that border lines make, end to end; at a meeting any way on will do for an even-odd filling."""
    starts: dict[Point, list[int]] = {}
    for number, line in enumerate(lines):
        starts.setdefault(line[0], []).append(number)
        starts.setdefault(line[-1], []).append(number)
    used: set[int] = set()
    for number, line in enumerate(lines):
        if number in used:
            continue
        used.add(number)
        ring = list(line)
        while ring[-1] != ring[0]:
            following = next((other for other in starts[ring[-1]] if other not in used), None)
            if following is None:
                break
            used.add(following)
            way = lines[following]
            ring += way[1:] if way[0] == ring[-1] else way[-2::-1]
        yield ring[:-1] if ring[-1] == ring[0] else ring
