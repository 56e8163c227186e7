"""What can a lead do without, by what was found in it?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.analyse.headline.asides import Place, aside, head, insertion
from briefsite.analyse.headline.lead import Lead
from briefsite.findings import DateRef, Mention, Person, Span
from briefsite.leaning import leans, points
from briefsite.patterns import any_of, before_word, listed, spelled
from briefsite.reading import Reading
from briefsite.verbs import has_verb

LONGEST_PHRASE = 50  # of a date phrase in front
AFTER_DATE = 8  # characters between the date and the comma
LONGEST_PLACE = 14  # words of a phrase between a verb and its object
LONGEST_SAYING = 7  # words between a verb of speech and what was said
# What it costs to leave them out.
# A day is better left out: nobody knows later which Tuesday it was.
DAYS, NAMES, INSERTED, ASIDE, OPENING, PLACE, SEATS, SAYING = -0.1, 0.2, 0.15, 0.25, 0.4, 0.3, 0.3, 1.8
NAMED = 0.9  # more for a phrase with a name in it: with whom, where
NAMES_OF = ("name", "acronym", "alias")
Drop = tuple[float, tuple[Span, ...]]


def openings(reading: Reading, lead: Span, dates: Iterable[DateRef]) -> list[Span]:
    """A date phrase up to the first comma."""
    comma = reading.text(lead).find(", ")
    phrase = Span(lead.paragraph, lead.start, lead.start + max(0, comma))
    near = (ref for ref in dates if phrase.contains(ref.span) and phrase.end - ref.span.end <= AFTER_DATE)
    dated = 0 < comma <= LONGEST_PHRASE and any(near) and not has_verb(reading.text(phrase), reading.language)
    return [Span(lead.paragraph, phrase.start, phrase.end + 2)] if dated else []


def brackets(reading: Reading, lead: Span) -> list[Span]:
    found = re.finditer(r" ?\([^()]*\)", reading.text(lead))
    return [Span(lead.paragraph, lead.start + m.start(), lead.start + m.end()) for m in found]


def optional(reading: Reading, lead: Lead, people: Iterable[Person], mentions: Iterable[Mention]) -> list[Drop]:
    """What may be left out beside that, each with its cost; all of a kind go together."""
    people = tuple(p for p in people if any(lead.span.contains(m.span) for m in p.mentions))
    names = appositions(reading, lead.span, people)
    heads = seats(reading, lead.span, people, mentions)
    place = _place(lead)
    named = any(span.contains(m.span) for span in place for m in mentions if m.form in NAMES_OF)
    found: list[Drop] = [
        (DAYS, tuple(_at(lead, start, end) for start, end in lead.days)),
        (NAMES, tuple(names)),
        (INSERTED, _between(lead, insertion(lead))),
        (ASIDE, _between(lead, aside(lead))),
        (OPENING, _between(lead, head(lead))),
        (PLACE + (NAMED if named else 0), place),
        (SEATS, tuple(heads + names if heads else ())),
        (SAYING, _saying(lead)),
    ]
    return [(cost, spans) for cost, spans in found if spans]


def _at(lead: Lead, start: int, end: int) -> Span:
    return Span(lead.span.paragraph, lead.span.start + start, lead.span.start + end)


def _between(lead: Lead, place: Place | None) -> tuple[Span, ...]:
    return (_at(lead, *place),) if place else ()


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


def _place(lead: Lead) -> tuple[Span, ...]:
    """`ha identificado en la laguna una enzima`: a phrase between the verb and its object."""
    language, function = lead.language, spelled(lead.language.function_words)
    opening = spelled(language.cut_before) - spelled(language.genitives) - {"a", "al", "to", "à"}
    articles, phrases = spelled((*language.articles, *language.determiners)), spelled(language.cut_before)
    behind = [w for w in lead.words if w[0] > (lead.main or len(lead.text))]
    compound = lead.lower[lead.main or 0 :].split(" ", 1)[0] in spelled(language.auxiliaries)
    start, before = None, ""
    for first, last in behind[compound : compound + LONGEST_PLACE]:
        word = lead.lower[first:last]
        if start is None:
            if word not in opening:
                return ()
            start = first
        elif lead.text[first - 2] in ",;:" or first in lead.verbs or first in lead.relatives:
            return ()
        elif before not in phrases and (word in articles or word.endswith(language.infinitive_endings)):
            return (_at(lead, start, first),) if before not in function else ()
        before = word
    return ()


def _saying(lead: Lead) -> tuple[Span, ...]:
    """`El ministro informó ayer que`, where what was said has its own verb."""
    main = next((number for number, word in enumerate(lead.words) if word[0] == lead.main), None)
    if main is None or not listed(lead.language.speech_verbs).begins(lead.folded, lead.words[main][0]):
        return ()
    for start, end in lead.words[main + 1 : main + 1 + LONGEST_SAYING]:
        if lead.lower[start:end] in spelled(lead.language.than) and start in lead.relatives:
            rest = lead.folded[end + 1 :]
            alone = not leans(lead.text[end + 1 :], rest, lead.language) and not points(rest, 0, lead.language)
            more = re.search(r" \w{1,3} " + re.escape(lead.folded[start:end]) + r"\b", rest)  # `y que`
            return (_at(lead, 0, end + 1),) if alone and not more and any(v > end for v in lead.verbs) else ()
    return ()


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
