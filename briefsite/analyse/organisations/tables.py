"""What does a language say about the names of organisations? Its tables, folded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from briefsite.languages import Language
from briefsite.text import fold, fold_all


@dataclass(frozen=True, eq=False, repr=False)
class Tables:
    """Folded words of one language."""

    heads: frozenset[str]  # words on which names are built
    lower: frozenset[str]  # heads that need no capital where a name follows them
    endings: tuple[str, ...]  # of compounds that are heads: -ministerium
    links: frozenset[str]  # words between a head and what completes it
    between: frozenset[str]  # articles behind a link
    small: frozenset[str]  # both
    joins: frozenset[str]  # and, y
    into: frozenset[str]  # in, en: complete the name of an embassy only
    never: frozenset[str]  # those of them that are never right behind a link either
    barred: frozenset[str]  # lower-case words that are never part of a name
    strangers: frozenset[str]  # capitalised words that are none, with their accents: para, but not Pará
    departments: frozenset[str]  # fields of work, which may be listed: Comercio y Turismo
    adjectives: tuple[str, ...]  # endings of lower-case adjectives
    tails: frozenset[str]  # words with which names of companies end
    legal: frozenset[str]
    common: frozenset[str]  # acronyms that are no organisations, in capitals
    naming: frozenset[str]  # heads behind which a name stands that is known without them: Banco Tamesí
    seated: frozenset[str]  # heads whose names tell where they sit: embassy
    leaders: frozenset[str]  # ordinary words with which names begin: Royal, National, Northern
    owners: frozenset[str]  # words whose genitive is part of a name: King's College
    inside: frozenset[str]  # lower-case words within names of any kind
    nouns: frozenset[str]
    staff: frozenset[str]
    shares: frozenset[str]
    staff_first: frozenset[str]  # first words of both
    called: frozenset[str]  # between a cue and its name: llamado
    such: frozenset[str]  # between a plural cue and its examples: como, as
    of: frozenset[str]  # between a cue and what kind of thing it is: cadena de supermercados
    belong: frozenset[str]  # between one who belongs to an organisation and its name: de, at
    leading: frozenset[str]  # words before an acronym that is a noun
    articles: frozenset[str]
    definite: frozenset[str]  # articles, also within a preposition: del
    verbs: frozenset[str]
    ordinary: frozenset[str]  # capitalised at the beginning of a sentence
    weak: frozenset[str]  # heads that a place does not complete: Centro de Lisboa
    things: frozenset[str]  # behind a name they make it one of a thing: Party Conference
    infinitives: tuple[str, ...]
    nouns_common: tuple[str, ...]  # endings of common nouns and adjectives
    patrons: frozenset[str]  # heads behind which the name of a person may stand
    abbreviated: frozenset[str]  # first or last words of what is abbreviated and no organisation
    roles: frozenset[str]
    members: frozenset[str]  # who sits in a parliament
    offices: frozenset[str]  # lower-case heads that a field in small letters completes: ministère de la défense
    told_to: frozenset[str]  # between one who speaks and a newspaper: a, ante
    media: frozenset[str]  # words before the name of a newspaper
    bare: frozenset[str]  # institutions that need no article: Congress
    triggers: frozenset[str]  # lower-case words that may lead to a name, and `&`
    cue_endings: tuple[str, ...]


@cache
def tables(language: Language) -> Tables:
    """The tables of a language, made once."""
    made = {field.name: _made(field.name, language) for field in fields(Tables)}
    return Tables(**made)


def _made(name: str, language: Language) -> Any:
    """One table: most are a list of the language with its words folded."""
    if name in _MIXED:
        return _MIXED[name](language)
    if name in _ENDINGS:
        return tuple(sorted(map(fold, getattr(language, _ENDINGS[name]))))
    source, whole = _LISTS[name]
    forms = getattr(language, source)
    return _folded(forms) if whole else _words(forms)


# Which list of the language a table comes from, and whether its phrases stay whole.
_LISTS = {
    "lower": ("organisation_lower", True),
    "tails": ("organisation_tails", True),
    "naming": ("naming_heads", True),
    "seated": ("seated_heads", True),
    "leaders": ("leading_words", True),
    "owners": ("owners_in_names", True),
    "staff": ("staff", True),
    "shares": ("belongings", True),
    "belong": ("belonging", False),
    "called": ("called", True),
    "such": ("said_as", True),
    "articles": ("articles", False),
    "ordinary": ("not_names", False),
    "weak": ("weak_heads", True),
    "things": ("thing_words", True),
    "abbreviated": ("abbreviated_things", True),
    "roles": ("role_heads", True),
    "members": ("members", True),
    "offices": ("ministry_heads", True),
    "media": ("media_cues", True),
    "bare": ("bare_institutions", True),
}
_ENDINGS = {
    "endings": "organisation_endings",
    "adjectives": "adjective_endings",
    "infinitives": "name_stoppers",
    "nouns_common": "noun_endings",
    "cue_endings": "cue_endings",
}
_MIXED: dict[str, Callable[[Language], Any]] = {
    "links": lambda one: frozenset(one.organisation_links),
    "between": lambda one: frozenset(one.organisation_articles),
    "small": lambda one: frozenset((*one.organisation_links, *one.organisation_articles)),
    "told_to": lambda one: frozenset(one.told_to),
    "joins": lambda one: frozenset(one.organisation_joins),
    "into": lambda one: frozenset(one.organisation_seats),
    "heads": lambda one: _folded((*one.organisation_words, *one.organisation_lower)),
    "never": lambda one: _folded(word for word in one.never_in_names if word[0].isupper()),
    "strangers": lambda one: frozenset(
        map(str.lower, (*one.function_words, *(word for word in one.never_in_names if word[0].isupper())))
    ),
    "barred": lambda one: _words(
        (*one.function_words, *one.speech_verbs, *one.auxiliaries, *one.institutional_acts, *one.never_in_names)
    ),
    "departments": lambda one: (
        _words((*one.department_words, *one.portfolios)) - _words((*one.organisation_links, *one.organisation_joins))
    ),
    "definite": lambda one: _words((*one.articles, *one.definite_articles, *one.definite_contractions)),
    "verbs": lambda one: _folded(  # of puso de relieve only the first word is one
        form.split()[0] for form in (*one.speech_verbs, *one.auxiliaries, *one.institutional_acts)
    ),
    "legal": lambda one: frozenset(one.legal_forms),
    "common": lambda one: frozenset(one.common_acronyms),
    "inside": lambda one: _words(one.connectors) | {"i"},
    "nouns": lambda one: _folded((*one.organisation_cues, *one.organisation_nouns)),
    "leading": lambda one: _words((*one.before_acronyms, *one.articles)),
    "triggers": lambda one: _folded(
        (
            "&",
            *one.organisation_lower,
            *one.organisation_cues,
            *one.organisation_nouns,
            *(word.split()[0] for word in (*one.staff, *one.belongings)),
            *one.media_cues,
        )
    ),
    "staff_first": lambda one: _folded(word.split()[0] for word in (*one.staff, *one.belongings)),
    "of": lambda one: (
        frozenset(one.belonging) & frozenset(one.organisation_links) - frozenset(one.definite_contractions)
    ),
    "patrons": lambda one: _folded((*one.naming_heads, *one.named_after)),
}


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_all(forms))


def _words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_all(part for form in forms for part in form.split()))
