"""What can a lead do without, by what was found in it?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.findings import DateRef, Mention, Person, Span
from briefsite.patterns import any_of, before_word
from briefsite.reading import Reading

LONGEST_PHRASE = 50  # of a date phrase in front


def openings(reading: Reading, lead: Span, dates: Iterable[DateRef]) -> list[Span]:
    """A date phrase up to the first comma."""
    comma = reading.text(lead).find(", ")
    phrase = Span(lead.paragraph, lead.start, lead.start + max(0, comma))
    dated = 0 < comma <= LONGEST_PHRASE and any(phrase.contains(ref.span) for ref in dates)
    return [Span(lead.paragraph, phrase.start, phrase.end + 2)] if dated else []


def brackets(reading: Reading, lead: Span) -> list[Span]:
    found = re.finditer(r" ?\([^()]*\)", reading.text(lead))
    return [Span(lead.paragraph, lead.start + m.start(), lead.start + m.end()) for m in found]


def appositions(reading: Reading, lead: Span, people: Iterable[Person]) -> list[Span]:
    """The name beside a role, or the role behind a name: one of the two is enough."""
    text = reading.texts[lead.paragraph - 1]
    drops = []
    for person in people:
        for role in person.roles:
            for mention in person.mentions:
                name, phrase = mention.span, role.span
                if not (lead.contains(name) and lead.contains(phrase)):
                    continue
                first, second = sorted((name, phrase))
                if text[first.end : second.start] == ", " and text[second.end : second.end + 1] in (",", ""):
                    drops.append(Span(lead.paragraph, first.end, second.end + 1))
    return drops


def seats(reading: Reading, lead: Span, people: Iterable[Person], mentions: Iterable[Mention]) -> list[Span]:
    """`El primer ministro de Japón … ha acordado` → `Japón … ha acordado`, where a country acts through its head."""
    subjects = sorted({r.span for p in people for r in p.roles if lead.contains(r.span)})
    if not subjects:
        return []
    folded = reading.folded[lead.paragraph - 1]
    names = [p.span for person in people for p in person.mentions]
    last = max([s.end for s in subjects] + [n.end for n in names if lead.contains(n)])
    act = re.compile(r",? " + any_of(reading.language.institutional_acts)).match(folded, last)
    if not act or not re.compile(before_word(reading.language.articles)).match(folded, lead.start):
        return []
    drops = []
    for subject in subjects:
        owner = next((m.span for m in mentions if m.span.end == subject.end and subject.contains(m.span)), None)
        before = re.search(before_word(reading.language.articles) + "$", folded[lead.start : subject.start])
        if owner is None or before is None:
            return []
        article = re.search(rf"\b{before_word(reading.language.articles)}$", folded[subject.start : owner.start])
        start = subject.start - len(before[0])
        drops.append(Span(lead.paragraph, start, owner.start - (len(article[0]) if article else 0)))
    return drops
