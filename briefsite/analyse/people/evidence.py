"""Is this run of words a person, and what does the text say of it?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefsite.analyse.people.after import roles_after
from briefsite.analyse.people.before import Found, roles_before
from briefsite.analyse.people.extent import NAMED, Place, places
from briefsite.analyse.people.heads import is_head
from briefsite.analyse.people.names import Candidate
from briefsite.findings import Mention, Role, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.reading import Reading
from briefsite.text import fold

# Family names that stand first and are hardly given names; Koreans are known by the hyphen of Jong-un.
FAMILY_FIRST = frozenset(
    ("xi", "li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "zhu", "kim", "park")
)


@dataclass(frozen=True)
class Names:
    """Names of people that lists know, folded; endings as family names have them."""

    given: frozenset[str]
    family: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """A candidate, whether it is a person, and its roles."""

    candidate: Candidate
    sure: bool
    roles: tuple[Role, ...] = ()


def weigh(
    reading: Reading, candidates: tuple[Candidate, ...], mentions: tuple[Mention, ...], names: Names
) -> list[Evidence]:
    """What speaks for each candidate, in order; roles that two share are told of both."""
    likely = [c.span for c in candidates if len(c.words) > 1 and (c.words[0] in names.given or c.titled)]
    every = places(reading, mentions, likely)
    alone = frozenset(c.words[0] for c in candidates if len(c.words) == 1)
    weighed = []
    for candidate in candidates:
        place = every[candidate.span.paragraph]
        if _is_thing(place, candidate):
            weighed.append((candidate, False, [], []))
            continue
        before, after = roles_before(place, candidate.span), roles_after(place, candidate.span)
        sure = _is_person(place, candidate, (before, after), names, alone)
        weighed.append((candidate, sure, before, after))
    return _shared(every, weighed, mentions)


Weighed = tuple[Candidate, bool, list[Found], list[Found]]


def _shared(every: Mapping[int, Place], weighed: list[Weighed], mentions: tuple[Mention, ...]) -> list[Evidence]:
    """`los economistas A y B`, `A and B, senior fellows at …`: plural roles are told of every name in the list."""
    found: list[list[Found]] = [[] for _ in weighed]
    sure = [each[1] for each in weighed]
    for n, (candidate, _, before, after) in enumerate(weighed):
        place = every[candidate.span.paragraph]
        group = _group(place, weighed, n)
        for role in before:
            many = role.plural and len(group[1]) > 1
            for member in group[1] if many else [n]:
                found[member].append(role)
                sure[member] = sure[member] or many
        for role in after:
            many = role.plural and len(group[0]) > 1
            for member in group[0] if many else [n]:
                found[member].append(role)
    return [
        Evidence(each[0], sure[n], tuple(_role(every[each[0].span.paragraph], role, mentions) for role in found[n] if not role.rank))
        for n, each in enumerate(weighed)
    ]


def _group(place: Place, weighed: list[Weighed], n: int) -> tuple[list[int], list[int]]:
    """(the names of the list that ends with this one, those of the list that begins with it)."""
    joint = _between(place.language)

    def follows(one: int, other: int) -> bool:
        a, b = weighed[one][0].span, weighed[other][0].span
        long = len(weighed[one][0].words) > 1 and len(weighed[other][0].words) > 1
        return long and a.paragraph == b.paragraph and bool(joint.fullmatch(place.folded, a.end, b.start))

    left, right = [n], [n]
    while left[0] and follows(left[0] - 1, left[0]):
        left.insert(0, left[0] - 1)
    while right[-1] + 1 < len(weighed) and follows(right[-1], right[-1] + 1):
        right.append(right[-1] + 1)
    return left, right


@cache
def _between(language: Language) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_set(language.conjunctions)))) or "(?!)"
    return re.compile(rf",|, |,? (?:{words}) ")


def _role(place: Place, found: Found, mentions: tuple[Mention, ...]) -> Role:
    span = Span(place.number, found.start, found.end)
    of = tuple(dict.fromkeys(m.term for m in mentions if m.form in NAMED and span.contains(m.span)))
    return Role(span, place.text[found.start : found.end], of)


def _is_thing(place: Place, candidate: Candidate) -> bool:
    """Whether this is no person whatever stands beside it: `avenida Simón Bolívar`, `Kennedy Airport`."""
    heads = word_set(place.language.organisation_heads)
    if not candidate.titled and (candidate.attached or not heads.isdisjoint(candidate.words)):
        return True
    span, things = candidate.span, word_set(place.language.named_after)
    after = re.compile(r" ([^\W\d_]+)").match(place.text, span.end)
    if after and after[1][0].isupper() and fold(after[1]) in things:
        return True
    if len(candidate.words) > 1 and candidate.words[-1] in things:
        return True
    before = re.search(r"([^\W\d_]+) $", place.folded[max(0, span.start - 20) : span.start])
    return bool(before and before[1] in things)


def _is_person(
    place: Place, candidate: Candidate, roles: tuple[list[Found], list[Found]], names: Names, alone: frozenset[str]
) -> bool:
    before, after = roles
    span = candidate.span
    if candidate.titled:
        return True
    if candidate.ordinary:
        return False
    if len(candidate.words) == 1:
        return _is_single(place, candidate, roles, names)
    if before or after:
        return not _is_cued(place, span) or candidate.words[0] in names.given
    if _is_named(candidate.words, names) or _has_age(place, span):
        return True
    if _is_cued(place, span) or _follows_article(place, span):
        return False
    return _speaks(place, span) or (candidate.words[-1] in alone and not _has_particle(place, span))


def _is_single(place: Place, candidate: Candidate, roles: tuple[list[Found], list[Found]], names: Names) -> bool:
    """A name of one word stands for a person with a role, as a relative, or as a given name that speaks."""
    before, after = roles
    text = place.text[candidate.span.start : candidate.span.end]
    if len(text) > 1 and text.isupper():
        return False
    if before:
        return not _is_place(place, before[-1])
    if candidate.words[0] not in names.given or _follows_article(place, candidate.span):
        return False
    return bool(after) or _is_relative(place, candidate.span) or _has_age(place, candidate.span) or _speaks(place, candidate.span)


def _is_place(place: Place, role: Found) -> bool:
    """`el presidente Petro` is a person, `Presidente Perón` a place where roles are written small."""
    return place.language.pro_drop and role.start > 0 and place.text[role.start].isupper()


def _is_named(words: tuple[str, ...], names: Names) -> bool:
    """Whether the words have the look of a name: a listed given or family name, an initial, Mc, O', bin."""
    first, rest = words[0], words[1:]
    if first in names.given or ("-" in first and first.split("-")[0] in names.given):
        return True
    if first in FAMILY_FIRST and len(words) <= 3:
        return True
    if any(re.match(r"(?:o'|mc|fitz)\w{3}", word) for word in rest) or re.fullmatch(r"(?:\w\.)+", first):
        return True
    return rest[-1] in names.family or rest[-1].split("-")[-1] in names.family or rest[-1].endswith(names.endings)


