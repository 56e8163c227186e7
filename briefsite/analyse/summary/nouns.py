"""Which things does a sentence take for known? `the deal` does, `the deal with Norway` and `the police` do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefsite.analyse.summary.clause import Clause, Word, governing
from briefsite.languages import Language
from briefsite.patterns import spelled, word_set
from briefsite.recurring import Recurring
from briefsite.text import fold

_ENDING = re.compile(r"(?<=\w{3})(?:ies|y|[aeio]?s|e?n|[aeio])$")
_stems = Recurring(lambda word: _ENDING.sub("", fold(word.lower())))
BEHIND = 4  # words behind the verb among which its subject begins


def stem(word: str) -> str:
    """`investigador` of `investigadoras`: without its plural and gender, in all languages alike."""
    return _stems[word]


def presupposed(clause: Clause, end: int, language: Language) -> Iterator[str]:
    """Stems of the nouns with a bare `the` among the first `end` words."""
    definite, relatives, ruling = definites(language), _relatives(language), governing(language)
    for number, word in enumerate(clause.words[:end]):
        if (
            number and word.low in relatives and clause.words[number - 1].low not in ruling
        ):  # what it tells says which one is meant
            end = number
            break
    for number, word in enumerate(clause.words[:end]):
        if word.low not in definite:
            continue
        phrase = phrase_behind(clause, number + 1, language)
        if not phrase:
            if _elliptic(clause, number + 1, language):
                yield "?"  # `el de ayer`: no word is known again
        elif not _complete(clause, number + 1, phrase, language):
            yield stem(_head(phrase, language))


def phrase_behind(clause: Clause, start: int, language: Language) -> list[Word]:
    """The words of a noun phrase from there: up to a comma, a preposition, a verb, another determiner."""
    phrase: list[Word] = []
    for word in clause.words[start:]:
        if (phrase and word.gap) or word.low in _closing(language) or word.start in clause.verbs:
            break
        phrase.append(word)
    return phrase


def _complete(clause: Clause, start: int, phrase: list[Word], language: Language) -> bool:
    if clause.named(phrase[0].start, phrase[-1].end) or not any(word.low.isalpha() for word in phrase):
        return True  # `el 12 %`
    if not _known(language).isdisjoint([fold(word.low) for word in phrase]):
        return True
    if not language.nouns_capitalised and any(_is_name(word) for word in phrase):
        return True
    behind = clause.words[start + len(phrase) : start + len(phrase) + 2]
    if not behind:
        return False
    if behind[0].gap:  # `el presidente, Luis Arce, dijo`
        return behind[0].gap == "," and any(first == behind[0].start for first, _ in clause.names)
    if behind[0].low in spelled(language.relatives):
        return True
    timed = len(behind) > 1 and (
        behind[1].low[0].isdigit() or fold(behind[1].low) in word_set(language.speech.time_words)
    )
    return behind[0].low in governing(language) and not timed


def _is_name(word: Word) -> bool:
    """A capital, but not letters that nobody has explained: `el DT`."""
    return word.written[0].isupper() and not word.written.isupper()


def _elliptic(clause: Clause, start: int, language: Language) -> bool:
    """`la de Madrid`, `el del norte`, `los más caros`."""
    return start < len(clause.words) and clause.words[start].low in spelled(language.genitives)


def _head(phrase: list[Word], language: Language) -> str:
    if language.adjectives_first:
        return phrase[-1].low
    before = spelled(language.alone.prenominals)
    return next((word.low for word in phrase if word.low not in before and word.low.isalpha()), phrase[0].low)


@cache
def _relatives(language: Language) -> frozenset[str]:
    return spelled(language.relatives) - spelled(language.articles)


@cache
def _known(language: Language) -> frozenset[str]:
    """Nouns of what is there only once, and of times."""
    times = word_set(language.speech.time_words) - word_set(language.alone.prenominals)
    return word_set(language.alone.unique) | times


@cache
def definites(language: Language) -> frozenset[str]:
    """Articles and contractions that say that the thing is known."""
    definite = (
        spelled(language.definite_articles) | spelled(language.definite_contractions) | spelled(language.articles)
    )
    loose = spelled((*language.indefinite_articles, *language.speech.indefinites))
    return frozenset(word for word in definite - loose if word not in ("d'", "un'"))


@cache
def _closing(language: Language) -> frozenset[str]:
    lists = (language.articles, language.determiners, language.clitics, language.relatives, language.negations)
    others = (language.coordinators, language.clause_openers, language.alone.additives)
    return governing(language) | frozenset().union(*map(spelled, (*lists, *others)))
