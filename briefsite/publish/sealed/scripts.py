"""Which addresses elsewhere does a script hold?

Not a parser of JavaScript: whatever is not clearly a comment counts, so a doubt is a finding.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_SLASH = r"(?:/|\\/|\\\\|\\x2f|\\u002f|\\u\{0*2f\})"
_COLON = r"(?::|\\x3a|\\u003a)"
# An address with its scheme anywhere, or one without at the begin of a string; the latter needs a dot in its
# host, for data in base64 may begin with two slashes, too.
_ADDRESS = re.compile(
    rf"(?P<whole>(?:https?|wss?){_COLON}{_SLASH}{{2,}}[\w\[%][^\s\"'`<>${{}}()\\,;]*)"
    rf"|[\"'`]\s*(?P<short>{_SLASH}{{2,}}(?:[\w-]+(?:\.[\w-]+)+|localhost|\[)[^\s\"'`<>${{}}()\\,;]*)",
    re.IGNORECASE,
)
# Strings, comments and regular expressions: only together can one be told from another.
_TOKEN = re.compile(
    r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?P<comment>(?<![:\\"'`])//[^\n]*|(?<!\\)/\*.*?(?:\*/|\Z))"""
    r"""|(?:(?<=[=(,:;!&|?{}\[+~^%*<>\n-])|(?<=return)|(?<=typeof)|(?<=case))\s*"""
    r"""/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/""",
    re.DOTALL,
)
# The index of the search: one call with nothing but data, which may well speak of addresses.
_DATA = "briefsiteSearch.receive("


def addresses_in(text: str) -> Iterator[tuple[int, str]]:
    """(line from 0, address) of every address with a host that is not in a comment."""
    found = [*_ADDRESS.finditer(text)]
    if not found or _is_data(text):
        return
    comments = [match.span() for match in _TOKEN.finditer(text) if match["comment"]]
    at = 0
    for match in found:
        group = "whole" if match["whole"] else "short"
        place = match.start(group)
        while at < len(comments) and comments[at][1] <= place:
            at += 1
        if at == len(comments) or comments[at][0] >= place:
            yield text.count("\n", 0, place), _plain(match[group])


def _plain(address: str) -> str:
    slashes = re.sub(_SLASH, "/", address, flags=re.IGNORECASE)
    return re.sub(_COLON, ":", slashes, count=1, flags=re.IGNORECASE)


def _is_data(text: str) -> bool:
    if not text.startswith(_DATA):
        return False
    try:
        json.loads(f"[{text.removeprefix(_DATA).rstrip().rstrip(';').removesuffix(')')}]")
    except ValueError:
        return False
    return True
