"""Where do capitalised words stand in a row?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.text import fold

Run = list[tuple[int, int]]
_TAIL = r"(?:[-'’](?!s\b)[^\W\d_]+)*\.?"  # without the 's of a genitive
_CAPITALS = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
_ARTICLES = frozenset({"el", "al", "la", "las", "los", "le"})  # connectors only after another one or a given name
_NICKNAME = re.compile(r" [\"“«‘'„][^\W\d_][^\"”»’'“]{1,24}[\"”»’'“] (?=[^\W\d_a-z])")


@cache
def _words(language: Language) -> re.Pattern[str]:
    """Words with a capital and connectors; where articles are elided, also those that only such a one precedes."""
    joining = sorted(map(re.escape, language.connectors), key=lambda word: (-len(word), word))
    elided = "[ldLD]['’]" if any(article.endswith("'") for article in language.articles) else "(?!)"
    return re.compile(
        rf"(?<![^\W\d_])(?<![^\W\d_][-'’])(?:{elided}(?=[^\W\d_]))?"
        rf"(?:al-|el-|as-|ul-|’t |'t )?[{_CAPITALS}][^\W\d_]*{_TAIL}"
        rf"|(?<!\w)(?:{'|'.join(joining) or '(?!)'})(?!\w)"
    )


def find_runs(text: str, taken: frozenset[int], language: Language, given: frozenset[str]) -> Iterator[Run]:
    """Runs of capitalised words with single spaces between, connectors and nicknames allowed inside."""
    connectors = frozenset(language.connectors)
    elided = any(article.endswith("'") for article in language.articles)
    run: Run = []
    pending: Run = []
    nicknames = _nicknames(text, given)
    for match in _words(language).finditer(text):
        start, end = match.span()
        if any(first < start < last for first, last in nicknames):
            continue
        if match[0].endswith(".") and not _is_initial(match[0]) and fold(match[0]) not in _dotted(language):
            end -= 1
        if elided and re.match(r"[ld]['’]", match[0], re.IGNORECASE):
            start += 2  # l'économiste, d'Emmanuel
        word = text[start:end]
        last = (pending or run or [(0, -1)])[-1][1]
        glued = text[last:start] == " " or (text[last:start] == "" and last > 0) or (last, start) in nicknames
        capital = any(char.isupper() for char in word[:4]) and start not in taken
        if run and glued and capital:
            run += [*pending, (start, end)]
            pending = []
        elif (
            run
            and glued
            and word in connectors
            and (word != "of" or _is_noble(text, run, language))
            and _may_connect(word, text, run, pending, given)
        ):
            pending.append((start, end))
        else:
            if run:
                yield run
            run, pending = ([(start, end)] if capital else []), []
    if run:
        yield run


def _nicknames(text: str, given: frozenset[str]) -> list[tuple[int, int]]:
    """`Rubén "el Turco" Haddad`: what stands in quotation marks between a given name and a word with a capital."""
    found = []
    for match in _NICKNAME.finditer(text):
        before = re.search(r"[^\W\d_]+$", text[max(0, match.start() - 20) : match.start()])
        if before and fold(before[0]) in given and before[0][0].isupper():
            found.append(match.span())
    return found


def _is_noble(text: str, run: Run, language: Language) -> bool:
    """`Lord Ashby of Crewe`: a title begins the run or stands before it."""
    before = text[max(0, run[0][0] - 12) : run[0][0]].split()
    words = {fold(text[slice(*run[0])]), *(fold(word) for word in before[-1:])}
    return not words.isdisjoint(word_set(language.titles))


def _may_connect(word: str, text: str, run: Run, pending: Run, given: frozenset[str]) -> bool:
    if len(pending) > 1:
        return False
    return word not in _ARTICLES or bool(pending) or fold(text[slice(*run[0])]) in given


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper()


@cache
def _dotted(language: Language) -> frozenset[str]:
    return frozenset(fold(word) for word in language.titles if word.endswith(".")) | {"jr.", "sr."}


def taken_places(text: str, mentions: Iterable[Mention], given: frozenset[str], language: Language) -> frozenset[int]:
    """The places of known names in a paragraph; a place may be a given name before a surname: Santiago Lugo."""
    ordinary = word_set(language.not_names)
    every = list(mentions)
    starts = {m.span.start for m in every}
    taken: set[int] = set()
    for mention in every:
        span = mention.span
        following = re.compile(r" ([^\W\d_]{3,})").match(text, span.end)
        is_first = (
            fold(mention.text) in given
            and following is not None
            and following[1][0].isupper()
            and following[1][1:].islower()
            and span.end + 1 not in starts
            and fold(following[1]) not in ordinary
            and not _in_place(text, span, language)
        )
        if not is_first and not _is_titled(text, mention, language) and not _is_second(text, mention, given, ordinary, starts):
            taken.update(range(span.start, span.end))
    return frozenset(taken)


def _is_second(text: str, mention: Mention, given: frozenset[str], ordinary: frozenset[str], starts: set[int]) -> bool:
    """Whether a known name stands behind a given name: Karl Ungar, Michael Bloomberg."""
    before = re.search(r"([^\W\d_]+) $", text[max(0, mention.span.start - 20) : mention.span.start])
    single = mention.text.isalpha() and mention.text[0].isupper() and mention.text[1:].islower()
    if not before or not before[1][0].isupper() or not single:
        return False
    first = mention.span.start - len(before[0])
    return fold(before[1]) in given and fold(before[1]) not in ordinary and first not in starts


def _is_titled(text: str, mention: Mention, language: Language) -> bool:
    """`Mr Houston`: a courtesy title before one word."""
    before = text[max(0, mention.span.start - 12) : mention.span.start].split(" ")
    plain = mention.text.isalpha() and not mention.text.isupper()
    return plain and len(before) > 1 and not before[-1] and before[-2][:1].isupper() and fold(before[-2]) in _titles(language)


@cache
def _titles(language: Language) -> frozenset[str]:
    return word_set(language.titles) | frozenset(title.rstrip(".") for title in word_set(language.titles))


def _in_place(text: str, span: Span, language: Language) -> bool:
    """Whether a preposition stands before: `en Santiago`."""
    before = text[max(0, span.start - 12) : span.start].split()
    return bool(before) and fold(before[-1]) in _prepositions(language)


@cache
def _prepositions(language: Language) -> frozenset[str]:
    return word_set(language.said_by) | word_set(language.role_links)
