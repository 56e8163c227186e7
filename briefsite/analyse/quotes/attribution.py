"""Which words attribute a quotation, and whom do they make responsible?"""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Cast, Reference
from briefsite.analyse.quotes.phrases import Phrase, Tokens, phrase_at, phrases_in
from briefsite.analyse.quotes.scene import Scene
from briefsite.analyse.quotes.subjects import said_by, subject_after, subject_before
from briefsite.analyse.quotes.tokens import (
    ACCORDING,
    AND,
    COLON,
    COMMA,
    DETERMINER,
    CAPITAL,
    IMPERSONAL,
    INVERTED,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    TIME,
    VERB,
    VIEW,
    WHOSE,
    WORD,
)

AHEAD = 14  # tokens between a quotation and the verb behind it
CLOSE = 3  # tokens between a verb and a word or two that are its own
CUES = VERB + INVERTED + ACCORDING + VIEW + IMPERSONAL
LONGEST_PLACE = 3  # capitalised words behind a verb that are more than a place or a paper
FEW = 2  # words of a quotation that only what stands right beside it attributes


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is responsible, and the tokens that say so."""

    reference: Reference
    first: int
    end: int


def attribute(scene: Scene, at: int, words: int, cast: Cast) -> Attribution | None:
    """The attribution of the quotation that is this token, None where its sentence has none."""
    if scene.tokens[at].start in scene.names:
        return None
    for way in (_after, _before, _coordinated, _around):
        found = way(scene, at, cast)
        if found and (words > FEW or _is_close(scene.tokens, at, found, cast)):
            return found
    return None


def _is_close(tokens: Tokens, at: int, found: Attribution, cast: Cast) -> bool:
    """A word or two are only quoted by the verb beside them: `exige “condena”`, not `los “terceros países”`."""
    if found.first > at:
        return True
    between = tokens[found.end : at]
    if not between or len(between) > CLOSE:
        return not between
    last = between[-1]
    if last.kind == DETERMINER:
        return last.word not in cast.definites
    return last.kind not in QUOTE + CAPITAL and (last.kind != WORD or not cast.language.inversion)


def _after(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`", dijo Rutte`, `", Rutte said`, `", señaló`, `", según Rutte`."""
    tokens = scene.tokens
    first = at + 1
    while first < len(tokens) and tokens[first].kind == COMMA:
        first += 1
    end = next((i for i in range(first, len(tokens)) if tokens[i].kind in STOP + QUOTE + COLON), len(tokens))
    if first >= end or tokens[first].kind in AND + RELATIVE:
        return None
    stop = next((i for i in range(first, end) if tokens[i].kind in RELATIVE + AND), end)
    cue = next((i for i in range(first, min(end, first + AHEAD)) if tokens[i].kind in CUES), None)
    if cue is None or (cue > stop and tokens[cue].kind != VERB):
        return _by_position(scene, at, first, end, cast)
    kind = tokens[cue].kind
    if kind in ACCORDING + VIEW:
        return _source(tokens, first, cue, end, cast) if cue == first else None
    if kind == IMPERSONAL:
        return Attribution(NOBODY, cue, cue + 1)
    if kind == INVERTED:
        pronoun = phrase_at(tokens, cue, end, cast)
        return Attribution(said_by(pronoun, False), first, cue + 1)
    return _verb_after(tokens, first, cue, end, cast) or _by_position(scene, at, first, end, cast)


def _verb_after(tokens: Tokens, first: int, verb: int, end: int, cast: Cast) -> Attribution | None:
    language = cast.language
    before = subject_before(tokens, first, verb, cast) if verb > first else None
    lead = tokens[first : before.first] if before else ()
    if before and all(t.kind in WORD + TIME for t in lead) and not _opens_clause(tokens, before.end, verb):
        return Attribution(before.reference, first, verb + 1)
    if verb - first > 2 or any(t.kind in RELATIVE + AND for t in tokens[first:verb]):
        return None
    subject = subject_after(tokens, verb, end, cast, strict=not (language.pro_drop or language.inversion))
    if subject is None and (not language.pro_drop or _hides_name(tokens, verb, end)):
        return Attribution(NOBODY, verb, verb + 1) if language.pro_drop else None
    return Attribution(said_by(subject, _is_singular(tokens[verb].word, cast)), verb, subject.end if subject else verb + 1)


