"""What is quoted, and who says it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from briefsite.analyse.quotes.aside import find_aside
from briefsite.analyse.quotes.attribution import FEW, attribute
from briefsite.analyse.quotes.cast import TACIT
from briefsite.analyse.quotes.memory import Memory
from briefsite.analyse.quotes.narrator import told_by_one
from briefsite.analyse.quotes.phrases import Tokens
from briefsite.analyse.quotes.scene import Scene, Stage
from briefsite.analyse.quotes.source import Attribution
from briefsite.analyse.quotes.tokens import AND, QUOTE
from briefsite.findings import Mention, Person, Quote, Span
from briefsite.patterns import word_set
from briefsite.reading import Reading
from briefsite.text import fold

OPENERS = " -\"'“«„‚‘"  # before the first word of a sentence
FRAME = 3  # letters of the marks around a paragraph and of the full stop behind
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
        found += _quotes(stage, memory, mark, found[-1] if found else None)
    _share(reading, found)
    alone = [quote.span for quote in found if quote.cue is None and _fills(reading, quote.span)]
    return told_by_one(found, memory.open + alone, stage.cast.people)


def _share(reading: Reading, found: list[Quote]) -> None:
    """A speech over several paragraphs, or over paragraphs run into one, has one speaker."""
    for place in range(1, len(found)):
        silent = found[place].speaker is None and found[place].cue is None
        if silent and _is_left_open(reading, found[place - 1].span, found[place].span):
            found[place] = replace(found[place], speaker=found[place - 1].speaker)
    for place in range(len(found) - 2, -1, -1):
        if found[place].speaker is None and _is_left_open(reading, found[place].span, found[place + 1].span):
            found[place] = replace(found[place], speaker=found[place + 1].speaker)
    for place in range(len(found) - 2, -1, -1):  # `"…. "…," she said`: named at the end
        here, behind = found[place], found[place + 1]
        if here.cue is None and (behind.cue or not here.speaker) and _is_run_on(reading, here, behind):
            found[place] = replace(here, speaker=behind.speaker, cue=behind.cue)
    for place in range(len(found) - 1):  # `“A todos nos falta agua”, es decir, hay que ver “si llueve”, dijo Mora`
        here, behind = found[place], found[place + 1]
        if here.cue is None and here.speaker is None and behind.cue and _opens_same(reading, here, behind):
            found[place] = replace(here, speaker=behind.speaker)
    for place in range(1, len(found)):
        before, here = found[place - 1], found[place]
        if here.cue is None and before.speaker and _is_run_on(reading, before, here):
            found[place] = replace(here, speaker=before.speaker)


def _is_run_on(reading: Reading, before: Quote, after: Quote) -> bool:
    """Whether only an opening mark stands between two quotations."""
    if before.span.paragraph != after.span.paragraph:
        return False
    return len(reading.texts[after.span.paragraph - 1][before.span.end : after.span.start].strip()) == 1


def _quotes(stage: Stage, memory: Memory, mark: Span, before: Quote | None) -> tuple[Quote, ...]:
    """What stands between two marks: one quotation, or two halves around the reporter's words."""
    reading, aside = stage.reading, find_aside(stage, mark)
    if aside is None:
        return (_quote(stage, memory, mark, before),)
    place = (mark.paragraph, stage.scene(mark.paragraph).index(mark))
    speaker = memory.antecedent(place, aside.reference) if aside.reference.anaphoric else aside.reference.who
    memory.remember(place, speaker)
    cue = " ".join(reading.text(aside.words).split())
    halves = (aside.said, aside.rest) if aside.rest else (aside.said,)
    return tuple(Quote(each, reading.text(each), _kind(reading, each, cue), speaker, cue) for each in halves)


def _quote(stage: Stage, memory: Memory, mark: Span, before: Quote | None) -> Quote:
    reading, scene = stage.reading, stage.scene(mark.paragraph)
    at = scene.index(mark)
    words = _weight(reading, mark)
    found = attribute(scene, at, words, stage.cast)
    if found is None and before and _goes_on(scene, mark, words, before):
        return Quote(mark, reading.text(mark), _kind(reading, mark, before.cue), before.speaker, before.cue)
    if found is None and words > 1 and _stands_alone(scene, at):
        found = Attribution(TACIT, at, at)
    if found is None:
        return Quote(mark, reading.text(mark), _kind(reading, mark, None), None, None)
    speaker = found.reference.who
    known = True
    if found.reference.anaphoric:
        known, speaker = memory.told((mark.paragraph, min(found.first, at)), found.reference)
    if known or not found.reference.silent:
        memory.remember((mark.paragraph, at), speaker)
    else:
        memory.open.append(mark)
    cue = _cue(reading, scene.tokens, found, mark)
    return Quote(mark, reading.text(mark), _kind(reading, mark, cue), speaker, cue)


def _weight(reading: Reading, mark: Span) -> int:
    """The words of a quotation; `“sin compartir”`, `« à crédit »` count more, as they name nothing."""
    words = reading.text(mark).split()
    opened = len(words) == FEW and words[0].islower() and fold(words[0]) in word_set(reading.language.function_words)
    return FEW + 1 if opened else len(words)


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


def _opens_same(reading: Reading, here: Quote, behind: Quote) -> bool:
    """Whether a clause in marks opens the sentence that another one ends, with the cue behind both."""
    text = reading.texts[here.span.paragraph - 1]
    if here.span.paragraph != behind.span.paragraph or len(here.text.split()) <= FEWEST:
        return False
    within = (s for s in reading.sentences_of(here.span.paragraph) if s.start <= here.span.start < s.end)
    sentence = next(within, None)
    if (
        sentence is None
        or behind.span.end > sentence.end
        or fold(text[sentence.start : here.span.start]).strip(OPENERS)
    ):
        return False
    return (behind.cue or "\0") in " ".join(text[behind.span.end : sentence.end].split())


def _fills(reading: Reading, mark: Span) -> bool:
    """Whether a quotation of some length is all that its paragraph holds, which is no heading."""
    frame = len(reading.texts[mark.paragraph - 1]) - (mark.end - mark.start)
    return frame <= FRAME and mark.paragraph not in reading.headings and len(reading.text(mark).split()) > FEWEST


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
