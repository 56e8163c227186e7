"""Which addresses does a style sheet fetch?"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
_COMMENT = re.compile(rf"({_STRING}|url\(\s*[^\"'\s)][^)]*)|/\*.*?(?:\*/|\Z)", re.DOTALL | re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})[ \t\n\r\f]?|(\n)|(.))", re.IGNORECASE)
# url() and src() with and without quotation marks, @import with a string, image-set() with strings in it.
_FETCHED = re.compile(
    r"""\b(?:url|src)\(\s*(?:"([^"]*)|'([^']*)|([^"'\s)]*))"""
    r"""|@import\s*(?:"([^"]*)|'([^']*))"""
    r"""|image-set\(((?:"[^"]*"|'[^']*'|[^"'();]|\([^()]*\))*)""",
    re.IGNORECASE,
)
_QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")


def fetched_by_style(text: str) -> Iterator[tuple[int, str]]:
    """(line from 0, address) of everything that the style sheet asks for, at home or elsewhere."""
    if "(" not in text and "@" not in text and "\\" not in text:
        return
    bare = _COMMENT.sub(lambda found: found[1] or "\n" * found[0].count("\n"), text)
    read = _ESCAPE.sub(_meant, bare)
    for found in _FETCHED.finditer(read):
        line = read.count("\n", 0, found.start())
        if found[6] is not None:
            yield from ((line, one or other) for one, other in _QUOTED.findall(found[6]))
            yield from ((line, address) for _, address in fetched_by_style(found[6]))
        else:
            yield line, next(filter(None, found.groups()), "")


def _meant(escape: re.Match[str]) -> str:
    """The character of an escape; a quotation mark must not close the string that it stands in."""
    code = int(escape[1], 16) if escape[1] else 0
    char = chr(code) if 0 < code < 0x110000 else escape[3] or ""
    return "_" if char in "\"'\n" and char else char
