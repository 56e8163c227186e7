"""Stage 5: pages → docs/ → site/. How does what was rendered reach the reader?"""

from briefsite.publish.bundle import hand_over, pack, require_outside
from briefsite.publish.feeds import feeds
from briefsite.publish.folder import Outcome, differences, update
from briefsite.publish.generator import site_address
from briefsite.publish.parts import Part
from briefsite.publish.release import release
from briefsite.publish.search import search_files
from briefsite.publish.serve import serve
from briefsite.publish.site import publish_site, require_publishable

__all__ = [
    "Outcome",
    "Part",
    "differences",
    "feeds",
    "hand_over",
    "pack",
    "publish_site",
    "release",
    "require_outside",
    "require_publishable",
    "search_files",
    "serve",
    "site_address",
    "update",
]
