"""Where may a title end, and how much is missing then?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefsite.analyse.headline.lead import Lead
from briefsite.analyse.headline.objects import has_object
from briefsite.languages import Language
from briefsite.patterns import any_of, listed, phrases, spelled

# What an end costs; a fact of the lead that is lost costs up to 3.
TAIL, STOP, COMMA, JOINT, CLAUSE, PHRASE, ITEM, RELATIVE = 0.0, 0.1, 0.25, 0.5, 0.6, 0.9, 1.0, 1.0
INFINITIVE, GENITIVE = 2.5, 3.5
BOUND = 1.5  # more behind a participle or an infinitive, which awaits the phrase
NO_OBJECT = 1.8  # more for a phrase where the verb has nothing but phrases behind it
TOLD = 1.5  # more behind a colon, where a whole clause is awaited
VAGUE = 1.5  # more behind `una ley`, of which the clause says what it does
FAR = 120  # characters between `so` and its `that`
NEAR = 8  # words among which a comparative awaits its `than`
SOON = 4  # words behind a coordinator among which a verb shows that a clause begins
Place = tuple[int, int]
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[,;:]| [-–—](?= )")


def borders(lead: Lead) -> list[tuple[int, float]]:
    """(place, cost) of every place behind the main verb where the sentence may end."""
    if lead.main is None:
        return []
    found = [(len(lead.text), TAIL)]
    for stop in _STOP.finditer(lead.text, lead.main):
        if stop[0] != ":" and not (stop[0] == "," and not _parts(lead, stop.start())):
            told = TOLD if lead.text.find(": ", lead.main, stop.start()) > 0 else 0
            found.append((stop.start(), _at_stop(lead, stop) + told))
    language = lead.language
    alone = language.alone
    pairs = ((alone.pending, alone.resolving), (alone.degrees, language.relatives))
    open_ends = [range(first + 1, last + 1) for first, last in (_pending(lead, *pair) for pair in pairs)]
    return [(place, cost) for place, cost in (*found, *_between(lead)) if not any(place in ends for ends in open_ends)]


def _pending(lead: Lead, words: tuple[str, ...], answers: tuple[str, ...]) -> Place:
    """Between `not only` and its `but`, `so rare` and its `that`, where nothing ends."""
    opened = next((start for start, _ in phrases(words).spans(lead.folded) if start > (lead.main or 0)), None)
    if opened is None:
        return (0, 0)
    found = (start for start, _ in phrases(answers).spans(lead.folded) if opened < start < opened + FAR)
    return (opened, next(found, opened))


def _parts(lead: Lead, comma: int) -> bool:
    """Not the comma of a number or of an enumeration."""
    return lead.text[comma + 1 : comma + 2] == " " and comma not in lead.listing


def _at_stop(lead: Lead, stop: re.Match[str]) -> float:
    if stop[0] == ";":
        return STOP
    rest = lead.folded[stop.end() :].lstrip()
    tail = _says(lead.language).search(rest) or _according(lead.language).match(rest)
    if _completes(lead.language).match(rest) and not has_object(lead, stop.start()):
        return GENITIVE
    if not lead.language.nouns_capitalised and not _is_told(lead, stop.start()):
        return GENITIVE  # `…, aunque su capataz, | de apellido Sosa, era`
    word = _WORD.match(lead.lower[stop.end() :].lstrip())
    inside = lead.text.find(", ", lead.main or 0, stop.start()) > 0
    if inside and word and word[0] in spelled(lead.language.articles) and not has_object(lead, stop.start()):
        return GENITIVE  # `aprobó, por 19 votos contra 14, | una ley`
    return TAIL if tail and "," not in rest[:40] else COMMA


def _between(lead: Lead) -> Iterator[tuple[int, float]]:
    language = lead.language
    clauses, openers = spelled(language.clause_openers), spelled(language.cut_before)
    opening = _openers(language)
    for number, (start, end) in enumerate(lead.words):
        if start <= (lead.main or 0) or lead.text[start - 1 : start] != " " or lead.text[start - 2] in ",;:-–—":
            continue
        word = lead.lower[start:end]
        if language.nouns_capitalised and _is_open(lead, start):
            continue
        if word in spelled(language.than) and _compares(lead, number):
            continue
        if word in spelled(language.coordinators):
            if _verb_soon(lead, number) and _is_told(lead, start):
                yield start - 1, JOINT
            elif _verb_soon(lead, number):
                continue
            elif not _is_pair(lead, number):
                yield start - 1, ITEM + (0 if has_object(lead, start) else NO_OBJECT)
        elif word in spelled(language.genitives):
            yield from ((place, GENITIVE + cost - PHRASE) for place, cost in _phrase(lead, number))
        elif start in lead.relatives:
            if has_object(lead, start) or not _speech_at(lead):
                yield start - 1, RELATIVE + (VAGUE if _is_vague(lead, number) else 0)
        elif word in openers and end + 1 in lead.relatives:
            yield start - 1, RELATIVE + VAGUE  # `en donde`
        elif word in openers:
            yield from _phrase(lead, number)
        elif language.nouns_capitalised:
            continue  # German has a comma before every clause
        elif word in clauses or opening.match(lead.folded, start):
            yield start - 1, CLAUSE


def _is_vague(lead: Lead, number: int) -> bool:
    before = {lead.lower[start:end] for start, end in lead.words[max(0, number - 2) : number]}
    return not before.isdisjoint(spelled(lead.language.articles) - spelled(lead.language.definite_articles))


def _phrase(lead: Lead, number: int) -> Iterator[tuple[int, float]]:
    """Before a preposition: dear where it belongs to a verb or opens an infinitive."""
    start, end = lead.words[number]
    language = lead.language
    cost = PHRASE + (0 if has_object(lead, start) else NO_OBJECT)
    following = lead.lower[slice(*lead.words[number + 1])] if number + 1 < len(lead.words) else ""
    purpose = lead.lower[start:end] in spelled(language.clause_openers)  # `para mejorar la red`
    if lead.lower[start:end] == "to" or (following.endswith(language.infinitive_endings) and not purpose):
        cost = INFINITIVE + cost
    before = lead.lower[slice(*lead.words[number - 1])]
    near = [before, lead.lower[slice(*lead.words[number - 2])]]
    governed = not {start for start, _ in lead.words[max(0, number - 3) : number - 1]}.isdisjoint(lead.verbs)
    if governed and before.endswith(language.infinitive_endings):
        cost += GENITIVE  # `decidió ampliar | a 6.600 metros la superficie`
    definite = spelled((*language.definite_articles, *language.definite_contractions))
    if near[1] in definite and before.endswith(language.alone.relational_endings):
        cost += BOUND  # `la adecuación | en las plantas`
    if before.endswith(language.participle_endings) or any(word.endswith(language.infinitive_endings) for word in near):
        cost += BOUND
    yield start - 1, cost


def _is_open(lead: Lead, start: int) -> bool:
    """In German the rest of a verb stands at the end of its clause."""
    clause = re.split(r"[,;:](?!\d)", lead.text[start:].rstrip("."))[0].split()
    return clause[-1][0].islower() or clause[-1].lower() in spelled(lead.language.verb_particles)


def _speech_at(lead: Lead) -> bool:
    """Whether the main verb awaits what was said."""
    return listed(lead.language.speech_verbs).begins(lead.folded, lead.main or 0)


def _compares(lead: Lead, number: int) -> bool:
    near = lead.words[max(0, number - NEAR) : number]
    return any(lead.lower[start:end] in spelled(lead.language.comparatives) for start, end in near)


def _verb_soon(lead: Lead, number: int) -> bool:
    soon = {start for start, _ in lead.words[number + 1 : number + 1 + SOON]}
    return not soon.isdisjoint(lead.verbs)


def _is_told(lead: Lead, end: int) -> bool:
    """Whether the last clause before that place has its verb: not in `after a long summer | and low rates`."""
    opened = [m.start() for m in _conjunctions(lead.language).finditer(lead.folded, lead.main or 0, end)]
    return not opened or any(opened[-1] < verb < end for verb in lead.verbs)


def _is_pair(lead: Lead, number: int) -> bool:
    """`entre Japón y China`, `both`, the last item of an enumeration: what stands before is not complete."""
    start = lead.words[number][0]
    stop = max(lead.text.rfind(", ", 0, start), 0)
    near = {lead.lower[a:b] for a, b in lead.words[max(0, number - NEAR) : number]}
    return stop in lead.listing or not near.isdisjoint(spelled(lead.language.pairing))


@cache
def _openers(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.clause_openers))


@cache
def _conjunctions(language: Language) -> re.Pattern[str]:
    """Openers of clauses that no preposition is."""
    only = set(map(str.lower, (*language.cut_before, *language.genitives, *language.coordinators)))
    return re.compile(any_of(word for word in language.clause_openers if word.split()[0] not in only))


@cache
def _says(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.speech_verbs))


@cache
def _according(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.according_to))


@cache
def _completes(language: Language) -> re.Pattern[str]:
    """`that`, `dass`: without it nobody knows what was said."""
    return re.compile(any_of(language.relatives))
