"""Which words of a text are finite verbs? By a table of frequent ones and by endings, each in its place."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, compress, count

from briefsite.languages import Language
from briefsite.recurring import Recurring
from briefsite.text import fold

SHORTEST = 4  # letters of a verb that is known by its ending alone
HELPED = 2  # words behind an auxiliary that may be the rest of the verb: `has also won`
_WORD = re.compile(r"([^\W\d_]+)")
# What is true of a word wherever it stands: by a list or an ending a verb, a verb of speech, … before a noun, …
_LISTED, _KNOWN, _SAYING, _AUXILIARY, _SURE, _CLITIC, _NOMINAL, _LEADING, _FUNCTION, _SMALL, _PARTICIPLE = (
    1 << place for place in range(11)
)
_CANDIDATE = _LISTED | _SAYING
_TELLING = _CANDIDATE | _CLITIC  # what may be one, and what makes one of the word behind it


@lru_cache(maxsize=256)  # title, key points and quotations ask the same of one sentence
def finite_verbs(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """(start, end) of every word that is one, in order: never a name, seldom behind an article or a preposition."""
    parts = _WORD.split(text)  # every second one is a word, the others stand between
    kinds = [*map(_kinds(language).__getitem__, parts[1::2])]
    telling = [*compress(count(), map(_TELLING.__and__, kinds))]
    if not telling:
        return ()
    ends = [*accumulate(map(len, parts))]
    found: list[tuple[int, int]] = []
    for at in sorted({*telling, *(at + 1 for at in telling if kinds[at] & _CLITIC and at + 1 < len(kinds))}):
        place = (ends[2 * at - 1] if at else 0, ends[2 * at], ends[2 * at + 1])
        kind, before = kinds[at], kinds[at - 1] if at else 0
        if (kind & _CANDIDATE or before & _CLITIC) and _is_verb(
            text, place, (before, kind, _helped(parts, kinds, at)), language
        ):
            found.append(place[1:])
    return tuple(found)


def _helped(parts: list[str], kinds: list[int], at: int) -> bool:
    """Whether one of the HELPED words before is an auxiliary, with one character between those behind it."""
    for behind in range(at - 1, max(-1, at - 1 - HELPED), -1):
        if kinds[behind] & _AUXILIARY:
            return True
        if len(parts[2 * behind]) != 1:
            return False
    return False


def _is_verb(text: str, place: tuple[int, int, int], kinds: tuple[int, int, int], language: Language) -> bool:
    """Whether a word at (end of the one before, start, end) is one, by (kind of the one before, its own, `helped`)."""
    (last, start, end), (before, kind, helped) = place, kinds
    listed = kind & _LISTED or (kind & _SAYING and text.startswith(_that(language), end))
    if not listed and not before & _CLITIC:
        return False
    if not kind & _SMALL:  # `Julen Ibarra firmó`
        named = not kind & _KNOWN and text[end + 1 : end + 2].isupper()
        if start or kind & _LEADING or named:
            return False
    gap = text[last:start].strip()
    close = gap in ("", "'")
    if kind & _SURE or (before & _CLITIC and close and not kind & _FUNCTION):
        return True
    participle = gap == "," and kind & _PARTICIPLE and text.count(",", 0, start) % 2 == 1  # `The deal, signed`
    return bool(listed and not (participle or helped or (before & _NOMINAL and close)))


def has_verb(text: str, language: Language) -> bool:
    return bool(finite_verbs(text, language))


@cache
def _that(language: Language) -> tuple[str, ...]:
    """What shows that a verb of speech, which also names things, is a verb: `estima que`."""
    than = (word for word in language.relatives if word in language.than or word == "that")
    return tuple(f" {word} " for word in than)


@cache
def _kinds(language: Language) -> Recurring[int]:
    """What the tables of a language say of a word as written."""
    saying = frozenset(verb for verb in language.speech_verbs if not verb.endswith((" ", *language.participle_endings)))
    nouns = (*language.articles, *language.determiners, *language.cut_before, *language.genitives)
    nominal = frozenset(word.rstrip("'") for word in nouns)
    auxiliaries, others = frozenset(language.auxiliaries), frozenset(language.not_finite)
    known, clitics = auxiliaries | frozenset(language.finite_verbs), frozenset(language.clitics)
    leading = frozenset(map(fold, language.cut_before))  # `A Lyon`: capitals go without their accents
    functions = frozenset(language.function_words)

    def kind(written: str) -> int:
        form = written.lower()
        ended = form.endswith(language.finite_endings) and len(written) >= SHORTEST and form not in others
        flags = (
            (_LISTED, ended or form in known),
            (_KNOWN, form in known),
            (_SAYING, form in saying),
            (_AUXILIARY, form in auxiliaries),
            (_SURE, form in auxiliaries or (ended and language.pro_drop)),
            (_CLITIC, form in clitics),
            (_NOMINAL, form in nominal),
            (_LEADING, form in leading),
            (_FUNCTION, form in functions),
            (_SMALL, form == written),
            (_PARTICIPLE, form.endswith("ed")),
        )
        return sum(flag for flag, holds in flags if holds)

    return Recurring(kind)
