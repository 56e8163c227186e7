"""What does the text say of each candidate, and is it a person?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefsite.analyse.people.after import roles_after
from briefsite.analyse.people.before import Found, roles_before
from briefsite.analyse.people.beside import company, speaks
from briefsite.analyse.people.candidate import Candidate
from briefsite.analyse.people.person import Names, is_person, is_thing
from briefsite.analyse.people.place import Place, places
from briefsite.findings import Mention, Role, Span
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.reading import Reading


class Evidence(NamedTuple):
    """A candidate, whether it is a person, and its roles."""

    candidate: Candidate
    sure: bool
    roles: tuple[Role, ...] = ()


class _Read(NamedTuple):
    """A candidate with the roles that stand beside it, and where its own words begin: article, role, name."""

    place: Place
    candidate: Candidate
    before: tuple[Found, ...]
    after: tuple[Found, ...]
    begin: int


def weigh(
    reading: Reading, candidates: tuple[Candidate, ...], mentions: tuple[Mention, ...], names: Names
) -> list[Evidence]:
    """What speaks for each candidate, in order; roles that several share are told of all of them."""
    here = frozenset(c.words[-1] for c in candidates if len(c.words) > 1 and c.words[0] in names.given)
    likely = [c.span for c in candidates if len(c.words) > 1 and (c.words[0] in names.given or c.titled)]
    runs = [c.span for c in candidates if len(c.words) > 1]
    every = places(reading, {c.span.paragraph for c in candidates}, mentions, likely, runs)
    single = (c for c in candidates if len(c.words) == 1 and not c.ordinary)
    alone = frozenset(c.words[0] for c in single if c.titled or speaks(every[c.span.paragraph], c.span))
    names = replace(names, here=here, alone=alone)
    read = [_read(every, candidate) for candidate in candidates]
    things = [is_thing(each.place, each.candidate) for each in read]
    follows = [n > 0 and _follows(read[n - 1], each) for n, each in enumerate(read)]
    found: list[list[Found]] = [[] for _ in read]
    shared = [False] * len(read)
    for n, each in enumerate(read):
        if not each.before and not each.after:
            continue
        left, right = _groups(follows, n)
        for role, group in [(r, right) for r in each.before] + [(r, left) for r in each.after]:
            many = len(group) > 1 and (role.plural or (role.plural is None and not _is_feminine(each.place, role)))
            for member in group if many else [n] * (not role.plural):
                found[member].append(role)
                shared[member] = shared[member] or many
    weighed = []
    for n, each in enumerate(read):
        before = [role for role in each.before if role in found[n]]
        after = [role for role in found[n] if role not in before]
        sure = not things[n] and (shared[n] or is_person(each.place, each.candidate, (before, after), names))
        roles = tuple([_role(each.place, role) for role in found[n] if not role.rank])
        weighed.append(Evidence(each.candidate, sure, roles))
    bare = [behind and not read[n].before for n, behind in enumerate(follows)]
    return [
        e._replace(sure=True) if not things[n] and _is_listed(bare, weighed, n, reading) else e
        for n, e in enumerate(weighed)
    ]


def _is_listed(follows: list[bool], weighed: list[Evidence], n: int, reading: Reading) -> bool:
    """Whether a name stands in a list right behind or before one that is surely a person's: `A, B (…) y C`."""
    behind = follows[n] and weighed[n - 1].sure
    if not behind and not (n + 1 < len(follows) and follows[n + 1] and weighed[n + 1].sure):
        return False
    candidate = weighed[n].candidate
    if weighed[n].sure or candidate.ordinary or len(candidate.words) > 3 or reading.language.nouns_capitalised:
        return False
    return not reading.text(candidate.span).split()[0].isupper()


def _read(every: Mapping[int, Place], candidate: Candidate) -> _Read:
    place = every[candidate.span.paragraph]
    if candidate.ordinary and not candidate.titled:
        return _Read(place, candidate, (), (), candidate.span.start)
    before, after = tuple(roles_before(place, candidate.span)), tuple(roles_after(place, candidate.span))
    begin = min([candidate.span.start, *(role.start for role in before)])
    article = company(place.language).article.search(place.folded, max(0, begin - 8), begin) if before else None
    begin -= len(article[0]) if article else 0
    return _Read(place, candidate, before, after, begin)


def _is_feminine(place: Place, role: Found) -> bool:
    """Whether an article that is plural or feminine stands before a feminine noun: `die Ministerin A und B`."""
    return any(word.endswith("in") for word in place.folded[role.start : role.end].split())


def _groups(follows: list[bool], n: int) -> tuple[range, range]:
    """(the names of the list that ends with this one, those of the list that begins with it)."""
    first = last = n
    while follows[first]:
        first -= 1
    while last + 1 < len(follows) and follows[last + 1]:
        last += 1
    return range(first, n + 1), range(n, last + 1)


def _follows(one: _Read, other: _Read) -> bool:
    if min(len(one.candidate.words), len(other.candidate.words)) < 2:
        return False
    between, end = _between(one.place.language), one.candidate.span.end
    return one.place is other.place and between.fullmatch(one.place.folded, end, other.begin) is not None


@cache
def _between(language: Language) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_set(language.conjunctions)))) or "(?!)"
    return re.compile(rf"(?: \([^()]{{1,40}}\))?(?:[,;] |,? (?:{words}) )")


def _role(place: Place, found: Found) -> Role:
    span = Span(place.number, found.start, found.end)
    of = tuple(dict.fromkeys(m.term for m in place.known_in(found.start, found.end)))
    return Role(span, place.text[found.start : found.end], of)
