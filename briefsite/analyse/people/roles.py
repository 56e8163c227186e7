"""What does the text say a person is?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefsite.findings import Mention, Role, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, word_set
from briefsite.reading import Reading
from briefsite.text import fold

LONGEST = 14  # words between the head of a role and the name
_WORD = re.compile(r"[^\s,;:.()\"“”«»]+")
_OF = ("name", "acronym", "alias", "demonym")
UNLISTED = 2  # lower-case words in a role that no table knows


def role_before(reading: Reading, name: Span, mentions: Iterable[Mention]) -> Role | None:
    """`el ministro nipón de Defensa, Gen Nakatani`, `NATO Secretary General Mark Rutte`."""
    sentence = reading.sentence(name)
    start = max(sentence.start, name.start - 180)
    before = reading.folded[name.paragraph - 1][start : name.start]
    inside = _spans(name.paragraph, mentions)
    for head in reversed(list(_heads(reading.language).finditer(before))):
        rest = Span(name.paragraph, start + head.end(), name.start)
        if not _may_lead(reading, rest, inside):
            continue
        first = _with_owner(reading, Span(name.paragraph, start + head.start(), rest.end), inside)
        end = rest.start + len(reading.text(rest).rstrip(" ,"))
        return _role(reading, Span(name.paragraph, first, end), mentions)
    return None


def role_after(reading: Reading, name: Span, mentions: Iterable[Mention]) -> Role | None:
    """`Mark Rutte, secretario general de la OTAN,` and `Mark Rutte (secretario general)`."""
    folded = reading.folded[name.paragraph - 1]
    limit = reading.sentence(name).end
    opening = re.compile(r"(?:,| \() ?(?:(?:the|el|la|los|las|un|una|a|an|der|die|o|os|le|il|lo) |l')?").match(
        folded, name.end, limit
    )
    if not opening:
        return None
    inside = _spans(name.paragraph, mentions)
    place = opening.end()
    owner = next((span for span in inside if span.start == place), None)
    modifier = folded[place:limit].split(" ")[0]
    starts = [place] + ([owner.end + 1] if owner else []) + [place + len(modifier) + 1]
    head = next((h for p in starts if p < limit and (h := _heads(reading.language).match(folded, p, limit))), None)
    if not head:
        return None
    end = _reach(reading, Span(name.paragraph, head.end(), limit), inside)
    return _role(reading, Span(name.paragraph, place, end), mentions)


@cache
def _heads(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.role_heads))


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
    between = reading.text(rest)
    stripped = between.strip()
    apposed = stripped.endswith(",")
    if re.search(r"[.;:()\"“”«»!?]|,(?=.)", stripped):
        return False
    words = list(_WORD.finditer(between))
    if len(words) > LONGEST:
        return False
    unlisted = 0
    for position, word in enumerate(words):
        kind = _word_kind(reading, rest, word, inside)
        if kind == "barred":
            return False
        unlisted += kind == "unlisted"
        if kind == "unlisted" and not apposed and (position or len(words) > 1):
            return False
    return unlisted <= UNLISTED


def _word_kind(reading: Reading, rest: Span, word: re.Match[str], inside: list[Span]) -> str:
    allowed, barred, verbs = _tables(reading.language)
    place = rest.start + word.start()
    folded = reading.folded[rest.paragraph - 1][place : rest.start + word.end()]
    text = reading.texts[rest.paragraph - 1]
    if any(span.start <= place < span.end for span in inside) or folded in allowed:
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
