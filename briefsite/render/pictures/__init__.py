"""Which pictures are drawn when the site is built? SVG without inline style, every mark a link with a title."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.records import Page
from briefsite.render.pictures.activity import activity, dated_by_year, placed
from briefsite.render.pictures.network import network_pages
from briefsite.render.pictures.sparkline import sparklines
from briefsite.render.pictures.worldmap import map_pages
from briefsite.render.site import Site

__all__ = ["activity", "dated_by_year", "picture_pages", "placed", "sparklines"]


def picture_pages(site: Site) -> Iterator[Page]:
    """The pages that are a picture and its table."""
    yield from network_pages(site)
    yield from map_pages(site)
