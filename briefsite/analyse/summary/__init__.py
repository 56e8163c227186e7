"""Which sentences tell the article? Whole ones, taken as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import TypeVar

from briefsite.analyse.summary.grounded import needs, told
from briefsite.analyse.summary.known import Known, know
from briefsite.analyse.summary.nouns import stem
from briefsite.analyse.summary.standing import is_fit, is_inhabitant, standing, takes_back
from briefsite.findings import Span
from briefsite.leaning import bare_noun
from briefsite.reading import Reading
from briefsite.verbs import has_verb

FEWEST, MOST = 3, 5
WORDS_EACH = 85  # words of an article for every key point
AROUND = 0.8  # what the rest of its paragraph adds to a sentence
OWN = 2  # times what it tells itself, at most
EARLY = 0.6  # how much less each paragraph further down says
LAST, NEXT_TO_LAST = 0.3, 0.5  # what the last paragraphs are worth: a reaction, a scene, a look back
SAME_PARAGRAPH = 0.2  # what a second sentence of one paragraph is worth
ENOUGH, POOREST = 2, 0.35  # with so many, none is told that stands alone less well than that

FAR = 0.35  # nor one that tells so much less than what leans
SURE = "@?"  # short names, `el de ayer`: what comes right before need not tell them
MILD = 1  # nouns that the few key points of a short list may take for known
LEANING = 0.2  # how much less such a one is worth while there are others
_T = TypeVar("_T")
_Facts = Mapping[Span, str]
_Weights = Mapping[str, float]
_Needs = frozenset[str] | None


def summarise(reading: Reading, facts: _Facts, weights: _Weights, known: Known) -> tuple[Span, ...]:
    """The lead, then greedily those that add most; `facts` are spans with what they stand for.

    Figures and dates weigh 1, terms as `weights` says. In the order of the article.
    """
    sentences = [s for s in reading.sentences if s.paragraph not in reading.headings]
    pairs = list(pairwise(sentences))
    named = _inside(reading, sentences, ((name, name.start) for name in sorted(known.people)))
    bound = {b for a, b in pairs if reading.text(a).endswith("?")}  # not understood alone
    bound |= {a for a, b in pairs if a.paragraph == b.paragraph and takes_back(reading, b)}
    bound |= {s for s in sentences if is_inhabitant(reading, s, known.demonyms)}
    top = sentences[:1]
    places = {s: [n - s.start for n in named[s]] for s in sentences}
    fit = [s for s in sentences if s not in bound and is_fit(reading, s, places[s], s in top)] or top
    if not fit:
        return ()
    last_of = {b: a for a, b in pairs}
    asked = cache(lambda s: needs(reading, s, known))
    lead = _lead(reading, fit, top, asked)
    near = next((s for s in sentences if s > lead), lead)  # what stands alone there may lean on the lead
    seen = " ".join([reading.folded[0], reading.fold(lead)])
    alone = cache(lambda s: standing(reading, s, seen, s == near))
    words = sum(text.count(" ") + 1 for text in reading.texts)
    wanted = min(MOST, max(FEWEST, round(words / WORDS_EACH)), len(fit))
    inside = _inside(reading, fit, facts.items())
    chosen, covered = {lead: told(reading, lead, known)}, set[str]()
    last = lead
    gains = {s: _gain(inside[s], weights) for s in fit}
    while len(chosen) < wanted:
        news = inside[last] - covered
        covered |= news
        gains.pop(last, None)
        gains |= {s: _gain(inside[s] - covered, weights) for s in gains if not news.isdisjoint(inside[s])}
        worth = _worths(gains, chosen, len(reading.texts))
        best = _best(worth, lambda s: alone(s) if _grounded(asked(s), s, last_of.get(s), chosen) else 0)
        poor = best and len(chosen) >= ENOUGH and (worth[best] < FAR * max(worth.values()) or alone(best) < POOREST)
        if (not best or poor) and len(chosen) < FEWEST:
            best = _best(worth, lambda s: alone(s) if _is_mild(asked(s), s, chosen) else 0)
            poor = best and alone(best) < POOREST
        if not best or poor:
            break
        chosen[best] = told(reading, best, known)
        last = best
    return tuple(sorted(chosen))


def _lead(reading: Reading, fit: Sequence[Span], top: Sequence[Span], asked: Callable[[Span], _Needs]) -> Span:
    """The first of the article, unless it speaks of `the coach`, else the first that leans on nothing but the title."""
    title = {stem(word) for word in reading.folded[0].split()} if 1 in reading.headings else set()
    verbal = [s for s in fit if has_verb(reading.text(s), reading.language)] or fit
    sure = (s for s in verbal if (what := asked(s)) is not None and what <= title)
    first = verbal[0]
    if first in top and not bare_noun(reading.fold(first), reading.language):
        return first
    best = next(sure, first)
    return first if first in top and best not in fit[:FEWEST] else best


def _grounded(needed: _Needs, sentence: Span, before: Span | None, chosen: Mapping[Span, frozenset[str]]) -> bool:
    """Whether the key points before it tell what it takes for known; right behind one, `the deal` is its deal."""
    if needed is None:
        return False
    left = needed - frozenset().union(*(given for other, given in chosen.items() if other < sentence))
    return not left or (before in chosen and len(left) == 1 and all(what[0] not in SURE for what in left))


def _is_mild(needed: _Needs, sentence: Span, chosen: Mapping[Span, frozenset[str]]) -> bool:
    """Whether all that it takes for known is one noun: a reader who has read the others guesses what deal is meant."""
    if needed is None:
        return False
    left = needed - frozenset().union(*(given for other, given in chosen.items() if other < sentence))
    return len(left) <= MILD and all(what[0] not in SURE for what in left)


def _best(worth: Mapping[Span, float], stands: Callable[[Span], float]) -> Span | None:
    """The worthiest by what it tells and how well it stands alone; the latter is asked only where it matters."""
    best, most = None, 0.0
    for sentence in sorted(worth, key=lambda s: (-worth[s], s)):
        if worth[sentence] <= most:
            break
        alone = stands(sentence)
        if (value := worth[sentence] * alone * (1 if alone >= POOREST else LEANING)) > most:
            best, most = sentence, value
    return best


def _inside(reading: Reading, sentences: Iterable[Span], facts: Iterable[tuple[Span, _T]]) -> dict[Span, set[_T]]:
    inside: dict[Span, set[_T]] = {s: set() for s in sentences}
    for span, what in facts:
        sentence = reading.sentence(span)
        if sentence in inside and sentence.contains(span):
            inside[sentence].add(what)
    return inside


def _gain(news: Iterable[str], weights: _Weights) -> float:
    return sum(weights.get(what, 1.0) for what in sorted(news))


def _worths(gains: Mapping[Span, float], chosen: Iterable[Span], last: int) -> dict[Span, float]:
    """What every sentence adds, with a share of what the rest of its paragraph does; early ones say more."""
    whole: dict[int, float] = {}
    for sentence, gain in gains.items():
        whole[sentence.paragraph] = whole.get(sentence.paragraph, 0.0) + gain
    told, places = [s.paragraph for s in chosen], {last - 1: NEXT_TO_LAST, last: LAST}
    found = {}
    for sentence, gain in gains.items():
        number = sentence.paragraph
        length = max(1.0, sqrt((sentence.end - sentence.start) / 200))
        place = places.get(number, 1.0) / (1 + EARLY * number) * SAME_PARAGRAPH ** told.count(number)
        found[sentence] = (gain / length + AROUND * min(whole[number] - gain, OWN * gain)) * place
    return found


__all__ = ["know", "summarise"]
