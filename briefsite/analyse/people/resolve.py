"""Who is behind the names? Evidence first, surnames after."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from briefsite.analyse.people.candidate import Candidate
from briefsite.analyse.people.evidence import Evidence, weigh
from briefsite.analyse.people.extent import role_tables
from briefsite.analyse.people.nicknames import Known, add_nicknames
from briefsite.analyse.people.person import FAMILY_FIRST, Names
from briefsite.findings import Mention, Person, Role
from briefsite.languages import Language
from briefsite.patterns import before_word, word_set
from briefsite.reading import Reading
from briefsite.text import fold, slug


def find_people(
    reading: Reading, candidates: tuple[Candidate, ...], mentions: tuple[Mention, ...], names: Names
) -> tuple[Person, ...]:
    """People by evidence: a role, a title, a listed name, an age, or speech; surnames alone follow their full name."""
    evidence = weigh(reading, candidates, mentions, names)
    roles = [role.span for e in evidence if len(e.candidate.words) > 1 and e.sure for role in e.roles]
    known: list[Known] = []
    full = [e for e in evidence if e.sure and len(e.candidate.words) > 1]
    for each in sorted(full, key=lambda e: (-len(e.candidate.words), -len(e.candidate.words[0]))):
        _add(known, reading, each.candidate, list(each.roles))
    for each in evidence:
        inside = any(span.contains(each.candidate.span) for span in roles)
        if len(each.candidate.words) > 1 and not each.sure:
            _add_variant(known, reading, each.candidate)
        elif len(each.candidate.words) == 1:  # a word of somebody's role is nobody new
            _add_single(known, reading, replace(each, sure=False, roles=()) if inside else each)
    for entry in known:
        add_nicknames(known, entry, reading)
    return tuple(_person(entry, reading) for entry in sorted((k for k in known if k.spans), key=lambda k: min(k.spans)))


def _add(known: list[Known], reading: Reading, candidate: Candidate, roles: list[Role]) -> None:
    entry = next((k for k in known if _same(k.words, candidate.words)), None)
    text = reading.text(candidate.span)
    family = [k for k in known if _is_family(candidate.words, k.words, reading.language)]
    if entry is None and len(family) == 1:  # López Obrador
        family[0].spans.append((candidate.span, "surname"))
        family[0].roles += roles
        return
    if entry is None:
        entry = Known(candidate.words, text)
        known.append(entry)
    entry.spans.append((candidate.span, "name"))
    entry.roles += roles


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name is the other with words left out, the first word being shared or an initial of it."""
    short, long = sorted((a, b), key=len)
    one, other = sorted((short[0], long[0]), key=len)
    initial = (one.endswith(".") or len(one) == 1) and other.startswith(one[0])
    if len(short) < 2 or (short[0] != long[0] and not initial):
        return False
    rest = iter(long[1:])
    return all(word in rest for word in short[1:])


def _is_family(words: tuple[str, ...], name: tuple[str, ...], language: Language) -> bool:
    """Whether these are the surnames of that name, all or the first or last of them."""
    if len(words) == 1:
        return words[0] in _surnames(name, language)
    return any(name[start : start + len(words)] == words for start in range(1, len(name)))


