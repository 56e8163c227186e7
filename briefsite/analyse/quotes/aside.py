"""Who is named inside the marks, between the commas of what is said?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefsite.analyse.quotes.cast import Reference
from briefsite.analyse.quotes.gender import gender_of
from briefsite.findings import Span
from briefsite.patterns import word_set
from briefsite.reading import Reading

_ASIDE = re.compile(r"[,?!…] ([^,.?!;:«»\"“”]+)(?=[,.])")
SHORTEST = 3  # words of an aside that ends in its pronoun: `a-t-il dit` has two


def find_aside(reading: Reading, mark: Span, people: Mapping[int, Sequence[tuple[Span, str]]]) -> Reference | None:
    """`« Nous, dit-il, sommes là »`, `« Nous, explique Jean Roy, sommes là »`: French leaves the marks open.

    `people` are all mentions of people, by paragraph.
    """
    language, folded = reading.language, reading.folded[mark.paragraph - 1]
    if not language.speech.inverted_pronouns:
        return None
    for match in _ASIDE.finditer(folded, mark.start, mark.end):
        words = match[1].split()
        if words[0].endswith(language.speech.inverted_pronouns) and len(words) <= SHORTEST:
            return Reference(anaphoric=True, gender=gender_of(language, words[0].rpartition("-")[2]))
        if words[0] in word_set(language.speech_verbs):
            inner = Span(mark.paragraph, match.start(), match.end())
            named = (who for span, who in people.get(mark.paragraph, ()) if inner.contains(span))
            return Reference(next(named, None))
    return None
