"""Where do the paragraphs of a plain text begin and end?"""

from __future__ import annotations

from itertools import groupby

from briefsite.records import Paragraph

WIDEST_WRAP = 100  # a longer line was not broken by a mail program or a typewriter
LONGEST_HEADING = 80
_END = tuple(".!?…:;,»”\"'’)")


def plain_paragraphs(text: str, first_line: int = 1) -> tuple[Paragraph, ...]:
    """Blank lines part paragraphs; so do single line ends, except in text broken to a fixed width."""
    numbered = [(number, line.strip()) for number, line in enumerate(text.split("\n"), first_line)]
    pieces: list[tuple[int, str]] = []
    for filled, group in groupby(numbered, key=lambda pair: bool(pair[1])):
        block = list(group)
        if filled:
            joined = _is_wrapped([line for _, line in block])
            pieces += [(block[0][0], " ".join(line for _, line in block))] if joined else block
    last = len(pieces) - 1
    return tuple(
        Paragraph("heading" if 0 < place < last and _is_heading(line) else "text", line, number)
        for place, (number, line) in enumerate(pieces)
    )


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line ends fall in the middle of sentences, as a fixed width makes them do."""
    inner = lines[:-1]
    if not inner or max(map(len, lines)) > WIDEST_WRAP:
        return False
    broken = sum(not line.endswith(_END[:4]) and len(line) > WIDEST_WRAP / 3 for line in inner)
    return 2 * broken > len(inner)


def _is_heading(line: str) -> bool:
    asked = line.startswith("¿") and line.endswith("?")
    open_ended = not line.endswith(_END) and line[:1].isupper()
    return len(line) <= LONGEST_HEADING and len(line.split()) <= 12 and (asked or open_ended)
