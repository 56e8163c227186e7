"""The small pattern language of vocabulary and language tables: `norcorean{o,a,os,as}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from ahocorasick_rs import AhoCorasick

from briefsite.recurring import words_of
from briefsite.text import fold, fold_all, runs

MOST = 2_000  # forms of one pattern; more is a slip of the pen
_WORDS = re.compile(r"\w+")
_LAST = re.compile(r"\w*\Z")
_PART = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")


def expand(pattern: str) -> tuple[str, ...]:
    """All forms that a pattern stands for, without doubles, spaces made single.

    Raises ValueError for a brace without its partner or more than MOST forms.
    """
    if "{" not in pattern and "}" not in pattern:
        whole = " ".join(pattern.split())
        return (whole,) if whole else ()
    parts: list[list[str]] = []
    forms = 1
    for part in _PART.finditer(pattern):
        if part[3]:
            raise ValueError(f"`{pattern}` has a brace without its partner; write alternatives as {{a,b}}")
        choices = part[1].split(",") if part[1] is not None else [part[2]]
        forms *= len(choices)
        if forms > MOST:
            raise ValueError(f"`{pattern}` stands for more than {MOST} forms; write several shorter patterns")
        parts.append(choices)
    every = (" ".join("".join(choice).split()) for choice in product(*parts))
    return tuple(dict.fromkeys(form for form in every if form))


def expand_all(patterns: Iterable[str]) -> tuple[str, ...]:
    """The forms of several patterns, without doubles."""
    patterns = tuple(patterns)
    if _are_plain("\0".join(patterns)):
        return tuple(dict.fromkeys(filter(None, patterns)))
    return tuple(dict.fromkeys(form for pattern in patterns for form in expand(pattern)))


def _are_plain(joined: str) -> bool:
    """Whether patterns, with a mark between them, stand for themselves: without braces and further spaces."""
    if "{" in joined or "}" in joined or " \0" in joined or "\0 " in joined:
        return False
    return joined == " ".join(joined.split())


def any_of(patterns: Iterable[str]) -> str:
    """A regular expression for folded text: whole words, longest first; never matches if there are none."""
    return _any_of(tuple(patterns))


@cache
def _any_of(patterns: tuple[str, ...]) -> str:
    forms = sorted({*fold_all(expand_all(patterns))}, key=lambda form: (-len(form), form))
    if not forms:
        return r"(?!)"
    return r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?!\w)"


def before_word(articles: Iterable[str]) -> str:
    """A regular expression for one of these articles right before a word: `el `, `l'`."""
    forms = sorted(map(fold, articles), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form) + ("" if form.endswith("'") else " ") for form in forms) + ")"


class Phrases:
    """The words and phrases of a table, to be found as whole words in folded text, all in one pass."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        forms = sorted({*fold_all(expand_all(patterns))})
        self._automaton = AhoCorasick(forms)
        # Of each form its longest word, which is mostly its rarest: where none of them stands there is nothing to find.
        self._telling = frozenset(max(runs(form), key=len, default="") for form in forms)
        self._unguarded = "" in self._telling  # a form without a letter or digit stands anywhere

    def spans(self, folded: str) -> tuple[tuple[int, int], ...]:
        """(start, end) of every phrase, the leftmost first, of these the longest; none overlaps another."""
        if self._telling.isdisjoint(words_of(folded)) and not self._unguarded:
            return ()
        return _spans(self, folded)

    def search(self, folded: str) -> list[tuple[int, int]]:
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        length = len(folded)
        found = [  # whole words, asked without a call
            (start, -end)
            for _, start, end in hits
            if not (start and folded[start - 1].isalnum() and folded[start].isalnum())
            and (end == length or not (folded[end].isalnum() and folded[end - 1].isalnum()))
        ]
        return sorted(found) if len(found) > 1 else found


@lru_cache(maxsize=512)  # many ask the same of one paragraph
def _spans(phrases: Phrases, folded: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for start, end in phrases.search(folded):
        if not found or start >= found[-1][1]:
            found.append((start, -end))
    return tuple(found)


def windows(folded: str, places: Iterable[tuple[int, int]], margin: int) -> list[tuple[int, int]]:
    """The places with `margin` characters on either side, in whole words, joined.

    What must hold one of them needs to be looked for nowhere else.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        first = folded.rfind(" ", 0, max(0, start - margin)) + 1
        last = folded.find(" ", end + margin)
        last = len(folded) if last < 0 else last
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


class Listed:
    """The words and phrases of a table by their first and last words, to be looked for at one place."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for form in sorted({*fold_all(expand_all(patterns))}):
            words = _WORDS.findall(form)
            self._first.setdefault(words[0], []).append(form)
            self._last.setdefault(words[-1], []).append(form)

    def begins(self, folded: str, place: int) -> bool:
        """Whether one stands at the beginning of a word."""
        word = _WORDS.match(folded, place)
        return word is not None and any(
            folded.startswith(form, place) and not _WORDS.match(folded, place + len(form))
            for form in self._first.get(word[0], ())
        )

    def ends(self, folded: str, place: int, reach: int) -> Iterator[int]:
        """Where those begin that end at the end of a word before one space, none longer than `reach`."""
        if place < 0 or folded[place] != " ":
            return
        word = folded[folded.rfind(" ", 0, place) + 1 : place]
        if not word.isalnum():
            word = _LAST.findall(word)[0]
        for form in self._last.get(word, ()):
            start = place - len(form)
            if len(form) <= reach and folded.endswith(form, 0, place) and not _WORDS.match(folded[start - 1 : start]):
                yield start


@cache
def listed(patterns: tuple[str, ...]) -> Listed:
    """The table, made once."""
    return Listed(patterns)


@cache
def phrases(patterns: tuple[str, ...]) -> Phrases:
    """The finder of a table, made once."""
    return Phrases(patterns)


@cache
def word_set(words: tuple[str, ...]) -> frozenset[str]:
    """The words as folded text has them."""
    return frozenset(fold_all(words))


@cache
def spelled(words: tuple[str, ...]) -> frozenset[str]:
    """The words in lower case with their accents: bajó is no bajo."""
    return frozenset(word.lower() for word in words)
