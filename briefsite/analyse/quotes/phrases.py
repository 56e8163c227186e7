"""Which noun phrases stand in a row of words, and whom do they name?"""

from __future__ import annotations

from typing import NamedTuple

from briefsite.analyse.quotes.cast import NOBODY, Cast, Reference
from briefsite.analyse.quotes.complements import after_complement
from briefsite.analyse.quotes.gender import gender_of, plain_words
from briefsite.analyse.quotes.tokens import (
    ACCORDING,
    AND,
    CAPITAL,
    COMMA,
    DEMONYM,
    DETERMINER,
    ENTITY,
    INVERTED,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    TIME,
    VERB,
    WORD,
    Token,
)
from briefsite.patterns import word_set
from briefsite.text import fold

APPOSED = 9  # words between a role with its comma and the name
BETWEEN = 3  # words between the head of a phrase and the name in it
Tokens = tuple[Token, ...]


class Phrase(NamedTuple):
    """A noun phrase by its tokens, and whom it names."""

    first: int
    end: int
    reference: Reference
    relative: bool = False  # it stands in a relative clause


def phrase_at(tokens: Tokens, place: int, end: int, cast: Cast) -> Phrase | None:
    """The noun phrase that begins here, with the name apposed to it."""
    if place >= end:
        return None
    token = tokens[place]
    if token.kind in PRONOUN + INVERTED:
        word = token.word.rpartition("-")[2] if token.kind == INVERTED else token.word
        thing = word in cast.language.speech.thing_pronouns
        gender = gender_of(cast.language, word)
        return Phrase(place, place + 1, Reference(anaphoric=True, gender=gender, thing=thing))
    if token.kind not in DETERMINER + ENTITY + ROLE + NOUN + CAPITAL + DEMONYM:
        return None
    last, name = _extent(tokens, place, end, cast)
    if name is None and tokens[place].kind != CAPITAL and not _is_many(tokens, place, last, cast):
        name, last = _apposed(tokens, last, end, cast)
    elif name is not None and name.entity and not name.entity.person:
        bearer = _bearer_behind(tokens, place, last, end)
        name, last = (bearer, last + 2) if bearer else (name, last)
    if name is not None and name.entity:
        if _is_coordinated(tokens, last, end):
            return Phrase(place, _extent(tokens, last + 1, end, cast)[0], NOBODY)
        return Phrase(place, last, Reference(name.entity.who, thing=not name.entity.person))
    return Phrase(place, last, cast.described(tokens[place:last]))


def _is_many(tokens: Tokens, place: int, last: int, cast: Cast) -> bool:
    """`según varios medios, el presidente Mora`: the name is none of them."""
    language = cast.language
    word, one = tokens[place].word, plain_words(language.indefinite_articles)
    if place + 1 >= last or word not in plain_words(language.speech.indefinites) or word in one:
        return False
    if language.nouns_capitalised:
        return False
    return tokens[place + 1].word.endswith(language.plural_endings)


def _extent(tokens: Tokens, place: int, end: int, cast: Cast) -> tuple[int, Token | None]:
    """(where the phrase ends, the name that it is): a name behind a preposition is only a complement."""
    governed, name, ordinary, nominal = False, None, 0, False
    at = place
    while at < end:
        token = tokens[at]
        if token.kind == ENTITY and token.entity:
            if not governed and (token.entity.person or name is None):
                name = token
            if token.entity.person and not governed and not _belongs(tokens, at, end):
                rest = at + 1
                while rest < end and tokens[rest].kind == CAPITAL:
                    rest += 1  # of a name of which only a part is known
                return rest, name
            governed, ordinary = False, 0
        elif token.kind == PREPOSITION:
            governed, ordinary = True, 0
        elif token.kind in ROLE + NOUN:
            name, nominal, governed, ordinary = None, True, False, 0
        elif token.kind in CAPITAL + WORD + DEMONYM:
            if token.kind == WORD and nominal and token.word in plain_words(cast.language.auxiliaries):
                return at, name  # `la demanda es contra el juez`
            if token.kind == WORD and name is not None:  # `Kyiv also`, `EU officials`
                owned = tokens[at - 1] is name and _is_plural(token, cast)
                return at, None if owned else name
            ordinary += not governed and token.kind != CAPITAL
            governed = False
            nominal = True
            if ordinary > BETWEEN:
                return at, name
        elif token.kind == DETERMINER:
            if nominal and not governed and token.entity is None:
                return at, name
        elif token.kind == AND:
            if not (nominal and name is None and _is_paired(tokens, at + 1, end)):
                return at, name
        elif token.kind != TIME:
            return at, name
        at += 1
    return at, name


