"""Where do the nouns stand that say what someone is?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefsite.languages import Language
from briefsite.patterns import phrases, word_set

SHORTEST = 2  # letters before a productive ending: geó-logo
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Head:
    """A head in a paragraph; its first and last word whole, also where hyphens join them."""

    start: int
    end: int
    plural: bool
    rank: bool


@lru_cache(maxsize=512)
def find_heads(language: Language, folded: str) -> tuple[Head, ...]:
    """Every head of a role in a paragraph, in order: listed ones, and words with a productive ending."""
    tables = _tables(language)
    listed = phrases((*language.role_heads, *language.professions, *language.ranks)).spans(folded)
    found = []
    for start, end in listed:
        start, end = _whole(folded, start, end)
        if not found or start >= found[-1].end:
            found.append(_head(folded, start, end, tables))
    taken = {place for head in found for place in range(head.start, head.end)}
    for word in _WORD.finditer(folded):
        if word.start() not in taken and word.end() - 1 not in taken and _is_head(word[0], tables):
            found.append(_head(folded, *word.span(), tables))
    return tuple(sorted(found, key=lambda head: head.start))


@dataclass(frozen=True)
class _Tables:
    words: frozenset[str]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    plurals: tuple[str, ...]
    ranks: frozenset[str]


@cache
def _tables(language: Language) -> _Tables:
    words = word_set((*language.role_heads, *language.professions, *language.ranks))
    ordered = [
        tuple(sorted(word_set(table), key=lambda ending: (-len(ending), ending)))
        for table in (language.role_prefixes, language.role_endings, language.role_plurals)
    ]
    titles = frozenset(title.rstrip(".") for title in word_set(language.titles))
    return _Tables(words, ordered[0], ordered[1], ordered[2], word_set(language.ranks) | titles)


def is_head(language: Language, word: str) -> bool:
    """Whether a folded word is a head by itself."""
    tables = _tables(language)
    return word in tables.words or _is_head(word, tables)


def _is_head(word: str, tables: _Tables) -> bool:
    single = _singulars(word, tables)
    if any(form in tables.words for form in single):
        return True
    if any(form.endswith(tables.endings) and len(form) >= SHORTEST + 4 for form in (word, *single)) and any(
        form.endswith(ending) and len(form) - len(ending) >= SHORTEST
        for form in (word, *single)
        for ending in tables.endings
    ):
        return True
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 3 and _is_known(word[len(prefix) :].lstrip("-"), tables)
        for prefix in tables.prefixes
    )


def _is_known(word: str, tables: _Tables) -> bool:
    return word in tables.words or any(form in tables.words for form in _singulars(word, tables))


def _singulars(word: str, tables: _Tables) -> tuple[str, ...]:
    return tuple(word.removesuffix(ending) for ending in tables.plurals if word.endswith(ending))


def _head(folded: str, start: int, end: int, tables: _Tables) -> Head:
    first, last = folded[start:end].split(" ")[0], folded[start:end].split(" ")[-1]
    plural = any(_is_known(form, tables) or _is_head(form, tables) for word in (first, last) for form in _singulars(word, tables))
    return Head(start, end, plural, folded[start:end] in tables.ranks)


def _whole(folded: str, start: int, end: int) -> tuple[int, int]:
    """The words of a head with what hyphens join to it: `ex-minister`, `economista-chefe`."""
    while start > 1 and folded[start - 1] == "-" and folded[start - 2].isalpha():
        start -= 1
        while start and folded[start - 1].isalpha():
            start -= 1
    joined = re.compile(r"(?:-[^\W\d_]+)+").match(folded, end)
    return start, joined.end() if joined else end
