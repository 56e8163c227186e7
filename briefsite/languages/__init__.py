"""What the analysers must know of a language: one table a language, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

from briefsite.patterns import expand, expand_all

Words = tuple[str, ...]
FLAGS = ("demonyms_capitalised", "nouns_capitalised", "inversion", "pro_drop")


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
    portfolios: Words  # capitalised parts of roles that are no names: Asuntos Exteriores
    organisation_heads: Words  # words of organisations that no name of a person holds: Ministerio, Bank
    organisation_cues: Words  # common nouns before a company's name: gigante, grupo
    acronym_cues: Words  # denominado, known as: an acronym follows
    not_names: Words  # capitalised words that begin no person's name
    surnames: Words  # ordinary words that are surnames behind a given name: Rey, King
    determiners: Words  # articles, demonstratives, possessives, quantifiers: all that may open a noun phrase
    named_after: Words  # things that bear the names of people: avenida, aeropuerto, premio
    speech_verbs: Words
    according_to: Words
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
    thing_pronouns: Words  # it: an institution named before
    inverted_pronouns: Words  # endings of a verb with its pronoun: -t-il
    prepositions: Words  # contractions too; what they govern is no subject. With the accents that tell à from a
    subordinators: Words  # besides `relatives`: words that open a clause which is not the main one
    topic_prepositions: Words  # sobre, about: what they govern is what somebody speaks of
    indefinites: Words  # determiners of somebody not named: un, a, several
    coordinators: Words  # and, but, while: between two clauses or two subjects
    time_words: Words  # days, months, times of the day, and what qualifies them: may stand between verb and subject
    own_views: Words  # a su juicio, in her view: the view of the one before
    relative_views: Words  # para quien, for whom: the view of the one right before
    impersonal_verbs: Words  # heißt es, si legge: nobody says it
    adverbs: Words  # that end like a noun in the plural: nonetheless
    impersonals: Words  # a pronoun that makes the verb behind it nobody's: se cree
    naming_cues: Words  # before a name in marks: llamado, known as, the novel
    viewers: Words  # according_to words that mean other things too: para, for
    source_nouns: Words  # spokesman, sources: without a name it is the institution behind them that speaks
    person_nouns: Words  # funcionario, politician: a person named before, whatever the role
    organisation_nouns: Words  # company, institución: an organisation named before
    role_synonyms: tuple[Words, ...]  # names of one office: alcalde, edil
    stance_verbs: Words  # verbs that quote although they are not of speech: ironizar, temer, refuse
    feminine: Words  # articles, titles and pronouns of a woman
    masculine: Words
    feminine_endings: Words  # of the names of roles
    masculine_names: Words  # endings of given names, and names that end as a woman's would
    feminine_names: Words
    plural_verbs: Words  # endings of verbs whose subject is many: -n
    demonyms_capitalised: bool = False
    nouns_capitalised: bool = False
    inversion: bool = False  # the subject may follow its verb at some distance
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
    if name == "role_synonyms":
        return tuple(expand_all(group) for group in raw)
    if name == "units":
        return tuple((kind, expand_all(words)) for kind, words in dict(raw).items())
    if name in ("date_patterns", "past_cues"):
        return tuple(raw)
    return expand_all(raw)
