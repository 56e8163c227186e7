"""Which places of a paragraph are known names, and so nobody's?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.recurring import letters_before
from briefsite.text import fold

_FOLLOWING = re.compile(r" ([^\W\d_]{3,})")
REACH = 20  # characters before a name in which a given name stands


def taken_places(text: str, mentions: Iterable[Mention], given: frozenset[str], language: Language) -> set[int]:
    """The places of known names in a paragraph; a place may be a given name before a surname: Santiago Lugo."""
    ordinary = word_set(language.not_names)
    every = list(mentions)
    starts = {m.span.start for m in every}
    taken: set[int] = set()
    for mention in every:
        span = mention.span
        following = _FOLLOWING.match(text, span.end) if fold(mention.text) in given else None
        is_first = (
            following is not None
            and following[1][0].isupper()
            and following[1][1:].islower()
            and span.end + 1 not in starts
            and fold(following[1]) not in ordinary
            and not _in_place(text, span, language)
        )
        if (
            not is_first
            and not _is_titled(text, mention, language)
            and not _is_second(text, mention, given, ordinary, starts)
        ):
            taken.update(range(span.start, span.end))
    return taken


def _is_second(text: str, mention: Mention, given: frozenset[str], ordinary: frozenset[str], starts: set[int]) -> bool:
    """Whether a known name stands behind a given name: Karl Ungar, Michael Bloomberg."""
    name, start = mention.text, mention.span.start
    if not (name[0].isupper() and name.isalpha() and name[1:].islower()):
        return False
    before = letters_before(text, start, min(start, REACH))
    if not before[:1].isupper():
        return False
    word = fold(before)
    return word in given and word not in ordinary and start - len(before) - 1 not in starts


def _is_titled(text: str, mention: Mention, language: Language) -> bool:
    """`Mr London`: a courtesy title before one word."""
    end = mention.span.start - 1
    if end < 0 or text[end] != " " or not mention.text.isalpha() or mention.text.isupper():
        return False
    first = max(0, end - 11)
    before = text[text.rfind(" ", first, end) + 1 or first : end]
    return before[:1].isupper() and fold(before) in _titles(language)


@cache
def _titles(language: Language) -> frozenset[str]:
    return word_set(language.titles) | frozenset(title.rstrip(".") for title in word_set(language.titles))


def _in_place(text: str, span: Span, language: Language) -> bool:
    """Whether a preposition stands before: `en Santiago`."""
    before = text[max(0, span.start - 12) : span.start].split()
    return bool(before) and fold(before[-1]) in _prepositions(language)


@cache
def _prepositions(language: Language) -> frozenset[str]:
    return word_set(language.said_by) | word_set(language.role_links)
