"""What stands before, inside and behind the main clause that a title can do without?"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from briefsite.analyse.headline.lead import Lead
from briefsite.analyse.headline.objects import has_object
from briefsite.languages import Language
from briefsite.patterns import any_of, spelled

LONGEST_HEAD = 200  # characters of phrases and a clause in front
EARLY_DAY = 12  # characters before a day that is in front
COMPOUND = 3  # words of a verb: `ha sido aprobada`
LONGEST_ASIDE = 90  # of what stands between two commas behind the verb
Place = tuple[int, int]
_COMMA = re.compile(r", ")


def head(lead: Lead) -> Place | None:
    """Phrases or a clause up to a comma, before a subject that has its verb."""
    if lead.main is None or not _opens(lead):
        return None
    end = _behind(lead, lead.main)
    follows = lead.text[end : lead.main]
    inside = insertion(lead)
    if inside and inside[0] >= end:
        follows = lead.text[end : inside[0]] + lead.text[inside[1] : lead.main]
    listed = any(end <= comma < lead.main for comma in lead.listing)
    function = spelled(lead.language.function_words)
    words = [word for word in re.findall(r"\w+", follows) if word.lower() not in function]
    return (0, end) if end and words and (listed or "," not in follows) else None


def _behind(lead: Lead, main: int) -> int:
    """Where the phrases in front end, which is behind a comma; 0 where none does."""
    opener, bound = _openers(lead.language), spelled((*lead.language.coordinators, *lead.language.relatives))
    commas = [m.start() for m in _COMMA.finditer(lead.text, 0, main)]
    for number, comma in enumerate(commas):
        if comma >= LONGEST_HEAD:
            break
        word = re.match(r"\w+", lead.lower[comma + 2 :])
        listed = comma in lead.listing and number + 1 < len(commas)  # `En España, Francia e Italia, …`
        again = opener.match(lead.folded, comma + 2) and number + 1 < len(commas)
        if not listed and not again and not (word and word[0] in bound):
            return comma + 2
    return 0


def insertion(lead: Lead) -> Place | None:
    """`La abogada X, quien defiende a Y, informó`: what stands between the commas of a subject and its verb."""
    if lead.main is None:
        return None
    before = lead.text[: lead.main].rstrip()
    clitics = re.compile(r"(?:,| -)((?: \w{1,3})?)$").search(before)
    front = _behind(lead, lead.main) if _opens(lead) else 0
    if clitics is None or (not front and (_opens(lead) or _conditions(lead.language).match(lead.folded))):
        return None
    first = lead.text.find(", ", front)
    if not front and any(end <= first + 1 and start < EARLY_DAY for start, end in lead.days):
        first = lead.text.find(", ", first + 1)  # behind the day in front
    dash = lead.text.find(" - ", front)
    if min(place for place in (first, len(before)) if place >= 0) >= clitics.start() or first in lead.listing:
        return None
    return (dash if 0 < dash < first else first, clitics.start(1))


def aside(lead: Lead) -> Place | None:
    """`aprobó, por 19 votos contra 14, una ley`: between commas behind the verb, before its object or a phrase."""
    language, main = lead.language, lead.main
    if main is None:
        return None
    commas = [m.start() for m in _COMMA.finditer(lead.text, main) if m.start() not in lead.listing]
    for first, last in pairwise(commas):
        begins, follows = (re.match(r"\w+", lead.lower[place + 2 :]) for place in (first, last))
        if begins is None or follows is None or last - first > LONGEST_ASIDE:
            continue
        if begins[0] in spelled((*language.coordinators, *language.than)):
            continue
        told = any(first < verb < last for verb in lead.verbs) and begins[0] not in spelled(language.relatives)
        told = told or begins[0] in spelled(language.alone.unfinished)
        phrase = follows[0] in spelled(language.cut_before)
        awaited = follows[0] in spelled((*language.articles, *language.determiners)) and not has_object(lead, first)
        verb = lead.text[main:first].count(" ") < COMPOUND
        if not told and (phrase or (awaited and verb)):
            return (first, last + 1)
    return None


def _opens(lead: Lead) -> bool:
    """Whether it begins with a phrase or a clause without which the rest is as true."""
    language = lead.language
    return _openers(language).match(lead.folded) is not None and not _conditions(language).match(lead.folded)


@cache
def _conditions(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.conditions))


@cache
def _openers(language: Language) -> re.Pattern[str]:
    return re.compile(any_of((*language.clause_openers, *language.cut_before, *language.front_clauses)))
