"""Where on the map does a place lie? The Natural Earth projection, by its polynomials.

Sums and products only, so that every machine comes to the same whole numbers.
"""

from __future__ import annotations

from functools import cache

from briefsite.render.pictures.world import NORTH, SOUTH, WEST

WIDTH = 2000  # units; half a pixel each on a wide screen
_RADIANS = 0.017453292519943295
_WIDEST = 0.8707 * 2 * 180 * _RADIANS  # of the whole equator
_SCALE = WIDTH / _WIDEST


@cache
def _parallel(latitude: float) -> tuple[float, float]:
    """Units of a degree of longitude there, and units north of the equator."""
    angle = latitude * _RADIANS
    two = angle * angle
    four = two * two
    ten = four * four * two
    length = 0.8707 - 0.131979 * two - 0.013791 * four + 0.003971 * ten - 0.001529 * ten * two
    six = four * two
    height = angle * (1.007226 + 0.015085 * two - 0.044475 * six + 0.028874 * six * two - 0.005916 * ten)
    return length * _RADIANS * _SCALE, height * _SCALE


def projected(longitude: float, latitude: float) -> tuple[int, int]:
    """Units to the right and down from the north-west corner of the map."""
    length, height = _parallel(min(float(NORTH), max(float(SOUTH), latitude)))
    from_middle = (longitude - WEST) % 360 - 180 if longitude != WEST + 360 else 180.0
    return round(WIDTH / 2 + from_middle * length), round(_parallel(float(NORTH))[1] - height)


HEIGHT = projected(0, SOUTH)[1]
