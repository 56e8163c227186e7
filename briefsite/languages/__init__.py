"""What the analysers must know of a language: one table a language, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

from briefsite.patterns import expand, expand_all

Words = tuple[str, ...]
FLAGS = ("adjectives_first", "demonyms_capitalised", "nouns_capitalised", "pro_drop")


@dataclass(frozen=True, eq=False)  # one object a language: compared and cached by identity
class Language:
    """One table; every word list is folded where it is used, patterns are expanded here."""

    code: str
    abbreviations: Words  # with their dot, case as written
    function_words: Words
    articles: Words  # el, the, l'
    definite_articles: Words  # singular, where an adjective right behind one is a noun: el neerlandés
    plural_endings: Words  # by which a noun shows that it is counted; whole words where they are irregular
    connectors: Words  # lower-case words inside names: de, van, von …
    titles: Words  # courtesy titles before a name: Sr., Mrs
    role_heads: Words
    role_words: Words  # lower-case words that may stand inside a role: de, la, para …
    professions: Words  # further nouns that say what someone is: cirujano, farmer; plural forms by role_plurals
    role_prefixes: Words  # before a known head in one word: ex, vice
    role_endings: Words  # by which a long word is a head: ólogo, -sprecherin
    role_plurals: Words  # endings of heads in the plural
    plural_articles: Words  # before a role that two people share: los
    role_links: Words  # prepositions by which a role goes on: de, at, für
    genitives: Words  # those by which one role holds another: portavoz del ministro
    role_openers: Words  # before a head and part of the role: antiguo, former
    role_skips: Words  # before a head and no part of it: hoy, new, its
    role_tails: Words  # right behind a head, part of the role: a. D.
    ranks: Words  # of soldiers; alone before a name they are a title: general
    ambiguous_heads: Words  # heads that may be a company as well: consultora
    place_nouns: Words  # common nouns before a name that is a place or thing: estación, buque
    place_prepositions: Words  # en, in: what follows is hardly a person
    indefinite_articles: Words  # un, a: what follows is one of many
    called: Words  # between a role and its name: llamado, namens
    kin: Words  # words of kinship, before a given name alone: padre, wife
    copulas: Words  # between a name and a role: es, fue, que es
    conjunctions: Words  # y, e
    name_conjunctions: Words  # between two surnames of one person: Ortega y Gasset
    age_patterns: Words  # regular expressions on folded text for an age behind a name
    nickname_cues: Words  # before a nickname behind the name: alias
    portfolios: Words  # capitalised parts of roles that are no names: Asuntos Exteriores
    organisation_heads: Words  # words of organisations that no name of a person holds: Ministerio, Bank
    organisation_cues: Words  # common nouns before a company's name: gigante, grupo
    acronym_cues: Words  # denominado, known as: an acronym follows
    not_names: Words  # capitalised words that begin no person's name
    surnames: Words  # ordinary words that are surnames behind a given name: Rey, King
    determiners: Words  # before a subject behind its verb that nobody knows: dijo una vecina
    named_after: Words  # things that bear the names of people: avenida, aeropuerto, premio
    speech_verbs: Words
    according_to: Words
    said_by: Words  # words between a verb and a subject that make it an object instead: a, al
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
    adjectives_first: bool = False  # attributes stand before their noun
    demonyms_capitalised: bool = False
    nouns_capitalised: bool = False
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
    if name in ("date_patterns", "past_cues", "age_patterns"):
        return tuple(raw)
    return expand_all(raw)
