"""How does a link that leaves the site say less of where its reader comes from?"""

from __future__ import annotations

import re
from itertools import accumulate

_WANTED = ("noopener", "noreferrer")
_ATTRIBUTE = re.compile(r"""[\s/]+([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")


def with_rel(text: str, places: list[tuple[int, int]]) -> str:
    """`text` with `rel="noopener noreferrer"` in the tags at these places (line from 1, column); nothing else moves.

    A tag that says so already stays as it is.
    """
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    pieces, done = [], 0
    for line, column in sorted(places):
        start, end, new = _change(text, starts[line - 1] + column)
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])


def _change(text: str, tag: int) -> tuple[int, int, str]:
    """(start, end, replacement) inside the tag that begins at `tag`."""
    name = re.compile(r"<[a-z]+", re.IGNORECASE).match(text, tag)
    assert name, "a tag begins here"
    at = name.end()
    while found := _ATTRIBUTE.match(text, at):
        if found[1].lower() == "rel":
            said = (found[2] or "").strip("\"'").split()
            missing = [word for word in _WANTED if word not in map(str.lower, said)]
            if not missing:
                return at, at, ""
            return found.start(1), found.end(), f'rel="{" ".join([*said, *missing])}"'
        at = found.end()
    return name.end(), name.end(), f' rel="{" ".join(_WANTED)}"'
