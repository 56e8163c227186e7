"""Who is named inside the marks, between the commas of what is said?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefsite.analyse.quotes.cast import IMPLIED, NOBODY, Reference
from briefsite.analyse.quotes.gender import gender_of
from briefsite.analyse.quotes.scene import Stage
from briefsite.analyse.quotes.subjects import subject_after
from briefsite.analyse.quotes.tokens import CAPITAL, COMMA, NOUN, ROLE, VERB
from briefsite.findings import Span
from briefsite.patterns import word_set
from briefsite.reading import Reading

_ASIDE = re.compile(r"[,?!…] ([^,.?!;:«»\"“”]+)(?=[,.])")
_REST = re.compile(r"[^.?!;:«»\"“”]*\.")
SHORTEST = 3  # words of an aside that ends in its pronoun: `a-t-il dit` has two


@dataclass(frozen=True, slots=True)
class Aside:
    """The reporter's words between two halves of a quotation."""

    reference: Reference
    said: Span  # what is said before them
    words: Span
    rest: Span | None  # what is said behind them


def find_aside(stage: Stage, mark: Span) -> Aside | None:
    """`« Nous, dit-il, sommes là »`, `« Nous, explique Jean Roy, sommes là »`: French leaves the marks open."""
    reading = stage.reading
    language, folded = reading.language, reading.folded[mark.paragraph - 1]
    if not language.inversion or language.nouns_capitalised:
        return None
    verbs = word_set(language.speech_verbs)
    for match in _ASIDE.finditer(folded, mark.start, mark.end):
        words = match[1].split()
        inner = Span(mark.paragraph, match.start(1), match.end(1))
        inverted = language.speech.inverted_pronouns and words[0].endswith(language.speech.inverted_pronouns)
        if inverted and len(words) <= SHORTEST:
            pronoun = words[0].rpartition("-")[2]
            return _cut(reading, mark, Reference(anaphoric=True, gender=gender_of(language, pronoun)), inner)
        if words[0].endswith(language.speech.participles or ("\0",)):
            continue
        if words[0] in verbs or " ".join(words[:2]) in verbs:
            found = _said_by(stage, mark, inner)
            if found:
                return _cut(reading, mark, *found)
    return None


def _said_by(stage: Stage, mark: Span, inner: Span) -> tuple[Reference, Span] | None:
    """Whom the words of an aside name, and where the aside ends: an apposition is part of it."""
    cast = stage.cast
    tokens = stage.opened(inner.paragraph)
    first = next((i for i, t in enumerate(tokens) if t.start >= inner.start), None)
    if first is None or tokens[first].kind != VERB:
        return None
    end = next((i for i in range(first, len(tokens)) if tokens[i].start >= inner.end), len(tokens))
    if end == first + 1:
        return (IMPLIED, inner) if cast.language.pro_drop else None
    subject = subject_after(tokens, first, end, cast, strict=False)
    known = subject is not None and (subject.reference.who or subject.reference.anaphoric)
    if not known and all(t.kind != CAPITAL for t in tokens[first:end]):
        return None
    reference = subject.reference if subject else NOBODY
    apposed = end + 1 < len(tokens) and tokens[end].kind == COMMA and tokens[end + 1].kind in ROLE + NOUN
    rest = _REST.match(stage.reading.folded[inner.paragraph - 1], inner.end, mark.end) if apposed else None
    return reference, Span(inner.paragraph, inner.start, rest.end() - 1) if rest else inner


def _cut(reading: Reading, mark: Span, reference: Reference, words: Span) -> Aside:
    text = reading.texts[mark.paragraph - 1]
    said = text[: words.start].rstrip().rstrip(",").rstrip()
    rest = words.end + 1
    while rest < mark.end and text[rest].isspace():
        rest += 1
    behind = Span(mark.paragraph, rest, mark.end) if any(c.isalnum() for c in text[rest : mark.end]) else None
    return Aside(reference, Span(mark.paragraph, mark.start, len(said)), words, behind)
