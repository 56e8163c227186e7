"""Which finding of the program is which of the reader's?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from briefsite.score.tally import Tally

Entry = Mapping[str, Any]
BEYOND = {"periphrasis", "role-coref"}  # kinds of mention that nobody is asked to find
MARKS = re.compile(r"[-‐‑–—'\"«»“”‘’„‹›]")


def folded(text: str) -> str:
    """Lower case without accents, hyphens and quotation marks, single spaces."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(MARKS.sub("", plain.casefold()).split())


def touch(one: str, other: str) -> bool:
    """One of the two surfaces lies in the other."""
    a, b = folded(one), folded(other)
    return bool(a and b) and (a in b or b in a)


def asked(mention: Entry) -> bool:
    """Whether it counts as missed when it is not found."""
    return not (mention.get("kind") in BEYOND or mention.get("weak") or mention.get("optional"))


def pair(gold: Mapping[str, Iterable[Entry]], given: Mapping[str, Iterable[Entry]]) -> dict[str, str]:
    """Which reader's entity each entity of the program stands for: the one that it shares most mentions with."""
    places: dict[tuple[int, str], list[str]] = {}
    for name, mentions in gold.items():
        for mention in mentions:
            places.setdefault((mention["p"], folded(mention["s"])), []).append(name)
    paired = {}
    for key, found in given.items():
        votes: Counter[str] = Counter()
        for mention in found:
            votes.update(places.get((mention["paragraph"], folded(mention["text"])), ()))
        if not votes:
            votes.update(_touching(gold, found))
        if votes:
            paired[key] = min(votes, key=lambda name: (-votes[name], name))
    return paired


def _touching(gold: Mapping[str, Iterable[Entry]], found: Iterable[Entry]) -> list[str]:
    return [
        name
        for name, mentions in gold.items()
        for mention in mentions
        for other in found
        if mention["p"] == other["paragraph"] and touch(mention["s"], other["text"])
    ]


def match_mentions(gold: Iterable[Entry], found: Iterable[Entry], tally: Tally, where: str) -> None:
    """Every mention of one entity against every other, by paragraph and surface, each used once."""
    left = [mention for mention in gold for _ in range(mention.get("n", 1))]
    for given in found:
        mine = [mention for mention in left if mention["p"] == given["paragraph"]]
        close = [m for m in mine if folded(m["s"]) == folded(given["text"])] or [
            m for m in mine if touch(m["s"], given["text"])
        ]
        if not close:
            tally.surplus(f"{where} ¶{given['paragraph']} {given['text']!r}")
            continue
        use_up(left, close, tally)
    for mention in filter(asked, left):
        tally.miss(f"{where} ¶{mention['p']} {mention['s']!r}")


def use_up(left: list[Entry], close: list[Entry], tally: Tally) -> None:
    """Of the close ones in `left` one is found, rather one that is asked for; each is found once."""
    best = next(filter(asked, close), close[0])
    left.remove(best)
    if asked(best):
        tally.found()
