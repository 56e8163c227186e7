"""What is the title? Stated, on the first line, or made from the lead by leaving words out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.findings import DateRef, Headline, Mention, Person, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.reading import Reading
from briefsite.text import fold

LONGEST = 110  # characters of a title that we make
LONGEST_LINE = 160  # of one that the article has
LEADS = 4  # sentences among which the lead is looked for
_MARKS = "\"“«„'‘»"
LONGEST_PHRASE = 50  # of a date phrase in front
SHORTEST = 40  # of what is left when a clause is dropped
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
    plain = [s for s in body[:LEADS] if reading.text(s)[0] not in _MARKS]  # half a quotation is no title
    lead = next(iter((*plain, *body)), Span(1, 0, len(reading.texts[0])))
    return Headline(
        _shortened(reading, lead, (tuple(dates), tuple(people), tuple(mentions))), "derived", lead.paragraph
    )


_Findings = tuple[tuple[DateRef, ...], tuple[Person, ...], tuple[Mention, ...]]


def _shortened(reading: Reading, lead: Span, findings: _Findings) -> str:
    dates, people, mentions = findings
    people = tuple(p for p in people if any(lead.contains(m.span) for m in p.mentions))
    drops = _openings(reading, lead, dates) + _brackets(reading, lead)
    title = _without(reading, lead, drops)
    if len(title) <= LONGEST:
        return title
    appositions = [*drops, *_appositions(reading, lead, people)]
    full = _trailing(_without(reading, lead, appositions), reading.language)
    if len(full) <= LONGEST:
        return full
    seats = _seats(reading, lead, people, mentions)
    if seats:
        full = _trailing(_without(reading, lead, [*appositions, *seats]), reading.language)
    return full if len(full) <= LONGEST else _cut(full, reading.language)


def _openings(reading: Reading, lead: Span, dates: Iterable[DateRef]) -> list[Span]:
    """A date phrase up to the first comma."""
    comma = reading.text(lead).find(", ")
    phrase = Span(lead.paragraph, lead.start, lead.start + max(0, comma))
    dated = 0 < comma <= LONGEST_PHRASE and any(phrase.contains(ref.span) for ref in dates)
    return [Span(lead.paragraph, phrase.start, phrase.end + 2)] if dated else []


def _brackets(reading: Reading, lead: Span) -> list[Span]:
    found = re.finditer(r" ?\([^()]*\)", reading.text(lead))
    return [Span(lead.paragraph, lead.start + m.start(), lead.start + m.end()) for m in found]


def _appositions(reading: Reading, lead: Span, people: Iterable[Person]) -> list[Span]:
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


def _seats(reading: Reading, lead: Span, people: Iterable[Person], mentions: Iterable[Mention]) -> list[Span]:
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


def _without(reading: Reading, lead: Span, drops: Iterable[Span]) -> str:
    kept, place = [], lead.start
    for drop in sorted(drops):
        kept.append(reading.texts[lead.paragraph - 1][place : max(place, drop.start)])
        place = max(place, drop.end)
    kept.append(reading.texts[lead.paragraph - 1][place : lead.end])
    return _tidy("".join(kept))


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())).strip(" ,;:-–—")
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return text[:1].upper() + text[1:]


def _trailing(title: str, language: Language) -> str:
    """Clauses dropped from the end, those behind a comma first, until it fits."""
    openers = any_of(language.clause_openers)
    for border in (r"(?:, |; | [-–—] ?)", rf",? (?={openers})"):
        places = [m.start() for m in re.finditer(border, fold(title)) if m.start() >= SHORTEST]
        while len(title) > LONGEST and places:
            place = places.pop()
            rest = title[:place]
            title = rest if _is_whole(rest, language) else title
    return _tidy(title)


def _is_whole(rest: str, language: Language) -> bool:
    """No open quotation mark or bracket, no function word at the end, a verb inside as far as we can tell."""
    if rest.count('"') % 2 or rest.count("(") != rest.count(")") or rest.count("«") != rest.count("»"):
        return False
    if rest.count("“") != rest.count("”"):
        return False
    last = fold(rest).split()[-1]
    verbs = [*language.past_cues, any_of(language.institutional_acts), any_of(language.speech_verbs)]
    return last not in word_set(language.function_words) and any(
        re.search(v, text) for v in verbs for text in (fold(rest), rest.lower())
    )


def _cut(title: str, language: Language) -> str:
    """The longest beginning that fits and does not end in a function word."""
    stops = word_set(language.function_words)
    words = title[: LONGEST + 1].rsplit(" ", 1)[0].split(" ")
    openers = [place for place in range(len(words) - 1, 5, -1) if fold(words[place]) in stops]
    for place in [*openers, len(words)]:
        while place > 1 and fold(words[place - 1]).strip(",") in stops:
            place -= 1
        candidate = " ".join(words[:place])
        if len(candidate) >= SHORTEST and candidate.count('"') % 2 == 0:
            return _tidy(candidate)
    return _tidy(" ".join(words))
