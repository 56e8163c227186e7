"""Stage 5: pages → docs/ → site/. How does what was rendered reach the reader?"""

from briefsite.publish.budget import Size, summary, warnings, weigh
from briefsite.publish.bundle import hand_over, pack, require_outside
from briefsite.publish.feeds import feed_parts
from briefsite.publish.folder import Outcome, differences, update
from briefsite.publish.generator import site_address
from briefsite.publish.parts import File, Part
from briefsite.publish.present import NOTHING, Kept
from briefsite.publish.release import release_parts
from briefsite.publish.search import search_parts
from briefsite.publish.serve import serve
from briefsite.publish.site import publish_site, require_publishable

__all__ = [
    "NOTHING",
    "File",
    "Kept",
    "Outcome",
    "Part",
    "Size",
    "differences",
    "feed_parts",
    "hand_over",
    "pack",
    "publish_site",
    "release_parts",
    "require_outside",
    "require_publishable",
    "search_parts",
    "serve",
    "site_address",
    "summary",
    "update",
    "warnings",
    "weigh",
]
