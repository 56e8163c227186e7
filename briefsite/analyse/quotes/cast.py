"""Who is meant by a role, a common noun or a pronoun?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from briefsite.analyse.quotes.gender import gender_of, gender_of_person, plain_words
from briefsite.analyse.quotes.tokens import (
    CAPITAL,
    DEMONYM,
    DETERMINER,
    ENTITY,
    NOUN,
    PREPOSITION,
    ROLE,
    WORD,
    Entity,
    Token,
)
from briefsite.findings import Person
from briefsite.languages import Language
from briefsite.patterns import phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
STEM = 5  # letters that a word must have to be looked for inside others
NAMING = (ROLE, NOUN, ENTITY, CAPITAL, WORD, DEMONYM)
LETTERS = 6  # by which `alcaldesa` and `alcalde` are one


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom words stand for: somebody known, somebody said before, or nobody that we know."""

    who: str | None = None
    anaphoric: bool = False
    gender: str = ""  # m | f | "" for unknown
    thing: bool = False  # `it`, `the company`: no person
    tacit: bool = False  # nothing at all attributes the words: only who spoke or acted before may be meant


NOBODY = Reference()
IMPLIED = Reference(anaphoric=True)
SPOKESMAN = Reference(anaphoric=True, thing=True, tacit=True)  # `a spokesman said`
TACIT = Reference(anaphoric=True, tacit=True)


class Cast:
    """The people and institutions of an article, with what is said of them."""

    def __init__(self, reading: Reading, people: Iterable[Person], entities: Iterable[Entity]) -> None:
        entities = list(entities)
        self.language = reading.language
        self.people = {person.id: person for person in people}
        self._reading = reading
        self.definites = _definites(reading.language)
        self.organisations = {each.who for each in entities if each.kind == "organisation"}
        self.institutions: dict[str, set[str]] = {}
        for each in entities:
            if each.kind == "organisation":
                self.institutions.setdefault(each.who, set()).update(_WORD.findall(reading.fold(each.span)))

    @cached_property
    def stems(self) -> dict[str, frozenset[str]]:
        """What is said of each person, word by word."""
        return {p.id: _stems(self.language, _offices(self._reading, p)) for p in self.people.values()}

    @cached_property
    def genders(self) -> dict[str, str]:
        return {p.id: gender_of_person(self._reading, p) for p in self.people.values()}

    def fits(self, who: str, gender: str) -> bool:
        """Whether somebody may be called he or she."""
        known = self.genders.get(who, "")
        return not gender or not known or known == gender

    def described(self, tokens: Sequence[Token]) -> Reference:
        """Whom `el ministro de Defensa`, `the company`, `a spokesman for the Fed` stand for."""
        inside = next((t.entity for t in tokens if t.kind == ENTITY and t.entity and not t.entity.person), None)
        source = any(t.word in plain_words(self.language.speech.source_nouns) for t in tokens)
        heads = [t for t in tokens if t.kind in (ROLE, NOUN)]
        named = (self._bearer(tokens) or self._bearer(_core(self.language, tokens))) if heads else None
        if named:
            return Reference(named)
        if source and inside:
            return Reference(inside.who)
        if len(tokens) == 2 and tokens[1].word in plain_words(self.language.speech.spokesmen):
            return SPOKESMAN
        first = tokens[0]  # what belongs to somebody is a stranger: `Price's lawyer`
        if first.kind != DETERMINER or first.entity or first.word in plain_words(self.language.speech.indefinites):
            return NOBODY
        gender = gender_of(self.language, first.word)
        if self._is_compatriot(tokens) or self._is_person(tokens):
            return Reference(anaphoric=True, gender=gender)
        return self._institution(tokens)

    def _is_person(self, tokens: Sequence[Token]) -> bool:
        """`the senator`, and by its ending `the 30-year-old`; in Romance languages the noun comes first."""
        nouns = plain_words(self.language.speech.person_nouns)
        said = [t.word for t in tokens if t.kind in NAMING]
        romance = self.language.inversion and not self.language.nouns_capitalised
        endings = tuple(noun for noun in nouns if noun.startswith("-"))
        return any(word in nouns or word.endswith(endings or ("\0",)) for word in (said[:1] if romance else said))

    def _is_compatriot(self, tokens: Sequence[Token]) -> bool:
        """`el alemán`, `der gebürtige Tunesier`."""
        said = [t for t in tokens if t.kind != DETERMINER]
        if not said or said[-1].kind != DEMONYM:
            return False
        return len(said) == 1 or (self.language.nouns_capitalised and all(t.kind == WORD for t in said[:-1]))

    def _bearer(self, tokens: Sequence[Token]) -> str | None:
        """The one person of whom all that is said here is said elsewhere too."""
        wanted = _stems(self.language, " ".join(t.word for t in tokens if t.kind in NAMING))
        head = _stems(self.language, next((t.word for t in tokens if t.kind in (ROLE, NOUN)), ""))
        for words in (head, *(_stems(self.language, group) for group in _synonyms(self.language, head))):
            if not words:
                continue
            asked = (wanted - head) | words
            bearers = [who for who, stems in self.stems.items() if all(_said(stem, stems) for stem in asked)]
            if len(bearers) == 1:
                return bearers[0]
        return None

    def _institution(self, tokens: Sequence[Token]) -> Reference:
        """`the college`, `el ministerio`: by a word of the one name that holds it; `the company` by being one."""
        small = word_set(self.language.function_words)
        said = [t for t in tokens if t.kind in NAMING and fold(t.word) not in small]  # `la empresa también`
        if not said or (said[0].kind == CAPITAL and not self.language.nouns_capitalised):
            return NOBODY  # `the Washington Summit Declaration`
        word = fold(said[0].word)
        named = [who for who, parts in self.institutions.items() if word in parts and len(word) >= STEM - 1]
        if len(named) == 1:
            return Reference(named[0])
        alone = len(said) == 1  # `le gouvernement malien` is another one
        generic = alone and word in word_set(self.language.speech.institution_nouns)
        return Reference(anaphoric=True, thing=True) if generic else NOBODY


