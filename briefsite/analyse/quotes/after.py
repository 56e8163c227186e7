"""What stands behind a quotation: who says it?"""

from __future__ import annotations

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Cast
from briefsite.analyse.quotes.gender import plain_words
from briefsite.analyse.quotes.phrases import Tokens, phrase_at
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
    INVERTED,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    TIME,
    VERB,
    VIEW,
    WORD,
)

AHEAD = 14  # tokens between a quotation and the verb behind it
CUES = VERB + INVERTED + ACCORDING + VIEW + IMPERSONAL
LONGEST_PLACE = 3  # capitalised words behind a verb that are more than a place or a paper
PAUSES = frozenset(",!?…")  # with which the words themselves may end: `“Oh,” sighed Rosa`
CLITIC = 2  # letters of what may stand before an unknown verb: `se ríe`


def attributed_after(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`", dijo Rutte`, `", Rutte said`, `", señaló`, `", según Rutte`."""
    tokens = scene.tokens
    first = at + 1
    while first < len(tokens) and (tokens[first].kind == COMMA or (first == at + 1 and tokens[first].word == ";")):
        first += 1
    end = next((i for i in range(first, len(tokens)) if tokens[i].kind in STOP + QUOTE + COLON), len(tokens))
    if first >= end or tokens[first].kind in AND + RELATIVE:
        return None
    stop = next((i for i in range(first, end) if tokens[i].kind in RELATIVE + AND), end)
    cue = next((i for i in range(first, min(end, first + AHEAD)) if tokens[i].kind in CUES), None)
    if cue is None or (cue > stop and tokens[cue].kind != VERB):
        return _by_position(scene, at, first, end, cast)
    kind = tokens[cue].kind
    if cue + 1 == end < len(tokens) and tokens[end].kind == COLON and not _opens(scene, at):
        return None  # `en favor del “sí”, recalcó: “`
    if kind in ACCORDING + VIEW:
        return source(tokens, first, cue, end, cast) if cue == first else None
    if kind == IMPERSONAL:
        return Attribution(NOBODY, cue, cue + 1)
    if kind == INVERTED:
        pronoun = phrase_at(tokens, cue, end, cast)
        return Attribution(said_by(pronoun, False), first, cue + 1)
    return _verb_after(tokens, first, cue, end, cast) or _by_position(scene, at, first, end, cast)


def _verb_after(tokens: Tokens, first: int, verb: int, end: int, cast: Cast) -> Attribution | None:
    language = cast.language
    paused = verb > first and tokens[verb - 1].kind == COMMA and language.inversion
    behind = subject_after(tokens, verb, end, cast, strict=True) if paused else None
    if behind and behind.reference.who in cast.people:  # `“…”, y compris hier, commente Rosa Roy`
        return Attribution(behind.reference, verb, behind.end)
    before = subject_before(tokens, first, verb, cast) if verb > first else None
    lead = tokens[first : before.first] if before else ()
    if before and all(t.kind in WORD + TIME for t in lead) and not _opens_clause(tokens, before.end, verb):
        return Attribution(before.reference, first, verb + 1)
    if verb - first > 2 or any(t.kind in RELATIVE + AND for t in tokens[first:verb]):
        return None
    subject = subject_after(tokens, verb, end, cast, strict=not (language.pro_drop or language.inversion))
    if subject and language.pro_drop and _is_told(tokens[subject.first : subject.end], cast):
        subject = None
    if subject is None and (not language.pro_drop or _hides_name(tokens, verb, end)):
        return Attribution(NOBODY, verb, verb + 1) if language.pro_drop else None
    return Attribution(
        said_by(subject, is_singular(tokens[verb].word, cast)), verb, subject.end if subject else verb + 1
    )


def _hides_name(tokens: Tokens, verb: int, end: int) -> bool:
    """Whether a name that nobody knows may be the subject: `dijo a EL FARO Ramiro Tolosana`."""
    run = 0
    for token in tokens[verb + 1 : end]:
        run = run + 1 if token.kind == CAPITAL else 0
        if run >= LONGEST_PLACE or token.kind == COMMA:
            break
    return run >= LONGEST_PLACE


def _is_told(words: Tokens, cast: Cast) -> bool:
    """Whether what stands behind a verb is its object: `“…”, resumió su carrera`, but `dijo su madre`."""
    language = cast.language
    people = plain_words(language.kin) | plain_words(language.speech.person_nouns)
    speaking = any(t.kind not in DETERMINER + WORD + PREPOSITION + TIME or t.word in people for t in words)
    return cast.is_owned(words) and not speaking


def _opens_clause(tokens: Tokens, first: int, verb: int) -> bool:
    """Whether the verb is that of a relative clause of the subject: `", el plan que anunció`."""
    return verb > first and tokens[verb - 1].kind == RELATIVE


def _opens(scene: Scene, at: int) -> bool:
    """Whether a quotation opens its sentence, but for the dash of a dialogue."""
    first, tokens = scene.sentence(at)[0], scene.tokens
    return all(t.kind in COMMA + QUOTE for t in tokens[first:at])


def _by_position(scene: Scene, at: int, first: int, end: int, cast: Cast) -> Attribution | None:
    """A quotation that opens its sentence and is followed by a comma and a person: `", suspiró Rosa Díaz`."""
    tokens = scene.tokens
    opens = _opens(scene, at)
    paused = first > at + 1 or tokens[at].word in PAUSES
    if not opens or not paused:
        return None
    if (phrase := phrase_at(tokens, first, end, cast)) and phrase.reference.who in cast.people:
        return Attribution(phrase.reference, first, phrase.end)
    lead = first + 1 if tokens[first].kind == WORD else first
    lead += lead < end and lead == first + 1 and tokens[lead].kind == WORD and len(tokens[first].word) <= CLITIC
    if lead == first:
        return None
    subject = subject_after(tokens, lead - 1, end, cast, strict=not (cast.language.pro_drop or cast.language.inversion))
    if subject and (subject.reference.who in cast.people or subject.reference.anaphoric):
        return Attribution(subject.reference, first, subject.end)
    alone = cast.language.pro_drop and (lead == end or tokens[lead].kind == COMMA)
    return Attribution(IMPLIED, first, lead) if alone else None
