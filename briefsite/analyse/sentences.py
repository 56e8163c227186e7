"""Where do sentences begin and end?"""

from __future__ import annotations

import re
from functools import cache

from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.reading import Cover
from briefsite.text import fold

_CLOSERS = "\"'’”“‘»«)\\]"
_BREAK = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?:\s+|$)")
# `TOKIO, 9 de abril de 2025 (Agencia). —`: a place in front, a dash or a bracket with a dot behind; `New Delhi: The`.
_HEAD = r"(?:[^\W\d_a-zà-ÿ][^\s()]*|\d[^\s()]*(?: (?:de )?[a-z]+\.?)?|d[eo]l?|la|las|los|el|y|of|the)"
DATELINE = re.compile(
    rf"\A(?:[^\W_].{{2,70}}?(?:[.)]\s?[-–—]+|\s[–—]+)|{_HEAD}(?: {_HEAD}){{0,7}} {{0,3}}\([^()]{{2,30}}\)\s?[.:]"
    r"|[A-ZÀ-Ý][^\W\d_-]+(?:[ /][A-ZÀ-Ý][^\W\d_-]+)*, \d{1,2} [^\W\d_]{3,10}\.?(?: \d{4})? -"  # ROMA, 12 MAR -
    r"|[A-ZÀ-Ý]{3,}(?: [A-ZÀ-Ý]+)* ?(?:[|]|-(?= ))|[A-Z][a-z]+(?: [A-Z][a-z]+)?:(?= (?:The|An?|At least)\b))"
    r"\s+(?=[\"“«¿¡]?[^\W\d_a-zà-ÿ])"
)
TOP = 3  # paragraphs among which a dateline stands
_AFTER = re.compile("[\"'‘“„«(¿¡[—– -]*+(.)", re.S)  # behind what may open a sentence


def find_sentences(texts: tuple[str, ...], marks: tuple[Span, ...], language: Language) -> tuple[Span, ...]:
    """Every paragraph cut into sentences; a quotation is never cut inside."""
    inside: dict[int, list[Span]] = {}
    for mark in marks:
        inside.setdefault(mark.paragraph, []).append(mark)
    return tuple(
        s for number, text in enumerate(texts, 1) for s in _sentences(number, text, inside.get(number, []), language)
    )


def _sentences(number: int, text: str, marks: list[Span], language: Language) -> list[Span]:
    found: list[Span] = []
    quoted = Cover(mark[1:] for mark in marks)
    line = DATELINE.match(text) if number <= TOP else None
    start = line.end() if line else 0
    for gap in _BREAK.finditer(text, start):
        if gap.end() < len(text) and not _is_border(text, gap, quoted, language):
            continue
        found.append(Span(number, start, start + len(text[start : gap.end()].rstrip())))
        start = gap.end()
    if text[start:].strip():
        found.append(Span(number, start, start + len(text[start:].rstrip())))
    return found


def _is_border(text: str, gap: re.Match[str], quoted: Cover, language: Language) -> bool:
    if quoted.holds(*gap.span()):
        return False
    after = _AFTER.match(text, gap.end())
    if not after or not (after[1].isupper() or after[1].isdigit()):
        return False
    if not gap[0].startswith(".") or gap[0].startswith(".."):
        return True
    if not _endings(language.abbreviations).search(text, max(0, gap.start() - 14), gap.start() + 1):
        return True
    # `socios de EE. UU. El aparato …`, but not `J. A. Llano`
    following = re.compile(r"[^\W\d_]+\b(?!\.)").match(text, gap.end())
    return following is not None and fold(following[0]) in word_set(language.function_words)


@cache
def _endings(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    """Abbreviations with their dot, case as written, and single initials such as the J. of J. Pérez."""
    words = sorted(abbreviations, key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word) for word in words if word.endswith("."))
    return re.compile(rf"(?:(?<![^\W_])(?:{listed or '(?!)'})|(?<![^\W\d_])[A-ZÁÉÍÓÚÑÇ]\.)\Z")
