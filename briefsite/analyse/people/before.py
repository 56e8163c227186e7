"""Which roles stand before a name? `el senador y exministro X`, `NATO Secretary General X`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefsite.analyse.people.extent import reach, role_tables, tail
from briefsite.analyse.people.heads import Head, find_heads
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.text import fold

FARTHEST = 200  # characters between the head of a role and the name
_WORD_BEFORE = re.compile(r"([\w.'-]*\w[.']?) $")


@dataclass(frozen=True, slots=True)
class Found:
    """A role beside a name."""

    start: int
    end: int
    plural: bool = False
    rank: bool = False  # only a rank: a title, and none of the roles


def roles_before(place: Place, name: Span) -> list[Found]:
    """The roles that end at the name, the first one first; a rank alone is told too."""
    sentence = place.reading.sentence(name)
    first = max(sentence.start, name.start - FARTHEST)
    best: tuple[Head, int] | None = None
    open_to_left = True
    for head in reversed(find_heads(place.language, place.folded)):
        if head.start < first:
            break
        if head.end > name.start or place.text[head.start : head.end] in place.language.kin:
            continue
        if any(head.end <= other.start and other.end < name.start for other in place.names):
            break
        if not open_to_left and best and head.end + 1 != best[0].start:
            break
        end = reach(place, head.end, name.start)
        gap = _gap(place, end, name.start)
        rank = best is not None and is_title(place, *best)
        if gap is None or (best and not rank and end < best[1]) or _belongs_to_another(place, head, name):
            continue
        best = head, end
        open_to_left = gap or is_title(place, head, end)
    return _chain(place, *best) if best else []


def _chain(place: Place, head: Head, end: int) -> list[Found]:
    start = opening(place, head.start)
    alone = start == head.start and is_title(place, head, end)
    if alone and not _stands_alone(place, start):
        return []
    found = [Found(start, end, head.plural or is_shared(place, start), alone)]
    joined = re.search(rf" (?:{_either(place.language)}) $", place.folded[:start])
    if joined:
        for other in reversed(find_heads(place.language, place.folded[: joined.start()])):
            if reach(place, other.end, joined.start()) == joined.start():
                return [Found(opening(place, other.start), joined.start(), other.plural), *found]
            break
    return found


def is_title(place: Place, head: Head, end: int) -> bool:
    """Whether a role is only a rank: `general`, `Oberst a. D.`."""
    return head.rank and (
        end == head.end
        or ("." in place.text[head.end : end] and end == tail(place, head.end, role_tables(place.language)))
    )


def _stands_alone(place: Place, start: int) -> bool:
    """Whether a rank is a noun here: `el general X`, but not `asamblea general X`."""
    before = _WORD_BEFORE.search(place.text[max(0, start - 30) : start])
    if not before or not before[1].islower():
        return True
    tables, word = role_tables(place.language), fold(before[1])
    return word in tables.barred or word in tables.articles or word in tables.links or before[1].endswith(tables.verbs)


@cache
def _either(language: Language) -> str:
    return "|".join(sorted(map(re.escape, word_set(language.conjunctions)))) or "(?!)"


def is_shared(place: Place, start: int) -> bool:
    """Whether a plural article stands before a role."""
    before = _WORD_BEFORE.search(place.folded[max(0, start - 12) : start])
    return bool(before and before[1] in word_set(place.language.plural_articles))


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


def _belongs_to_another(place: Place, head: Head, name: Span) -> bool:
    """`Juan Pérez, alcalde de Lugo, Ana Ruiz`: what is apposed to a name before is not told of the next."""
    word = _WORD_BEFORE.search(place.folded, max(0, head.start - 8), head.start)
    at = word.start() if word and word[1] in role_tables(place.language).articles else head.start
    ends = at - 2 if place.folded[max(0, at - 2) : at] == ", " else -1
    return any(other.end == ends and other != name for other in place.names)


def opening(place: Place, start: int) -> int:
    """Where a role begins whose head begins at `start`: owners and attributes before it that belong to it."""
    tables, language = role_tables(place.language), place.language
    openers = tables.openers
    at = start
    while True:
        known = _known_before(place, at)
        if known is not None:
            at = known
            continue
        word = _WORD_BEFORE.search(place.folded, max(0, at - 40), at)
        if not word or word[1].endswith("."):
            return at
        begin = at - len(word[0])
        if word[1] in openers:
            at = begin
        elif not language.adjectives_first or word[1] in tables.skips or word[1] in tables.barred:
            return at
        elif _is_attribute(place, begin, word[1]):
            at = begin
        else:
            return at


def _known_before(place: Place, at: int) -> int | None:
    """`NATO Secretary General`, `Japan's prime minister`; a demonym behind its noun is told elsewhere."""
    if not place.language.adjectives_first:
        return None
    for span in place.known:
        if span.end < at and place.folded[span.end : at] in (" ", "'s ", "' ", "-"):
            return span.start
    return None


def _is_attribute(place: Place, begin: int, word: str) -> bool:
    """Whether a word before a head, which no list knows as its opener, is its attribute."""
    tables, language = role_tables(place.language), place.language
    if word[0].isdigit() or "-year-" in word:
        return False
    if language.nouns_capitalised:  # the burgenländische Politiker: an adjective between article and noun
        return place.text[begin].islower() and word.endswith(("e", "er", "en", "em")) and _determined(place, begin)
    if place.text[begin].isupper():
        within = begin > 0 and place.text[begin - 2] not in ".!?:"
        joined = place.text[begin + len(word) + 1].isupper()  # Jewish Chronicle editor
        return word in tables.allowed or (word not in tables.no_names and (within or joined))
    if word in tables.allowed and word not in tables.links:
        return True
    if word.endswith(tables.verbs) or word in tables.links:
        return False
    return _determined(place, begin) or any(span.end == begin - 1 for span in place.known)


def _determined(place: Place, begin: int) -> bool:
    """Whether an article stands before at most three plain words more."""
    tables = role_tables(place.language)
    words = place.folded[max(0, begin - 60) : begin].split()
    for word in reversed(words[-4:]):
        if word in tables.articles:
            return True
        if not word.isalpha() or word in tables.barred or word in tables.links:
            return False
    return False
