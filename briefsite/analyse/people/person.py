"""Is this run of words a person? What it looks like, and what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefsite.analyse.people import beside
from briefsite.analyse.people.before import Found
from briefsite.analyse.people.beside import company
from briefsite.analyse.people.candidate import Candidate
from briefsite.analyse.people.extent import role_tables
from briefsite.analyse.people.place import Place
from briefsite.analyse.people.things import names_thing
from briefsite.findings import Span
from briefsite.text import fold

# Family names that stand first and are hardly given names; Koreans are known by the hyphen of Jong-un.
FAMILY_FIRST = frozenset(
    ("xi", "li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "zhu", "kim", "park")
)
_LOOK = re.compile(r"(?:o'|mc|fitz|al-|el-)\w{3}")
_INITIALS = re.compile(r"(?:\w\.)+")
Beside = tuple[list[Found], list[Found]]  # the roles before a name and those behind it


@dataclass(frozen=True, eq=False, repr=False)
class Names:
    """Names of people that lists know, folded; endings as family names have them."""

    given: frozenset[str]
    family: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    here: frozenset[str] = frozenset()  # surnames behind listed given names in the article
    alone: frozenset[str] = frozenset()  # words that stand alone in the article


def is_thing(place: Place, candidate: Candidate) -> bool:
    """Whether this is no person whatever stands beside it: `avenida Simón Bolívar`, `Kennedy Airport`."""
    tables = company(place.language)
    if not candidate.titled and (candidate.attached or not tables.heads.isdisjoint(candidate.words)):
        return True
    last = candidate.words[-1]
    if len(candidate.words) > 1 and last in tables.things and last not in tables.surnames:
        return True
    return last in tables.numbers or candidate.words[0] in tables.numbers or names_thing(place, candidate.span)


def is_person(place: Place, candidate: Candidate, roles: Beside, names: Names) -> bool:
    """Whether something proves it: title, role, listed name, age, kinship, speech."""
    before, after = roles
    span = candidate.span
    if candidate.titled or candidate.ordinary:
        return candidate.titled
    if len(candidate.words) == 1:
        return _is_single(place, candidate, roles, names)
    known = _is_listed(candidate.words, names)
    if not known and beside.is_personal(place, span):
        return not beside.follows_noun(place, span) and not beside.follows_article(place, span)
    if not known and fold(beside.word_before(place, span)) in role_tables(place.language).genitives:
        return False  # `subdirector de Operaciones`: part of a role
    if before:
        return known or not (_is_firm(place, before[-1], span) or _is_noun(place, before[-1]))
    if after or beside.has_age(place, span) or beside.is_native(place, span):
        return known or not beside.follows_noun(place, span)
    if known:
        against = (beside.is_listed_place, beside.follows_indefinite, beside.follows_noun, beside.follows_capital)
        return not any(says(place, span) for says in against)
    if beside.follows_noun(place, span) or beside.follows_article(place, span):
        return False
    if beside.is_told_thing(place, span):
        return False
    if _has_look(place, candidate, names):
        return True
    return not beside.is_explained(place, span) and (beside.speaks(place, span) or _recurs(place, candidate, names))


def _recurs(place: Place, candidate: Candidate, names: Names) -> bool:
    """Whether the last word stands elsewhere alone, as surnames do."""
    text = place.text[candidate.span.start : candidate.span.end]
    plain = any(word.islower() for word in text.split()) or place.language.nouns_capitalised
    return candidate.words[-1] in names.alone and not plain and not beside.follows_preposition(place, candidate.span)


def _is_single(place: Place, candidate: Candidate, roles: Beside, names: Names) -> bool:
    """A name of one word stands for a person with a role, as a relative, or as a given name that speaks."""
    before, after = roles
    span = candidate.span
    text = place.text[span.start : span.end]
    followed = re.match(r" [A-ZÀ-Þ]", place.text[span.end : span.end + 2])  # Plaid Cymru's Parliamentary Leader
    if followed or (len(text) > 1 and text.isupper()):
        return False
    known = place.known_ends.get(span.start - 1)
    if not place.language.adjectives_first and known is not None and place.text[known].isupper():
        return False  # `EDF Renouvelables`
    if before:
        role = before[-1]
        close = place.text[role.end : span.start].strip() == ""
        if place.language.nouns_capitalised and not close:
            return False
        firm = _is_firm(place, role, span) and close
        return not (_is_noun(place, role) or _is_place(place, role) or firm)
    listed = _is_given(candidate.words[0], names)
    if not listed or beside.follows_article(place, span) or beside.follows_preposition(place, span):
        return False
    says = (beside.is_relative, beside.has_age, beside.speaks)
    return bool(after) or any(test(place, span) for test in says)


def _is_place(place: Place, role: Found) -> bool:
    """`el presidente Petro` is a person, `Presidente Perón` a place where roles are written small."""
    return place.language.pro_drop and role.start > 0 and place.text[role.start].isupper()


def _is_noun(place: Place, role: Found) -> bool:
    """Where nouns have a capital: whether the word rather belongs to the role, `Fahrer eines Herstellers`."""
    words = place.text[role.start : role.end].split()
    apposed = place.text[role.end : role.end + 1] == ","
    return place.language.nouns_capitalised and not apposed and any(word.islower() for word in words[1:])


def _is_firm(place: Place, role: Found, name: Span) -> bool:
    """Whether the words before a name rather say what kind of thing it is: `consultora X`, `jefe de la empresa X`."""
    words = place.folded[role.start : role.end].split()
    tables = company(place.language)
    if words[-1 if place.language.adjectives_first else 0] in tables.firms:
        return True
    if len(words) == 1 or place.text[role.end : role.end + 1] != " ":
        return False
    last = place.text[role.end - len(words[-1]) : role.end]
    linked = not role_tables(place.language).links.isdisjoint(words[1:])
    demonym = role.end in place.known_ends
    return linked and last.islower() and not demonym and words[-1] not in tables.roles


def _is_listed(words: tuple[str, ...], names: Names) -> bool:
    """Whether the first word is a listed given name, or a family name that stands first."""
    first = words[0]
    if _is_given(first, names):
        return True
    return first in FAMILY_FIRST and len(words) <= 3 and all(word.isalpha() or "-" in word for word in words)


def _is_given(word: str, names: Names) -> bool:
    """Whether a list holds the given name, or the first of two that a hyphen joins."""
    return word in names.given or ("-" in word and word.split("-")[0] in names.given)


def _has_look(place: Place, candidate: Candidate, names: Names) -> bool:
    """A listed family name or ending, an initial, Mc, O', al-; not behind the preposition of a place."""
    first, rest = candidate.words[0], candidate.words[1:]
    text = place.text[candidate.span.start : candidate.span.end]
    if text.isupper() or beside.follows_preposition(place, candidate.span):
        return False
    if _INITIALS.fullmatch(first) and len(rest[-1]) > 2:
        return True
    if rest[-1] in names.here and place.reading.sentence(candidate.span).start == candidate.span.start:
        return False  # `Preguntado Olmedo`
    if any(word.islower() and len(word) < 4 for word in text.split()):
        return False
    last = rest[-1]
    family = last in names.family or last.split("-")[-1] in names.family or last.endswith(names.endings)
    return family or any(_LOOK.match(word) for word in rest)
