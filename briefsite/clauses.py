"""Where do the clauses of a sentence begin, and which verb is that of the main one?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from briefsite.languages import Language
from briefsite.patterns import any_of, phrases, spelled


def relative_clauses(text: str, folded: str, language: Language) -> tuple[int, ...]:
    found = phrases(language.relatives).spans(folded)
    if language.nouns_capitalised:  # der, die, das open a clause behind a comma only
        found = tuple(f for f in found if text[: f[0]].rstrip().endswith(","))
    return tuple(start for start, _ in found)


def main_verb(
    text: str, folded: str, verbs: tuple[int, ...], relatives: tuple[int, ...], language: Language
) -> int | None:
    """The first finite verb that belongs to no relative clause and to no clause in front."""
    first = text.find(", ") if _openers(language).match(folded) else 0
    relatives = tuple([place for place in relatives if place >= first])
    taken = 0
    for verb in verbs:
        if verb < first:
            continue
        opened = bisect_left(relatives, verb)
        if opened <= taken:
            return verb
        taken += 1
    return None


@cache
def _openers(language: Language) -> re.Pattern[str]:
    """Words that open a clause before the main one."""
    articles = spelled((*language.articles, *language.determiners))
    openers = (*language.clause_openers, *language.front_clauses, *language.conditions)
    return re.compile(any_of(word for word in openers if word not in articles))