def _speaks(place: Place, name: Span) -> bool:
    """`dijo Fulano Mengano`, `Fulano Mengano afirmó`, `según Fulano Mengano`."""
    before, after = _speech(place.language)
    head = place.folded[max(0, name.start - 30) : name.start]
    return bool(after.match(place.folded, name.end) or before.search(head))


@cache
def _speech(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = any_of(language.speech_verbs)
    return re.compile(rf"(?:{verbs}|{any_of(language.according_to)}) $"), re.compile(rf",? {verbs}")


def _follows_article(place: Place, name: Span) -> bool:
    if not place.language.articles:
        return False
    articles = before_word((*place.language.articles, *place.language.definite_articles))
    return bool(re.search(rf"(?<!\w){articles}$", place.folded[max(0, name.start - 8) : name.start]))


def _is_cued(place: Place, name: Span) -> bool:
    """Whether a common noun says what it is: `la reaseguradora Helvaria Re`; verbs and roles say nothing."""
    language = place.language
    before = re.search(r"([^\W\d_]+) $", place.text[max(0, name.start - 30) : name.start])
    if not before or not before[1][0].islower():
        return False
    word = fold(before[1])
    spoken = word_set((*language.function_words, *language.speech_verbs, *language.auxiliaries, *language.role_words))
    if word in spoken or is_head(language, word) or before[1].endswith(tuple(language.verb_endings)):
        return False
    return word in word_set(language.organisation_cues)


def _has_particle(place: Place, name: Span) -> bool:
    return any(word.islower() for word in place.text[name.start : name.end].split())


def _has_age(place: Place, name: Span) -> bool:
    """`Odile Rivière, 71 ans`, `Rey Macaraeg, de 52 años`."""
    return bool(_ages(place.language).match(place.folded, name.end))


@cache
def _ages(language: Language) -> re.Pattern[str]:
    ages = "|".join(language.age_patterns) or "(?!)"
    return re.compile(rf"(?:, | \()(?:{ages})(?=[ ,.);])")


def _is_relative(place: Place, name: Span) -> bool:
    """`su padre, Amílcar`, `his wife Jane`."""
    return bool(_kin(place.language).search(place.folded[max(0, name.start - 30) : name.start]))


@cache
def _kin(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.kin) + r",? $")
