"""Which subjects does the article really speak of, and which does a word only brush in passing?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefsite.findings import Mention, Span
from briefsite.reading import Cover, Reading, by_paragraph
from briefsite.terms import Term

NAMES = ("organisation", "place", "region", "country")
OFTEN = 3  # times that words which say little by themselves say enough together
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z]\w+ \Z")  # the word before is a name as well
_OPENS = frozenset('.!?:…"“«¿¡—–-(')  # what stands before the first word of a sentence


def in_earnest(
    reading: Reading, mentions: tuple[Mention, ...], terms: Mapping[str, Term], kinds: Mapping[str, str], lead: int
) -> tuple[Mention, ...]:
    """The mentions without themes for which nothing speaks but a soldier, a road or the name of a ministry.

    Such words count beside a plain one of the theme or of a theme named in its `beside`, in the title and in the
    `lead`, or where there are several of them.
    """
    names = _names(mentions, kinds)
    themes: dict[str, list[Mention]] = {}
    for mention in mentions:
        if kinds.get(mention.term) == "theme":
            themes.setdefault(mention.term, []).append(mention)
    named = {m for found in themes.values() for m in found if _is_within(m.span, names)}
    lent = {m for found in themes.values() for m in found if _is_lent(m, reading, terms)}
    plain = {
        term for term, found in themes.items() if any(m.form != "passing" and m not in named | lent for m in found)
    }
    opening = reading.headings | {lead}
    lost = {
        term
        for term, found in themes.items()
        if term not in plain
        and sum(m not in lent for m in found) < OFTEN
        and plain.isdisjoint(terms[term].beside)
        and not any(m.span.paragraph in opening and m not in named | lent for m in found)
    }
    return tuple(_counted(m) for m in mentions if m.term not in lost)


def _names(mentions: tuple[Mention, ...], kinds: Mapping[str, str]) -> dict[int, Cover]:
    """The names of institutions and places by paragraph."""
    named = [m.span for m in mentions if kinds.get(m.term) in NAMES and m.form != "demonym"]
    return {number: Cover(span[1:] for span in spans) for number, spans in by_paragraph(named).items()}


def _is_within(span: Span, names: Mapping[int, Cover]) -> bool:
    return span.paragraph in names and names[span.paragraph].holds(span.start, span.end)


def _is_lent(mention: Mention, reading: Reading, terms: Mapping[str, Term]) -> bool:
    """Whether a capital within a sentence shows that a common word is part of a name: East Harbour, Lorn Sailing."""
    span = mention.span
    capital = mention.text[0].isupper() and not mention.text.isupper() and not reading.language.nouns_capitalised
    if not capital or span.paragraph in reading.headings:
        return False
    text = reading.texts[span.paragraph - 1]
    before = text[: span.start].rstrip()
    if not before or before[-1] in _OPENS:
        return False
    if mention.form == "passing":
        return True
    # English titles have capitals of their own: the Senate Committee, the Budget
    word = text.rfind(" ", 0, max(0, span.start - 1)) + 1
    near = _CAPITALISED.search(text, word, span.start) or not reading.language.demonyms_capitalised
    return bool(near) and _is_common(mention, terms)


def _is_common(mention: Mention, terms: Mapping[str, Term]) -> bool:
    """Whether a single word that no list writes with a capital."""
    text = mention.text
    return text.isalpha() and not any(text in alias.pattern for alias in terms[mention.term].aliases)


def _counted(mention: Mention) -> Mention:
    """A word that counts is an alias like any other."""
    return mention._replace(form="alias") if mention.form == "passing" else mention
