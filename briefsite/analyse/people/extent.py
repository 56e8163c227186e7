"""How far does a role go on behind its head?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefsite.analyse.people.heads import head_starts
from briefsite.analyse.people.joined import begins_role
from briefsite.analyse.people.place import Place
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.text import fold

LONGEST = 18  # words behind a head
PLAIN = 3  # words in lower case one after another that no table knows
_TOKEN = re.compile(r"[^\s,;:.()\[\]\"“”«»„!?…]+")


@dataclass(frozen=True, eq=False, repr=False)
class _Tables:
    """Folded words of one language."""

    links: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    allowed: frozenset[str]
    barred: frozenset[str]
    skips: frozenset[str]
    openers: frozenset[str]
    genitives: frozenset[str]
    no_names: frozenset[str]
    times: frozenset[str]
    verbs: tuple[str, ...]
    tails: tuple[str, ...]


@cache
def role_tables(language: Language) -> _Tables:
    """The words that a role goes on with, and those that end it."""
    parts = (part for word in (*language.role_words, *language.portfolios) for part in word.split())
    allowed = frozenset(map(fold, parts)) | word_set(language.role_openers)
    barred = word_set(
        (*language.called, *language.function_words, *language.speech_verbs, *language.auxiliaries, *language.relatives)
    )
    return _Tables(
        word_set(language.role_links),
        word_set(language.articles) | word_set(language.definite_articles),
        word_set(language.conjunctions),
        allowed - word_set(language.relatives),
        barred,
        word_set((*language.articles, *language.role_skips, *language.role_openers)),
        word_set(language.role_openers),
        word_set(language.role_genitives),
        word_set(language.not_names),
        word_set(next((words for kind, words in language.units if kind == "duration"), ())),
        tuple(language.verb_endings),
        tuple(sorted(map(fold, language.role_tails), key=lambda tail: (-len(tail), tail))),
    )


@dataclass
class _Walk:
    """Where a walk through the words of a role stands."""

    end: int  # of the role
    waits: bool = False  # a preposition or article waits for its noun
    linked: bool = False  # at least one preposition was passed
    plain: int = 0  # words in lower case at the end
    capital: bool = False  # the last word has a capital


def reach(place: Place, start: int, limit: int) -> int:
    """Where the role ends whose head ends at `start`; words that only lead on are left out."""
    tables = role_tables(place.language)
    walk = _Walk(tail(place, start, tables))
    at = walk.end
    for _ in range(LONGEST):
        token = _TOKEN.match(place.text, at + 1, limit)
        if not token or place.text[at : at + 1] != " " or token[0][0] in "–—-'":
            break
        after = _step(place, token, walk, tables, limit)
        if after is None:
            break
        at = after
    if walk.waits and at > walk.end:
        return _title(place, at, limit) or walk.end
    return walk.end


def tail(place: Place, start: int, tables: _Tables) -> int:
    """The end of a head with the fixed words behind it: `Oberst a. D.`."""
    rest = place.folded[start + 1 : start + 30]
    tail = next((t for t in tables.tails if rest.startswith(t)), "")
    return start + 1 + len(tail) if tail and place.folded[start] == " " else start


def _title(place: Place, at: int, limit: int) -> int | None:
    """The end of a quoted title: `autor de "La orilla gris"`."""
    ends = (end for start in (at + 2, at + 3) for end in place.marks_by_start.get(start, ()))
    return next((end + 1 for end in ends if end <= limit), None)


def _step(place: Place, token: re.Match[str], walk: _Walk, tables: _Tables, limit: int) -> int | None:
    """The end of what was read, or None where the role cannot go on."""
    word, start = place.folded[slice(*token.span())], token.start()
    elided = re.match(r"(?:[ld]|dell|all|nell|dall|sull|qu)'(?=\w)", word)
    if elided:
        start += elided.end()
    known = place.known_at(start)
    if known is not None and known <= limit:
        walk.end, walk.waits, walk.plain, walk.capital = known, False, 0, True
        walk.linked = walk.linked or bool(elided)
        return known
    if word[0].isdigit() or (elided and elided[0].startswith("qu")):
        return None
    if word == "&":
        return token.end() if walk.capital else None
    if word in tables.conjunctions:
        return token.end() if _joins(place, token.end(), walk, tables, limit) else None
    if word in tables.links and not place.text[start].isupper():
        walk.waits, walk.linked, walk.plain = True, True, 0
        return token.end()
    if word in tables.articles and not place.text[start].isupper():
        return token.end() if walk.waits else None
    return _noun(place, token, walk, tables, bool(elided))


def _noun(place: Place, token: re.Match[str], walk: _Walk, tables: _Tables, elided: bool) -> int | None:
    word = place.folded[slice(*token.span())]
    capital = elided or place.text[token.start()].isupper()
    if capital and not walk.linked and not elided and word not in tables.allowed and not _is_acronym(token[0]):
        return None  # a name behind a head is nobody's office
    if word in tables.times:
        return None
    if not capital:
        if word not in tables.allowed and (word in tables.barred or token[0].endswith(tables.verbs)):
            return None
        after_head = not walk.linked and not walk.waits and word not in tables.allowed
        if after_head and place.language.adjectives_first:
            return None  # no adjective stands behind its noun
        walk.plain += word not in tables.allowed
        if walk.plain > PLAIN:
            return None
        walk.linked = walk.linked or elided
        if place.language.nouns_capitalised:
            return token.end()  # an adjective before its noun
    else:
        walk.plain = 0
    walk.end, walk.waits, walk.capital = token.end(), False, capital
    return token.end()


def _joins(place: Place, at: int, walk: _Walk, tables: _Tables, limit: int) -> bool:
    """Whether an `and` joins two parts of one role: no new role, no verb behind it."""
    token = _TOKEN.match(place.text, at + 1, limit)
    if not token or walk.waits or at + 1 in head_starts(place.language, place.folded):
        return False
    word = place.folded[slice(*token.span())]
    if word in tables.articles and begins_role(place, token.end() + 1, tables.links):
        return False
    if word in tables.links or place.known_at(token.start()) is not None:
        return walk.linked
    following = place.next_name(token.start())
    if (following and following.start == token.start()) or not walk.linked or word in tables.skips:
        return False
    if token[0][0].isupper():
        return walk.capital or place.language.nouns_capitalised
    if walk.capital or token[0].endswith(tables.verbs):
        return False
    return word in tables.allowed or (word not in tables.barred and _closes(place, token.end(), tables))


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper()


def _closes(place: Place, at: int, tables: _Tables) -> bool:
    """Whether a phrase ends here or behind one plain word more: `trade and development issues.`"""
    token = _TOKEN.match(place.text, at + 1) if place.text[at : at + 1] == " " else None
    if token and token[0].islower() and place.folded[slice(*token.span())] not in tables.barred:
        at = token.end()
    return place.text[at : at + 1] in (",", ".", ";", ":", ")", "") or place.text[at : at + 2] == " -"
