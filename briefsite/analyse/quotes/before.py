"""What stands before a quotation: who says it?"""

from __future__ import annotations

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Cast
from briefsite.analyse.quotes.phrases import Phrase, Tokens, phrase_at, phrases_in
from briefsite.analyse.quotes.scene import Scene
from briefsite.analyse.quotes.source import Attribution, is_singular, source
from briefsite.analyse.quotes.subjects import said_by, subject_after, subject_before
from briefsite.analyse.quotes.tokens import (
    ACCORDING,
    AND,
    CAPITAL,
    COLON,
    COMMA,
    DETERMINER,
    IMPERSONAL,
    NOUN,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    ROLE,
    VERB,
    VIEW,
    WHOSE,
    WORD,
)

CUES = VERB + ACCORDING + VIEW + WHOSE + IMPERSONAL


def attributed_before(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`Rutte afirmó que … "`, `Según Rutte, … "`, `Rutte fue claro: "`."""
    tokens = scene.tokens
    first, _ = scene.sentence(at)
    colon = at > first and tokens[at - 1].kind == COLON
    for last in (i for i in range(at - 1, first - 1, -1) if tokens[i].kind in CUES):
        if tokens[last].kind == VERB:
            return _verb_before(scene, first, last, at, cast)
        if tokens[last].kind == IMPERSONAL:
            return _read_in(tokens, last, at, cast)
        found = source(tokens, first, last, at, cast)
        if found:
            return found
        if tokens[last].word not in cast.language.speech.viewers:
            break  # only `sirve, dice Mora, para saber` may have a cue before
    return _introduced(tokens, first, at, cast) if colon else None


def _read_in(tokens: Tokens, verb: int, at: int, cast: Cast) -> Attribution:
    """`se lee en el informe de la ONU`: what can be read is the word of whoever wrote it, if that is said."""
    place = verb + 1
    while place < at and tokens[place].kind == PREPOSITION:
        place += 1
    written = phrase_at(tokens, place, at, cast) if place > verb + 1 else None
    known = written is not None and written.reference.who in cast.organisations
    return Attribution(written.reference if written and known else NOBODY, verb, verb + 1)


def _verb_before(scene: Scene, first: int, verb: int, at: int, cast: Cast) -> Attribution:
    tokens = scene.tokens
    quoted = next((i for i in range(verb - 1, first - 1, -1) if tokens[i].kind == QUOTE), None)
    behind = quoted is not None and all(t.kind in WORD + COMMA for t in tokens[quoted + 1 : verb])
    subject = _inverted(tokens, verb, at, cast) if behind else None  # `"…", dijo Rutte, "…"`
    subject = subject or _parenthesis(tokens, first, verb, at, cast)
    if subject is None:
        verb = _governing(tokens, first, verb, at)
        subject = subject_before(tokens, first, verb, cast)
    if subject and subject.reference == NOBODY and _calls(tokens, verb, subject, cast):
        free = (p for p in phrases_in(tokens, first, verb, cast) if not p.relative)
        subject = next(free, Phrase(verb, verb + 1, IMPLIED))
    if subject is None:
        subject = _inverted(tokens, verb, at, cast)
    elif _is_adverbial(tokens, first, verb, subject):
        subject = Phrase(verb, verb + 1, IMPLIED) if cast.language.pro_drop else subject
    reference = said_by(subject, cast.language.pro_drop and is_singular(tokens[verb].word, cast))
    return Attribution(reference, verb, verb + 1)


def _calls(tokens: Tokens, verb: int, subject: Phrase, cast: Cast) -> bool:
    """`una medida que calificó de “…”`: the relative is the object, and the verb has the subject of the sentence."""
    language = cast.language
    if (
        not language.pro_drop
        or tokens[verb - 1].kind != RELATIVE
        or tokens[verb].word not in language.speech.calling_verbs
    ):
        return False
    if not is_singular(tokens[verb].word, cast):
        return False
    kinds = {token.kind for token in tokens[subject.first : subject.end]}
    return not kinds & {ROLE, NOUN, CAPITAL}


def _is_adverbial(tokens: Tokens, first: int, verb: int, subject: Phrase) -> bool:
    """`Sin pedir el voto, recalcó: “`: what stands before the comma holds no subject."""
    opens = tokens[first].kind == PREPOSITION and _comma(tokens, first, verb) == verb - 1
    return opens and subject.reference == NOBODY and tokens[subject.first].kind == DETERMINER


def _comma(tokens: Tokens, first: int, end: int) -> int | None:
    return next((i for i in range(first, end) if tokens[i].kind == COMMA), None)


def _parenthesis(tokens: Tokens, first: int, verb: int, at: int, cast: Cast) -> Phrase | None:
    """`El precio, advierte Mora, subirá “…”`, `El precio, advierte, …`: who stands before is only spoken of."""
    if verb <= first or tokens[verb - 1].kind != COMMA or verb + 1 >= at:
        return None
    main = next((p for p in phrases_in(tokens, first, verb, cast) if not p.relative), None)
    if main and main.reference.who and main.end < verb - 1:
        return None  # `Rutte, jefe de la OTAN, advirtió, tras …`
    if tokens[verb + 1].kind == COMMA:
        implied = cast.language.pro_drop and not (main and main.reference.who)
        return Phrase(verb, verb + 1, IMPLIED) if implied else None
    subject = phrase_at(tokens, verb + 1, at, cast)
    closed = subject is not None and subject.end < at and tokens[subject.end].kind == COMMA
    return subject if subject and closed and (subject.reference.who or subject.reference.anaphoric) else None


def _governing(tokens: Tokens, first: int, verb: int, at: int) -> int:
    """`explicó que Berlín pidió gas y que …`: the second clause goes back to the verb of the first.

    So does what follows a relative clause that only says which are meant: `dijo que quienes piden más serán “…”`.
    """
    again = any(tokens[i].kind == AND and tokens[i + 1].kind == RELATIVE for i in range(verb + 1, at - 1))
    restrictive = tokens[verb - 1].kind == RELATIVE and tokens[verb + 1].kind not in RELATIVE + COLON + QUOTE
    restrictive = restrictive and verb - 2 > first and tokens[verb - 2].kind in WORD + NOUN + ROLE + DETERMINER
    earlier = (i for i in range(verb - 2, first - 1, -1) if tokens[i].kind == VERB and tokens[i + 1].kind == RELATIVE)
    goes_back = restrictive or (again and tokens[verb + 1].kind != RELATIVE)
    return next(earlier, verb) if goes_back else verb


def _inverted(tokens: Tokens, verb: int, at: int, cast: Cast) -> Phrase | None:
    """`Sostiene Pereira que “`, `Heute, sagt sie, …`: but `accusò Roma di` has an object."""
    language = cast.language
    subject = subject_after(tokens, verb, at, cast, strict=not (language.pro_drop or language.inversion))
    if subject is None or tokens[subject.end - 1].kind == PREPOSITION:
        return None  # `accused the mayor of “…`
    if subject.end < at and tokens[subject.end].kind not in RELATIVE + COLON + COMMA and not language.nouns_capitalised:
        return None
    return subject


def _introduced(tokens: Tokens, first: int, at: int, cast: Cast) -> Attribution | None:
    """`Rutte, secretario general, fue claro: "`: who opens the sentence; with nobody in it, the one before."""
    phrases = phrases_in(tokens, first, at - 1, cast)
    if phrases and phrases[-1].relative and phrases[-1].end == at - 1 and phrases[-1].reference == NOBODY:
        return Attribution(NOBODY, at - 1, at)  # `un video en el que se oye una voz: “`
    free = [p for p in phrases if not p.relative]
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
