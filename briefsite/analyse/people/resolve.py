"""Who is behind the names? Evidence first, surnames after."""

from __future__ import annotations

import re
from functools import cache

from briefsite.analyse.people.alone import lone_given
from briefsite.analyse.people.candidate import Candidate
from briefsite.analyse.people.evidence import Evidence, weigh
from briefsite.analyse.people.extent import role_tables
from briefsite.analyse.people.known import Known, People
from briefsite.analyse.people.nicknames import add_nicknames
from briefsite.analyse.people.person import Names
from briefsite.findings import Mention, Person, Role, Span
from briefsite.languages import Language
from briefsite.patterns import before_word, word_set
from briefsite.reading import Cover, Reading, by_paragraph
from briefsite.text import fold, slug

_LISTED = re.compile(r"\w, $")
_LISTED_ON = re.compile(r"(?:,| \w{1,3}) [^\W\d_]")


def find_people(
    reading: Reading, candidates: tuple[Candidate, ...], mentions: tuple[Mention, ...], names: Names
) -> tuple[Person, ...]:
    """People by evidence: a role, a title, a listed name, an age, or speech; surnames alone follow their full name."""
    evidence = weigh(reading, candidates, mentions, names)
    roles = [role.span for e in evidence if len(e.candidate.words) > 1 and e.sure for role in e.roles]
    known = People(reading.language)
    full = [e for e in evidence if e.sure and len(e.candidate.words) > 1]
    for each in sorted(full, key=lambda e: (-len(e.candidate.words), -len(e.candidate.words[0]))):
        _add(known, reading, each.candidate, list(each.roles))
    told = {number: Cover(span[1:] for span in spans) for number, spans in by_paragraph(roles).items()}
    alone = lone_given(reading, candidates, names.given)
    for each in evidence:
        if each.candidate.words[0] in alone and len(each.candidate.words) == 1:
            each = each._replace(sure=True)
        span = each.candidate.span
        inside = span.paragraph in told and told[span.paragraph].holds(span.start, span.end)
        if len(each.candidate.words) > 1 and not each.sure:
            _add_variant(known, reading, each.candidate)
        elif len(each.candidate.words) == 1:  # a word of somebody's role is nobody new
            _add_single(known, reading, each._replace(sure=False, roles=()) if inside else each)
    for entry in known.every:
        add_nicknames(known.every, entry, reading)
    named = [(min(map(_place, k.spans)), n, k) for n, k in enumerate(known.every) if k.spans]
    return tuple([_person(entry, reading) for _, _, entry in sorted(named)])


def _place(named: tuple[Span, str]) -> tuple[int, int, int, str]:
    span, form = named
    return span.paragraph, span.start, span.end, form


def _add(known: People, reading: Reading, candidate: Candidate, roles: list[Role]) -> None:
    entry = known.same(candidate.words)
    family = known.family(candidate.words) if entry is None else []
    if len(family) == 1:  # López Obrador
        family[0].spans.append((candidate.span, "surname"))
        family[0].roles += roles
        return
    if entry is None:
        entry = Known(candidate.words, reading.text(candidate.span))
        known.add(entry)
    entry.spans.append((candidate.span, "name"))
    entry.roles += roles


def _add_single(known: People, reading: Reading, each: Evidence) -> None:
    """A surname or given name alone stands for the one person here who bears it; with a role for itself."""
    candidate, word = each.candidate, each.candidate.words[0]
    language = reading.language
    bearers = known.with_surname(word)
    if not bearers and reading.language.nouns_capitalised and word.endswith("s"):  # Merkels Rede
        bearers = known.with_surname(word[:-1])
    if not bearers and (candidate.titled or not candidate.ordinary):  # Sir Keir, don Pablo, Matías
        bearers = [k for k in known.with_word(word) if word == k.words[0] and len(word) > 2 and not word.endswith(".")]
    if bearers and _word_before(reading, candidate) in word_set(language.place_prepositions):  # En Lucía: no given name
        bearers = [k for k in bearers if word in k.words[1:]]
    if len(bearers) > 1 or not (bearers or each.sure):
        return
    if bearers and _is_listed_before(reading, candidate, bearers[0]):
        return
    loose = (_is_the, _is_loose, _is_second)
    if not candidate.titled and not each.roles and any(test(reading, candidate) for test in loose):
        return
    if bearers:
        form = "surname" if len(bearers[0].words) > 1 else "name"
        bearers[0].spans.append((candidate.span, form))
        bearers[0].roles += each.roles
    else:
        known.add(Known(candidate.words, reading.text(candidate.span), [(candidate.span, "name")], list(each.roles)))


