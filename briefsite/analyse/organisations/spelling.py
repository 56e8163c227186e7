"""Do these words spell an acronym?"""

from __future__ import annotations

import re

from briefsite.text import fold

LONGEST = 12  # words of a name that an acronym abbreviates
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_BORDER = re.compile(r"[.;:()]")
# Words that lend no initial to an acronym.
SMALL = frozenset(
    fold(
        "de del la las los el y e en para por contra do da dos das of for the and on von für und der des zur du et à "
        "au aux pour sur le les di dei della delle degli dell d l per i"
    ).split()
)


def is_acronym(text: str) -> bool:
    """All capitals but for a linking letter or two, or written like a name: Copom."""
    return sum(map(str.isupper, text)) >= 2


def end_before(text: str, place: int) -> int:
    """The end of the text before a place, without the spaces at its end."""
    while place and text[place - 1].isspace():
        place -= 1
    return place


def last_words(text: str, end: int) -> list[re.Match[str]]:
    """The last words before a place, the last one first."""
    size = 150
    while True:
        words = list(WORD.finditer(text, max(0, end - size), end))
        if len(words) > LONGEST or size >= end:  # of more words the first one may be cut
            return words[-1 : -LONGEST - 1 : -1]
        size *= 2


def spelling(text: str, before: int, acronym: str) -> int | None:
    """Where the shortest ending begins whose initials spell the acronym, article left out."""
    words = last_words(text, before)
    wanted = fold("".join(char for char in acronym if char.isupper())) if is_acronym(acronym) else fold(acronym)
    if len(wanted) < 2 or not words or words[0].end() != before:
        return None
    big = every = ""
    following = before
    for word in words:
        parts = _PART.findall(word[0])
        big = "".join([part[0] for part in parts if part[0].isupper()]) + big
        every = "".join([part[0] for part in parts if len(part) > 1 and fold(part) not in SMALL]) + every
        if wanted in (fold(big), fold(every)) and word[0][0].isupper():
            return word.start()
        if _BORDER.search(text, word.end(), following) or min(len(big), len(every)) > len(wanted):
            return None
        following = word.start()
    return None


def initials(name: str) -> str:
    """The initials of the words with a capital, folded."""
    return fold("".join(word[0][0] for word in WORD.finditer(name) if word[0][0].isupper()))


def may_abbreviate(name: str, acronym: str) -> bool:
    """Whether the letters of the acronym stand in the name in their order, the first one first: Istat."""
    letters, rest = fold(acronym), iter(fold(name))
    starts = {word[0][0] for word in WORD.finditer(fold(name))}
    return letters[0] in starts and all(char in rest for char in letters)
