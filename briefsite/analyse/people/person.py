"""Is this run of words a person? What it looks like, and what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefsite.analyse.people.before import Found
from briefsite.analyse.people.extent import Place, role_tables
from briefsite.analyse.people.names import Candidate
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.text import fold

# Family names that stand first and are hardly given names; Koreans are known by the hyphen of Jong-un.
FAMILY_FIRST = frozenset(
    ("xi", "li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "zhu", "kim", "park")
)
_LOOK = re.compile(r"(?:o'|mc|fitz|al-|el-)\w{3}")
Beside = tuple[list[Found], list[Found]]  # the roles before a name and those behind it


@dataclass(frozen=True)
class Names:
    """Names of people that lists know, folded; endings as family names have them."""

    given: frozenset[str]
    family: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    here: frozenset[str] = frozenset()  # surnames behind listed given names in the article


def is_thing(place: Place, candidate: Candidate) -> bool:
    """Whether this is no person whatever stands beside it: `avenida Simón Bolívar`, `Kennedy Airport`."""
    heads = word_set(place.language.organisation_heads) - word_set(place.language.surnames)
    if not candidate.titled and (candidate.attached or not heads.isdisjoint(candidate.words)):
        return True
    if _is_firm_name(place, candidate.span):
        return True
    span, things = candidate.span, word_set(place.language.named_after)
    after = re.compile(r" ([^\W\d_]+)").match(place.text, span.end)
    if after and after[1][0].isupper() and fold(after[1]) in things:
        return True
    if len(candidate.words) > 1 and candidate.words[-1] in things - word_set(place.language.surnames):
        return True
    before = re.search(r"([^\W\d_]+) [\"“«„‘']?$", place.folded[max(0, span.start - 20) : span.start])
    return bool(before and before[1] in things)


def _is_firm_name(place: Place, name: Span) -> bool:
    """`Harrow & Blackburn`, and the name of a thing in quotation marks of its own: `"Almirante Irízar"`."""
    text = place.text
    if text[name.end : name.end + 2] == " &" or text[max(0, name.start - 2) : name.start] == "& ":
        return True
    return any(
        mark.paragraph == place.number and mark.start <= name.start and mark.end == name.end and name.start - mark.start < 16
        for mark in place.reading.marks
    )


def is_person(place: Place, candidate: Candidate, roles: Beside, names: Names, alone: frozenset[str]) -> bool:
    """Whether something proves it: title, role, listed name, age, kinship, speech; `alone` stands elsewhere alone."""
    before, after = roles
    if candidate.titled:
        return True
    if candidate.ordinary:
        return False
    if len(candidate.words) == 1:
        return _is_single(place, candidate, roles, names)
    known = _is_listed(candidate.words, names)
    span = candidate.span
    if _is_inside_role(place, span) and not known:
        return False
    if before:
        return known or not (_is_firm(place, before[-1], span) or _is_noun(place, before[-1], span))
    if after or _has_age(place, span):
        return known or not _follows_noun(place, span)
    if known:
        return not (_is_one_of_many(place, span) or _follows_noun(place, span) or _follows_capital(place, span))
    if _follows_noun(place, span) or _follows_article(place, span):
        return False
    if _has_look(place, candidate, names):
        return True
    return not _is_explained(place, span) and (_speaks(place, span) or _recurs(place, candidate, alone))


def _recurs(place: Place, candidate: Candidate, alone: frozenset[str]) -> bool:
    """Whether the last word stands elsewhere alone, as surnames do."""
    text = place.text[candidate.span.start : candidate.span.end]
    plain = any(word.islower() for word in text.split()) or place.language.nouns_capitalised
    return candidate.words[-1] in alone and not plain and not _is_in(place, candidate.span)


def _is_single(place: Place, candidate: Candidate, roles: Beside, names: Names) -> bool:
    """A name of one word stands for a person with a role, as a relative, or as a given name that speaks."""
    before, after = roles
    span = candidate.span
    text = place.text[span.start : span.end]
    if len(text) > 1 and text.isupper():
        return False
    given = candidate.words[0] in names.given
    if before and _is_noun(place, before[-1], span):
        return False
    if before:
        role = before[-1]
        close = place.text[role.end : span.start].strip() == ""
        return not _is_place(place, role) and not (_is_firm(place, role, span) and close)
    if not given or _follows_article(place, span) or _is_in(place, span):
        return False
    return bool(after) or _is_relative(place, span) or _has_age(place, span) or _speaks(place, span)


def _is_place(place: Place, role: Found) -> bool:
    """`el presidente Petro` is a person, `Presidente Perón` a place where roles are written small."""
    return place.language.pro_drop and role.start > 0 and place.text[role.start].isupper()


def _is_noun(place: Place, role: Found, name: Span) -> bool:
    """Where nouns have a capital: whether the word rather belongs to the role, `Fahrer eines Herstellers`."""
    words = place.text[role.start : role.end].split()
    apposed = place.text[role.end : role.end + 1] == ","
    return place.language.nouns_capitalised and not apposed and any(word.islower() for word in words[1:])


def _is_firm(place: Place, role: Found, name: Span) -> bool:
    """Whether the words before a name rather say what kind of thing it is: `consultora X`, `jefe de la empresa X`."""
    words = place.folded[role.start : role.end].split()
    head = words[-1] if place.language.adjectives_first else words[0]
    if head in word_set((*place.language.organisation_cues, *place.language.ambiguous_heads)):
        return True
    if len(words) == 1 or place.text[role.end : role.end + 1] != " ":
        return False
    last = place.text[role.end - len(words[-1]) : role.end]
    linked = any(word in role_tables(place.language).links for word in words[1:])
    demonym = any(span.end == role.end for span in place.known)
    return linked and last.islower() and not demonym and fold(last) not in word_set(place.language.role_words)


def _is_inside_role(place: Place, name: Span) -> bool:
    """`subdirector de Operaciones`: a capitalised word behind the preposition of a role is part of it."""
    before = place.folded[max(0, name.start - 25) : name.start].split()
    return bool(before) and place.text[name.start - 1 : name.start] == " " and before[-1] in {"de", "du", "di", "des"}


def _is_listed(words: tuple[str, ...], names: Names) -> bool:
    """Whether the first word is a listed given name, or a family name that stands first."""
    first = words[0]
    if first in names.given or ("-" in first and first.split("-")[0] in names.given):
        return True
    return first in FAMILY_FIRST and len(words) <= 3 and all(word.isalpha() or "-" in word for word in words)


def _has_look(place: Place, candidate: Candidate, names: Names) -> bool:
    """A listed family name or ending, an initial, Mc, O', al-; not behind the preposition of a place."""
    first, rest = candidate.words[0], candidate.words[1:]
    if _is_in(place, candidate.span) or place.text[candidate.span.start : candidate.span.end].isupper():
        return False
    if re.fullmatch(r"(?:\w\.)+", first) and len(rest[-1]) > 2:
        return True
    if rest[-1] in names.here and place.reading.sentence(candidate.span).start == candidate.span.start:
        return False  # `Preguntado Olmedo`
    if any(word.islower() and len(word) < 4 for word in place.text[candidate.span.start : candidate.span.end].split()):
        return False
    last = rest[-1]
    family = last in names.family or last.split("-")[-1] in names.family or last.endswith(names.endings)
    return family or any(_LOOK.match(word) for word in rest)


