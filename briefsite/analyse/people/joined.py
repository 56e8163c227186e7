"""Does an `and` before an article begin a new role?"""

from __future__ import annotations

import re

from briefsite.analyse.people.heads import find_heads
from briefsite.analyse.people.place import Place

_WORD = re.compile(r"[^\s,;:.()\[\]\"“”«»„!?…]+")


def begins_role(place: Place, at: int, links: frozenset[str]) -> bool:
    """Whether a head stands behind an article: `and the survey's chief editor`."""
    heads = {head.start for head in find_heads(place.language, place.folded) if at <= head.start < at + 50}
    for _ in range(4 if place.language.adjectives_first else 1):
        if at in heads:
            return True
        word = _WORD.match(place.text, at)
        if not word or place.folded[slice(*word.span())] in links or place.text[word.end() : word.end() + 1] != " ":
            return False
        at = word.end() + 1
    return False
