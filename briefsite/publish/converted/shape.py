"""What is known of a converted page, and what of the conversion?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

# Letters that mean nothing to Markdown and HTML, an entity, a tag that stands inside a line.
TEXT = r"[^\\`*_{}\[\]<>&|~!\n\r\t\x02\x03]++"
ENTITY = r"&(?:#[0-9]++|#x[0-9a-fA-F]++|[a-zA-Z0-9]++);"
ATTRIBUTES = r"""(?:\ [a-z][a-zA-Z0-9-]*+(?:="[^"<>\n\r\t\x02\x03]*+")?+)*+"""
INLINE = (
    r"(?:a|abbr|b|bdi|cite|circle|code|em|g|i|line|mark|path|polyline|q|rect|s|small|span|strong|sub|sup|svg|time|u)"
)
TAG = rf"</?+{INLINE}(?![a-zA-Z0-9]){ATTRIBUTES}\ ?/?+>"


class Unusual(Exception):
    """The page holds something that is better left to Python-Markdown."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How the list of contents and its anchors are configured."""

    depth: int
    sign: str  # of a permanent link, HTML; empty where there is none
    said: str  # its title attribute, HTML


@dataclass(slots=True)
class Converted:
    """One page."""

    html: str = ""
    headings: list[tuple[int, str, str]] = field(default_factory=list)  # (level, id, name in HTML) of the contents
    anchors: set[str] = field(default_factory=set)
    links: list[tuple[str, str, str]] = field(default_factory=list)  # (page below docs/, anchor, as written)


# Where a link leads: (page below docs/, address from here), or None where Python-Markdown should look at it.
Resolve = Callable[[str], tuple[str, str] | None]
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def written(attributes: dict[str, str]) -> str:
    """Attributes as Python-Markdown writes them: sorted, each behind a space."""
    return "".join(f' {name}="{_escaped(value)}"' for name, value in sorted(attributes.items()))


def _escaped(value: str) -> str:
    if "&" in value:
        value = _AMPERSAND.sub("&amp;", value)
    return value.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
