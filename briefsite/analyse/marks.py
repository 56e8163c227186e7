"""Where do quotation marks open and close?"""

from __future__ import annotations

import re

from briefsite.findings import Span

# Opening marks and the marks that may close them, by national habit; straight ones close themselves.
PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "'": "'", "‘": "’", "»": "«", "”": "”"}
_BEFORE = frozenset(" \t\u00a0\u202f([{—–-¿¡«“„\"'‘’/")  # what may stand before an opening mark
_SINGLE = frozenset("'‘’")
# A dash right before the first letter of a paragraph opens a speech, one behind a space an aside: `—Ven —dijo—. Ya.`
_SPEECH = re.compile(r"\A[—–](?=[¿¡]?[^\W\d_a-zà-ÿ])")
_ASIDE = re.compile(r"\s[—–](?=[a-zà-ÿ])")
_RESUMED = re.compile(r"(?<=\S)[—–][.,;:!?]?\s*")
_SAID = re.compile(r"(?<=[.!?…] )[—–](?=[¿¡]?[A-ZÀ-Þ])[^—–]+[—–],? ?(?=[a-zà-ÿ])")  # `Se fue. —Ya voy—, dijo.`
_STOPS = frozenset(".!?")
_ENDED = re.compile(r"[.!?…]\s\Z")
DOUBLE_PRIME = "″"  # what some programs make of a straight mark behind a digit: `hasta 2030″`
_MARK = re.compile(f"[{''.join(PAIRS)}’]")


def find_marks(texts: tuple[str, ...]) -> tuple[Span, ...]:
    """The inside of every pair, nested ones too, in the order of their beginnings.

    A quotation left open counts to the end of its paragraph if the next paragraph opens again,
    as a speech over several paragraphs does.
    """
    found: list[Span] = []
    texts = tuple([text.replace(DOUBLE_PRIME, '"') for text in texts])
    for number, text in enumerate(texts, 1):
        spans, opened = _pairs(text)
        spans += _speech(text)
        following = texts[number].lstrip()[:1] if number < len(texts) else ""
        if opened is not None and following == text[opened - 1]:
            spans.append((opened, len(text)))
        found += [Span(number, *trimmed) for span in spans if (trimmed := _trimmed(text, *span))]
    return tuple(sorted(found))


def _speech(text: str) -> list[tuple[int, int]]:
    """What is said behind a dash, without the asides; nothing where no aside says that somebody speaks."""
    found: list[tuple[int, int]] = []
    start = 1 if _SPEECH.match(text) else len(text)
    while aside := _ASIDE.search(text, start):
        found.append((start, aside.start()))
        resumed = _RESUMED.search(text, aside.end())
        start = resumed.end() if resumed else len(text)
    if found:
        return [*found, (start, len(text))] if start < len(text) else found
    return [(m.start() + 1, text.rindex(m[0].rstrip(" ,")[-1], m.start() + 1, m.end())) for m in _SAID.finditer(text)]


def _pairs(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """(start, end) of all pairs, and where the outermost unclosed one begins."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        place, char = match.start(), match[0]
        depth = next((d for d in range(len(stack) - 1, -1, -1) if char in PAIRS[stack[d][0]]), None)
        if depth is not None and _may_close(text, place, stack[depth][1]):
            spans.append((stack[depth][1], place))
            del stack[depth:]
        elif char in PAIRS and _may_open(text, place):
            if char not in (mark for mark, _ in stack):
                stack.append((char, place + 1))
            elif char not in _SINGLE and _ENDED.search(text, 0, place) and stack[-1][0] == char:
                spans.append((stack[-1][1], place))  # a speech over paragraphs, run into one
                stack[-1] = (char, place + 1)
    double = [start for mark, start in stack if mark not in _SINGLE]
    return spans, double[0] if double else None


def _may_open(text: str, place: int) -> bool:
    after = text[place + 1 : place + 2]
    if text[place] in "»”" and not after.isalnum():
        return False
    if text[place] in _SINGLE and not (after.isalpha() or after in "¿¡"):
        return False
    spaced = text[place] in "«" and after in ("\u00a0", "\u202f", " ")
    glued = text[place - 1] in _STOPS and after.isupper()  # `decoradora."Empecé`
    return (place == 0 or text[place - 1] in _BEFORE or glued) and (bool(after.strip()) or spaced)


def _may_close(text: str, place: int, start: int) -> bool:
    if place == start:
        return False
    after = text[place + 1 : place + 2]
    return not after.isalnum() if text[place] in "'’\"" else True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return (start, end) if start < end and any(char.isalnum() for char in inner) else None
