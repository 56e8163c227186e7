"""Which words attribute a quotation, and whom do they make responsible?"""

from __future__ import annotations

from briefsite.analyse.quotes.after import attributed_after
from briefsite.analyse.quotes.before import attributed_before, coordinated
from briefsite.analyse.quotes.cast import Cast
from briefsite.analyse.quotes.gender import plain_words
from briefsite.analyse.quotes.later import reported, resumed, said_later, sourced_after
from briefsite.analyse.quotes.phrases import Tokens
from briefsite.analyse.quotes.scene import Scene
from briefsite.analyse.quotes.source import Attribution
from briefsite.analyse.quotes.tokens import AND, CAPITAL, COMMA, DETERMINER, PREPOSITION, QUOTE, RELATIVE, WORD

CLAUSE = 10  # tokens between a verb and what it calls something
CLOSE = 3  # tokens between a verb and a word or two that are its own
FEW = 2  # words of a quotation that only what stands right beside it attributes


def attribute(scene: Scene, at: int, words: int, cast: Cast) -> Attribution | None:
    """The attribution of the quotation that is this token, None where its sentence has none."""
    if scene.tokens[at].start in scene.names:
        return None
    for way in (attributed_after, attributed_before, coordinated, sourced_after):
        found = way(scene, at, cast)
        if found and (words > FEW or _is_close(scene.tokens, at, found, cast)):
            return found
    if words <= FEW:
        return None
    return said_later(scene, at, cast) or resumed(scene, at, cast) or reported(scene, at, cast)


def _is_close(tokens: Tokens, at: int, found: Attribution, cast: Cast) -> bool:
    """A word or two are only quoted by the verb beside them: `exige “condena”`, not `los “terceros países”`."""
    if found.first > at:  # `“Raub” nannte er es`, not `von einem “Marshallplan” wollte er nicht sprechen`
        paused = at + 1 < len(tokens) and tokens[at + 1].kind == COMMA
        return paused or at == 0 or tokens[at - 1].kind not in DETERMINER + WORD + CAPITAL
    between = tokens[found.end : at]
    if not between or len(between) > CLAUSE or any(t.kind in COMMA + QUOTE + AND for t in between[:-1]):
        return not between
    last = between[-1]
    governs = last.kind == PREPOSITION or last.word in plain_words(cast.language.speech.prepositions)
    if not governs and last.kind in COMMA + QUOTE + AND:
        return False
    if governs and all(t.kind != RELATIVE for t in between):
        return True  # `calificando la brecha de “inaceptable”`
    if last.word in plain_words(cast.language.auxiliaries):
        return True  # `afirmó que la colaboración es “crucial”`
    if len(between) > CLOSE:
        return False
    if last.kind == DETERMINER:
        about = len(between) == 2 and between[0].word in cast.language.speech.topic_prepositions
        return about or last.word not in cast.definites
    return last.kind not in QUOTE + CAPITAL and (last.kind != WORD or not cast.language.inversion)
