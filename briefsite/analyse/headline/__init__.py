"""What is the title? Stated, on the first line, or made from the lead by leaving words out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log

from briefsite.analyse.headline.choice import LONGEST, tidy, titles
from briefsite.analyse.headline.drops import brackets, openings, optional
from briefsite.analyse.headline.lead import open_lead
from briefsite.findings import DateRef, Headline, Mention, Person, Span
from briefsite.languages import Language
from briefsite.leaning import bare_noun, lacks_subject, leans, points
from briefsite.patterns import phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold
from briefsite.verbs import finite_verbs, has_verb

LONGEST_LINE = 160  # characters of a title that the article has
LEADS, MANY = 4, 24  # sentences among which the lead is looked for, and where none of these gives a title
ADDING = 12  # words among which `also` says that something was told before
SHORTEST_LEAD, VERBLESS_LEAD = 20, 45  # characters of one, with a verb and without
TOLD = 4.0  # what it is worth to tell all that the lead can
POOR = 0.2  # share of what another sentence tells below which a title says too little
SCENE = 90  # characters of a first sentence that names no subject of the article and sets but a scene
TOPICAL = 0.3  # share of its subjects that the title instead must name
SUBJECTS = 6  # terms and people that are named most
ENOUGH = 3.0  # weight of facts with which no other sentence is asked
LATER = 0.15  # how much less a sentence further down is worth
DEAR = 6.0  # cost of a title that breaks off
LONGEST_WORD = 5  # letters of words that may say nothing
_MARKS = "\"“«„'‘»"
_END = (".", ",", ";", ":", "…")
_WORDS = re.compile(r"[^\W_]+")
_STANDFIRST = re.compile(r"[^.?!]{45,}\w{4}\. [^\W\d_a-zà-ÿ]")  # not `Wine. A good year`
_Subjects = tuple[tuple[float, frozenset[str]], ...]
_Facts = tuple[tuple[Span, str, float], ...]
_Made = tuple[float, float, float, Headline]  # what it tells, what share of the subjects, its cost


def has_title_line(texts: tuple[str, ...]) -> bool:
    """Whether the first line is a title: short, without a full stop, above longer text; not two sentences."""
    if len(texts) < 2 or len(texts[0]) > LONGEST_LINE or texts[0].endswith(_END):
        return False
    if _STANDFIRST.match(texts[0]):
        return False
    return max(map(len, texts[1:])) > len(texts[0]) and any(char.isalpha() for char in texts[0])


def find_headline(
    reading: Reading,
    stated: str | None,
    dates: Iterable[DateRef],
    people: Iterable[Person],
    mentions: Iterable[Mention],
) -> Headline:
    """The stated title, else the title line, else the best title that one of the first sentences gives."""
    if stated:
        return Headline(stated, "stated", None)
    if 1 in reading.headings:
        return Headline(reading.texts[0], "first-line", 1)
    dates, people, mentions = tuple(dates), tuple(people), tuple(mentions)
    named = [m.span for person in people for m in person.mentions]
    leads = _leads(reading, named)
    facts = _facts(reading, leads, people, mentions)
    subjects = _subjects(reading, people, mentions)
    days = [ref.span for ref in dates if ref.precision == "day" or not re.search(r"\d", ref.text)]
    made: list[_Made] = []
    scene = False
    for number, span in enumerate(leads):
        if number >= LEADS and made:
            break
        lead = open_lead(reading, span, facts, days)
        always = [*openings(reading, span, dates), *brackets(reading, span)]
        found = [*titles(lead, always, optional(reading, lead, people, mentions))]
        most = max((told for told, *_ in found), default=1.0) or 1.0
        if found:
            told, cost, title = max(found, key=lambda t: (TOLD * t[0] / most - t[1], t[2]))
            about = _about(title, subjects)
            made.append((told, about, cost, Headline(title, "derived", span.paragraph)))
            short = span == leads[0] and about == 0 and span.end - span.start < SCENE
            scene = scene or short or (number > 0 and len(made) == 1)
            if told >= ENOUGH and cost < DEAR and (about >= TOPICAL or not scene):
                break
    return _first(made, scene) if made else Headline(_cut(reading, leads[0]), "derived", leads[0].paragraph)


def _first(made: list[_Made], scene: bool) -> Headline:
    """That of the first sentence, unless it tells next to nothing, sets a scene or ends where none should."""
    most = max(told for told, *_ in made) or 1.0
    whole = [m for m in made if m[0] >= POOR * most and m[2] < DEAR]
    if scene and whole:
        return max(enumerate(whole), key=lambda m: m[1][0] / most + m[1][1] - LATER * m[0])[1][3]
    return (whole or made)[0][3]


def _subjects(reading: Reading, people: Iterable[Person], mentions: Iterable[Mention]) -> _Subjects:
    """(share, folded forms) of what the article names most; nothing that it names but once."""
    forms: dict[str, list[str]] = {}
    for span, what in [(m.span, m.term) for m in mentions] + [(m.span, p.id) for p in people for m in p.mentions]:
        forms.setdefault(what, []).append(reading.fold(span))
    often = sorted((what for what in forms if len(forms[what]) > 1), key=lambda what: (-len(forms[what]), what))
    total = sum(log(1 + len(forms[what])) for what in often[:SUBJECTS])
    return tuple((log(1 + len(forms[what])) / total, frozenset(forms[what])) for what in often[:SUBJECTS])


def _about(title: str, subjects: _Subjects) -> float:
    """The share of the article's subjects that a title names, up to 1."""
    words = f" {' '.join(_WORDS.findall(fold(title)))} "
    named = (
        share for share, forms in subjects if any(f" {' '.join(_WORDS.findall(form))} " in words for form in forms)
    )
    return sum(named)


