"""Where do templates come from, and what may they do without being told?"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefsite.render.markup import Safe, finalise, tagged


@cache
def templates() -> Environment:
    """The templates of all pages; what they print is escaped unless it is Safe, and undefined names are errors."""
    environment = Environment(
        loader=PackageLoader("briefsite.render"),
        undefined=StrictUndefined,
        finalize=finalise,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markup"] = Safe
    environment.globals["tagged"] = tagged
    return environment
