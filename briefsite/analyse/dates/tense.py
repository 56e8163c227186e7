"""Does a clause look back or ahead?"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, word_set
from briefsite.reading import Reading

AHEAD = 30  # characters before a date in which a word such as `para` makes it a goal
NEAR = 60  # characters behind it in which a past verb says that the goal is over
ELSEWHERE, NOWHERE = 1_000, 10_000  # more than any distance in a sentence


def direction(reading: Reading, span: Span) -> int:
    """-1 where the sentence is told as past, 1 where it lies ahead, 0 where it does not say."""
    sentence = reading.sentence(span)
    folded = reading.folded[span.paragraph - 1]
    texts = (folded[sentence.start : sentence.end], reading.text(sentence).lower())  # `celebró` needs its accent
    place = span.start - sentence.start
    language = reading.language
    past, future = (_distance(language, texts, place, ahead) for ahead in (False, True))
    goal = _goal(language).search(folded, max(sentence.start, span.start - AHEAD), span.start)
    if goal and not any(0 < start - place < NEAR for start in _places(language, texts, False)):
        return 1
    if min(past, future) == NOWHERE:
        return 0
    return 1 if future < past else -1


def is_habitual(reading: Reading, span: Span) -> bool:
    """`cada martes`, `every October`: no single one is meant."""
    folded = reading.folded[span.paragraph - 1]
    return bool(_habits(reading.language).search(folded, max(0, span.start - AHEAD), span.start))


@cache
def _habits(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.habitual) + r" \Z")


@cache
def _goal(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.future_cues) + r"(?: [\w:.]+){0,3} ?\Z")


@cache
def _cues(language: Language, future: bool) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, language.future_tense if future else language.past_cues))


@lru_cache(maxsize=256)
def _places(language: Language, texts: tuple[str, str], future: bool) -> tuple[int, ...]:
    found = {m.start() for cue in _cues(language, future) for text in texts for m in cue.finditer(text)}
    return tuple(sorted(found))


def _distance(language: Language, texts: tuple[str, str], place: int, future: bool) -> int:
    """To the nearest verb; one beyond `que` or `that` belongs to another clause."""
    relatives = word_set(language.relatives)
    distances = [NOWHERE]
    for start in _places(language, texts, future):
        between = texts[0][min(start, place) : max(start, place)].split()[1:]
        distances.append(abs(start - place) + (ELSEWHERE if relatives & {*between} else 0))
    return min(distances)
