"""Which words with a capital does the text present as given names? `la ministra X Y`, `X Y, 54,`, `X Y, who`."""

from __future__ import annotations

import re
from functools import cache

from briefsite.analyse.people.beside import company
from briefsite.analyse.people.heads import find_heads
from briefsite.languages import Language
from briefsite.patterns import before_word, word_set
from briefsite.reading import Reading
from briefsite.text import fold

_REST = r"[a-zß-ÿ]{2,}(?:-[^\W\d_]+)?"
_CAPITAL = rf"[^\W\d_a-zß-ÿ]{_REST}"
_FIRST = r"[^\W\d_a-zß-ÿ](?<![\w'’-].)(?<!\w .)"  # what stands before it is asked last: so a search is faster
_AFTER = re.compile(rf",? (?P<given>{_CAPITAL}) (?P<next>{_CAPITAL})")
_BEFORE = re.compile(rf"(?<![\w'’-])(?<!\w )(?P<given>{_CAPITAL}) (?P<next>{_CAPITAL})(?: {_CAPITAL})?, $")


def presented(reading: Reading, given: frozenset[str]) -> frozenset[str]:
    """Folded words that stand where given names do, before another capital: beside a role, an age or `who`."""
    found: list[re.Match[str]] = []
    language = reading.language
    firms, ordinary = company(language).firms, _ordinary(language)
    for text, folded in zip(reading.texts, reading.folded, strict=True):
        for head in find_heads(language, folded):
            if head.plural or folded[head.start : head.end].split()[-1] in firms:
                continue
            if text[head.end - 1].islower() and (match := _AFTER.match(text, head.end)):
                found.append(match)
            start = _article(language).search(folded, max(0, head.start - 6), head.start)
            end = start.start() if start else head.start
            if text[end - 2 : end] == ", " and (match := _BEFORE.search(text[max(0, end - 60) : end])):
                found.append(match)
        found += _relative(language).finditer(text)
    words = (fold(match["given"]) for match in found if fold(match["next"]) not in given)
    return frozenset(word for word in words if word not in ordinary) - given


@cache
def _ordinary(language: Language) -> frozenset[str]:
    """Words that begin no name."""
    words = (*language.not_names, *language.function_words, *language.titles, *language.ranks, *language.portfolios)
    parts = (fold(part).rstrip(".") for word in (*words, *language.role_heads) for part in word.split())
    return frozenset(parts) | word_set(language.organisation_heads)


@cache
def _article(language: Language) -> re.Pattern[str]:
    articles = (*language.articles, *language.definite_articles)
    return re.compile(rf"(?<!\w){before_word(articles)}$") if articles else re.compile("(?!)")


@cache
def _relative(language: Language) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, language.personal_relatives))) or "(?!)"
    ages = "|".join(language.age_patterns) or "(?!)"
    return re.compile(rf"(?P<given>{_FIRST}{_REST}) (?P<next>{_CAPITAL})(?: {_CAPITAL})?, (?:(?:{words}) |(?:{ages}))")