def _hides_name(tokens: Tokens, verb: int, end: int) -> bool:
    """Whether a name that nobody knows may be the subject: `dijo a LA NACION José Tamborenea`."""
    run = 0
    for token in tokens[verb + 1 : end]:
        run = run + 1 if token.kind == CAPITAL else 0
        if run >= LONGEST_PLACE or token.kind == COMMA:
            break
    return run >= LONGEST_PLACE


def _opens_clause(tokens: Tokens, first: int, verb: int) -> bool:
    """Whether the verb is that of a relative clause of the subject: `", el plan que anunció`."""
    return verb > first and tokens[verb - 1].kind == RELATIVE


def _is_singular(verb: str, cast: Cast) -> bool:
    """A verb in the plural without a subject is the word of several."""
    return not verb.split(" ")[0].endswith(cast.language.plural_verbs or ("\0",))


def _by_position(scene: Scene, at: int, first: int, end: int, cast: Cast) -> Attribution | None:
    """A quotation that opens its sentence and is followed by a comma and a person: `", suspiró Rosa Díaz`."""
    tokens = scene.tokens
    opens = at == scene.sentence(at)[0] or tokens[at - 1].kind in QUOTE
    if not opens or first == at + 1:
        return None
    if (phrase := phrase_at(tokens, first, end, cast)) and phrase.reference.who in cast.people:
        return Attribution(phrase.reference, first, phrase.end)
    lead = first + 1 if tokens[first].kind == WORD else first
    lead += lead < end and lead == first + 1 and tokens[lead].kind == WORD and len(tokens[first].word) <= FEW
    if lead == first:
        return None
    subject = subject_after(tokens, lead - 1, end, cast, strict=not (cast.language.pro_drop or cast.language.inversion))
    if subject and (subject.reference.who in cast.people or subject.reference.anaphoric):
        return Attribution(subject.reference, first, subject.end)
    alone = cast.language.pro_drop and (lead == end or tokens[lead].kind == COMMA)
    return Attribution(IMPLIED, first, lead) if alone else None


def _source(tokens: Tokens, first: int, cue: int, end: int, cast: Cast) -> Attribution | None:
    """`según dijo Rutte`, `according to the Kremlin`, `a su juicio`."""
    if tokens[cue].kind == WHOSE:
        before = [p for p in phrases_in(tokens, first, cue, cast) if not p.relative]
        return Attribution(before[-1].reference if before else NOBODY, cue, cue + 1)
    if tokens[cue].kind == VIEW:
        return Attribution(IMPLIED, cue, cue + 1)
    if cue + 1 >= end:
        return None
    if tokens[cue + 1].kind == VERB:
        subject = subject_after(tokens, cue + 1, end, cast, strict=False)
        return Attribution(said_by(subject, True), cue, subject.end if subject else cue + 2)
    phrase = phrase_at(tokens, cue + 1, end, cast)
    if phrase is None:
        return None
    partial = tokens[cue].word in cast.language.viewers
    known = phrase.reference.who in {*cast.people, *cast.organisations} or phrase.reference.anaphoric
    return None if partial and not known else Attribution(phrase.reference, cue, phrase.end)


def _before(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`Rutte afirmó que … "`, `Según Rutte, … "`, `Rutte fue claro: "`."""
    tokens = scene.tokens
    first, _ = scene.sentence(at)
    last = next((i for i in range(at - 1, first - 1, -1) if tokens[i].kind in VERB + ACCORDING + VIEW + WHOSE), None)
    colon = at > first and tokens[at - 1].kind == COLON
    if last is not None and tokens[last].kind != VERB:
        found = _source(tokens, first, last, at, cast)
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
    reference = said_by(subject, cast.language.pro_drop and _is_singular(tokens[verb].word, cast))
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


def _coordinated(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`La Comisión “sigue el caso” y recuerda que …`: a quotation with the verb of its own, and one behind it."""
    tokens = scene.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].kind != AND or tokens[at + 2].kind != VERB:
        return None
    first, _ = scene.sentence(at)
    free = [p for p in phrases_in(tokens, first, at, cast) if not p.relative]
    return Attribution(free[0].reference, at + 1, at + 3) if free and free[0].reference.who else None


def _around(scene: Scene, at: int, cast: Cast) -> Attribution | None:
    """`It is “a queue”, which the minister …, according to the Kremlin`: a source anywhere behind it."""
    tokens = scene.tokens
    _, end = scene.sentence(at)
    cue = next((i for i in range(at + 1, end) if tokens[i].kind == ACCORDING), None)
    return _source(tokens, at, cue, end, cast) if cue is not None else None