def _belongs(tokens: Tokens, at: int, end: int) -> bool:
    """`Grey Harbour singer Tom Redman`: whether the name only says whose the next one is."""
    kinds = [t.kind for t in tokens[at + 1 : min(end, at + BETWEEN)]]
    return len(kinds) > 1 and kinds[0] in ROLE + NOUN and kinds[1] == ENTITY


def _is_paired(tokens: Tokens, at: int, end: int) -> bool:
    """`el senador y exministro`, `el pintor y escultor danés Aksel Brandt`: one person, two words."""
    if at < end and tokens[at].kind in ROLE + NOUN:
        return True
    following = [t.kind for t in tokens[at : min(end, at + BETWEEN)]]
    return WORD in following[:1] and any(kind in ENTITY + CAPITAL for kind in following)


def _is_plural(token: Token, cast: Cast) -> bool:
    """In English, where a name may stand before what belongs to it: `EU officials`."""
    language = cast.language
    adverb = token.word in language.speech.adverbs or fold(token.word) in word_set(language.function_words)
    return not language.inversion and token.word.endswith(language.plural_endings) and not adverb


def _apposed(tokens: Tokens, last: int, end: int, cast: Cast) -> tuple[Token | None, int]:
    """`the under secretary, Theodore Abernathy-Wu`: the name behind the comma of a role."""
    if last >= end or tokens[last].kind != COMMA:
        return None, last
    reach, name = _extent(tokens, last + 1, min(end, last + 1 + APPOSED), cast)
    found = name is not None and name.entity is not None and name.entity.person
    goes_on = reach < end and tokens[reach].kind in WORD + VERB and tokens[reach - 1] is name
    sourced = last > 1 and ACCORDING in (tokens[last - 2].kind, tokens[last - 3].kind if last > 2 else "")
    if goes_on and sourced:  # `según el ministro, Mora llegó`: who acts is another
        return None, last
    return (name, reach) if found else (None, last)


def _bearer_behind(tokens: Tokens, place: int, last: int, end: int) -> Token | None:
    """`el socio de la firma Arce, Luis Mora`: the person right behind the comma of a role with its institution."""
    if last + 1 >= end or tokens[last].kind != COMMA or all(t.kind not in ROLE for t in tokens[place:last]):
        return None
    name, closed = tokens[last + 1], last + 2 >= end or tokens[last + 2].kind == COMMA
    return name if name.kind == ENTITY and name.entity and name.entity.person and closed else None


def _is_coordinated(tokens: Tokens, last: int, end: int) -> bool:
    """`Abara and de Wit`: two speak, which is nobody."""
    return last + 1 < end and tokens[last].kind == AND and tokens[last + 1].kind in ENTITY + ROLE


def phrases_in(tokens: Tokens, first: int, end: int, cast: Cast) -> list[Phrase]:
    """All phrases that no preposition governs, in order."""
    found: list[Phrase] = []
    at, relative = first, False
    while at < end:
        kind = tokens[at].kind
        if kind == PREPOSITION:
            at = after_complement(tokens, at, end)
        elif kind == RELATIVE:
            relative, at = True, at + 1
        elif phrase := phrase_at(tokens, at, end, cast):
            found.append(Phrase(phrase.first, phrase.end, phrase.reference, relative))
            at = max(phrase.end, at + 1)
        else:
            relative = relative and kind != COMMA
            at += 1
    return found
