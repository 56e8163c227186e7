"""What is the title? Stated, on the first line, or made from the lead by leaving words out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.analyse.headline.drops import appositions, brackets, openings, seats
from briefsite.analyse.headline.trimming import LONGEST, cut, tidy, trimmed
from briefsite.findings import DateRef, Headline, Mention, Person, Span
from briefsite.patterns import any_of
from briefsite.reading import Reading

LONGEST_LINE = 160  # characters of a title that the article has
LEADS = 4  # sentences among which the lead is looked for
_MARKS = "\"“«„'‘»"
_END = (".", ",", ";", ":", "…")


def has_title_line(texts: tuple[str, ...]) -> bool:
    """Whether the first line is a title: short, without a full stop, above longer text."""
    if len(texts) < 2 or len(texts[0]) > LONGEST_LINE or texts[0].endswith(_END):
        return False
    return max(map(len, texts[1:])) > len(texts[0]) and any(char.isalpha() for char in texts[0])


def find_headline(
    reading: Reading,
    stated: str | None,
    dates: Iterable[DateRef],
    people: Iterable[Person],
    mentions: Iterable[Mention],
) -> Headline:
    """The stated title, else the title line, else the first sentence with words left out."""
    if stated:
        return Headline(stated, "stated", None)
    if 1 in reading.headings:
        return Headline(reading.texts[0], "first-line", 1)
    body = [s for s in reading.sentences if s.paragraph not in reading.headings]
    leads = [s for s in body[:LEADS] if reading.text(s)[0] not in _MARKS]  # half a quotation is no title
    leads = leads[:1] + [s for s in leads[1:] if not re.match(any_of(reading.language.anaphora), reading.fold(s))]
    leads = leads or body[:1] or [Span(1, 0, len(reading.texts[0]))]
    findings = (tuple(dates), tuple(people), tuple(mentions))
    titles = [(lead, *_shortened(reading, lead, findings)) for lead in leads]
    lead, title, _ = next((found for found in titles if found[2]), titles[0])
    return Headline(title, "derived", lead.paragraph)


_Findings = tuple[tuple[DateRef, ...], tuple[Person, ...], tuple[Mention, ...]]


def _shortened(reading: Reading, lead: Span, findings: _Findings) -> tuple[str, bool]:
    """(the sentence with words left out, whether a whole sentence is left)."""
    dates, people, mentions = findings
    people = tuple(p for p in people if any(lead.contains(m.span) for m in p.mentions))
    drops = openings(reading, lead, dates) + brackets(reading, lead)
    title = _without(reading, lead, drops)
    if len(title) <= LONGEST:
        return title, True
    drops += appositions(reading, lead, people)
    title = _without(reading, lead, drops)
    seated = _without(reading, lead, [*drops, *seats(reading, lead, people, mentions)])
    for text, fine in ((title, False), (seated, False), (title, True)):
        if short := trimmed(text, reading.language, fine):
            return short, True
    return cut(title, reading.language), False


def _without(reading: Reading, lead: Span, drops: Iterable[Span]) -> str:
    kept, place = [], lead.start
    for drop in sorted(drops):
        kept.append(reading.texts[lead.paragraph - 1][place : max(place, drop.start)])
        place = max(place, drop.end)
    kept.append(reading.texts[lead.paragraph - 1][place : lead.end])
    return tidy("".join(kept))
