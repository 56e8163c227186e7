"""What is quoted, and who says it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from briefsite.analyse.quotes.aside import find_aside
from briefsite.analyse.quotes.attribution import FEW, attribute
from briefsite.analyse.quotes.cast import TACIT
from briefsite.analyse.quotes.memory import Memory
from briefsite.analyse.quotes.phrases import Tokens
from briefsite.analyse.quotes.scene import Scene, Stage
from briefsite.analyse.quotes.source import Attribution
from briefsite.analyse.quotes.tokens import AND, QUOTE
from briefsite.findings import Mention, Person, Quote, Span
from briefsite.reading import Reading

FEWEST = 5  # words of a quotation that is a sentence of its own


def find_quotes(
    reading: Reading, people: tuple[Person, ...], mentions: Iterable[Mention], kinds: Mapping[str, str]
) -> tuple[Quote, ...]:
    """Every quotation; its speaker where the text says so, else nobody."""
    if not reading.quoted:
        return ()
    stage = Stage(reading, people, mentions, kinds)
    memory = Memory(stage)
    found: list[Quote] = []
    for mark in chain.from_iterable(reading.quoted.values()):
        found.append(_quote(stage, memory, mark, found[-1] if found else None))
    for place in range(1, len(found)):
        silent = found[place].speaker is None and found[place].cue is None
        if silent and _is_left_open(reading, found[place - 1].span, found[place].span):
            found[place] = replace(found[place], speaker=found[place - 1].speaker)
    for place in range(len(found) - 2, -1, -1):
        if found[place].speaker is None and _is_left_open(reading, found[place].span, found[place + 1].span):
            found[place] = replace(found[place], speaker=found[place + 1].speaker)
    return tuple(found)


def _quote(stage: Stage, memory: Memory, mark: Span, before: Quote | None) -> Quote:
    reading, scene = stage.reading, stage.scene(mark.paragraph)
    at = scene.index(mark)
    words = len(reading.text(mark).split())
    found = attribute(scene, at, words, stage.cast)
    aside = find_aside(reading, mark, stage.cast.mentioned) if found is None else None
    if aside:
        found = Attribution(aside, at, at)
    if found is None and before and _goes_on(scene, mark, words, before):
        return Quote(mark, reading.text(mark), _kind(reading, mark, before.cue), before.speaker, before.cue)
    if found is None and words > 1 and _stands_alone(scene, at):
        found = Attribution(TACIT, at, at)
    if found is None:
        return Quote(mark, reading.text(mark), _kind(reading, mark, None), None, None)
    speaker = found.reference.who
    if found.reference.anaphoric:
        speaker = memory.antecedent((mark.paragraph, min(found.first, at)), found.reference)
    memory.remember((mark.paragraph, at), speaker)
    cue = _cue(reading, scene.tokens, found, mark)
    return Quote(mark, reading.text(mark), _kind(reading, mark, cue), speaker, cue)


def _cue(reading: Reading, tokens: Tokens, found: Attribution, mark: Span) -> str | None:
    inside = [t for t in tokens[found.first : found.end] if t.kind not in QUOTE]
    if not inside:
        return None
    return " ".join(reading.texts[mark.paragraph - 1][inside[0].start : inside[-1].end].split())


def _goes_on(scene: Scene, mark: Span, words: int, before: Quote) -> bool:
    """Whether it is the second half of what was begun: `"…," said Pryce, "…"`."""
    if before.span.paragraph != mark.paragraph or not before.cue:
        return False
    at = scene.index(mark)
    first, _ = scene.sentence(at)
    between = [t.kind for t in scene.tokens[first:at] if t.start > before.span.start]
    if between == [AND]:  # `“inaceptable” e “insostenible”`
        return True
    return words > FEW and scene.tokens[first].start <= before.span.start and AND not in between


def _stands_alone(scene: Scene, at: int) -> bool:
    """A whole sentence in marks, behind others of its paragraph."""
    first, end = scene.sentence(at)
    return at == first and end == at + 1 and at > 0


def _is_left_open(reading: Reading, mark: Span, following: Span) -> bool:
    """Whether a speech goes on in the next paragraph, where its speaker may be named."""
    whole = mark.end == len(reading.texts[mark.paragraph - 1])
    return whole and following.paragraph == mark.paragraph + 1 and following.start == 1


def _kind(reading: Reading, mark: Span, cue: str | None) -> str:
    text = reading.text(mark)
    words = len(text.split())
    if cue is None and words < FEWEST:
        return "term"
    begins = text.lstrip("¿¡…(")[:1]
    return "sentence" if begins.isupper() and words >= FEWEST else "fragment"
