"""What is quoted, and who says it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from briefsite.languages import Language
from briefsite.patterns import any_of
from briefsite.reading import Reading
from briefsite.records import Mention, Person, Quote, Span
from briefsite.text import fold

SPEAKING = ("country", "organisation")  # kinds of terms that may speak, besides people
NEAR = 4  # words between an institution and its verb; a person may stand further off
FEWEST = 5  # words of a quotation that is a sentence of its own


@dataclass(frozen=True, slots=True)
class _Subject:
    """Somebody or something that may speak; `who` is "" for one who is not named, None for `el neerlandés`."""

    start: int
    end: int
    who: str | None
    person: bool = True


@dataclass(frozen=True)
class _Scene:
    """One paragraph as an attribution sees it: quotations masked, subjects by place."""

    folded: str
    subjects: tuple[_Subject, ...]
    verbs: tuple[tuple[int, int], ...]


def find_quotes(
    reading: Reading, people: tuple[Person, ...], mentions: Iterable[Mention], kinds: Mapping[str, str]
) -> tuple[Quote, ...]:
    """Every quotation; its speaker where the text says so, else nobody."""
    outer = [m for m in reading.marks if not any(o != m and o.contains(m) for o in reading.marks)]
    scenes: dict[int, _Scene] = {}
    last: str | None = None
    last_paragraph = 0
    found = []
    for mark in outer:
        if mark.paragraph not in scenes:
            scenes[mark.paragraph] = _scene(reading, mark.paragraph, people, list(mentions), kinds)
        if mark.paragraph - last_paragraph > 1:
            last = None  # a speaker two paragraphs back is nobody's antecedent
        scene = scenes[mark.paragraph]
        speaker, cue = _attribution(reading, mark, scene, last)
        if speaker:
            last, last_paragraph = speaker, mark.paragraph
        found.append(Quote(mark, reading.text(mark), _kind(reading, mark, cue), speaker, cue))
    return tuple(found)


def _kind(reading: Reading, mark: Span, cue: str | None) -> str:
    text = reading.text(mark)
    words = len(text.split())
    if cue is None and words < FEWEST:
        return "term"
    begins = text.lstrip("¿¡…(")[:1]
    return "sentence" if begins.isupper() and words >= FEWEST else "fragment"


def _scene(
    reading: Reading, number: int, people: tuple[Person, ...], mentions: list[Mention], kinds: Mapping[str, str]
) -> _Scene:
    folded = list(reading.folded[number - 1])
    for mark in reading.marks:
        if mark.paragraph == number:
            folded[mark.start : mark.end] = "\0" * (mark.end - mark.start)
    masked = "".join(folded)
    names = [_Subject(m.span.start, m.span.end, p.id) for p in people for m in p.mentions if m.span.paragraph == number]
    roles = [subject for subject in _role_subjects(masked, people, reading.language) if _is_free(subject, names)]
    named = sorted(names + roles, key=lambda s: s.start)
    others = [s for m in mentions if m.span.paragraph == number for s in _institution(m, masked, kinds) if _is_free(s, named)]
    verbs = [m.span() for m in _verbs(reading.language).finditer(masked)]
    return _Scene(masked, tuple(sorted(named + others, key=lambda s: s.start)), tuple(verbs))


def _is_free(subject: _Subject, others: list[_Subject]) -> bool:
    return not any(other.start < subject.end and subject.start < other.end for other in others)


def _role_subjects(masked: str, people: tuple[Person, ...], language: Language) -> list[_Subject]:
    """`el secretario general de la OTAN`: a role that one person bears stands for that person."""
    bearers: dict[str, set[str]] = {}
    for person in people:
        for role in person.roles:
            bearers.setdefault(fold(role.text), set()).add(person.id)
    found = []
    for role, who in sorted(bearers.items(), key=lambda item: (-len(item[0]), item[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(role)}(?!\w)", masked):
            subject = _Subject(match.start(), match.end(), next(iter(who)) if len(who) == 1 else "")
            found += [subject] if _is_free(subject, found) else []
    for match in _heads(language).finditer(masked):
        end = re.compile(r"[^,.;:\0()]{0,60}?(?= (?:que|who|\w+o|dijo|said)\b|[,.;:\0()]|$)").match(masked, match.end())
        subject = _Subject(match.start(), end.end() if end else match.end(), "")
        found += [subject] if _is_free(subject, found) else []
    return found


def _institution(mention: Mention, masked: str, kinds: Mapping[str, str]) -> list[_Subject]:
    span = mention.span
    if mention.form == "demonym":
        article = re.search(r"(?<!\w)(?:el|la|the|le|o|a|der|die|il) $", masked[max(0, span.start - 5) : span.start])
        return [_Subject(span.start, span.end, None)] if article else []
    return [_Subject(span.start, span.end, mention.term, False)] if kinds.get(mention.term) in SPEAKING else []


@cache
def _verbs(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.speech_verbs))


@cache
def _heads(language: Language) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:el|la|the|le|o|a|der|die|il) " + any_of(language.role_heads).replace(r"(?<!\w)", "", 1))


@cache
def _according(language: Language) -> re.Pattern[str]:
    phrases = any_of(word for word in language.according_to if word != "para")
    return re.compile(phrases + r"(?: (?P<verb>" + any_of(language.speech_verbs) + r"))?")


def _attribution(reading: Reading, mark: Span, scene: _Scene, last: str | None) -> tuple[str | None, str | None]:
    """(speaker, the words that attribute), in the order: after it, `según`, before it, beside its like."""
    sentence = reading.sentence(mark)
    text = reading.texts[mark.paragraph - 1]
    for way in (_after, _according_to, _before):
        answer = way(mark, sentence, scene, reading.language)
        if answer is not None:
            subject, start, end = answer
            speaker = last if subject is None or subject.who is None else subject.who or None
            return speaker, " ".join(text[start:end].split())
    return None, None


_Answer = tuple[_Subject | None, int, int] | None


def _after(mark: Span, sentence: Span, scene: _Scene, language: Language) -> _Answer:
    """`", dijo Rutte`, `", Rutte said`, `", señaló`."""
    opening = re.compile(r"[.,!?…]?[\"'”’»“«]?[.,]? ?(?:-|—)? ?").match(scene.folded, mark.end)
    place = opening.end() if opening else mark.end
    clause = _clause(scene, place, sentence.end)
    verb = next((v for v in scene.verbs if v[0] >= place and v[0] < place + clause), None)
    if verb is None:
        return None
    ahead = len(scene.folded[place : verb[0]].split())
    if re.search(r"\b(?:que|who|quien|and|y|e|et|und)\b", scene.folded[place : verb[0]]):
        return None
    before = next((s for s in scene.subjects if place <= s.start and s.end <= verb[0]), None)
    if before and len(scene.folded[place : before.start].split()) < 2 and ahead <= 10:
        return None if _is_object(scene.folded, before, place, language) else (before, before.start, verb[1])
    if ahead > 2:
        return None
    subject = next((s for s in scene.subjects if verb[1] <= s.start <= verb[1] + 45), None)
    if subject and not _is_object(scene.folded, subject, verb[1], language) and not re.search(
        r"[.;\0]", scene.folded[verb[1] : subject.start]
    ):
        return subject, verb[0], subject.end
    return None, verb[0], verb[1]


def _clause(scene: _Scene, place: int, end: int) -> int:
    """Length up to the next quotation or full stop."""
    stop = re.compile(r"[.;\0]").search(scene.folded, place, end)
    return (stop.start() if stop else end) - place


def _according_to(mark: Span, sentence: Span, scene: _Scene, language: Language) -> _Answer:
    """`según dijo Rutte`, `according to the Kremlin`, anywhere in the sentence."""
    for match in _according(language).finditer(scene.folded, sentence.start, sentence.end):
        subject = next((s for s in scene.subjects if match.end() <= s.start <= match.end() + 12), None)
        if subject:
            return subject, match.start(), subject.end
    return None


def _before(mark: Span, sentence: Span, scene: _Scene, language: Language) -> _Answer:
    """`Rutte afirmó que … "`: the nearest verb before the quotation and its subject."""
    verbs = [v for v in scene.verbs if sentence.start <= v[0] and v[1] <= mark.start]
    if not verbs:
        return None
    verb = verbs[-1]
    subject = next((s for s in scene.subjects if verb[1] <= s.start <= verb[1] + 2), None)
    if subject and not _is_object(scene.folded, subject, verb[1], language):
        return subject, verb[0], subject.end
    earlier = [s for s in scene.subjects if sentence.start <= s.start and s.end <= verb[0]]
    for subject in reversed(earlier):
        near = subject.person or len(scene.folded[subject.end : verb[0]].split()) <= NEAR
        if near and not _is_object(scene.folded, subject, sentence.start, language):
            return subject, subject.start, verb[1]
    return None, verb[0], verb[1]


def _is_object(folded: str, subject: _Subject, start: int, language: Language) -> bool:
    """`acusó a Pekín`: a preposition right before a name, article or not, takes it out of the running."""
    words = folded[start : subject.start].split()[-2:]
    barred = frozenset(map(fold, language.said_by))
    articles = frozenset({"el", "la", "los", "las", "the"})
    while words and words[-1] in articles:
        words.pop()
    return bool(words) and words[-1] in barred
