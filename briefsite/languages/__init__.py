"""What the analysers must know of a language: one table a language, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

from briefsite.patterns import expand, expand_all

Words = tuple[str, ...]
FLAGS = ("demonyms_capitalised", "nouns_capitalised", "pro_drop")
MAPPINGS = {
    *("numbers", "number_joins", "number_tails", "collectives", "scales", "bounds", "bounds_behind"),
    *("relative_days", "relative_periods", "parts_of_year", "ago_units", "months", "days", "decades", "later_marks"),
}


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
    determiners: Words  # before a subject behind its verb that nobody knows: dijo una vecina
    named_after: Words  # things that bear the names of people: avenida, aeropuerto, premio
    speech_verbs: Words
    according_to: Words
    said_by: Words  # words between a verb and a subject that make it an object instead: a, al
    language_cues: Words  # en, al: before the name of a language
    numbers: tuple[tuple[str, float], ...]
    scales: tuple[tuple[str, int], ...]
    bounds: tuple[tuple[str, str], ...]  # folded words → > < ~
    number_joins: tuple[tuple[str, float], ...]  # inside numbers, with the least that stands before: y 10, and 100
    number_tails: tuple[tuple[str, float], ...]  # y medio: 0.5 of what was counted last
    collectives: tuple[tuple[str, float], ...]  # veintena: 20
    bounds_behind: tuple[tuple[str, str], ...]  # or more: >
    strict_bounds: Words  # bounds that are none before an article: hasta el 2 %
    bound_fillers: Words  # between a bound and its number: ya, los
    ranges: tuple[tuple[str, str], ...]  # (opening, middle): (entre, y)
    changes: tuple[tuple[str, str], ...]  # the same for two numbers that are no range: (von, auf)
    change_verbs: Words  # beginnings of verbs that make `de 3 a 4` a change
    unit_steps: Words  # between a number and what it counts: más, other
    units_before: Words  # magnitud 6,2
    clock: Words  # before a time of the day: a las
    clock_units: Words  # hora, horas
    clock_behind: Words  # p.m., Uhr
    one_cues: Words  # before `un año` as a quantity: en, durante
    explicit_ones: Words  # words for one that are no articles
    partitives: Words  # behind a number whose noun stands elsewhere: de ellos
    ratios: Words  # between the numbers of a ratio, which counts nothing: de cada, out of
    compared: Words  # before the second of two numbers: contra, de un total de
    age_cues: Words  # aged
    harm: Words  # dead, hurt, missing, held: near them a small count is news
    conjunctions: Words  # y, and, as well as
    units: tuple[tuple[str, Words], ...]  # kind → words
    counters: Words  # before a number that counts nothing: vuelo, artículo
    verb_endings: Words  # a word with such an ending is no unit
    date_patterns: Words  # regular expressions with marks: <d> day, <m> month, <y> year …
    months: tuple[tuple[str, int], ...]  # names that CLDR does not have: Jänner
    days: tuple[tuple[str, int], ...]
    day_links: Words  # between two days of one month: y el, bis
    date_cues: Words  # words, besides months and digits, that dates hold: siglo
    decades: tuple[tuple[str, int], ...]  # noventa: 90
    year_cues: Words  # before a year
    year_determiners: Words  # before a year that stands before a plural: the 2019 elections
    year_followers: Words  # behind a year, though they look like a counted plural
    relative_periods: tuple[tuple[str, str], ...]  # la semana pasada: w-1; fin de año: y+0/12; empty: no date
    parts_of_year: tuple[tuple[str, str], ...]  # primer semestre: 01/06
    ago_before: Words  # hace, il y a
    ago_behind: Words  # ago, fa
    ago_units: tuple[tuple[str, str], ...]  # años: y
    later_marks: tuple[tuple[str, int], ...]  # two years later: 1, a year before: -1
    past_marks: Words  # beside a day of the week: pasado, last
    coming_marks: Words  # próximo, next
    habitual: Words  # every, cada: no single day or month
    future_tense: Words  # regular expressions that put a clause into the future
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
    decimal_mark: str = ""  # where an article leaves it open; empty: a lone separator parts thousands
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
    if name in ("code", "decimal_mark"):
        return str(values.get(name, ""))
    if name in FLAGS:
        return bool(values.get(name, False))
    raw = values.get(name) or {}
    if name in MAPPINGS:
        return tuple((form, value) for pattern, value in dict(raw).items() for form in expand(pattern))
    if name in ("ranges", "changes"):
        return tuple((str(first), str(second)) for first, second in raw)
    if name == "units":
        return tuple((kind, expand_all(words)) for kind, words in dict(raw).items())
    if name in ("date_patterns", "past_cues", "future_tense"):
        return tuple(raw)
    return expand_all(raw)
