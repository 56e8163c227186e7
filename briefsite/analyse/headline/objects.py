"""Has the verb of a title what it awaits?"""

from __future__ import annotations

from itertools import pairwise

from briefsite.analyse.headline.lead import Lead
from briefsite.patterns import spelled


def has_object(lead: Lead, end: int) -> bool:
    """Whether the main verb has something behind it that is no phrase with a preposition."""
    language, main = lead.language, lead.main or 0
    behind = [w for w in lead.words if main < w[0] < end and not any(d[0] <= w[0] < d[1] for d in lead.days)]
    compound = lead.lower[main:].split(" ", 1)[0] in spelled(language.auxiliaries)  # `ha firmado`, `is to play`
    for number, (start, stop) in enumerate(behind):
        word = lead.lower[start:stop]
        if word == "to" or word.endswith(("mente", "ment", "ly")):
            compound = compound or word == "to"
        elif word in spelled((*language.cut_before, *language.genitives)):
            return _comes_later(lead, behind[number + 1 :])
        elif compound and word not in spelled(language.function_words):
            compound = False
        elif word in spelled(language.articles) or word not in spelled(language.function_words):
            return True
    return False


def _comes_later(lead: Lead, words: list[tuple[int, int]]) -> bool:
    """`ha firmado con la empresa un contrato`: an article behind a whole phrase, in the same clause."""
    function, articles = spelled(lead.language.function_words), spelled(lead.language.articles)
    for (start, before), (first, last) in pairwise(words):
        if lead.text[before:first] != " " or start in lead.relatives or first in lead.relatives:
            return False
        if lead.lower[first:last] in articles and lead.lower[start:before] not in function | articles:
            return last < words[-1][1]
    return False
