"""What the analysers must know of a language: one table a language, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

from briefsite.patterns import expand, expand_all

Words = tuple[str, ...]
FLAGS = ("demonyms_capitalised", "nouns_capitalised", "lower_case_names", "pro_drop")


@dataclass(frozen=True, eq=False)  # one object a language: compared and cached by identity
class Language:
    """One table; every word list is folded where it is used, patterns are expanded here."""

    code: str
    abbreviations: Words  # with their dot, case as written
    function_words: Words
    articles: Words  # el, the, l'
    definite_articles: Words  # singular, where an adjective right behind one is a noun: el neerlandés
    definite_contractions: Words  # del, della: a preposition and an article in one word
    plural_endings: Words  # by which a noun shows that it is counted; whole words where they are irregular
    connectors: Words  # lower-case words inside names: de, van, von …
    titles: Words  # courtesy titles before a name: Sr., Mrs
    role_heads: Words
    role_words: Words  # lower-case words that may stand inside a role: de, la, para …
    portfolios: Words  # capitalised parts of roles that are no names: Asuntos Exteriores
    organisation_heads: Words  # words of organisations that no name of a person holds: Ministerio, Bank
    organisation_cues: Words  # common nouns before a company's name: gigante, grupo
    organisation_nouns: Words  # common nouns that stand in apposition behind one: lender, fabricante
    organisation_words: Words  # words on which names are built: Ministerio, Council
    organisation_lower: Words  # those of them that a name may follow in lower case: université de Parakou
    organisation_endings: Words  # ends of compounds that are such words: -gericht
    organisation_links: Words  # words between such a word and what completes it: de, for, für
    organisation_articles: Words  # articles behind such a link: de la
    organisation_joins: Words  # and, y: between two fields of one office
    organisation_seats: Words  # in: before the place of an embassy
    seated_heads: Words  # embassy, consulate
    naming_heads: Words  # words before names that are known without them: Banco Tamesí
    organisation_tails: Words  # words with which names of companies end: Holdings
    weak_heads: Words  # words on which names are built that a place alone does not complete: Centro
    thing_words: Words  # behind a name they make it one of a thing: Conference, Holiday
    leading_words: Words  # words of `not_names` with which names of organisations begin: Royal
    infinitive_endings: Words  # of verbs, which end a name that goes on in lower case
    noun_endings: Words  # of common nouns and adjectives: two of them may be joined in one name
    genitive_endings: Words  # that the lists do not write out: des Bundestag{s,es}
    legal_forms: Words  # GmbH, S.A. without their last dot, case as written
    institutions: Words  # what is a name without more: Senado, Treasury; capitals count
    owners_in_names: Words  # words whose genitive is part of a name: King's College
    never_in_names: Words  # capitalised words that are part of no organisation's name: Monday, Mr
    department_words: Words  # fields of work that an office may list: Comercio, Turismo
    adjective_endings: Words  # of adjectives inside names or between a cue and a name
    neuter_heads: Words  # ends of words: rheinisches Zentrum
    masculine_heads: Words
    cue_endings: Words  # ends of compounds that are cues: -hersteller
    members: Words  # who sits for a party, named in brackets behind: diputado, mayor
    staff: Words  # people who belong to an organisation: analista, spokesman
    belongings: Words  # what belongs to a company: accionistas, shares
    belonging: Words  # de, at: between these and the organisation
    before_acronyms: Words  # words before an acronym that is a noun, beside articles
    abbreviated_things: Words  # first or last words of things with acronyms: Tasa, Disorder
    common_acronyms: Words  # acronyms that are no organisations: PIB, DNA
    acronym_cues: Words  # denominado, known as: an acronym follows
    not_names: Words  # capitalised words that begin no person's name
    surnames: Words  # ordinary words that are surnames behind a given name: Rey, King
    determiners: Words  # before a subject behind its verb that nobody knows: dijo una vecina
    named_after: Words  # things that bear the names of people: avenida, aeropuerto, premio
    speech_verbs: Words
    according_to: Words
    said_by: Words  # words between a verb and a subject that make it an object instead: a, al
    named_by_demonym: Words  # nouns that a demonym beside them makes a thing or a breed: pastor alemán
    places_as_given_names: Words  # Paris Hilton, Jordan Peterson
    language_cues: Words  # en, al: before the name of a language
    numbers: tuple[tuple[str, float], ...]
    scales: tuple[tuple[str, int], ...]
    bounds: tuple[tuple[str, str], ...]  # folded words → > < ~
    ranges: tuple[tuple[str, str], ...]  # (opening, middle): (entre, y)
    units: tuple[tuple[str, Words], ...]  # kind → words
    counters: Words  # before a number that counts nothing: vuelo, artículo
    verb_endings: Words  # a word with such an ending is no unit
    date_patterns: Words
    past_cues: Words  # regular expressions on folded text that put a clause into the past
    future_cues: Words  # para, hasta: the date after them may lie ahead
    relative_days: tuple[tuple[str, int], ...]  # ayer: -1
    negations: Words  # no, not: a short sentence with one takes back what stands before
    demonstratives: Words  # este, this: point at something said before
    other_years: Words  # behind a date: de ese año, that year; not the year of the article
    anaphora: Words  # first words that point at an earlier sentence
    clause_openers: Words  # words that open a trailing clause which a headline can do without
    relatives: Words  # que, who: what follows is no main clause
    auxiliaries: Words  # frequent finite verbs that no other list holds: es, puede, has
    cut_before: Words  # prepositions before which a title may end
    institutional_acts: Words  # verbs by which a country acts when its head does: acordar, firmar
    pronouns: Words  # he, she: a person named before
    demonyms_capitalised: bool = False
    nouns_capitalised: bool = False
    lower_case_names: bool = False  # names go on in lower case: Cour des comptes
    pro_drop: bool = False  # a verb may stand without its subject: `señaló`


@cache
def language(code: str) -> Language:
    """The table of a language, or the empty one where we have none."""
    values = _load(code.split("-")[0])
    return Language(**{field.name: _value(field.name, values) for field in fields(Language)})


@cache
def known_languages() -> Words:
    """The codes of all languages that have a table."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def _load(code: str) -> dict[str, Any]:
    if code not in known_languages():
        return {"code": code}
    text = resources.files(__package__).joinpath(f"{code}.yml").read_text(encoding="utf-8")
    values: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return values


def _value(name: str, values: dict[str, Any]) -> Any:
    if name == "code":
        return values["code"]
    if name in FLAGS:
        return bool(values.get(name, False))
    raw = values.get(name) or {}
    if name in ("numbers", "scales", "bounds", "relative_days"):
        return tuple((form, value) for pattern, value in dict(raw).items() for form in expand(pattern))
    if name == "ranges":
        return tuple((str(first), str(second)) for first, second in raw)
    if name == "units":
        return tuple((kind, expand_all(words)) for kind, words in dict(raw).items())
    if name in ("date_patterns", "past_cues"):
        return tuple(raw)
    return expand_all(raw)
