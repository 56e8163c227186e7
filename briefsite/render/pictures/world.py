"""Which country lies where? A grid of the world, and a place for the countries that it misses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

NORTH, SOUTH = 84, -56  # what is drawn; Antarctica would take a third of the picture
WEST = -169  # the cut goes through the Bering Strait, so that no country is parted
CELLS = 3  # of a degree; finer ones are smaller than what can be seen
SEA = ""
# Without a time zone of their own in the table: Kosovo, and two islands where nobody lives.
ELSEWHERE = {"XK": (20.9, 42.6), "BV": (3.4, -54.4), "HM": (73.5, -53.1)}
_PLACE = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?([+-])(\d{3})(\d\d)(?:\d\d)?")
Grid = list[list[str]]  # rows from north to south of ISO 3166 codes from west to east


@cache
def grid() -> Grid:
    """The country at the middle of every cell, by its time zone; half a second, once a process."""
    # Imported here because only a build with a country should load its 4 MB.
    from tzfpy import get_tz

    zones = {zone: code for zone, (code, _) in _zones().items()}
    columns = [(WEST + (column + 0.5) / CELLS + 180) % 360 - 180 for column in range(360 * CELLS)]
    rows = []
    for row in range((NORTH - SOUTH) * CELLS):
        latitude = NORTH - (row + 0.5) / CELLS
        rows.append([zones.get(get_tz(longitude, latitude), SEA) for longitude in columns])
    return rows


@cache
def positions() -> Mapping[str, tuple[float, float]]:
    """Longitude and latitude of a town of every country, the first that the table names."""
    found = dict(ELSEWHERE)
    for code, place in _zones().values():
        found.setdefault(code, place)
    return found


@cache
def _zones() -> dict[str, tuple[str, tuple[float, float]]]:
    """The country and position of every time zone; of one that two countries claim, the later in the table."""
    zones = {}
    for line in resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, place, zone = line.split("\t")[:3]
            zones[zone] = (code, _position(place))
    return zones


def _position(place: str) -> tuple[float, float]:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ValueError(f"zone.tab: {place} is no position")
    north, degrees, minutes, east, far, apart = found.groups()
    latitude = float(f"{north}1") * (int(degrees) + int(minutes) / 60)
    return float(f"{east}1") * (int(far) + int(apart) / 60), latitude
