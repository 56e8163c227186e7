"""What is quoted, and who says it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefsite.analyse.quotes.attribution import attribute
from briefsite.analyse.quotes.scene import Scene, open_scene
from briefsite.findings import Mention, Person, Quote, Span
from briefsite.reading import Reading

FEWEST = 5  # words of a quotation that is a sentence of its own


def find_quotes(
    reading: Reading, people: tuple[Person, ...], mentions: Iterable[Mention], kinds: Mapping[str, str]
) -> tuple[Quote, ...]:
    """Every quotation; its speaker where the text says so, else nobody."""
    outer = [m for m in reading.marks if not any(o != m and o.contains(m) for o in reading.marks)]
    scenes: dict[int, Scene] = {}
    last: str | None = None
    last_paragraph = 0
    found = []
    for mark in outer:
        if mark.paragraph not in scenes:
            scenes[mark.paragraph] = open_scene(reading, mark.paragraph, people, list(mentions), kinds)
        if mark.paragraph - last_paragraph > 1:
            last = None  # a speaker two paragraphs back is nobody's antecedent
        scene = scenes[mark.paragraph]
        speaker, cue = attribute(reading, mark, scene, last)
        if speaker:
            last, last_paragraph = speaker, mark.paragraph
        found.append(Quote(mark, reading.text(mark), _kind(reading, mark, cue), speaker, cue))
    return tuple(found)


def _kind(reading: Reading, mark: Span, cue: str | None) -> str:
    text = reading.text(mark)
    words = len(text.split())
    if cue is None and words < FEWEST:
        return "term"
    begins = text.lstrip("¿¡…(")[:1]
    return "sentence" if begins.isupper() and words >= FEWEST else "fragment"
