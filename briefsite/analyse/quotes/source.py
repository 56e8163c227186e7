"""Who is the source that words such as `según` name?"""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Cast, Reference
from briefsite.analyse.quotes.phrases import Tokens, phrase_at, phrases_in
from briefsite.analyse.quotes.subjects import said_by, subject_after
from briefsite.analyse.quotes.tokens import VERB, VIEW, WHOSE


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is responsible, and the tokens that say so."""

    reference: Reference
    first: int
    end: int


def source(tokens: Tokens, first: int, cue: int, end: int, cast: Cast) -> Attribution | None:
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
    partial = tokens[cue].word in cast.language.speech.viewers
    who = phrase.reference.who
    known = who in cast.people or who in cast.organisations or phrase.reference.anaphoric
    return None if partial and not known else Attribution(phrase.reference, cue, phrase.end)


def is_singular(verb: str, cast: Cast) -> bool:
    """A verb in the plural without a subject is the word of several."""
    return not verb.split(" ")[0].endswith(cast.language.speech.plural_verbs or ("\0",))