def _is_listed_before(reading: Reading, candidate: Candidate, bearer: Known) -> bool:
    """`en Nariño, Cauca y Putumayo` stands before anybody is called so: places in a list."""
    span, text = candidate.span, reading.texts[candidate.span.paragraph - 1]
    if not _LISTED.match(text, max(0, span.start - 3), span.start):
        return False
    after = _LISTED_ON.match(text, span.end)
    return after is not None and after[0][-1].isupper() and span <= min(bearer.spans)[0]


def _word_before(reading: Reading, candidate: Candidate) -> str:
    """The folded word before a candidate."""
    text = reading.folded[candidate.span.paragraph - 1]
    return (text[max(0, candidate.span.start - 15) : candidate.span.start].split() or [""])[-1]


def _is_the(reading: Reading, candidate: Candidate) -> bool:
    """`el norte del Cauca`: a noun behind its article is no name, where names have none."""
    start = candidate.span.start
    before = reading.folded[candidate.span.paragraph - 1][max(0, start - 6) : start]
    return _the(reading.language).search(before) is not None


@cache
def _the(language: Language) -> re.Pattern[str]:
    articles = language.definite_articles
    return re.compile(rf"(?<!\w){before_word(articles)}$" if articles else "(?!)")


def _is_second(reading: Reading, candidate: Candidate) -> bool:
    """`en Entre Ríos`: behind a word with a capital within the sentence, which is no name."""
    text, start = reading.texts[candidate.span.paragraph - 1], candidate.span.start
    before = re.search(r"[^\W\d_,;] (\w+) $", text[max(0, start - 25) : start])
    ordinary = role_tables(reading.language)
    return bool(before and before[1][0].isupper() and fold(before[1]) in ordinary.barred)


def _is_loose(reading: Reading, candidate: Candidate) -> bool:
    """An ordinary word where it may mean itself: behind a preposition or before a number, `in March`, `Mayo 3`."""
    if not candidate.ordinary:
        return False
    number, start, end = candidate.span.paragraph, candidate.span.start, candidate.span.end
    before = reading.folded[number - 1][max(0, start - 30) : start].split()
    text = reading.texts[number - 1]
    if re.match(r" \d|[-–]\w", text[end : end + 2]):
        return True
    first = start == reading.sentence(candidate.span).start
    if text[end : end + 1] == "," and before and text[:start].rsplit(maxsplit=1)[-1][0].isupper():
        return False  # `Para Guerra, …`
    plain = _plain(reading.language)
    return (
        not first and bool(before) and before[-1] in plain and before[-1] not in word_set(reading.language.conjunctions)
    )


@cache
def _plain(language: Language) -> frozenset[str]:
    """Words before an ordinary word that mean itself: `in March`, but not `según March`."""
    return word_set((*language.function_words, *language.not_names)) - word_set(language.according_to)


def _add_variant(known: People, reading: Reading, candidate: Candidate) -> None:
    """An unproved run of words may begin with an ordinary word: `Preguntado Rutte`."""
    for skip in range(len(candidate.words)):
        rest = candidate.words[skip:]
        family = set(known.family(rest))
        bearers = [k for k in known.with_word(rest[-1]) if rest == k.words or k in family]
        if len(bearers) == 1 and len(bearers[0].words) > 1:
            tail = reading.text(candidate.span).split(" ")[skip:]
            start = candidate.span.end - len(" ".join(tail))
            form = "name" if rest == bearers[0].words else "surname"
            bearers[0].spans.append((candidate.span._replace(start=start), form))
            return


def _person(entry: Known, reading: Reading) -> Person:
    person = slug(entry.name)
    mentions = tuple(
        Mention(span, person, form, reading.text(span)) for span, form in sorted(set(entry.spans), key=_place)
    )
    roles = tuple(sorted(dict.fromkeys(entry.roles), key=lambda role: role.span))
    return Person(person, entry.name, roles, mentions)
