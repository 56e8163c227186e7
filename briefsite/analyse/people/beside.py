"""What stands right beside a name: an article, a common noun, a preposition, a relative, an age, a verb of speech?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefsite.analyse.people.extent import role_tables
from briefsite.analyse.people.place import Place
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import Listed, any_of, before_word, listed, word_set
from briefsite.recurring import letters_before
from briefsite.text import fold

_APPOSED = re.compile(r", (?:[^\W\d_][\w'-]* ?){1,6}")
_NAMES = r"[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+){0,2}"
_REST = re.compile(
    r"(?:, [^\W\d_a-zß-ÿ][\w'’ -]+?)*,? [^\W\d_]{1,3} [^\W\d_a-zß-ÿ][\w'’-]+(?: [^\W\d_a-zß-ÿ][\w'’-]+)*(?=[.;)]|$)"
)
REACH = 29  # characters of a verb or phrase before a name
_CLOSED = frozenset(mark + " " for mark in ",\"”’'»“")  # `"…", said X`, but not `he told X`
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False, repr=False)
class Company:
    """Folded words and patterns of one language."""

    firms: frozenset[str]  # heads that are companies as well
    nouns: frozenset[str]  # before the name of a thing
    things: frozenset[str]  # that bear the names of people
    surnames: frozenset[str]
    ranks: frozenset[str]  # and titles, which the name of a thing may hold
    organisations: frozenset[str]
    heads: frozenset[str]  # of them those that are no surnames
    numbers: frozenset[str]
    places: frozenset[str]  # prepositions of place
    indefinite: frozenset[str]
    plain: frozenset[str]  # words that say nothing of the name behind them
    roles: frozenset[str]
    article: re.Pattern[str]
    kin: re.Pattern[str]
    ages: re.Pattern[str]
    verbs: Listed  # of speech: X dijo
    according: Listed  # según X
    views: re.Pattern[str]  # a juicio de X
    relatives: re.Pattern[str]  # X, who
    listed: re.Pattern[str]  # in A, B,


@cache
def company(language: Language) -> Company:
    """The tables of a language, made once."""
    firms = word_set(language.organisation_cues) | word_set(language.ambiguous_heads)
    articles = (*language.articles, *language.definite_articles)
    ages = "|".join(language.age_patterns) or "(?!)"
    plain = (*language.speech_verbs, *language.auxiliaries, *language.function_words, *language.according_to)
    return Company(
        firms=firms,
        nouns=firms | word_set(language.place_nouns),
        things=word_set(language.named_after),
        surnames=word_set(language.surnames),
        ranks=word_set((*language.ranks, *language.titles, *language.role_heads)),
        organisations=word_set(language.organisation_heads),
        heads=word_set(language.organisation_heads) - word_set(language.surnames),
        numbers=word_set(tuple(word for word, _ in language.numbers)),
        places=word_set(language.place_prepositions),
        indefinite=word_set(language.indefinite_articles),
        plain=word_set(plain),
        roles=word_set(language.role_words),
        article=re.compile(rf"(?<!\w){before_word(articles)}$") if articles else _NOTHING,
        kin=re.compile(any_of(language.kin) + r",? $"),
        ages=re.compile(rf"(?:, | \()(?:{ages})(?!\w|[,.]\d)"),
        verbs=listed(language.speech_verbs),
        according=listed(language.according_to),
        views=re.compile(any_of(view for view in language.according_to if " " in view) + " $"),
        relatives=re.compile(rf", {any_of(language.personal_relatives)} (?!{any_of(language.plural_verbs)})"),
        listed=re.compile(rf"(?<!\w){any_of(language.place_prepositions)} (?:{_NAMES}, )+$"),
    )


def word_before(place: Place, name: Span) -> str:
    """The word right before a name, as it is written."""
    return letters_before(place.text, name.start, REACH + 1)


def speaks(place: Place, name: Span) -> bool:
    """`dijo Fulano Mengano`, `Fulano Mengano afirmó`, `según Fulano Mengano`."""
    tables, folded = company(place.language), place.folded
    end = name.end + 1 if folded.startswith(",", name.end) else name.end
    if folded.startswith(" ", end) and tables.verbs.begins(folded, end + 1):
        return True
    said, apart = tables.verbs.ends(folded, name.start - 1, REACH), place.language.adjectives_first
    if any(not apart or folded[max(0, at - 2) : at] in _CLOSED for at in said):
        return True
    return next(tables.according.ends(folded, name.start - 1, REACH), None) is not None


def follows_article(place: Place, name: Span) -> bool:
    """`the Open Harbour`."""
    return bool(company(place.language).article.search(place.folded[max(0, name.start - 8) : name.start]))


def follows_indefinite(place: Place, name: Span) -> bool:
    """`a Jack Russell`, `un Picasso`: one of many."""
    return fold(word_before(place, name)) in company(place.language).indefinite


def follows_noun(place: Place, name: Span) -> bool:
    """Whether a common noun says what it is: `la reaseguradora Brisal Re`, `la estación Belgrano`."""
    word = word_before(place, name)
    return word.islower() and fold(word) in company(place.language).nouns


def is_told_thing(place: Place, name: Span) -> bool:
    """`Open Harbour, a campaign group`: a noun in apposition that no person is."""
    opened = _APPOSED.match(place.folded, name.end)
    tables = role_tables(place.language)
    words = [word for word in (opened[0][2:].split() if opened else ()) if word not in tables.articles]
    if place.language.adjectives_first:
        ends = next((n for n, word in enumerate(words) if word in tables.links or word in tables.barred), len(words))
        words = words[:ends][-1:]
    return bool(words) and words[0] in company(place.language).nouns


def follows_capital(place: Place, name: Span) -> bool:
    """`el Batallón de Cazadores Martín Ruedas`: a capital right before, where it is no beginning of a sentence."""
    word = word_before(place, name)
    start = name.start - len(word) - 1
    if not word or not word[0].isupper() or place.language.adjectives_first or start < 2:
        return False
    within = place.text[start - 1] == " " and place.text[start - 2].isalpha()
    return within and fold(word) in role_tables(place.language).allowed


def follows_preposition(place: Place, name: Span) -> bool:
    """`en Punta Romero`: hardly a person."""
    return fold(word_before(place, name)) in company(place.language).places


def is_explained(place: Place, name: Span) -> bool:
    """Whether the word before, a noun or a preposition, speaks against a person: `of Dorset Constabulary`."""
    before = word_before(place, name)
    word = fold(before)
    if not before.islower() or before.endswith(place.language.verb_endings):
        return False
    return word in role_tables(place.language).links or word not in company(place.language).plain


def has_age(place: Place, name: Span) -> bool:
    """`Claire Duval, 71 ans`, `Rey Salcán, de 52 años`."""
    return bool(company(place.language).ages.match(place.folded, name.end))


def is_native(place: Place, name: Span) -> bool:
    """`el lituano, Evaldas Petraitis`: an inhabitant, with a comma; without one it may be a company."""
    if place.text[max(0, name.start - 2) : name.start] != ", ":
        return False
    start = place.known_ends.get(name.start - 2)
    if start is None or not place.text[start : name.start - 2].islower():
        return False
    return bool(company(place.language).article.search(place.folded[max(0, start - 8) : start]))


def is_personal(place: Place, name: Span) -> bool:
    """`a juicio de X Y`, `X Y, who …`: said of people only."""
    tables = company(place.language)
    view = tables.views.search(place.folded, max(0, name.start - 40), name.start)
    return bool(view or tables.relatives.match(place.folded, name.end))


def is_listed_place(place: Place, name: Span) -> bool:
    """`in Harwick, Glen Langley and Whitby.`: in a list of places that a sentence ends with."""
    before = company(place.language).listed.search(place.folded, max(0, name.start - 80), name.start)
    if not before or not _REST.match(place.text, name.end):
        return False
    words = place.text[before.start() : name.start].replace(",", "").split()
    return words[0].islower() and all(word[0].isupper() for word in words[1:])


def is_relative(place: Place, name: Span) -> bool:
    """`su padre, Amílcar`, `his wife Jane`."""
    return bool(company(place.language).kin.search(place.folded[max(0, name.start - 30) : name.start]))
