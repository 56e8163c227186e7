"""Which words of a lead make the best title? Every way of leaving out and of ending, whole ones only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from briefsite.analyse.headline.borders import borders
from briefsite.analyse.headline.drops import Drop
from briefsite.analyse.headline.lead import Lead
from briefsite.findings import Span
from briefsite.patterns import spelled

LONGEST = 110  # characters of a title that we make
SHORTEST = 30  # of one that is not the whole lead
WELCOME = 45  # below, a title says little
BLUNT = 0.03  # what each character below costs
_INITIALS = re.compile(r"\b\w{1,2}\. ?\w{1,2}\.$")  # `Ana C. V.`
_QUOTES = (("«", "»"), ("(", ")"), ("“", "”"))


def titles(lead: Lead, always: list[Span], drops: list[Drop]) -> Iterator[tuple[float, float, str]]:
    """(weight of what is told, cost, text) of every whole title that the lead gives."""
    ends = borders(lead) or [(len(lead.text), 0.0)]
    for number in range(len(drops) + 1):
        for chosen in combinations(drops, number):
            gone = sorted((s.start - lead.span.start, s.end - lead.span.start) for _, some in chosen for s in some)
            gone += [(s.start - lead.span.start, s.end - lead.span.start) for s in always]
            for end, price in ends:
                length = end - sum(min(end, b) - a for a, b in gone if a < end)
                if length > LONGEST + 3 or (length < SHORTEST and end < len(lead.text)):
                    continue
                text = _without(lead.text, gone, end)
                if len(text) <= LONGEST and is_whole(lead, gone, end):
                    blunt = BLUNT * max(0, WELCOME - len(text))
                    yield _told(lead, gone, end), price + sum(cost for cost, _ in chosen) + blunt, text


def _without(text: str, gone: Iterable[tuple[int, int]], end: int) -> str:
    kept, place = [], 0
    for start, stop in sorted(gone):
        if start < end:
            kept.append(text[place : max(place, start)])
            place = max(place, min(stop, end))
    kept.append(text[place:end])
    return tidy("".join(kept))


def tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())).strip(" ,;:-–—")
    text = re.sub(r",{2,}", ",", text)
    text = text[:-1] if text.endswith(".") and not text.endswith("..") and not _INITIALS.search(text) else text
    return text[:1].upper() + text[1:]


def is_whole(lead: Lead, gone: list[tuple[int, int]], end: int) -> bool:
    """Marks are paired, the verb is there and something behind it, every relative clause has its own verb."""
    text = lead.text[:end]
    if text.count('"') % 2 or any(text.count(first) != text.count(last) for first, last in _QUOTES):
        return False
    kept = [w for w in lead.words if w[1] <= end and not any(a <= w[0] < b for a, b in gone)]
    function = spelled(lead.language.function_words)
    closed = lead.language.nouns_capitalised and lead.text[end : end + 1] == ","  # `gestellt worden`
    if not kept or (end < len(lead.text) and not closed and lead.lower[slice(*kept[-1])] in function):
        return False
    if lead.main is None:
        return end == len(lead.text)
    verbs = [start for start, _ in kept if start in lead.verbs and start not in lead.relatives]
    if not verbs or (lead.main not in verbs and all(a > lead.main or b <= lead.main for a, b in gone)):
        return False
    opened = [place for place in lead.relatives if place < end and not any(a <= place < b for a, b in gone)]
    if opened and end < len(lead.text) and not any(verb > opened[-1] for verb in verbs):
        return False
    shorn = any(a <= day[0] < b for day in lead.days for a, b in gone)
    return (end == len(lead.text) and not shorn) or _says_something(lead, kept)


def _says_something(lead: Lead, kept: list[tuple[int, int]]) -> bool:
    """Behind the last verb stands a word of its own, no day and no adverb; in German the verb may be the last."""
    if lead.language.nouns_capitalised and lead.text[kept[-1][0]].islower():
        return True
    last = max(start for start, _ in kept if start in lead.verbs)
    function = spelled(lead.language.function_words)
    behind = [
        w
        for w in kept
        if w[0] > last and lead.lower[slice(*w)] not in function and not any(a <= w[0] < b for a, b in lead.days)
    ]
    return len(behind) > (lead.lower[last:].split(" ", 1)[0] in spelled(lead.language.auxiliaries))


def _told(lead: Lead, gone: list[tuple[int, int]], end: int) -> float:
    told: dict[str, float] = {}
    for start, stop, what, weight in lead.facts:
        if stop <= end and not any(a <= start < b for a, b in gone):
            told[what] = max(weight, told.get(what, 0.0))
    return sum(told[what] for what in sorted(told))
