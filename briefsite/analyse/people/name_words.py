"""Which words may be part of a name, and which begin or end one?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from briefsite.analyse.people.heads import is_head
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.text import fold


@dataclass(frozen=True, eq=False, repr=False)
class NameWords:
    """Folded words of one language."""

    ordinary: frozenset[str]  # begin or end no name
    titles: frozenset[str]
    heads: frozenset[str]  # what follows them is part of their name: San Isidro, Copa América
    surnames: frozenset[str]  # ordinary words, but names behind a given name: Julián Rey
    given: frozenset[str]
    firsts: frozenset[str]  # ordinary words, but given names before a name: Julio Prado
    barred: frozenset[str]  # what no name ends with: Julia de Defensa
    before_dates: frozenset[str]  # words before a month that is one: in May
    dates: frozenset[str]  # months and days
    language: Language
    openers: frozenset[str]  # begin no name where another word follows: Lawyer Jane Smith
    functions: frozenset[str]
    speech: frozenset[str]  # verbs before a name, also where it is the word for an office: `dijo Rey Salcán`
    telling: frozenset[str]  # all verbs of speech, where the speaker stands behind them
    courtesies: frozenset[str]  # titles that stand in lower case: doña
    links: frozenset[str]
    capital_articles: frozenset[str]  # La, El

    def opens(self, word: str) -> bool:
        """Whether a word at the beginning of a run is what somebody is: `Lawyer Jane Smith`."""
        return word in self.openers or (word not in self.given and is_head(self.language, word))


def name_words(language: Language, given: frozenset[str], presented: frozenset[str] = frozenset()) -> NameWords:
    """The words of a language; what an article presents as given names counts as such there."""
    tables = _name_words(language, given)
    return replace(tables, given=given | presented, openers=tables.openers - presented) if presented else tables


@cache
def _name_words(language: Language, given: frozenset[str]) -> NameWords:
    """The words of a language, made once."""
    listed = word_set(language.surnames)
    roles = frozenset(fold(part) for word in (*language.portfolios, *language.role_heads) for part in word.split())
    parts = roles | word_set(language.function_words)
    names = frozenset(fold(part) for word in language.not_names for part in word.split())
    titles = frozenset(fold(title).rstrip(".") for title in (*language.titles, *language.ranks))
    openers = word_set((*language.professions, *language.role_openers))
    loose = (names - parts - titles) if not language.nouns_capitalised else frozenset()
    return NameWords(
        ordinary=parts | names,
        titles=titles,
        heads=names - parts,
        surnames=listed | loose,
        given=given,
        language=language,
        firsts=(names - parts) & given,
        barred=word_set(language.portfolios) - listed,
        before_dates=parts | names if language.demonyms_capitalised else frozenset(),
        dates=_dates(language) if language.demonyms_capitalised else frozenset(),
        openers=(openers | _feminine(language)) - given,
        functions=word_set(language.function_words) | word_set(language.according_to),
        speech=word_set(language.speech_verbs) if language.pro_drop else frozenset(),
        telling=word_set(language.speech_verbs) if not language.adjectives_first else frozenset(),
        courtesies=frozenset(fold(title).rstrip(".") for title in language.titles),
        links=word_set(language.role_links),
        capital_articles=frozenset(article.capitalize() for article in language.articles if language.pro_drop),
    )


def _dates(language: Language) -> frozenset[str]:
    """Months and days, as Unicode's tables have them."""
    return word_set(tuple(name for _, name in (*language.calendar.months, *language.calendar.days)))


def _feminine(language: Language) -> frozenset[str]:
    return word_set(language.organisation_cues) if language.nouns_capitalised else frozenset()
