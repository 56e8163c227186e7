"""What stands before a quotation: who says it?"""

from __future__ import annotations

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Cast
from briefsite.analyse.quotes.phrases import Phrase, Tokens, phrases_in
from briefsite.analyse.quotes.scene import Scene
from briefsite.analyse.quotes.source import Attribution, is_singular, source
from briefsite.analyse.quotes.subjects import said_by, subject_after, subject_before
from briefsite.analyse.quotes.tokens import (
    ACCORDING,
    AND,
    COLON,
    COMMA,
    PRONOUN,
    QUOTE,
    RELATIVE,
    VERB,
    VIEW,
    WHOSE,
    WORD,
)


def attributed_before(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`Rutte afirmó que … "`, `Según Rutte, … "`, `Rutte fue claro: "`."""
    tokens = scene.tokens
    first, _ = scene.sentence(at)
    last = next((i for i in range(at - 1, first - 1, -1) if tokens[i].kind in VERB + ACCORDING + VIEW + WHOSE), None)
    colon = at > first and tokens[at - 1].kind == COLON
    if last is not None and tokens[last].kind != VERB:
        found = source(tokens, first, last, at, cast)
        if found or not colon:
            return found
    elif last is not None:
        return _verb_before(scene, first, last, at, cast)
    return _introduced(tokens, first, at, cast) if colon else None


def _verb_before(scene: Scene, first: int, verb: int, at: int, cast: Cast) -> Attribution:
    tokens = scene.tokens
    quoted = next((i for i in range(verb - 1, first - 1, -1) if tokens[i].kind == QUOTE), None)
    behind = quoted is not None and all(t.kind in WORD + COMMA for t in tokens[quoted + 1 : verb])
    subject = _inverted(tokens, verb, at, cast) if behind else None  # `"…", dijo Rutte, "…"`
    if subject is None:
        verb = _governing(tokens, first, verb, at)
        subject = subject_before(tokens, first, verb, cast)
    if subject is None:
        subject = _inverted(tokens, verb, at, cast)
    reference = said_by(subject, cast.language.pro_drop and is_singular(tokens[verb].word, cast))
    return Attribution(reference, verb, verb + 1)


def _governing(tokens: Tokens, first: int, verb: int, at: int) -> int:
    """`explicó que Berlín pidió gas y que …`: the second clause goes back to the verb of the first."""
    again = any(tokens[i].kind == AND and tokens[i + 1].kind == RELATIVE for i in range(verb + 1, at - 1))
    earlier = (i for i in range(verb - 1, first - 1, -1) if tokens[i].kind == VERB and tokens[i + 1].kind == RELATIVE)
    return next(earlier, verb) if again and tokens[verb + 1].kind != RELATIVE else verb


def _inverted(tokens: Tokens, verb: int, at: int, cast: Cast) -> Phrase | None:
    """`Sostiene Pereira que “`, `Heute, sagt sie, …`: but `accusò Roma di` has an object."""
    language = cast.language
    subject = subject_after(tokens, verb, at, cast, strict=not (language.pro_drop or language.inversion))
    if subject is None:
        return None
    if subject.end < at and tokens[subject.end].kind not in RELATIVE + COLON + COMMA and not language.nouns_capitalised:
        return None
    return subject


def _introduced(tokens: Tokens, first: int, at: int, cast: Cast) -> Attribution | None:
    """`Rutte, secretario general, fue claro: "`: who opens the sentence; with nobody in it, the one before."""
    free = [p for p in phrases_in(tokens, first, at - 1, cast) if not p.relative]
    known = [p for p in free if p.reference.who or tokens[p.first].kind == PRONOUN]
    if not known:
        return Attribution(IMPLIED if not free else NOBODY, at - 1, at)
    speaker = next((p for p in known if p.reference.who in cast.people), known[0])
    return Attribution(speaker.reference, speaker.first, speaker.end)


def coordinated(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`La Comisión “sigue el caso” y recuerda que …`: a quotation with the verb of its own, and one behind it."""
    tokens = scene.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].kind != AND or tokens[at + 2].kind != VERB:
        return None
    first, _ = scene.sentence(at)
    free = [p for p in phrases_in(tokens, first, at, cast) if not p.relative]
    return Attribution(free[0].reference, at + 1, at + 3) if free and free[0].reference.who else None
