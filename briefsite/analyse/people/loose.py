"""Which word that no table lists says by its ending what someone is? `the climatologist X`, `X, a fitter`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefsite.analyse.people.extent import reach, role_tables
from briefsite.analyse.people.opening import WORD_BEFORE, opening
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import word_set

SHORTEST = 3  # letters before the ending: fit-ter, pon-ente
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CLOSED = re.compile(r" (?:-|–|—) |[,.;:)]|$")


@dataclass(frozen=True, eq=False, repr=False)
class _Loose:
    endings: tuple[str, ...]
    stops: frozenset[str]


@cache
def _loose(language: Language) -> _Loose:
    barred = (*language.function_words, *language.speech_verbs, *language.kin, *language.not_names)
    endings = tuple(sorted(word_set(language.loose_role_endings)))
    return _Loose(endings, word_set((*language.loose_role_stops, *language.organisation_cues, *barred)))


@lru_cache(maxsize=20_000)
def is_loose(language: Language, word: str) -> bool:
    """Whether a folded word may say what someone is, by its ending alone."""
    tables = _loose(language)
    return (
        word.endswith(tables.endings)
        and word not in tables.stops
        and any(word.endswith(ending) and len(word) - len(ending) >= SHORTEST for ending in tables.endings)
    )


def loose_before(place: Place, name: Span) -> Span | None:
    """`la letrista, X`, `the fitter X`: a determined noun right before the name of a likely person."""
    if name not in place.names or name.start < SHORTEST:
        return None
    end = name.start - (2 if place.folded[max(0, name.start - 2) : name.start] == ", " else 1)
    word = WORD_BEFORE.search(place.folded[max(0, end - 40) : end] + " ")
    if not word or place.folded[end] not in " ," or not is_loose(place.language, word[1]):
        return None
    begin = end - len(word[1])
    if not _is_written(place, begin, end):
        return None
    start = opening(place, begin)
    before = WORD_BEFORE.search(place.folded, max(0, start - 20), start)
    return Span(place.number, start, end) if before and _determines(place, before[1]) else None


def loose_after(place: Place, at: int, limit: int) -> Span | None:
    """`X, letrista del grupo,`: a noun in apposition, closed by a mark, behind an article where it needs one."""
    tables, first = role_tables(place.language), place.language.adjectives_first
    word = _WORD.match(place.folded, at, limit)
    if not word or (first and not _follows_article(place, at)):
        return None
    while first and word and place.folded[word.end() : word.end() + 1] == " ":
        following = _WORD.match(place.folded, word.end() + 1, limit)
        if not following or following[0] in tables.links or following[0] in tables.barred:
            break
        word = following
    if not word or not _is_written(place, word.start(), word.end()) or not is_loose(place.language, word[0]):
        return None
    end = reach(place, word.end(), limit)
    return Span(place.number, at, end) if CLOSED.match(place.text, end) else None


def _is_written(place: Place, start: int, end: int) -> bool:
    """Nouns stand in lower case, but where they have a capital."""
    return place.text[start:end].islower() is not place.language.nouns_capitalised


def _determines(place: Place, word: str) -> bool:
    tables = role_tables(place.language)
    return word in tables.articles or (word in tables.skips and word not in tables.openers)


def _follows_article(place: Place, at: int) -> bool:
    before = WORD_BEFORE.search(place.folded, max(0, at - 12), at)
    return bool(before and _determines(place, before[1]))