def _leads(reading: Reading, named: list[Span]) -> list[Span]:
    """The first sentences that are no half quotation; behind the first one, those that point at none before."""
    body = [s for s in reading.sentences if s.paragraph not in reading.headings]
    top = body[:1]
    body = [s for s in body[:MANY] if _is_lead(reading.text(s), reading.language)] or body
    found = [
        span for span in body if reading.text(span)[0] not in _MARKS and (span in top or _alone(reading, span, named))
    ]
    return found or body[:1] or [Span(1, 0, len(reading.texts[0]))]


def _alone(reading: Reading, span: Span, named: list[Span]) -> bool:
    """Whether a title of it is understood by who has not read what stands before it."""
    text, folded, language = reading.text(span), reading.fold(span), reading.language
    first = min((name.start - span.start for name in named if span.contains(name)), default=len(text))
    if leans(text, folded, language) or points(text.lower(), first, language) or bare_noun(folded, language):
        return False
    verb = next(iter(finite_verbs(text, language)), None)
    if verb and (verb[0] == 0 or (language.pro_drop and lacks_subject(text, verb, language))):
        return False
    return not any(
        folded[:start].count(" ") < ADDING for start, _ in phrases(language.alone.additives).spans(folded)[:1]
    )


def _is_lead(text: str, language: Language) -> bool:
    """No mere date or greeting."""
    return len(text) >= SHORTEST_LEAD and (len(text) >= VERBLESS_LEAD or has_verb(text, language))


def _facts(reading: Reading, leads: list[Span], people: Iterable[Person], mentions: Iterable[Mention]) -> _Facts:
    """What a title may tell, by how often the article does: terms, people, figures, words that come back."""
    times: dict[str, int] = {}
    places = [(m.span, m.term) for m in mentions] + [(m.span, p.id) for p in people for m in p.mentions]
    for _, what in places:
        times[what] = times.get(what, 0) + 1
    facts = [(span, what, 1 + log(times[what])) for span, what in places if any(lead.contains(span) for lead in leads)]
    whole = " ".join(reading.folded)
    function = word_set((*reading.language.function_words, *reading.language.present_times))
    for lead in leads:
        for word in re.finditer(r"[^\W\d_]+|\d+(?:[.,]\d+)*", reading.fold(lead)):
            place = Span(lead.paragraph, lead.start + word.start(), lead.start + word.end())
            if word[0][0].isdigit():
                facts.append((place, word[0], 0.4))
            elif len(word[0]) > LONGEST_WORD and word[0] not in function:
                facts.append((place, word[0][:6], 0.2 + 0.4 * log(whole.count(word[0][:6]))))
    return tuple(facts)


def _cut(reading: Reading, lead: Span) -> str:
    """Where no whole title is found: the longest beginning that does not end in a function word."""
    stops = word_set(reading.language.function_words)
    text = tidy(reading.text(lead))
    words = text.split(" ") if len(text) <= LONGEST else text[: LONGEST + 1].rsplit(" ", 1)[0].split(" ")
    while len(words) > 1 and len(text) > LONGEST and words[-1].lower().strip(",") in stops:
        words.pop()
    return tidy(" ".join(words))