def _add_single(known: list[Known], reading: Reading, each: Evidence) -> None:
    """A surname or given name alone stands for the one person here who bears it; with a role for itself."""
    candidate, word = each.candidate, each.candidate.words[0]
    language = reading.language
    bearers = [k for k in known if word in _surnames(k.words, language)]
    if not bearers and reading.language.nouns_capitalised and word.endswith("s"):  # Merkels Rede
        bearers = [k for k in known if word[:-1] in _surnames(k.words, language)]
    if not bearers and (candidate.titled or not candidate.ordinary):  # Sir Keir, don Pablo, Matías
        bearers = [k for k in known if word == k.words[0] and len(word) > 2 and not word.endswith(".")]
    if _word_before(reading, candidate) in word_set(language.place_prepositions):  # En Lucía: no given name
        bearers = [k for k in bearers if word in k.words[1:]]
    if len(bearers) == 1 and _is_listed_before(reading, candidate, bearers[0]):
        return
    loose = (_is_the, _is_loose, _is_second)
    if not candidate.titled and not each.roles and any(test(reading, candidate) for test in loose):
        return
    if len(bearers) == 1:
        form = "surname" if len(bearers[0].words) > 1 else "name"
        bearers[0].spans.append((candidate.span, form))
        bearers[0].roles += each.roles
    elif not bearers and each.sure:
        known.append(Known(candidate.words, reading.text(candidate.span), [(candidate.span, "name")], list(each.roles)))


def _is_listed_before(reading: Reading, candidate: Candidate, bearer: Known) -> bool:
    """`en Nariño, Cauca y Putumayo` stands before anybody is called so: places in a list."""
    span, text = candidate.span, reading.texts[candidate.span.paragraph - 1]
    if span > min(bearer.spans)[0]:
        return False
    before, after = re.search(r"\w, $", text[: span.start]), re.match(r"(?:,| \w{1,3}) [^\W\d_]", text[span.end :])
    return bool(before and after and after[0][-1].isupper())


def _word_before(reading: Reading, candidate: Candidate) -> str:
    """The folded word before a candidate."""
    text = reading.folded[candidate.span.paragraph - 1]
    return (text[max(0, candidate.span.start - 15) : candidate.span.start].split() or [""])[-1]


def _is_the(reading: Reading, candidate: Candidate) -> bool:
    """`el norte del Cauca`: a noun behind its article is no name, where names have none."""
    articles = reading.language.definite_articles
    if not articles:
        return False
    before = reading.folded[candidate.span.paragraph - 1][max(0, candidate.span.start - 6) : candidate.span.start]
    return bool(re.search(rf"(?<!\w){before_word(articles)}$", before))


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
    if text[end : end + 1] == "," and before and text[:start].split()[-1][0].isupper():
        return False  # `Para Guerra, …`
    plain = _plain(reading.language)
    return (
        not first and bool(before) and before[-1] in plain and before[-1] not in word_set(reading.language.conjunctions)
    )


@cache
def _plain(language: Language) -> frozenset[str]:
    """Words before an ordinary word that mean itself: `in March`, but not `según March`."""
    return word_set((*language.function_words, *language.not_names)) - word_set(language.according_to)


@lru_cache(maxsize=4_096)
def _surnames(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    if len(words) == 1:
        return words
    first = words[:1] if words[0] in FAMILY_FIRST or re.fullmatch(r"\w+-\w+", words[1]) else ()
    particles = word_set(language.connectors) | word_set(language.name_conjunctions)
    return first + tuple(w for w in words[1:] if len(w) > 2 and not w.endswith(".") and w not in particles)


def _add_variant(known: list[Known], reading: Reading, candidate: Candidate) -> None:
    """An unproved run of words may begin with an ordinary word: `Preguntado Rutte`."""
    for skip in range(len(candidate.words)):
        rest = candidate.words[skip:]
        bearers = [k for k in known if rest == k.words or _is_family(rest, k.words, reading.language)]
        if len(bearers) == 1 and len(bearers[0].words) > 1:
            tail = reading.text(candidate.span).split(" ")[skip:]
            start = candidate.span.end - len(" ".join(tail))
            form = "name" if rest == bearers[0].words else "surname"
            bearers[0].spans.append((replace(candidate.span, start=start), form))
            return


def _person(entry: Known, reading: Reading) -> Person:
    person = slug(entry.name)
    mentions = tuple(Mention(span, person, form, reading.text(span)) for span, form in sorted(set(entry.spans)))
    roles = tuple(sorted(dict.fromkeys(entry.roles), key=lambda role: role.span))
    return Person(person, entry.name, roles, mentions)