def _speaks(place: Place, name: Span) -> bool:
    """`dijo Fulano Mengano`, `Fulano Mengano afirmó`, `según Fulano Mengano`."""
    before, after = _speech(place.language)
    return bool(after.match(place.folded, name.end) or before.search(place.folded[max(0, name.start - 30) : name.start]))


@cache
def _speech(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = any_of(language.speech_verbs)
    return re.compile(rf"(?:{verbs}|{any_of(language.according_to)}) $"), re.compile(rf",? {verbs}")


def _follows_article(place: Place, name: Span) -> bool:
    if not place.language.articles:
        return False
    articles = before_word((*place.language.articles, *place.language.definite_articles))
    return bool(re.search(rf"(?<!\w){articles}$", place.folded[max(0, name.start - 8) : name.start]))


def _is_one_of_many(place: Place, name: Span) -> bool:
    """`a Jack Russell`, `un Picasso`: what has an indefinite article is no person."""
    before = place.folded[max(0, name.start - 6) : name.start].split()
    return bool(before) and before[-1] in word_set(place.language.indefinite_articles)


def _before(place: Place, name: Span) -> str:
    """The word right before a name, as it is written."""
    before = re.search(r"([^\W\d_]+) $", place.text[max(0, name.start - 30) : name.start])
    return before[1] if before else ""


def _follows_noun(place: Place, name: Span) -> bool:
    """Whether a common noun says what it is: `la reaseguradora Helvaria Re`, `la estación Arctowski`."""
    word, language = _before(place, name), place.language
    nouns = (*language.organisation_cues, *language.ambiguous_heads, *language.place_nouns)
    return word.islower() and fold(word) in word_set(nouns)


def _follows_capital(place: Place, name: Span) -> bool:
    """`el Batallón de Infantería Joaquín París`: a capital right before, where it is no beginning of a sentence."""
    word = _before(place, name)
    start = name.start - len(word) - 1
    if not word or not word[0].isupper() or place.language.adjectives_first or name.start < 3:
        return False
    return place.text[start - 1] == " " and place.text[start - 2].isalpha() and fold(word) in role_tables(place.language).allowed


def _is_explained(place: Place, name: Span) -> bool:
    """Whether the word before, a noun or a preposition, speaks against a person: `of Norfolk Constabulary`."""
    language, before = place.language, _before(place, name)
    word = fold(before)
    if not before.islower() or before.endswith(tuple(language.verb_endings)):
        return False
    if word in word_set(language.role_links):
        return True
    verbs = (*language.speech_verbs, *language.auxiliaries, *language.function_words, *language.according_to)
    return word not in word_set(verbs)


def _is_in(place: Place, name: Span) -> bool:
    """Whether a preposition of place stands before."""
    before = place.folded[max(0, name.start - 8) : name.start].split()
    return bool(before) and before[-1] in word_set(place.language.place_prepositions)


def _has_age(place: Place, name: Span) -> bool:
    """`Odile Rivière, 71 ans`, `Rey Macaraeg, de 52 años`."""
    return bool(_ages(place.language).match(place.folded, name.end))


@cache
def _ages(language: Language) -> re.Pattern[str]:
    ages = "|".join(language.age_patterns) or "(?!)"
    return re.compile(rf"(?:, | \()(?:{ages})(?!\w|[.,]\d)")


def _is_relative(place: Place, name: Span) -> bool:
    """`su padre, Amílcar`, `his wife Jane`."""
    return bool(_kin(place.language).search(place.folded[max(0, name.start - 30) : name.start]))


@cache
def _kin(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.kin) + r",? $")
