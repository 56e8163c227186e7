"""Which words of a text are finite verbs? By a table of frequent ones and by endings, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefsite.languages import Language
from briefsite.text import fold

SHORTEST = 4  # letters of a verb that is known by its ending alone
HELPED = 2  # words behind an auxiliary that may be the rest of the verb: `has also won`
_WORD = re.compile(r"[^\W\d_]+")


def finite_verbs(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """(start, end) of every word that is one, in order: never a name, seldom behind an article or a preposition."""
    known, auxiliaries, others, nominal, clitics, capitals = _tables(language)
    saying, that = _saying(language)
    endings = language.finite_endings
    before, last, helped = "", 0, 0  # `helped`: words behind an auxiliary that belong to it
    for word in _WORD.finditer(text):
        written, (start, end) = word[0], word.span()
        form = written.lower()
        ended = form.endswith(endings) and end - start >= SHORTEST and form not in others
        told = form in saying and text.startswith(that, end)
        named = start == 0 and form not in known and text[end + 1 : end + 2].isupper()  # `Julen Ibarra firmó`
        plain = form == written or (start == 0 and form not in capitals and not named)
        if (ended or told or form in known or before in clitics) and plain:
            gap = text[last:start].strip()
            behind = before in clitics and gap in ("", "'") and form not in language.function_words
            listed = ended or told or form in known
            sure = form in auxiliaries or behind or (ended and language.pro_drop)
            participle = gap == "," and form.endswith("ed") and text.count(",", 0, start) % 2 == 1  # `The deal, signed`
            if sure or (listed and not (participle or helped or (before in nominal and gap in ("", "'")))):
                yield start, end
        helped = HELPED if form in auxiliaries else max(0, helped - 1) if start - last == 1 else 0
        before, last = form, end


def has_verb(text: str, language: Language) -> bool:
    return next(finite_verbs(text, language), None) is not None


@cache
def _saying(language: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    """Verbs of speech, which also name things, and what shows that they are verbs: `estima que`."""
    verbs = (verb for verb in language.speech_verbs if not verb.endswith((" ", *language.participle_endings)))
    than = (word for word in language.relatives if word in language.than or word == "that")
    return frozenset(verbs), tuple(f" {word} " for word in than)


@cache
def _tables(language: Language) -> tuple[frozenset[str], ...]:
    """Finite verbs, auxiliaries among them, words that only look so; words before nouns, before verbs; prepositions."""
    nominal = (*language.articles, *language.determiners, *language.cut_before, *language.genitives)
    auxiliaries = frozenset(language.auxiliaries)
    known = auxiliaries | frozenset(language.finite_verbs)
    others, clitics = frozenset(language.not_finite), frozenset(language.clitics)
    capitals = frozenset(map(fold, language.cut_before))  # `A Lyon`: capitals go without their accents
    return known, auxiliaries, others, frozenset(word.rstrip("'") for word in nominal), clitics, capitals
