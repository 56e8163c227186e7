"""Where do capitalised words stand in a row?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.text import fold

Run = list[tuple[int, int]]
_TAIL = r"(?:[-'’](?!s\b)[^\W\d_]+)*\.?"  # without the 's of a genitive
_CAPITALS = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
_ARTICLES = frozenset({"el", "al", "la", "las", "los", "le"})  # connectors only after another one or a given name
_CAPITAL = re.compile(rf"[{_CAPITALS}](?<![^\W\d_].)")
_PREFIXED = frozenset("-'’")
_ELIDED = re.compile(r"[ld]['’]", re.IGNORECASE)
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


@cache
def _joining(language: Language) -> tuple[frozenset[str], bool]:
    """Connectors, and whether articles are elided."""
    return frozenset(language.connectors), any(article.endswith("'") for article in language.articles)


def find_runs(text: str, taken: Container[int], language: Language, given: frozenset[str]) -> Iterator[Run]:
    """Runs of capitalised words with single spaces between, connectors and nicknames allowed inside."""
    connectors, elided = _joining(language)
    run: Run = []
    pending: Run = []
    nicknames, last = _nicknames(text, given), -1  # `last`: where the run ends, with what is pending
    for match in _matches(text, _words(language)):
        (start, end), word = match.span(), match[0]
        if nicknames and any(first < start < last for first, last in nicknames):
            continue
        if word[-1] == "." and not _is_initial(word) and fold(word) not in _dotted(language):
            end -= 1
        if elided and _ELIDED.match(word):
            noble = _is_elided(match, text, run, given)
            start += 2  # l'économiste, d'Emmanuel
            if noble and start not in taken:
                run.append((start, end))
                last = pending[-1][1] if pending else end
                continue
        word = text[start:end]
        glued = (start == last + 1 and text[last] == " ") or start == last > 0 or (last, start) in nicknames
        capital = start not in taken and (word[0].isupper() or any(map(str.isupper, word[1:4])))
        if run and glued and capital:
            run += [*pending, (start, end)]
            pending, last = [], end
        elif (
            run
            and glued
            and word in connectors
            and (word != "of" or _is_noble(text, run, language))
            and _may_connect(word, text, run, pending, given)
        ):
            pending.append((start, end))
            last = end
        else:
            if run:
                yield run
            run, pending, last = ([(start, end)], [], end) if capital else ([], [], -1)
    if run:
        yield run


def _is_elided(match: re.Match[str], text: str, run: Run, given: frozenset[str]) -> bool:
    """`Pierre d'Aubray`: an elided particle behind a given name."""
    if match[0][0] != "d" or not run or text[run[-1][1] : match.start()] != " ":
        return False
    return fold(text[slice(*run[-1])]) in given


def _matches(text: str, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Words with a capital, and connectors right behind such a word or another connector: no other is in a run."""
    match = _capital(text, words, 0)
    while match:
        yield match
        end = match.end()
        glued = words.match(text, end) or (words.match(text, end + 1) if text.startswith(" ", end) else None)
        match = glued or _capital(text, words, end)


def _capital(text: str, words: re.Pattern[str], end: int) -> re.Match[str] | None:
    for hit in _CAPITAL.finditer(text, end):
        match = _around(text, words, end, hit.start())
        if match:
            return match
    return None


def _around(text: str, words: re.Pattern[str], end: int, place: int) -> re.Match[str] | None:
    """The word with its first capital at a place; what stands before it may belong to it: al-, l'."""
    if text[place - 1 : place] in _PREFIXED or text.startswith("t ", place - 2):
        for start in (place - 5, place - 3, place - 2):
            match = words.match(text, start) if start >= end else None
            if match and match.end() > place:
                return match
    return words.match(text, place)


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
