"""What is true of a word wherever it stands? Worked out once for each, as most words of a language recur."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from briefsite.text import runs

MOST_KEPT = 20_000  # words; then it begins anew
_LETTERS = re.compile(r"[^\W\d_]*\Z")
_Value = TypeVar("_Value")


class Recurring(dict[str, _Value], Generic[_Value]):
    """What `make` says of a word, kept."""

    def __init__(self, make: Callable[[str], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> _Value:
        if len(self) >= MOST_KEPT:
            self.clear()
        self[word] = found = self._make(word)
        return found


@lru_cache(maxsize=256)  # many ask the same of one paragraph
def words_of(text: str) -> frozenset[str]:
    """All runs of letters and digits; what holds none of the words of a table needs no search for its phrases."""
    return frozenset(runs(text))


def letters_before(text: str, place: int, reach: int) -> str:
    """The letters that stand before a place and one space, within `reach`; or nothing."""
    end = place - 1
    if end <= 0 or text[end] != " ":
        return ""
    start = text.rfind(" ", max(0, place - reach), end) + 1 or max(0, place - reach)
    word = text[start:end]
    return word if word.isalpha() else _LETTERS.findall(word)[0]
