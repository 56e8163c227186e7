"""Which sentences tell the article? Whole ones, taken as they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from math import sqrt

from briefsite.findings import Span
from briefsite.patterns import any_of, word_set
from briefsite.reading import Reading

SHORTEST, LONGEST = 40, 420  # characters of a key point
FEWEST, MOST = 3, 5
WORDS_EACH = 110  # words of an article for every key point
RETORT = 4  # words of a sentence that may take back the one before: `No lo es.`
QUOTING = "\"“«„'‘"
POINTING = 0.4  # what a sentence is worth that points at something outside: `estos soldados`
SAME_PARAGRAPH = 0.35  # what a second sentence of one paragraph is worth
_ENDS = tuple(".!?…\"”»’')")


def summarise(
    reading: Reading, facts: Mapping[Span, str], weights: Mapping[str, float], names: Collection[Span]
) -> tuple[Span, ...]:
    """The lead, then greedily those that add most; `facts` are spans with what they stand for.

    Figures and dates weigh 1, terms as `weights` says; `names` are mentions of people. In the order of the article.
    """
    sentences = [s for s in reading.sentences if s.paragraph not in reading.headings]
    pairs = list(pairwise(sentences))
    answers = {b for a, b in pairs if reading.text(a).endswith("?")}  # not understood alone
    undone = {a for a, b in pairs if a.paragraph == b.paragraph and _takes_back(reading, b)}
    fit = [s for s in sentences if _is_fit(reading, s, names) and s not in answers | undone] or sentences
    words = sum(len(text.split()) for text in reading.texts)
    wanted = min(MOST, max(FEWEST, round(words / WORDS_EACH)))
    inside = {s: {what for span, what in facts.items() if s.contains(span)} for s in fit}
    lead = next((s for s in fit if s.paragraph == fit[0].paragraph), None) if fit else None
    chosen = [lead] if lead else []
    while len(chosen) < wanted and len(chosen) < len(fit):
        covered = {what for s in chosen for what in inside[s]}
        left = [s for s in fit if s not in chosen]
        chosen.append(
            max(
                left,
                key=lambda s: (
                    _worth(s, inside[s] - covered, chosen, weights) * _points(reading, s),
                    [-n for n in _place(s)],
                ),
            )
        )
    return tuple(sorted(chosen))


def _points(reading: Reading, sentence: Span) -> float:
    """POINTING for a sentence with a demonstrative, else 1."""
    folded = list(reading.folded[sentence.paragraph - 1])
    for mark in reading.marks:
        if sentence.contains(mark):  # what is quoted points at what the speaker sees
            folded[mark.start : mark.end] = " " * (mark.end - mark.start)
    plain = "".join(folded[sentence.start : sentence.end])
    return POINTING if re.search(any_of(reading.language.demonstratives), plain) else 1.0


def _takes_back(reading: Reading, sentence: Span) -> bool:
    words = re.findall(r"\w+", reading.fold(sentence))
    return len(words) <= RETORT and not word_set(reading.language.negations).isdisjoint(words)


def _place(span: Span) -> tuple[int, int]:
    return span.paragraph, span.start


def _worth(sentence: Span, news: Iterable[str], chosen: Iterable[Span], weights: Mapping[str, float]) -> float:
    gain = sum(weights.get(what, 1.0) for what in sorted(news))
    repeated = sum(other.paragraph == sentence.paragraph for other in chosen)
    length = sqrt((sentence.end - sentence.start) / 200)
    early = 1 / (1 + 0.04 * sentence.paragraph)
    return gain * SAME_PARAGRAPH**repeated * early / max(1.0, length)


def _is_fit(reading: Reading, sentence: Span, names: Collection[Span]) -> bool:
    """Long enough, whole, and understood without the sentence before it."""
    text = reading.text(sentence)
    if not SHORTEST <= len(text) <= LONGEST or not text.endswith(_ENDS):
        return False
    if not (text.lstrip("\"“«'‘¿¡([")[:1].isupper() or text[0].isdigit()):
        return False
    if text[0] in QUOTING and not any(sentence.contains(name) for name in names):
        return False  # `"Debemos aprender", dijo`: nobody knows who
    opening = (*reading.language.anaphora, *reading.language.speech_verbs)  # a verb first has its subject elsewhere
    first = re.match(any_of(opening), reading.fold(sentence).lstrip("\"“«'‘¿¡(["))
    written = text.lstrip("\"“«'‘¿¡([")[: first.end()].lower() if first else ""
    return _opens(reading, sentence) and written not in opening  # él is a pronoun, el is not


def _opens(reading: Reading, sentence: Span) -> bool:
    """Where a verb may stand without its subject, a sentence should begin with what it speaks of.

    A function word, a plural noun, a name, a figure or a quotation does; `Puso una cifra …` does not.
    """
    if not reading.language.pro_drop or (sentence.paragraph == 1 and sentence.start == 0):
        return True
    first = re.match(r"\w+", reading.fold(sentence))
    if not first or first[0].isdigit() or first[0].endswith("s"):
        return True
    second = re.match(r"\S+[ ,]+(\w)", reading.text(sentence))
    named = second is not None and second[1].isupper()
    return first[0] in word_set(reading.language.function_words) or named
