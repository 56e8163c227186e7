"""Where do sentences begin and end?"""

from __future__ import annotations

import re
from functools import cache

from briefsite.findings import Span

_CLOSERS = "\"'’”»)\\]"
_BREAK = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?:\s+|$)")
# `TOKIO, 9 de abril de 2025 (Agencia). —`: a place in front, a dash or a bracket with a dot behind.
DATELINE = re.compile(r"\A[^\W\d_].{2,70}?(?:[.)]\s?[-–—]+|\)\s?[.:]|\s[–—]+)\s+(?=[\"“«¿¡]?[^\W\d_a-zà-ÿ])")
TOP = 3  # paragraphs among which a dateline stands
_OPENERS = "\"'‘“„«(¿¡[—–- "


def find_sentences(texts: tuple[str, ...], marks: tuple[Span, ...], abbreviations: tuple[str, ...]) -> tuple[Span, ...]:
    """Every paragraph cut into sentences; a quotation is never cut inside."""
    ends = _endings(abbreviations)
    inside: dict[int, list[Span]] = {}
    for mark in marks:
        inside.setdefault(mark.paragraph, []).append(mark)
    return tuple(
        s for number, text in enumerate(texts, 1) for s in _sentences(number, text, inside.get(number, []), ends)
    )


def _sentences(number: int, text: str, marks: list[Span], ends: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    line = DATELINE.match(text) if number <= TOP else None
    start = line.end() if line else 0
    for gap in _BREAK.finditer(text):
        if gap.end() < len(text) and not _is_border(text, gap, marks, ends):
            continue
        found.append(Span(number, start, start + len(text[start : gap.end()].rstrip())))
        start = gap.end()
    if text[start:].strip():
        found.append(Span(number, start, start + len(text[start:].rstrip())))
    return found


def _is_border(text: str, gap: re.Match[str], marks: list[Span], ends: re.Pattern[str]) -> bool:
    if any(mark.start <= gap.start() < mark.end and gap.end() <= mark.end for mark in marks):
        return False
    after = text[gap.end() :].lstrip(_OPENERS)[:1]
    if not (after.isupper() or after.isdigit()):
        return False
    if gap[0].startswith(".") and not gap[0].startswith(".."):
        return not ends.search(text, max(0, gap.start() - 14), gap.start() + 1)
    return True


@cache
def _endings(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    """Abbreviations with their dot, case as written, and single initials such as the J. of J. Pérez."""
    words = sorted(abbreviations, key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word) for word in words if word.endswith("."))
    return re.compile(rf"(?:(?<![^\W\d_])(?:{listed or '(?!)'})|(?<![^\W\d_])[A-ZÁÉÍÓÚÑÇ]\.)\Z")
