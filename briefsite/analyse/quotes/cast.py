"""Who is meant by a role, a common noun or a pronoun?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from briefsite.analyse.quotes.entity import Entity
from briefsite.analyse.quotes.gender import gender_of, gender_of_person, person_nouns, plain_words
from briefsite.analyse.quotes.offices import STEM, WORDS, Offices, stems_of
from briefsite.analyse.quotes.tokens import (
    CAPITAL,
    DEMONYM,
    DETERMINER,
    ENTITY,
    NOUN,
    PREPOSITION,
    ROLE,
    WORD,
    Token,
)
from briefsite.findings import Person
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.reading import Reading
from briefsite.text import fold

NAMING = (ROLE, NOUN, ENTITY, CAPITAL, WORD, DEMONYM)


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom words stand for: somebody known, somebody said before, or nobody that we know."""

    who: str | None = None
    anaphoric: bool = False
    gender: str = ""  # m | f | "" for unknown
    thing: bool = False  # `it`, `the company`: no person
    tacit: bool = False  # nothing at all attributes the words: only who spoke or acted before may be meant
    silent: bool = False  # a verb without its subject: an institution that spoke before may go on
    among: frozenset[str] = frozenset()  # several have the role that the words name


NOBODY = Reference()
IMPLIED = Reference(anaphoric=True, silent=True)
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
        self._offices = Offices(reading, self.people.values())
        self.organisations = {each.who for each in entities if each.kind == "organisation"}
        self.institutions: dict[str, set[str]] = {}
        for each in entities:
            if each.kind == "organisation":
                self.institutions.setdefault(each.who, set()).update(WORDS.findall(reading.fold(each.span)))

    @cached_property
    def genders(self) -> dict[str, str]:
        return {p.id: gender_of_person(self._reading, p) for p in self.people.values()}

    def fits(self, who: str, gender: str) -> bool:
        """Whether somebody may be called he or she."""
        known = self.genders.get(who, "")
        return not gender or not known or known == gender

    def described(self, tokens: Sequence[Token]) -> Reference:
        """Whom `el ministro de Defensa`, `the company`, `a spokesman for the Fed` stand for."""
        inside = _institution_in(self.language, tokens)
        source = any(t.word in plain_words(self.language.speech.source_nouns) for t in tokens)
        heads = [t for t in tokens if t.kind in (ROLE, NOUN)]
        named = (self._bearers(tokens) or self._bearers(_core(self.language, tokens))) if heads else frozenset()
        if len(named) == 1:
            return Reference(next(iter(named)))
        if source and inside:
            return Reference(inside.who)
        governed = next((at for at, token in enumerate(tokens) if token.kind == PREPOSITION), 0)
        if source and governed and (behind := tokens[governed + 1 :]):
            return self._institution(behind)  # `un portavoz de la compañía`
        if len(tokens) == 2 and tokens[1].word in plain_words(self.language.speech.spokesmen):
            return SPOKESMAN
        first = tokens[0]  # what belongs to somebody is a stranger: `Price's lawyer`
        if first.kind != DETERMINER or first.entity or first.word in plain_words(self.language.speech.indefinites):
            return NOBODY
        if self.is_owned(tokens):
            return NOBODY  # `su abogado` is none of those named before
        gender = gender_of(self.language, first.word)
        if named:
            return Reference(anaphoric=True, gender=gender, among=named)
        if self._is_pointed_at(first, heads) or self._is_compatriot(tokens) or self._is_person(tokens):
            epicene = any(t.word in plain_words(self.language.speech.epicenes) for t in tokens)
            return Reference(anaphoric=True, gender="" if epicene else gender)
        return self._institution(tokens)

    def is_owned(self, tokens: Sequence[Token]) -> bool:
        """`his lawyer`, `il suo avvocato`: what belongs to somebody."""
        owners = plain_words(self.language.speech.possessives)
        return any(token.word in owners for token in tokens[:2])

    def _is_pointed_at(self, first: Token, heads: Sequence[Token]) -> bool:
        """`agrega esta enfermera`: one, whatever she is."""
        one = bool(heads) and not heads[0].word.endswith(self.language.plural_endings)
        return one and first.word in plain_words(self.language.demonstratives)

    def _is_person(self, tokens: Sequence[Token]) -> bool:
        """`the senator`, and by its ending `the 30-year-old`; in Romance languages the noun comes first."""
        nouns, endings, beginnings = person_nouns(self.language)
        cut = next((at for at, token in enumerate(tokens) if token.kind == PREPOSITION), len(tokens))
        said = [t.word for t in tokens[:cut] if t.kind in NAMING]
        romance = self.language.inversion and not self.language.nouns_capitalised
        heads = said[:1] if romance else said[-1:]
        return any(word in nouns or word.endswith(endings) or word.startswith(beginnings) for word in heads)

    def _is_compatriot(self, tokens: Sequence[Token]) -> bool:
        """`el alemán`, `der gebürtige Tunesier`."""
        said = [t for t in tokens if t.kind != DETERMINER]
        if not said or said[-1].kind != DEMONYM:
            return False
        return len(said) == 1 or (self.language.nouns_capitalised and all(t.kind == WORD for t in said[:-1]))

    def _bearers(self, tokens: Sequence[Token]) -> frozenset[str]:
        """The people of whom all that is said here is said elsewhere too: one, or several of one office."""
        wanted = stems_of(self.language, " ".join(t.word for t in tokens if t.kind in NAMING))
        head = stems_of(self.language, next((t.word for t in tokens if t.kind in (ROLE, NOUN)), ""))
        several: frozenset[str] = frozenset()
        for words in (head, *(stems_of(self.language, group) for group in _synonyms(self.language, head))):
            if not words:
                continue
            asked = (wanted - head) | words
            bearers = frozenset.intersection(*(frozenset(self._offices.bearers(stem)) for stem in asked))
            if len(bearers) == 1:
                return bearers
            several = several or bearers
        return several

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
        if not generic or not self.organisations:
            return NOBODY
        return Reference(anaphoric=True, thing=True, among=frozenset(self.organisations))


def _institution_in(language: Language, tokens: Sequence[Token]) -> Entity | None:
    """The institution that a phrase names, but not the one told: `el portavoz del club al Faro`."""
    told = plain_words(language.told_to)
    cut = next((at for at, token in enumerate(tokens) if at and token.word in told), len(tokens))
    return next((t.entity for t in tokens[:cut] if t.kind == ENTITY and t.entity and not t.entity.person), None)


def _core(language: Language, tokens: Sequence[Token]) -> Sequence[Token]:
    """What of a phrase can be a role: `el secretario de la OTAN durante su visita` without the visit."""
    cut = (at for at, token in enumerate(tokens) if token.kind == PREPOSITION and token.word not in _inside(language))
    return tokens[: next(cut, len(tokens))]


@cache
def _inside(language: Language) -> frozenset[str]:
    """Words within a role."""
    return plain_words(language.connectors) | plain_words(language.role_words)


@cache
def _definites(language: Language) -> frozenset[str]:
    """Determiners of what is known already, whose quotation marks may be the reporter's."""
    return plain_words(language.articles + language.demonstratives) - plain_words(language.speech.indefinites)


@cache
def _synonyms(language: Language, head: frozenset[str]) -> tuple[str, ...]:
    """Other names of the same office: `mandatario` is a president."""
    groups = [
        group for group in language.speech.role_synonyms if any(stems_of(language, name) == head for name in group)
    ]
    return tuple(name for group in groups for name in group if stems_of(language, name) != head)
