"""Who is the subject of a verb?"""

from __future__ import annotations

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Cast, Reference
from briefsite.analyse.quotes.complements import after_complement
from briefsite.analyse.quotes.gender import plain_words
from briefsite.analyse.quotes.phrases import Phrase, Tokens, phrase_at, phrases_in
from briefsite.analyse.quotes.tokens import (
    AND,
    CAPITAL,
    COMMA,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    TIME,
    VERB,
    WORD,
)

ASIDE = 8  # tokens of what may stand between commas before a subject
ADVERBS = 5


def subject_before(tokens: Tokens, first: int, verb: int, cast: Cast) -> Phrase | None:
    """The subject that stands before its verb, within the clause that begins at `first`."""
    phrases = [p for p in phrases_in(tokens, first, verb, cast) if p.end <= verb]
    if phrases and _is_clitic(tokens, phrases[-1], verb, cast):
        verb = phrases.pop().first
    if not phrases:
        return None
    link = _link(tokens, first, verb)
    kind = tokens[link].kind if link >= first else ""
    if tokens[verb].word.endswith(cast.language.speech.participles or ("\0",)) and kind != RELATIVE:
        nearest = phrases[-1]  # `Rutte defended the plan, saying`, but `a video of Rutte saying`
        return nearest if nearest.end == verb and nearest.reference.who in cast.people else _main(phrases)
    if kind == RELATIVE:
        return _antecedent(tokens, phrases, link)
    if kind == AND:
        earlier = next((at for at in range(link - 1, first - 1, -1) if tokens[at].kind == VERB), None)
        before = subject_before(tokens, first, earlier, cast) if earlier is not None else None
        return before or _main(phrases)
    if kind == COMMA:
        joined = (p for p in reversed(phrases) if not p.relative and p.reference.who and _opens_main(tokens, p.first))
        return next(joined, None) or _main(phrases)
    nearest = phrases[-1]
    if len(phrases) > 1 and phrases[-2].end == nearest.first and tokens[nearest.first].kind == ROLE:
        return phrases[-2]  # `Paula Redman head of research said`
    if tokens[nearest.first].kind == ROLE and not nearest.reference.who:
        return _main(phrases)  # `Watts, head of exploration said`
    inner = nearest.relative and tokens[nearest.first - 1].kind != RELATIVE  # `que lideraba Cabrera aseguraba`
    return nearest if nearest.end >= link + 1 and not inner else _main(phrases)


def _is_clitic(tokens: Tokens, phrase: Phrase, verb: int, cast: Cast) -> bool:
    """`l'ha definita`, `la ha calificado`: an object before its verb is no subject."""
    inside = tokens[phrase.first : phrase.end]
    auxiliaries = plain_words(cast.language.auxiliaries)
    alone = inside[0].kind == DETERMINER and inside[0].entity is None and all(t.word in auxiliaries for t in inside[1:])
    return cast.language.inversion and phrase.end == verb and alone


def _opens_main(tokens: Tokens, first: int) -> bool:
    """`…, pero Mora, jefa de …, dijo`: whether a subject stands right behind a conjunction and its comma."""
    return first > 1 and tokens[first - 1].kind == AND and tokens[first - 2].kind == COMMA


def _link(tokens: Tokens, first: int, verb: int) -> int:
    """The last token before a verb that is neither an adverb, a clitic nor a time."""
    at, skipped = verb - 1, 0
    while at >= first and skipped < ADVERBS:
        kind = tokens[at].kind
        if kind not in WORD + TIME and not (kind == PREPOSITION and tokens[at + 1].kind in TIME):
            return at
        at, skipped = at - 1, skipped + 1
    return at


def _antecedent(tokens: Tokens, phrases: list[Phrase], link: int) -> Phrase | None:
    """`la analista Nur Aisyah, que pidió`: what stands right before the relative."""
    edge = link - 1 if link and tokens[link - 1].kind == COMMA else link
    nearest = [p for p in phrases if p.end <= link]
    if not nearest or nearest[-1].end < edge:
        return Phrase(link, link + 1, NOBODY)
    new = edge == link and nearest[-1].reference.anaphoric and tokens[nearest[-1].first].kind == DETERMINER
    # `el experto que pidió` is not the one before
    return nearest[-1]._replace(reference=NOBODY) if new else nearest[-1]


def _main(phrases: list[Phrase]) -> Phrase | None:
    return next((p for p in phrases if not p.relative), None)


def subject_after(tokens: Tokens, verb: int, end: int, cast: Cast, strict: bool) -> Phrase | None:
    """The subject behind its verb, times and places left aside; strictly next to it in English.

    None where the sentence names no subject.
    """
    at = verb + 1
    adverbs = 0
    while at < end:
        kind = tokens[at].kind
        if kind in DETERMINER + CAPITAL and at + 1 < end and TIME in (tokens[at + 1].kind, _kind(tokens, at + 2, end)):
            at += 2 if tokens[at + 1].kind == TIME else 3
        elif phrase := phrase_at(tokens, at, end, cast):
            return phrase
        elif strict:
            return None
        elif kind == PREPOSITION:
            at = after_complement(tokens, at, end)
        elif kind == TIME or (kind == WORD and adverbs < ADVERBS):
            at, adverbs = at + 1, adverbs + (kind == WORD)
        elif kind == COMMA and (after := _after_aside(tokens, at, end)):
            at = after
        else:
            return None
    return None


def _kind(tokens: Tokens, at: int, end: int) -> str:
    return tokens[at].kind if at < end else ""


def _after_aside(tokens: Tokens, comma: int, end: int) -> int | None:
    """`dijo, al teléfono desde Bergen, la experta`: where what stands between two commas ends."""
    if _kind(tokens, comma + 1, end) not in (PREPOSITION, TIME, WORD):
        return None
    for at in range(comma + 2, min(end, comma + ASIDE)):
        if tokens[at].kind == COMMA:
            return at + 1
        if tokens[at].kind in VERB + RELATIVE + PRONOUN:
            return None
    return None


def said_by(phrase: Phrase | None, implied: bool) -> Reference:
    """Who a verb makes responsible: its subject, else the one said before."""
    if phrase is not None:
        return phrase.reference
    return IMPLIED if implied else NOBODY
