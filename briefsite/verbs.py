"""Which words of a text are finite verbs? By a table of frequent ones and by endings, each in its place."""

from __future__ import annotations

import re
from functools import cache

from briefsite.languages import Language

SHORTEST = 4  # letters of a verb that is known by its ending alone
HELPED = 2  # words behind an auxiliary that may be the rest of the verb: `has also won`
_WORD = re.compile(r"[^\W\d_]+")


def finite_verbs(text: str, language: Language) -> list[tuple[int, int]]:
    """(start, end) of every word that is one: never a name, seldom behind an article or a preposition."""
    known, auxiliaries, others, nominal = _tables(language)
    found: list[tuple[int, int]] = []
    before, commas, last, helped = "", 0, 0, 0  # `helped`: words behind an auxiliary that belong to it
    for word in _WORD.finditer(text):
        form, gap = word[0].lower(), text[last : word.start()]
        commas += gap.count(",")
        by_ending = len(form) >= SHORTEST and form.endswith(language.finite_endings) and form not in others
        behind = before in language.clitics and gap in (" ", "'") and form not in language.function_words
        if (by_ending or form in known or behind) and (word[0][0].islower() or word.start() == 0):
            sure = form in auxiliaries or behind or (by_ending and language.pro_drop)
            participle = form.endswith("ed") and gap.strip() == "," and commas % 2 == 1  # `The deal, announced …`
            if sure or not (participle or helped or (before in nominal and gap.strip() in ("", "'"))):
                found.append(word.span())
        helped = HELPED if form in auxiliaries else max(0, helped - 1) if gap == " " else 0
        before, last = form, word.end()
    return found


@cache
def _tables(language: Language) -> tuple[frozenset[str], ...]:
    """Finite verbs, auxiliaries among them, words that only look so, words before nouns."""
    nominal = (*language.articles, *language.determiners, *language.cut_before, *language.genitives)
    auxiliaries = frozenset(language.auxiliaries)
    known = auxiliaries | frozenset(language.finite_verbs)
    return known, auxiliaries, frozenset(language.not_finite), frozenset(word.rstrip("'") for word in nominal)
