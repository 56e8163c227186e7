"""What is quoted, and who says it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefsite.analyse.quotes.attribution import attribute
from briefsite.analyse.quotes.scene import Scene, open_scene
from briefsite.findings import Mention, Person, Quote, Span
from briefsite.reading import Reading

_PAUSES = " ,.;:-–—\"'“”‘’«»"
LONGEST = 12  # words between the halves of a quotation
FEWEST = 5  # words of a quotation that is a sentence of its own


def find_quotes(
    reading: Reading, people: tuple[Person, ...], mentions: Iterable[Mention], kinds: Mapping[str, str]
) -> tuple[Quote, ...]:
    """Every quotation; its speaker where the text says so, else nobody."""
    outer = [m for m in reading.marks if not any(o != m and o.contains(m) for o in reading.marks)]
    scenes: dict[int, Scene] = {}
    last: str | None = None
    last_paragraph = 0
    found: list[Quote] = []
    for mark in outer:
        if mark.paragraph not in scenes:
            scenes[mark.paragraph] = open_scene(reading, mark.paragraph, people, list(mentions), kinds)
        if mark.paragraph - last_paragraph > 1:
            last = None  # a speaker two paragraphs back is nobody's antecedent
        scene = scenes[mark.paragraph]
        speaker, cue = attribute(reading, mark, scene, last)
        if speaker is None and found and _goes_on(reading, found[-1], mark):
            speaker, cue = found[-1].speaker, found[-1].cue
        if speaker:
            last, last_paragraph = speaker, mark.paragraph
        found.append(Quote(mark, reading.text(mark), _kind(reading, mark, cue), speaker, cue))
    for place in range(len(found) - 2, -1, -1):
        if found[place].speaker is None and _is_left_open(reading, found[place].span, found[place + 1].span):
            found[place] = replace(found[place], speaker=found[place + 1].speaker)
    return tuple(found)


def _goes_on(reading: Reading, before: Quote, mark: Span) -> bool:
    """Whether only the attribution of the one stands between the two, and none behind: `"…," said Pryce, "…"`."""
    text = reading.texts[mark.paragraph - 1]
    between = text[before.span.end : mark.start].strip(_PAUSES)
    behind = text[mark.end : reading.sentence(mark).end].strip(_PAUSES)
    whole = before.span.paragraph == mark.paragraph and not behind
    return whole and bool(before.cue) and between.startswith(before.cue or "") and len(between.split()) <= LONGEST


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
