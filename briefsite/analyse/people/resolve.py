"""Who is behind the names? Evidence first, surnames after."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from briefsite.analyse.people.names import Candidate
from briefsite.analyse.people.roles import role_after, role_before
from briefsite.findings import Mention, Person, Role, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, word_set
from briefsite.reading import Reading
from briefsite.text import fold, slug

# Family names that stand first and are hardly given names; Koreans are known by the hyphen of Jong-un.
FAMILY_FIRST = frozenset(
    ("xi", "li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "zhu")
)


@dataclass
class _Known:
    """A person while the article is read."""

    words: tuple[str, ...]
    name: str
    spans: list[tuple[Span, str]] = field(default_factory=list)  # with the form
    roles: list[Role] = field(default_factory=list)


def find_people(
    reading: Reading, candidates: tuple[Candidate, ...], mentions: tuple[Mention, ...], given: frozenset[str]
) -> tuple[Person, ...]:
    """People by evidence: a role, a title, a given name, or speech; surnames alone follow their full name."""
    likely = [c.span for c in candidates if len(c.words) > 1 and (c.words[0] in given or c.titled)]
    evidence = [(c, *_evidence(reading, c, mentions, given, likely)) for c in candidates]
    roles = [role.span for c, _, found in evidence if len(c.words) > 1 for role in found]
    known: list[_Known] = []
    full = [(c, found) for c, sure, found in evidence if sure and len(c.words) > 1]
    for candidate, found in sorted(full, key=lambda pair: -len(pair[0].words)):
        _add(known, reading, candidate, found)
    for candidate, sure, found in evidence:
        if len(candidate.words) > 1 and not sure:
            _add_variant(known, reading, candidate)
        elif len(candidate.words) > 1:
            continue
        elif any(span.contains(candidate.span) for span in roles):  # a word of somebody's role is nobody new
            _add_single(known, reading, candidate, [], False)
        else:
            _add_single(known, reading, candidate, found, sure)
    return tuple(_person(entry, reading) for entry in sorted(known, key=lambda k: min(k.spans)))


def _evidence(
    reading: Reading,
    candidate: Candidate,
    mentions: tuple[Mention, ...],
    given: frozenset[str],
    likely: list[Span],
) -> tuple[bool, list[Role]]:
    """(whether this is a person, the roles beside the name)."""
    heads = word_set(reading.language.organisation_heads)
    if not candidate.titled and (candidate.attached or not heads.isdisjoint(candidate.words)):
        return False, []
    if _is_namesake(reading, candidate.span):
        return False, []
    before = role_before(reading, candidate.span, mentions, likely)
    after = role_after(reading, candidate.span, mentions, likely)
    roles = [role for role in (before, after) if role]
    if len(candidate.words) == 1 and not candidate.titled and not _may_be_surname(reading, candidate.span, before):
        return False, []
    if roles or candidate.titled:
        return bool(before or candidate.titled or len(candidate.words) > 1), roles
    if len(candidate.words) == 1:
        return False, []
    first = candidate.words[0]
    named = first in given or ("-" in first and first.split("-")[0] in given)
    named = named or (first in FAMILY_FIRST and len(candidate.words) == 2)
    named = named or any(re.match(r"(?:o'|mc)\w{3}", word) for word in candidate.words[1:])
    return named or _speaks(reading, candidate.span), []


def _may_be_surname(reading: Reading, name: Span, role: Role | None) -> bool:
    """`el presidente Petro` is a person, `Presidente Perón` a place where roles are written small, `UPAEP` neither."""
    text = reading.text(name)
    place = role is not None and reading.language.pro_drop and role.text[:1].isupper() and role.span.start > 0
    return not (place or (len(text) > 1 and text.isupper()))


def _is_namesake(reading: Reading, name: Span) -> bool:
    """Whether this is a thing that bears a name: `avenida Simón Bolívar`, `Kennedy Airport`."""
    text, things = reading.texts[name.paragraph - 1], word_set(reading.language.named_after)
    after = re.compile(r" ([^\W\d_]+)").match(text, name.end)
    whole = reading.fold(name).split()
    if (after and after[1][0].isupper() and fold(after[1]) in things) or (whole[1:] and whole[-1] in things):
        return True
    before = re.search(r"([^\W\d_]+) $", reading.folded[name.paragraph - 1][max(0, name.start - 20) : name.start])
    return bool(before and before[1] in things)


def _speaks(reading: Reading, name: Span) -> bool:
    """`dijo Fulano Mengano`, `Fulano Mengano afirmó`."""
    folded = reading.folded[name.paragraph - 1]
    before, after = _speech(reading.language)
    return bool(after.match(folded, name.end) or before.search(folded[max(0, name.start - 25) : name.start]))


@cache
def _speech(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = any_of(language.speech_verbs)
    return re.compile(verbs + r" $"), re.compile(r" " + verbs)


def _add(known: list[_Known], reading: Reading, candidate: Candidate, roles: list[Role]) -> None:
    entry = next((k for k in known if _same(k.words, candidate.words)), None)
    text = reading.text(candidate.span)
    family = [k for k in known if _is_family(candidate.words, k.words, reading.language)]
    if entry is None and len(family) == 1:  # López Obrador
        family[0].spans.append((candidate.span, "surname"))
        family[0].roles += roles
        return
    if entry is None:
        entry = _Known(candidate.words, text)
        known.append(entry)
    entry.spans.append((candidate.span, "name"))
    entry.roles += roles


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name is the other with words left out, the first word being shared or an initial of it."""
    short, long = sorted((a, b), key=len)
    initial = short[0].endswith(".") and long[0].startswith(short[0][0])
    if len(short) < 2 or (short[0] != long[0] and not initial):
        return False
    rest = iter(long[1:])
    return all(word in rest for word in short[1:])


def _is_family(words: tuple[str, ...], name: tuple[str, ...], language: Language) -> bool:
    """Whether these are the surnames of that name, all or the first or last of them."""
    if len(words) == 1:
        return words[0] in _surnames(name, language)
    return any(name[start : start + len(words)] == words for start in range(1, len(name)))


def _add_single(known: list[_Known], reading: Reading, candidate: Candidate, roles: list[Role], sure: bool) -> None:
    """A surname alone stands for the one person here who bears it; with a role it may stand for itself."""
    bearers = [k for k in known if candidate.words[0] in _surnames(k.words, reading.language)]
    if not bearers and candidate.titled:  # Sir Keir, don Pablo
        bearers = [k for k in known if candidate.words[0] == k.words[0]]
    if len(bearers) == 1:
        form = "surname" if len(bearers[0].words) > 1 else "name"
        bearers[0].spans.append((candidate.span, form))
        bearers[0].roles += roles
    elif not bearers and sure:
        entry = _Known(candidate.words, reading.text(candidate.span), [(candidate.span, "name")], list(roles))
        known.append(entry)


def _surnames(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    if len(words) == 1:
        return words
    first = words[:1] if words[0] in FAMILY_FIRST or re.fullmatch(r"\w+-\w+", words[1]) else ()
    particles = word_set(language.connectors)
    return first + tuple(w for w in words[1:] if len(w) > 2 and not w.endswith(".") and w not in particles)


def _add_variant(known: list[_Known], reading: Reading, candidate: Candidate) -> None:
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


def _person(entry: _Known, reading: Reading) -> Person:
    person = slug(entry.name)
    mentions = tuple(Mention(span, person, form, reading.text(span)) for span, form in sorted(set(entry.spans)))
    roles = tuple(sorted(dict.fromkeys(entry.roles), key=lambda role: role.span))
    return Person(person, entry.name, roles, mentions)