def _core(language: Language, tokens: Sequence[Token]) -> Sequence[Token]:
    """What of a phrase can be a role: `el secretario de la OTAN durante su visita` without the visit."""
    inside = plain_words(language.connectors) | plain_words(language.role_words)
    cut = (at for at, token in enumerate(tokens) if token.kind == PREPOSITION and token.word not in inside)
    return tokens[: next(cut, len(tokens))]


@cache
def _definites(language: Language) -> frozenset[str]:
    """Determiners of what is known already, whose quotation marks may be the reporter's."""
    return plain_words(language.articles + language.demonstratives) - plain_words(language.speech.indefinites)


def _offices(reading: Reading, person: Person) -> str:
    """All that is said of a person: the roles, and a rank right before the name."""
    said = [role.text for role in person.roles]
    for mention in person.mentions:
        folded, start = reading.folded[mention.span.paragraph - 1], mention.span.start
        heads = phrases(reading.language.role_heads).spans(folded)
        said += [
            folded[first:end] for first, end in heads if 0 < start - end <= 2 and folded[end:start].strip() in ("", ".")
        ]
    return " ".join(said)


def _said(stem: str, stems: frozenset[str]) -> bool:
    """German roles are one word with what they are about: `Ministeriumssprecherin`."""
    return stem in stems or (len(stem) >= STEM and any(stem in other for other in stems))


def _stems(language: Language, text: str) -> frozenset[str]:
    barred = word_set(language.function_words) | word_set(language.speech.prepositions) | word_set(language.determiners)
    return frozenset(_stem(language, word) for word in _WORD.findall(fold(text)) if word not in barred)


def _stem(language: Language, word: str) -> str:
    if language.nouns_capitalised:  # inflected at the end, and compounded
        return re.sub(r"(?:innen|in|en|er|es|e|s|n)$", "", word) if len(word) > STEM else word
    return word[:LETTERS] if len(word) > LETTERS else word.rstrip("aeo")


@cache
def _synonyms(language: Language, head: frozenset[str]) -> tuple[str, ...]:
    """Other names of the same office: `mandatario` is a president."""
    groups = [group for group in language.speech.role_synonyms if any(_stems(language, name) == head for name in group)]
    return tuple(name for group in groups for name in group if _stems(language, name) != head)
