"""Where do the nouns stand that say what someone is?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from briefsite.languages import Language
from briefsite.patterns import Phrases, phrases, word_set
from briefsite.recurring import Recurring

SHORTEST = 2  # letters before a productive ending: geó-logo
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


class Head(NamedTuple):
    """A head in a paragraph; its first and last word whole, also where hyphens join them."""

    start: int
    end: int
    plural: bool
    rank: bool


@lru_cache(maxsize=512)
def find_heads(language: Language, folded: str) -> tuple[Head, ...]:
    """Every head of a role in a paragraph, in order: listed ones, and words with a productive ending."""
    tables = _tables(language)
    listed = tables.phrases.spans(folded)
    found: list[Head] = []
    for start, end in listed:
        start, end = _whole(folded, start, end)
        if not found or start >= found[-1].end:
            found.append(_head(folded, start, end, tables))
    heads = _heads(language)
    more = _more(folded, heads)
    taken = {place for head in found for place in range(head.start, head.end)}
    found += [_head(folded, a, b, tables) for a, b in more if a not in taken and b - 1 not in taken]
    return tuple(sorted(found, key=lambda head: head.start))


def _more(folded: str, heads: Recurring[tuple[tuple[int, int], ...]]) -> list[tuple[int, int]]:
    """Where words stand that are heads by their form."""
    pieces = folded.split(" ")
    holding = {*filter(heads.__getitem__, {*pieces})}
    if not holding:
        return []
    found, start = [], 0
    for piece in pieces:
        if piece in holding:
            found += [(start + first, start + last) for first, last in heads[piece]]
        start += len(piece) + 1
    return found


@cache
def _heads(language: Language) -> Recurring[tuple[tuple[int, int], ...]]:
    """Where in a piece of text between spaces the words are that are heads by their form."""
    tables = _tables(language)
    return Recurring(lambda piece: tuple([w.span() for w in _WORD.finditer(piece) if _is_head(w[0], tables)]))


@lru_cache(maxsize=512)
def head_starts(language: Language, folded: str) -> dict[int, Head]:
    """The heads of a paragraph by the places where they begin."""
    return {head.start: head for head in find_heads(language, folded)}


@dataclass(frozen=True, eq=False, repr=False)
class _Tables:
    words: frozenset[str]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    plurals: tuple[str, ...]
    ranks: frozenset[str]
    phrases: Phrases


@cache
def _tables(language: Language) -> _Tables:
    every = (*language.role_heads, *language.professions, *language.ranks)
    words = word_set(every)
    ordered = [
        tuple(sorted(word_set(table), key=lambda ending: (-len(ending), ending)))
        for table in (language.role_prefixes, language.role_endings, language.role_plurals)
    ]
    titles = frozenset(title.rstrip(".") for title in word_set(language.titles))
    return _Tables(words, ordered[0], ordered[1], ordered[2], word_set(language.ranks) | titles, phrases(every))


def is_head(language: Language, word: str) -> bool:
    """Whether a folded word is the plural of a head, or has a productive prefix or ending."""
    return _is_head(word, _tables(language))


def _is_head(word: str, tables: _Tables) -> bool:
    single = _singulars(word, tables)
    if any(form in tables.words for form in single):
        return True
    for form in (word, *single):
        if form.endswith(tables.endings) and any(
            form.endswith(ending) and len(form) - len(ending) >= SHORTEST for ending in tables.endings
        ):
            return True
    return word.startswith(tables.prefixes) and any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and _is_known(word[len(prefix) :].lstrip("-"), tables)
        for prefix in tables.prefixes
    )


def _is_known(word: str, tables: _Tables) -> bool:
    return word in tables.words or any(form in tables.words for form in _singulars(word, tables))


def _singulars(word: str, tables: _Tables) -> tuple[str, ...]:
    return tuple(word.removesuffix(ending) for ending in tables.plurals if word.endswith(ending))


def _head(folded: str, start: int, end: int, tables: _Tables) -> Head:
    first, last = folded[start:end].split(" ")[0], folded[start:end].split(" ")[-1]
    plural = any(
        _is_known(form, tables) or _is_head(form, tables) for word in (first, last) for form in _singulars(word, tables)
    )
    return Head(start, end, plural, folded[start:end] in tables.ranks)


def _whole(folded: str, start: int, end: int) -> tuple[int, int]:
    """The words of a head with what hyphens join to it: `ex-minister`, `economista-chefe`."""
    while start > 1 and folded[start - 1] == "-" and folded[start - 2].isalpha():
        start -= 1
        while start and folded[start - 1].isalpha():
            start -= 1
    joined = re.compile(r"(?:-[^\W\d_]+)+").match(folded, end)
    return start, joined.end() if joined else end
