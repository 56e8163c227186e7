"""Which pictures are drawn when the site is built? SVG without inline style, every mark a link with a title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefsite.records import Draft
from briefsite.render.pictures import network, worldmap
from briefsite.render.pictures.activity import activity, dated_by_year, placed
from briefsite.render.pictures.sparkline import sparklines
from briefsite.render.site import Site

__all__ = ["activity", "dated_by_year", "picture_pages", "placed", "sparklines"]


def picture_pages(site: Site) -> Iterator[Draft]:
    """The pages that are a picture and its table."""
    yield Draft(network.PATH, "", partial(network.network_page, site))
    yield Draft(worldmap.PATH, "", partial(worldmap.map_page, site))
