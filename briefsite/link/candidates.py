"""Which names and phrases return in the articles, and stand in no list?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefsite.corpus import Corpus
from briefsite.findings import Span
from briefsite.languages import Language, language
from briefsite.patterns import word_set
from briefsite.records import Candidate, Entry
from briefsite.text import fold

LONGEST = 4  # words of a phrase
TWICE = 2  # times a phrase stands in one article before it counts as a subject of it
FEWEST = 2  # articles in which it does
SHORTEST = 4  # letters of the first and the last word
MOST = 40
_OPENS = frozenset('.!?:…—–-"“«¿¡(')  # what stands before the first word of a sentence
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


RECENT = 1000  # newest articles that are asked: an editor mends what returns now


@dataclass
class _Count:
    """A phrase in all articles."""

    entry: int  # the first that holds it
    span: Span
    articles: int = 0
    mentions: int = 0


def find_candidates(corpus: Corpus) -> tuple[Candidate, ...]:
    """The most frequent ones first; an article counts that says a phrase twice, so that few need to be remembered."""
    counts: dict[tuple[str, str], _Count] = {}
    for place, face in enumerate(corpus.faces[:RECENT]):
        for phrase, times, span in corpus.traits(face).phrases:
            count = counts.setdefault((face.language, phrase), _Count(place, span))
            count.articles += 1
            count.mentions += times
    frequent = {key: count for key, count in counts.items() if count.articles >= FEWEST}
    whole = [key for key in frequent if not _is_part(key, frequent)]
    order = sorted(whole, key=lambda key: (-frequent[key].articles, -frequent[key].mentions, key))
    return tuple(_candidate(key[0], frequent[key], corpus) for key in order[:MOST])


def phrases_of(entry: Entry) -> tuple[tuple[str, int, Span], ...]:
    """(folded phrase, times, first place) of what an article says at least twice."""
    here: dict[str, list[Span]] = {}
    for key, span in _phrases(entry):
        here.setdefault(key, []).append(span)
    return tuple((key, len(spans), spans[0]) for key, spans in here.items() if len(spans) >= TWICE)


def _candidate(code: str, count: _Count, corpus: Corpus) -> Candidate:
    text = corpus.entries[count.entry].text(count.span)
    kind = "organisation" if text[0].isupper() and not language(code).nouns_capitalised else "theme"
    return Candidate(text, code, kind, count.articles, count.mentions, count.entry, count.span)


def _is_part(key: tuple[str, str], counts: dict[tuple[str, str], _Count]) -> bool:
    """Whether a longer phrase stands in as many articles: `guerra de los` beside `guerra de los aranceles`."""
    code, phrase = key
    return any(
        other != key
        and other[0] == code
        and f" {phrase} " in f" {other[1]} "
        and count.articles >= counts[key].articles
        for other, count in counts.items()
    )


def _phrases(entry: Entry) -> Iterator[tuple[str, Span]]:
    """(folded phrase, place) of what may name something and is nowhere explained."""
    table = language(entry.analysis.language)
    taken = _taken(entry)
    for number, paragraph in enumerate(entry.article.paragraphs, 1):
        folded = fold(paragraph.text)
        free = frozenset(range(len(folded))) - taken.get(number, frozenset())
        places = [word.span() for word in _WORD.finditer(folded)]
        spans = _subjects(folded, paragraph.text, places, table)
        if not table.nouns_capitalised:
            spans = chain(spans, _names(paragraph.text, places, table))
        for start, end in spans:
            if start in free and end - 1 in free:
                yield folded[start:end], Span(number, start, end)


def _taken(entry: Entry) -> dict[int, frozenset[int]]:
    """The places of every paragraph that a finding covers."""
    found = entry.analysis
    mentions = [m for topic in found.topics for m in topic.mentions if m.form != "composite"]
    spans = [m.span for m in mentions] + [m.span for person in found.people for m in person.mentions]
    spans += [role.span for person in found.people for role in person.roles]
    spans += [figure.span for figure in found.figures] + [ref.span for ref in found.dates]
    taken: dict[int, set[int]] = {}
    for span in spans:
        taken.setdefault(span.paragraph, set()).update(range(span.start, span.end))
    return {number: frozenset(places) for number, places in taken.items()}


_Places = list[tuple[int, int]]


def _names(text: str, places: _Places, table: Language) -> Iterator[tuple[int, int]]:
    """Whole runs of capitalised words, connectors inside, that do not open a sentence."""
    connectors, stops = frozenset(table.connectors), _tables(table)[0]
    run: _Places = []
    for start, end in [*places, (len(text), len(text))]:
        glued = bool(run) and text[run[-1][1] : start] == " "
        capital = text[start:end][:1].isupper() and fold(text[start:end]) not in stops
        if glued and (capital or text[start:end] in connectors):
            run.append((start, end))
            continue
        while run and text[run[-1][0]].islower():
            run.pop()
        before = text[: run[0][0]].split(" ")[-2:-1] if run else []
        inside = bool(before) and before[0][-1:] not in _OPENS and not before[0][:1].isupper()  # San | Martín
        if inside and run[-1][1] - run[0][0] >= SHORTEST:
            yield run[0][0], run[-1][1]
        run = [(start, end)] if capital else []


def _subjects(folded: str, text: str, places: _Places, table: Language) -> Iterator[tuple[int, int]]:
    """Two to four words that begin and end with what may be a noun or an adjective."""
    stops, verbs = _tables(table)
    inside = word_set(table.role_words)
    words = [folded[start:end] for start, end in places]
    plain = [end - start >= SHORTEST and word not in stops and text[start].islower() and not verbs.match(word)
             for (start, end), word in zip(places, words, strict=True)]  # fmt: skip
    for first, good in enumerate(plain):
        for last in range(first + 1, min(first + LONGEST, len(words))) if good else ():
            if folded[places[last - 1][1] : places[last][0]] != " ":
                break
            if plain[last]:
                yield places[first][0], places[last][1]
            elif words[last] not in inside:
                break


@cache
def _tables(table: Language) -> tuple[frozenset[str], re.Pattern[str]]:
    """(words that name nothing, endings of verbs)."""
    listed = (*table.function_words, *table.auxiliaries, *table.speech_verbs, *table.not_names)
    listed += tuple(word for _, units in table.units for word in units)
    endings = "|".join(map(re.escape, table.verb_endings)) or "(?!)"
    return word_set(listed), re.compile(rf"\w{{2,}}(?:{endings})\Z")
