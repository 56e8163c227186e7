"""Which runs of capitalised words may be names of people?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.reading import Reading
from briefsite.text import fold

LONGEST = 6  # words of a name
_TAIL = r"(?:[-'’](?!s\b)[^\W\d_]+)*\.?"  # without the 's of a genitive
_CAPITALS = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
_ARTICLES = frozenset({"el", "al", "la", "las", "los", "le"})  # connectors only after another one or a given name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run that may be a name, without titles; `words` are folded."""

    span: Span
    words: tuple[str, ...]
    titled: bool  # a courtesy title stands before it
    attached: bool  # a word such as San or Copa stands before it


def find_candidates(reading: Reading, mentions: Iterable[Mention], given: frozenset[str]) -> tuple[Candidate, ...]:
    """Every run of capitalised words that no list explains, one word long at least, in order."""
    taken: dict[int, list[Span]] = {}
    for mention in mentions:
        if mention.form != "composite":
            taken.setdefault(mention.span.paragraph, []).append(mention.span)
    found: list[Candidate] = []
    for number, text in enumerate(reading.texts, 1):
        for run in _runs(text, _inside(taken.get(number, [])), reading.language, given):
            found += _candidates(number, text, run, _tables(reading.language, given))
    return tuple(found)


def _inside(spans: list[Span]) -> frozenset[int]:
    return frozenset(place for span in spans for place in range(span.start, span.end))


@dataclass(frozen=True)
class _Tables:
    """Folded words of one language."""

    ordinary: frozenset[str]  # begin or end no name
    titles: frozenset[str]
    heads: frozenset[str]  # what follows them is part of their name: San Isidro, Copa América
    surnames: frozenset[str]  # ordinary words, but names behind a given name: Julián Rey
    given: frozenset[str]
    firsts: frozenset[str]  # ordinary words, but given names before a name: Julio Prado
    barred: frozenset[str]  # what no name ends with: Julia de Defensa


@cache
def _tables(language: Language, given: frozenset[str]) -> _Tables:
    plain = (*language.portfolios, *language.role_heads, *language.function_words)
    parts = frozenset(fold(part) for word in plain for part in word.split())
    names = frozenset(fold(part) for word in language.not_names for part in word.split())
    titles = frozenset(fold(title).rstrip(".") for title in language.titles)
    # Where months have a capital, `in May Boeing` names nobody.
    firsts = frozenset() if language.demonyms_capitalised else (names - parts) & given
    surnames, barred = word_set(language.surnames), word_set(language.portfolios)
    return _Tables(parts | names, titles, names - parts, surnames, given, firsts, barred)


Run = list[tuple[int, int]]


@cache
def _words(language: Language) -> re.Pattern[str]:
    """Words with a capital and connectors; where articles are elided, also those that only such a one precedes."""
    inside = "|".join(sorted(map(re.escape, language.connectors), key=lambda word: (-len(word), word)))
    elided = "[ldLD]['’]" if any(article.endswith("'") for article in language.articles) else "(?!)"
    return re.compile(
        rf"(?<![^\W\d_])(?<![^\W\d_][-'’])(?:{elided}(?=[^\W\d_]))?[{_CAPITALS}][^\W\d_]*{_TAIL}"
        rf"|(?<!\w)(?:{inside or '(?!)'})(?!\w)"
    )


def _runs(text: str, taken: frozenset[int], language: Language, given: frozenset[str]) -> Iterator[Run]:
    """Runs of capitalised words with single spaces between, connectors allowed inside."""
    connectors = frozenset(language.connectors)
    elided = any(article.endswith("'") for article in language.articles)
    run: Run = []
    pending: Run = []
    for match in _words(language).finditer(text):
        start, end = match.span()
        if match[0].endswith(".") and not _is_initial(match[0]) and fold(match[0]) not in _dotted(language):
            end -= 1
        if elided and re.match(r"[ld]['’]", match[0], re.IGNORECASE):
            start += 2  # l'économiste, d'Emmanuel
        word = text[start:end]
        last = (pending or run or [(0, -1)])[-1][1]
        glued = text[last:start] == " " or (text[last:start] == "" and last > 0)
        capital = word[0].isupper() and start not in taken
        if run and glued and capital:
            run += [*pending, (start, end)]
            pending = []
        elif run and glued and word in connectors and _may_connect(word, text, run, pending, given):
            pending.append((start, end))
        else:
            if run:
                yield run
            run, pending = ([(start, end)] if capital else []), []
    if run:
        yield run


def _may_connect(word: str, text: str, run: Run, pending: Run, given: frozenset[str]) -> bool:
    if len(pending) > 1:
        return False
    return word not in _ARTICLES or bool(pending) or fold(text[slice(*run[0])]) in given


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper()


def _dotted(language: Language) -> frozenset[str]:
    return frozenset(fold(word) for word in language.titles if word.endswith(".")) | {"jr.", "sr."}


def _candidates(number: int, text: str, run: Run, tables: _Tables) -> Iterator[Candidate]:
    """A run without the ordinary words around it; an ordinary word in the middle parts it in two."""
    titled, attached, part = False, False, Run()
    for start, end in [*run, (len(text), len(text))]:
        word = fold(text[start:end]).rstrip(".")
        is_title = word in tables.titles
        if (
            start < len(text)
            and not is_title
            and (word not in tables.ordinary or _is_name(text, run, part, start, tables))
        ):
            part.append((start, end))
            continue
        while part and text[part[-1][0]].islower():
            part.pop()
        if part and len(part) <= LONGEST and any(e - s > 1 for s, e in part):
            words = tuple(fold(text[s:e]) for s, e in part)
            yield Candidate(Span(number, part[0][0], part[-1][1]), words, titled, attached)
        titled, attached, part = is_title, word in tables.heads, Run()


def _is_name(text: str, run: Run, part: Run, start: int, tables: _Tables) -> bool:
    """Whether an ordinary word is part of a name where it stands in its run."""
    place = next(n for n, word in enumerate(run) if word[0] == start)
    word = fold(text[slice(*run[place])])
    if part and text[start].islower():
        return True
    if not part:
        if len(run) == 1:
            before = text[:start].split()[-1:]
            return word in tables.surnames and not (before and fold(before[0]) in tables.ordinary)
        following = fold(text[slice(*run[place + 1])]) if place + 1 < len(run) else ""
        known = following not in tables.ordinary or following in tables.surnames
        return word in tables.firsts and bool(following) and text[run[place + 1][0]].isupper() and known
    if fold(text[slice(*part[0])]) not in tables.given:
        return False
    if text[part[-1][0]].islower():  # behind a particle: Rosa de la Fuente
        return word not in tables.barred
    return word in tables.surnames and all(fold(text[slice(*piece)]) in tables.given for piece in part)
