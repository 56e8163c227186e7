"""What does the text say a person is?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefsite.findings import Mention, Role, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

LONGEST = 14  # words between the head of a role and the name
_WORD = re.compile(r"[^\s,;:.()\"“”«»]+")
_OF = ("name", "acronym", "alias", "demonym")
UNLISTED = 2  # lower-case words in a role that no table knows


def role_before(reading: Reading, name: Span, mentions: Iterable[Mention], names: Iterable[Span]) -> Role | None:
    """`el ministro nipón de Defensa, Gen Nakatani`, `NATO Secretary General Mark Rutte`."""
    sentence = reading.sentence(name)
    start = max(sentence.start, name.start - 180)
    folded = reading.folded[name.paragraph - 1]
    inside = _spans(name.paragraph, mentions)
    for first, last in reversed(phrases(reading.language.role_heads).spans(folded)):
        if first < start or last > name.start or folded[first - 1 : first] == "-":
            continue
        rest = Span(name.paragraph, last, name.start)
        if any(rest.overlaps(other) for other in names) or not _may_lead(reading, rest, inside):
            continue
        first = _with_owner(reading, Span(name.paragraph, first, rest.end), inside)
        end = rest.start + len(_untitled(reading, rest).rstrip(" ,"))
        return _role(reading, Span(name.paragraph, first, end), mentions)
    return None


def role_after(reading: Reading, name: Span, mentions: Iterable[Mention], names: Iterable[Span]) -> Role | None:
    """`Mark Rutte, secretario general de la OTAN,` and `Mark Rutte (secretario general)`."""
    folded = reading.folded[name.paragraph - 1]
    limit = reading.sentence(name).end
    opening = _opening(reading.language).match(folded, name.end, limit)
    if not opening:
        return None
    inside = _spans(name.paragraph, mentions)
    place = opening.end()
    owner = next((span for span in inside if span.start == place), None)
    modifier = re.compile(r"[\w-]+ ").match(folded, place, limit)
    starts = [place] + ([owner.end + 1] if owner else []) + ([modifier.end()] if modifier else [])
    head = next((h for p in starts if p < limit and (h := _heads(reading.language).match(folded, p, limit))), None)
    if not head:
        return None
    others = (other.start for other in names if other.paragraph == name.paragraph)
    limit = min((start for start in others if head.end() <= start < limit), default=limit)
    if limit == head.end() + 1:
        return None  # `Fulano, portavoz Mengano`: the role of the next name
    end = _reach(reading, Span(name.paragraph, head.end(), limit), inside)
    return _role(reading, Span(name.paragraph, place, end), mentions)


@cache
def _opening(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:,| \() ?{before_word(language.articles)}?")


@cache
def _heads(language: Language) -> re.Pattern[str]:
    return re.compile(r"(?<!-)" + any_of(language.role_heads))


@cache
def _tables(language: Language) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """(words that may stand in a role, words that may not, endings of verbs)."""
    allowed = frozenset(fold(part) for word in language.role_words for part in word.split())
    barred = frozenset(map(fold, (*language.function_words, *language.speech_verbs))) - allowed
    endings = "|".join(re.escape(ending) for ending in language.verb_endings) or "(?!)"
    return allowed, barred, re.compile(rf"\w{{2,}}(?:{endings})\Z")


def _spans(paragraph: int, mentions: Iterable[Mention]) -> list[Span]:
    return [m.span for m in mentions if m.span.paragraph == paragraph and m.form in _OF]


def _may_lead(reading: Reading, rest: Span, inside: list[Span]) -> bool:
    """Whether only the rest of a role stands between its head and the name."""
    between = _untitled(reading, rest)
    stripped = _without_names(rest, between, inside).strip()  # the dots of `EE. UU.` end nothing
    apposed = stripped.endswith(",")
    if re.search(r"[.;:()\"“”«»!?]|,(?=.)", stripped):
        return False
    words = list(_WORD.finditer(between))
    if len(words) > LONGEST:
        return False
    unlisted = 0
    if words and not apposed and fold(words[-1][0]) in _loose(reading.language):
        return False  # `técnico de Boca Juniors`: the name belongs to the role
    for position, word in enumerate(words):
        kind = _word_kind(reading, rest, word, inside)
        if kind == "barred":
            return False
        unlisted += kind == "unlisted"
        if kind == "unlisted" and not apposed and (position or len(words) > 1):
            return False
    return unlisted <= UNLISTED


def _untitled(reading: Reading, rest: Span) -> str:
    """The rest of a role without the courtesy title that belongs to the name."""
    text = reading.text(rest).rstrip()
    *words, last = text.split(" ")
    return " ".join(words) if fold(last).rstrip(".") in _titles(reading.language) else text


@cache
def _titles(language: Language) -> frozenset[str]:
    return frozenset(fold(title).rstrip(".") for title in language.titles)


def _without_names(rest: Span, between: str, inside: list[Span]) -> str:
    """`between`, which begins where `rest` does, with the known names in it made x."""
    kept = list(between)
    for span in inside:
        start, end = max(span.start - rest.start, 0), min(span.end - rest.start, len(kept))
        if start < end:
            kept[start:end] = "x" * (end - start)
    return "".join(kept)


def _word_kind(reading: Reading, rest: Span, word: re.Match[str], inside: list[Span]) -> str:
    allowed, barred, verbs = _tables(reading.language)
    place = rest.start + word.start()
    folded = reading.folded[rest.paragraph - 1][place : rest.start + word.end()]
    text = reading.texts[rest.paragraph - 1]
    end = rest.start + word.end()  # of `l'OTAN`, where the name begins inside the word
    if any(span.start < end and place < span.end for span in inside) or folded in allowed:
        return "listed"
    if text[place].isupper() or text[place].isdigit():
        return "listed"
    if folded in barred or verbs.match(text[place : rest.start + word.end()]):
        return "barred"
    return "unlisted"


def _reach(reading: Reading, rest: Span, inside: list[Span]) -> int:
    """How far a role goes that begins after its name."""
    text = reading.text(rest)
    end, unlisted = rest.start, 0
    last = 0
    for word in _WORD.finditer(text):
        kind = _word_kind(reading, rest, word, inside)
        unlisted += kind == "unlisted"
        if re.search(r"[^\s]", text[last : word.start()]) or kind == "barred" or unlisted > UNLISTED:
            break
        last = word.end()
        if fold(word[0]) not in _loose(reading.language):
            end = rest.start + word.end()
    return end


@cache
def _loose(language: Language) -> frozenset[str]:
    """Function words, with which no role ends."""
    return word_set(language.function_words)


def _with_owner(reading: Reading, role: Span, inside: list[Span]) -> int:
    """`NATO Secretary General`, `Japan's prime minister`: the owner right before the head belongs to it."""
    folded = reading.folded[role.paragraph - 1]
    for span in inside:
        if span.end < role.start and folded[span.end : role.start] in (" ", "'s ", "' "):
            return span.start
    return role.start


def _role(reading: Reading, span: Span, mentions: Iterable[Mention]) -> Role:
    of = tuple(dict.fromkeys(m.term for m in mentions if m.form in _OF and span.contains(m.span)))
    return Role(span, reading.text(span), of)
