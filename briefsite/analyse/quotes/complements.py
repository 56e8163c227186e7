"""Where does the complement of a preposition end?"""

from __future__ import annotations

from briefsite.analyse.quotes.tokens import (
    CAPITAL,
    DEMONYM,
    DETERMINER,
    ENTITY,
    NOUN,
    PREPOSITION,
    QUOTE,
    ROLE,
    TIME,
    WORD,
    Token,
)

NOMINAL = ROLE + NOUN + CAPITAL + WORD + DEMONYM


def after_complement(tokens: tuple[Token, ...], place: int, end: int) -> int:
    """Where the complement of a preposition ends: one noun with its adjectives, or one name."""
    at, role, nouns = place + 1, False, 0
    while at < end and tokens[at].kind in DETERMINER + PREPOSITION:
        at += 1
    if at < end and tokens[at].kind == TIME:
        return at + 1
    while at < end:
        token = tokens[at]
        if token.kind == ENTITY and token.entity:
            if nouns and token.entity.person and (not role or tokens[at - 1].kind == CAPITAL):
                return at  # `en la revista Ciencia Eva Mora`
            return at + 1
        if token.kind not in NOMINAL + QUOTE:
            return at
        role, nouns = role or token.kind in ROLE, nouns + 1
        at += 1
    return at
