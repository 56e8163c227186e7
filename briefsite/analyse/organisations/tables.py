"""What does a language say about the names of organisations? Its tables, folded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefsite.languages import Language
from briefsite.text import fold


@dataclass(frozen=True, eq=False)
class Tables:
    """Folded words of one language."""

    heads: frozenset[str]  # words on which names are built
    lower: frozenset[str]  # heads that need no capital where a name follows them
    endings: tuple[str, ...]  # of compounds that are heads: -ministerium
    links: frozenset[str]  # words between a head and what completes it
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
    cues: frozenset[str]
    nouns: frozenset[str]
    staff: frozenset[str]
    shares: frozenset[str]
    belong: frozenset[str]  # between one who belongs to an organisation and its name: de, at
    leading: frozenset[str]  # words before an acronym that is a noun
    articles: frozenset[str]
    ordinary: frozenset[str]  # capitalised at the beginning of a sentence
    weak: frozenset[str]  # heads that a place does not complete: Centro de Lisboa
    things: frozenset[str]  # behind a name they make it one of a thing: Party Conference
    infinitives: tuple[str, ...]
    nouns_common: tuple[str, ...]  # endings of common nouns and adjectives
    patrons: frozenset[str]  # heads behind which the name of a person may stand
    roles: frozenset[str]
    members: frozenset[str]  # who sits in a parliament
    cue_endings: tuple[str, ...]


@cache
def tables(language: Language) -> Tables:
    """The tables of a language, made once."""
    articles = _words(language.articles)
    spoken = {*language.function_words, *language.speech_verbs, *language.auxiliaries, *language.institutional_acts}
    links = _words(language.organisation_links)
    joins = _words(language.organisation_joins)
    return Tables(
        heads=_folded(language.organisation_words) | _folded(language.organisation_lower),
        lower=_folded(language.organisation_lower),
        endings=tuple(sorted(map(fold, language.organisation_endings))),
        links=links,
        joins=joins,
        into=_words(language.organisation_seats),
        strangers=frozenset(map(str.lower, language.function_words))
        | {word.lower() for word in language.never_in_names if word[0].isupper()},
        never=_folded(word for word in language.never_in_names if word[0].isupper()),
        barred=_words(spoken) | _words(language.never_in_names),
        departments=_words(language.department_words) | _words(language.portfolios) - links - joins,
        adjectives=tuple(sorted(map(fold, language.adjective_endings))),
        tails=_folded(language.organisation_tails),
        legal=frozenset(language.legal_forms),
        common=frozenset(language.common_acronyms),
        naming=_folded(language.naming_heads),
        seated=_folded(language.seated_heads),
        leaders=_folded(language.leading_words),
        owners=_folded(language.owners_in_names),
        inside=_words(language.connectors) | {"i"},
        cues=_folded(language.organisation_cues),
        nouns=_folded(language.organisation_cues) | _folded(language.organisation_nouns),
        staff=_folded(language.staff),
        shares=_folded(language.belongings),
        belong=_words(language.belonging),
        leading=_words(language.before_acronyms) | articles,
        articles=articles,
        ordinary=_words(language.not_names),
        weak=_folded(language.weak_heads),
        things=_folded(language.thing_words),
        infinitives=tuple(sorted(map(fold, language.infinitive_endings))),
        nouns_common=tuple(sorted(map(fold, language.noun_endings))),
        patrons=_folded(language.naming_heads) | _folded(language.named_after),
        roles=_folded(language.role_heads),
        members=_folded(language.members),
        cue_endings=tuple(sorted(map(fold, language.cue_endings))),
    )


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, forms))


def _words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(part) for form in forms for part in form.split())
