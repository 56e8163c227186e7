"""Which roles stand before a name? `el senador y exministro X`, `NATO Secretary General X`."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from briefsite.analyse.people.extent import reach, role_tables, tail
from briefsite.analyse.people.heads import Head, find_heads
from briefsite.analyse.people.loose import loose_before
from briefsite.analyse.people.opening import WORD_BEFORE, opening
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.text import fold

FARTHEST = 200  # characters between the head of a role and the name


class Found(NamedTuple):
    """A role beside a name."""

    start: int
    end: int
    plural: bool | None = False  # None: perhaps, where the article is that of a feminine noun as well
    rank: bool = False  # only a rank: a title, and none of the roles


def roles_before(place: Place, name: Span) -> list[Found]:
    """The roles that end at the name, the first one first; a rank alone is told too."""
    sentence = place.reading.sentence(name)
    first = max(sentence.start, name.start - FARTHEST)
    best: tuple[Head, int] | None = None
    open_to_left = True
    heads = find_heads(place.language, place.folded)
    for at in range(bisect_left(heads, name.start, key=lambda head: head.start) - 1, -1, -1):
        head = heads[at]
        if head.start < first:
            break
        if head.end > name.start or place.text[head.start : head.end] in place.language.kin:
            continue
        between = place.next_name(head.end)
        if between and between.end < name.start:
            break
        if not open_to_left and best and head.end + 1 != best[0].start:
            break
        end = reach(place, head.end, name.start)
        if best and open_to_left and not is_title(place, *best) and not _holds(place, best[0].start):
            break
        gap = _gap(place, end, name.start)
        rank = best is not None and is_title(place, *best)
        if gap is None or not (place.language.adjectives_first or _stands_alone(place, opening(place, head.start))):
            continue
        if best and not rank and end < best[1]:
            continue
        if gap and not _is_called(place, name) and _belongs_to_another(place, head):
            continue
        best = head, end
        open_to_left = gap or is_title(place, head, end)
    if best:
        return _chain(place, *best)
    loose = loose_before(place, name)
    return [Found(loose.start, loose.end)] if loose else []


def _chain(place: Place, head: Head, end: int) -> list[Found]:
    start = opening(place, head.start)
    alone = start == head.start and is_title(place, head, end)
    if alone and not _stands_alone(place, start):
        return []
    found = [Found(start, end, (head.plural or is_shared(place, start)) and not _is_one_of(place, start), alone)]
    if outer := _outer(place, start):
        return [outer, *found]
    joined = _either(place.language).search(place.folded, max(0, start - FARTHEST), start)
    if joined:
        for other in reversed(find_heads(place.language, place.folded[: joined.start()])):
            if reach(place, other.end, joined.start()) == joined.start():
                return [Found(opening(place, other.start), joined.start(), other.plural), *found]
            break
    return found


def _outer(place: Place, start: int) -> Found | None:
    """`la presidenta de la comisión, senadora X`: an office with its article, and a role without one behind a comma."""
    if not place.folded.startswith(", ", start - 2):
        return None
    heads = find_heads(place.language, place.folded)
    for at in range(bisect_left(heads, start, key=lambda head: head.start) - 1, -1, -1):
        other = heads[at]
        if other.start < start - FARTHEST or other.plural:
            return None
        if reach(place, other.end, start - 2) == start - 2:
            begin = opening(place, other.start)
            before = WORD_BEFORE.search(place.folded, max(0, begin - 8), begin)
            article = before is not None and before[1] in _definite(place.language)
            if article and not _belongs_to_another(place, other):
                return Found(begin, start - 2)
    return None


@cache
def _definite(language: Language) -> frozenset[str]:
    known = word_set(language.definite_articles) or word_set(language.articles) - word_set(language.indefinite_articles)
    return known - word_set(language.role_links)


def _is_one_of(place: Place, start: int) -> bool:
    """`uno de los vicepresidentes, X`: of several only he is named."""
    words = (skip for skip in place.language.role_skips if " " in skip)
    return any(place.folded.endswith(fold(skip) + " ", 0, start) for skip in words)


def _holds(place: Place, start: int) -> bool:
    """Whether a genitive stands before, by which a role further left may hold this one."""
    before = place.folded[max(0, start - 25) : start].split()
    tables = role_tables(place.language)
    return any(word in tables.genitives for word in before[-1:]) or (
        before[-1:] != [] and before[-1] in tables.articles and before[-2:-1] != [] and before[-2] in tables.genitives
    )


def is_title(place: Place, head: Head, end: int) -> bool:
    """Whether a role is only a rank: `general`, `Oberst a. D.`."""
    return head.rank and (
        end == head.end
        or ("." in place.text[head.end : end] and end == tail(place, head.end, role_tables(place.language)))
    )


def _stands_alone(place: Place, start: int) -> bool:
    """Whether a head is a noun here: `el general X`, but not `asamblea general X`, `equipo médico, X`."""
    before = WORD_BEFORE.search(place.text[max(0, start - 30) : start])
    if not before or not before[1].islower():
        return True
    tables, word = role_tables(place.language), fold(before[1])
    leading = (tables.barred, tables.articles, tables.links, tables.skips, tables.conjunctions)
    return any(word in table for table in leading) or before[1].endswith((*tables.verbs, ","))


@cache
def _either(language: Language) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_set(language.conjunctions)))) or "(?!)"
    return re.compile(rf" (?:{words}) $")


def is_shared(place: Place, start: int) -> bool | None:
    """Whether a plural article stands before a role; None where it may be another one."""
    before = WORD_BEFORE.search(place.folded[max(0, start - 12) : start])
    found = bool(before and before[1] in word_set(place.language.plural_articles))
    return None if found and place.language.nouns_capitalised else found


def _gap(place: Place, end: int, start: int) -> bool | None:
    """Whether a comma stands between a role and its name; None where more stands between than titles."""
    match = _gaps(place.language).fullmatch(place.folded, end, start)
    if not match:
        return None
    if match["word"]:
        at = match.start("word")
        if place.known_at(at) is None and fold(match["word"]) not in word_set(place.language.kin):
            return None
    return bool(match["comma"])


@cache
def _gaps(language: Language) -> re.Pattern[str]:
    words = {fold(word).rstrip(".") for word in (*language.titles, *language.ranks)}
    titles = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"
    article = rf"(?:{before_word(language.articles)})?" if language.articles else ""
    called = any_of(language.called)
    tails = "|".join(re.escape(fold(tail)) for tail in language.role_tails) or "(?!)"
    return re.compile(
        rf"(?: \([^()]{{1,30}}\))?(?:,? (?:{called})(?= ))?"
        rf"(?:(?P<comma>,) {article}(?:(?P<word>(?!(?:{titles})\.? )[\w-]+) )?| )"
        rf"(?:(?:{titles})\.? ?(?:(?:{tails}) )?)*"
    )


def _is_called(place: Place, name: Span) -> bool:
    """`un pastor llamado X`: the role is of the name behind it."""
    return bool(_called(place.language).search(place.folded[max(0, name.start - 20) : name.start]))


@cache
def _called(language: Language) -> re.Pattern[str]:
    return re.compile(f"{any_of(language.called)} $")


def _belongs_to_another(place: Place, head: Head) -> bool:
    """`Juan Pérez, alcalde de Lugo, Ana Ruiz`: what is apposed to a name before is not told of the next."""
    word = WORD_BEFORE.search(place.folded, max(0, head.start - 8), head.start)
    at = word.start() if word and word[1] in role_tables(place.language).articles else head.start
    ends = at - 2 if place.folded[max(0, at - 2) : at] == ", " else -1
    return ends in place.run_ends
