"""What stands further behind a quotation, or only says how it is told: who says it?"""

from __future__ import annotations

from briefsite.analyse.quotes.cast import TACIT, Cast
from briefsite.analyse.quotes.gender import plain_words
from briefsite.analyse.quotes.phrases import Phrase, Tokens, phrases_in
from briefsite.analyse.quotes.scene import Scene
from briefsite.analyse.quotes.source import Attribution, source
from briefsite.analyse.quotes.subjects import subject_after
from briefsite.analyse.quotes.tokens import ACCORDING, COLON, COMMA, QUOTE, STOP, VERB, WORD
from briefsite.patterns import word_set
from briefsite.text import fold

LONGEST_OPENING = 4  # words such as `con estas mismas palabras`


def sourced_after(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`It is “a queue”, which the minister …, according to the Kremlin`: a source anywhere behind it."""
    tokens = scene.tokens
    _, end = scene.sentence(at)
    cue = next((i for i in range(at + 1, end) if tokens[i].kind == ACCORDING), None)
    return source(tokens, at, cue, end, cast) if cue is not None else None


def said_later(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`“Subirán” en los próximos meses, también dijo Rutte`: a verb behind what goes on, with its own subject."""
    tokens = scene.tokens
    _, end = scene.sentence(at)
    for verb in range(at + 2, end):
        if tokens[verb].kind in QUOTE + COLON:
            return None
        back = verb - 1 if tokens[verb - 1].kind == COMMA else verb - 2
        if tokens[verb].kind == VERB and tokens[back].kind == COMMA and tokens[verb - 1].kind in WORD + COMMA:
            strict = not (cast.language.pro_drop or cast.language.inversion)
            subject = subject_after(tokens, verb, end, cast, strict)
            known = subject is not None and subject.reference.who
            return Attribution(subject.reference, verb, subject.end) if subject and known else None
    return None


def resumed(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`“…”. Así lo explicó Rutte.`: the next sentence takes up a quotation that is a sentence of its own."""
    tokens = scene.tokens
    first, end = scene.sentence(at)
    if at != first or end != at + 1:
        return None
    if named := _words_of(tokens, end + 1, cast):
        return Attribution(named.reference, end + 1, named.end)
    verb = end + 1
    while verb < len(tokens) and tokens[verb].word in cast.language.speech.resumers:
        verb += 1
    if not end + 1 < verb < len(tokens) or fold(tokens[verb].word) not in word_set(cast.language.speech_verbs):
        return None
    subject = subject_after(tokens, verb, scene.sentence(verb)[1], cast, strict=False)
    known = subject is not None and subject.reference.who
    return Attribution(subject.reference, verb, subject.end) if subject and known else None


def _words_of(tokens: Tokens, first: int, cast: Cast) -> Phrase | None:
    """`“…”. Con estas palabras resumió Mora …`, `“…”. Esa fue la respuesta que dio Mora`: the first person named."""
    opening = " ".join(token.word for token in tokens[first : first + LONGEST_OPENING])
    if not opening.startswith(tuple(plain_words(cast.language.speech.word_cues)) or ("\0",)):
        return None
    end = next((i for i in range(first, len(tokens)) if tokens[i].kind in STOP + QUOTE), len(tokens))
    return next((p for p in phrases_in(tokens, first, end, cast) if p.reference.who in cast.people), None)


def reported(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`Kiew habe geliefert, „jetzt …“`: the mood says that it is still somebody's words."""
    tokens = scene.tokens
    first, _ = scene.sentence(at)
    moods = cast.language.speech.reporting_moods
    place = next((i for i in range(first, at) if tokens[i].word in moods), None)
    return Attribution(TACIT, place, place + 1) if place is not None else None
